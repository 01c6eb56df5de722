package rule_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/rule"
)

func scope() *rule.Scope {
	return rule.NewScope(map[string]rule.Name{
		"field.country":  {Type: rule.Text, Options: []string{"FR", "DE"}},
		"field.qty":      {Type: rule.Number},
		"field.vip":      {Type: rule.Bool},
		"field.tags":     {Type: rule.List},
		"field.city":     {Type: rule.Text},
		"field.day":      {Type: rule.Date},
		"field.at":       {Type: rule.Moment},
		"field.none":     {Type: rule.Moment},
		"field.price":    {Type: rule.Number, Whole: true, Money: true},
		"field.count":    {Type: rule.Number, Whole: true},
		"field.more":     {Type: rule.Number},
		"field.whole":    {Type: rule.Number},
		"case.opened_at": {Type: rule.Time},
		"case.kind":      {Type: rule.Text},
		"case.category":  {Type: rule.Text, Options: []string{"cargo", "cargo.late", "returns"}},
		"case.age":       {Type: rule.Span, Moves: true},
		"case.overdue":   {Type: rule.Bool, Moves: true},
		// Groups that the values of a run may lack altogether.
		"survey.after.nps":  {Type: rule.Number},
		"task.repair.state": {Type: rule.Text, Options: []string{"todo", "done"}},
		"setting.limit":     {Type: rule.Any},
		"setting.home":      {Type: rule.Text},
		"setting.none":      {Type: rule.Text},
		"now":               {Type: rule.Time, Moves: true},
	})
}

func env(fields map[string]any) rule.Env {
	return rule.Env{
		"field":   fields,
		"case":    map[string]any{"kind": "complaint", "category": "cargo.late", "age": 50 * time.Hour, "opened_at": time.Date(2026, 1, 3, 9, 0, 0, 0, time.UTC)},
		"setting": map[string]any{"home": "FR", "limit": 3},
		"now":     time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
	}
}

// TestYes is the truth table of the language: what empty values do above all.
func TestYes(t *testing.T) {
	none := map[string]any{}
	for _, c := range []struct {
		text   string
		fields map[string]any
		want   bool
	}{
		{"field.country == 'FR'", map[string]any{"country": "FR"}, true},
		{"field.country == 'FR'", none, false},
		{"field.country != 'FR'", none, true},
		{"field.country != 'FR'", map[string]any{"country": "FR"}, false},
		{"field.country in ['FR', 'DE']", map[string]any{"country": "DE"}, true},
		{"field.country in ['FR', 'DE']", none, false},
		{"field.country not in ['FR', 'DE']", none, true},
		{"field.qty > 3", map[string]any{"qty": 4.0}, true},
		{"field.qty > 3", none, false},
		{"field.qty == 3", map[string]any{"qty": 3.0}, true},
		{"not (field.qty > 3)", none, true},
		{"field.qty + 1 > 3", none, false},
		{"field.qty in 1..5", map[string]any{"qty": 4.0}, true},
		{"field.vip", none, false},
		{"not field.vip", none, true},
		{"field.vip == true", map[string]any{"vip": true}, true},
		{"field.city == nil", none, true},
		{"field.city != nil", map[string]any{"city": "Paris"}, true},
		{"'a' in field.tags", none, false},
		{"len(field.tags) == 0", none, true},
		{"any(field.tags, # == 'acil')", map[string]any{"tags": []any{"acil"}}, true},
		{"any(field.tags, # == field.city)", map[string]any{"tags": []any{"x"}}, false},
		{"field.city contains 'ar'", map[string]any{"city": "Paris"}, true},
		{"field.city contains 'ar'", none, false},
		{"field.city matches '^P'", none, false},
		{"field.city == field.country", none, false},
		{"under(case.category, 'cargo')", none, true},
		{"under(case.category, 'cargo/late')", none, true},
		{"under(case.category, 'returns')", none, false},
		{"under(field.city, 'a')", none, false},
		{"not under(field.city, 'a')", none, true},
		{"field.vip == nil", none, true},
		{"field.vip == nil", map[string]any{"vip": false}, false},
		{"field.vip != nil", none, false},
		{"field.vip == false", none, false},
		{"field.vip != false", none, true},
		{"field.vip == false", map[string]any{"vip": false}, true},
		{"field.vip ? field.qty > 1 : field.qty < 1", map[string]any{"qty": 0.0}, true},
		{"survey.after.nps <= 6", none, false},
		{"not (survey.after.nps <= 6)", none, true},
		{"survey.after.nps == nil", none, true},
		{"task.repair.state != 'done'", none, true},
		{"setting.limit > 2", none, true},
		{"setting.none == nil", none, true},
		{"any([field.city, field.country], # == 'FR')", map[string]any{"country": "FR"}, true},
		{"all([field.city, field.country], # != 'FR')", none, true},
		{"count([field.city, field.country], # == 'FR') > 0", map[string]any{"country": "FR"}, true},
		{"any([field.vip], #)", none, false},
		{"count(field.tags, # == field.city) == 0", none, true},
		{"max(field.qty, 5) == 5", none, false},
		{"len(field.city) == 0", none, false},
		{"len(field.city) == 4", map[string]any{"city": "Ağrı"}, true},
		{"(field.city == 'x') == false", none, true},
		{"field.city in [field.country, 'x']", map[string]any{"city": "x"}, false},
		{"field.city == 'Ag\u0306r\u0131'", map[string]any{"city": "A\u011fr\u0131"}, true}, // a letter in two ways
		{"field.country matches '^F'", map[string]any{"country": "FR"}, true},
		{"field.country startsWith 'D'", map[string]any{"country": "FR"}, false},
		{"field.day < '2026-02-01'", map[string]any{"day": "2026-01-31"}, true},
		{"field.qty * 2 >= 6 and field.qty / 2 < 2", map[string]any{"qty": 3.0}, true},
		{"field.city + '!' == 'x!'", map[string]any{"city": "x"}, true},
		{"field.city in filter(field.tags, len(#) > 1)", map[string]any{"city": "xx", "tags": []any{"xx"}}, true},
		{"same_text(field.city, 'ISPARTA')", map[string]any{"city": "ısparta"}, true},
		{"same_text(field.city, 'x')", none, false},
		{"case.age > days(2)", none, true},
		{"case.kind == 'complaint' and (field.vip or field.country == 'FR')", map[string]any{"country": "FR"}, true},
	} {
		r, ps := rule.Compile(c.text, scope())
		if len(ps) > 0 {
			t.Errorf("%s: %+v", c.text, ps)
			continue
		}
		got, err := r.Yes(env(c.fields))
		if err != nil || got != c.want {
			t.Errorf("%s on %v = %v, %v; want %v", c.text, c.fields, got, err, c.want)
		}
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ text, code, at, detail string }{
		{"field.contry == 'FR'", rule.CodeName, "field.contry", "Did you mean field.country?"},
		{"field.country == 'FRA'", rule.CodeNever, "'FRA'", "it can be FR, DE"},
		{"field.country ==", rule.CodeSyntax, "=", "ends too early"},
		{"field.qty", rule.CodeNotYesNo, "field.qty", "Compare it"},
		{"field.country > 3", rule.CodeType, "field.country > 3", "between a text and a number"},
		{"toJSON(field.city) == ''", rule.CodeDenied, "toJSON(field.city)", "not a function"},
		{"field.city.Delete()", rule.CodeDenied, "", "no methods"},
		{"let a = 1; a == 1", rule.CodeDenied, "", "without variables"},
		{"$env.x == 1", rule.CodeName, "$env", "no $env.x"},
		{"any(field.tags, any(field.tags, # == 'a'))", rule.CodeDenied, "", "inside another"},
		{"field?.city == 'x'", rule.CodeDenied, "field?.city", "with dots"},
		{"field.city ?? 'a' != 'b'", rule.CodeSyntax, "", ""},
		{"(field.city ?? 'a') != 'b'", rule.CodeDenied, "field.city ?? 'a'", "not part"},
		{"$budget == 1", rule.CodeName, "$budget", "no $budget"},
		{"{'a': 1} == nil", rule.CodeDenied, "", "not part"},
		{"field.city matches field.country", rule.CodeDenied, "field.country", "pattern"},
		{"field.qty in 1..100000", rule.CodeDenied, "1..100000", "range"},
	} {
		_, ps := rule.Compile(c.text, scope())
		if len(ps) == 0 {
			t.Errorf("%s: no problem", c.text)
			continue
		}
		p := ps[0]
		if p.Code != c.code || !strings.Contains(p.Detail.String(), c.detail) {
			t.Errorf("%s: %+v", c.text, p)
		}
		if at := string([]rune(c.text)[p.From:p.To]); c.at != "" && !strings.HasPrefix(at, c.at) {
			t.Errorf("%s: points at %q, want %q", c.text, at, c.at)
		}
	}
}

func TestAllUnknownNamesAtOnce(t *testing.T) {
	_, ps := rule.Compile("field.a == 'x' or field.b == 'y'", scope())
	if len(ps) != 2 {
		t.Fatalf("%+v", ps)
	}
}

func TestStandingRulesRefuseTime(t *testing.T) {
	if _, ps := rule.Compile("case.age > days(2)", scope().Standing()); len(ps) != 1 || ps[0].Code != rule.CodeDenied {
		t.Fatalf("%+v", ps)
	}
}

func TestTemplate(t *testing.T) {
	tpl, ps := rule.CompileTemplate("Sayın müşteri, {{ field.city }} / {{field.qty * 2}}{{field.country}}.", scope())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	got, err := tpl.Render(env(map[string]any{"city": "Ağrı", "qty": 1.5}), nil)
	if err != nil || got != "Sayın müşteri, Ağrı / 3." {
		t.Fatalf("%q %v", got, err)
	}
	got, err = tpl.Render(env(map[string]any{"city": "<b>"}), func(s string) string { return strings.ReplaceAll(s, "<", "&lt;") })
	if err != nil || got != "Sayın müşteri, &lt;b> / ." {
		t.Fatalf("%q %v", got, err)
	}
	if _, err = tpl.Render(env(map[string]any{"city": strings.Repeat("x", 513<<10)}), nil); err == nil {
		t.Fatal("a text without end was rendered")
	}
	got, err = tpl.RenderAs(env(map[string]any{"city": "agr", "qty": 1.5}), nil, func(name string, v any) any {
		return fmt.Sprintf("<%s %v>", name, v)
	})
	if err != nil || got != "Sayın müşteri, <field.city agr> / 3<field.country <nil>>." {
		t.Fatalf("said: %q %v", got, err)
	}
}

func TestTemplateProblems(t *testing.T) {
	for text, want := range map[string]string{
		"Ağrı {{ field.citi }}":                "AKIS-R002 8-18",
		"{{ field.city }} {{ field.a }} {{ x ": "AKIS-R002 20-27, AKIS-R001 31-33",
		"{{ field.city":                        "AKIS-R001 0-2",
		"{{}}":                                 "AKIS-R001 2-2",
		strings.Repeat("{{ 1 }}", 201):         "AKIS-R006 0-1407",
		strings.Repeat("x", 40<<10):            "AKIS-R006 0-40960",
	} {
		_, ps := rule.CompileTemplate(text, scope())
		var got []string
		for _, p := range ps {
			got = append(got, fmt.Sprintf("%s %d-%d", p.Code, p.From, p.To))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%.40s: %s, want %s", text, s, want)
		}
	}
}

// FuzzCompile: any text is refused or runs within its limits, and then all that is
// made of it agrees: the explanation, its conditions, the schemas, a second run, and
// the rule as it is kept.
func FuzzCompile(f *testing.F) {
	for _, text := range bombs {
		if len(text) < 5000 {
			f.Add(text)
		}
	}
	for _, a := range atoms() {
		f.Add(a.text)
		f.Add("not (" + a.text + ") and field.vip ? true : " + a.text)
	}
	for _, s := range []string{
		"((((", "field['city'] == 1", "let a = 1; a", "$env", "field.city matches '('", "1..3", "'\\x'", "field?.city", "#", "any(1..3, {# > 2})",
		"if field.vip {true} else {false}", "under(case.category, 'cargo')", "days(2) > case.age", "// a comment", "field.tags | len() > 1",
	} {
		f.Add(s)
	}
	for _, text := range []string{
		"business_hours(case.opened_at, now) > 8", "days(field.day, '2026-02-01') > 1", "field.at > '2026-01-31'", "same_text(field.city, 'İ')",
		"contains_text(field.city, 'ı') or field.city matches '(a|b){3}'", "field.qty + 0.1 == 0.3", "now - field.at > hours(2)",
		"field.price > 100 and field.count in 1..3",
	} {
		f.Add(text)
	}
	e := env(map[string]any{"country": "FR", "qty": 2.0, "tags": []any{"x", "y"}, "at": "2026-01-05T22:30:00Z", "day": "2026-01-31", "city": "İZMİR"})
	e[rule.CalendarGroup] = office{}
	f.Fuzz(func(t *testing.T, text string) {
		r, ps := rule.Compile(text, scope())
		if (r == nil) == (len(ps) == 0) {
			t.Fatal("a rule or problems, not both")
		}
		runes := utf8.RuneCountInString(text)
		for _, p := range ps {
			if p.From < 0 || p.To < p.From || p.To > runes || p.Detail.String() == "" {
				t.Fatalf("%d runes, but %+v", runes, p)
			}
		}
		if r == nil {
			return
		}
		var yes bool
		var err error
		spared(t, "a run", func() { yes, err = r.Yes(e) })
		kept, keptErr := rule.NewShelf(time.UTC).Rule(r.Freeze()).Yes(e)
		n := rule.Explain(r, e)
		if yes != kept || (err == nil) != (keptErr == nil) || (err == nil) == (n.Answer == rule.Failed) || yes != (n.Answer == rule.Yes) {
			t.Fatalf("%v, %v, kept %v, %v, %+v", yes, err, kept, keptErr, n)
		}
		rule.Tests(r, e)
		r.Schema()
	})
}

func BenchmarkYes(b *testing.B) {
	r, _ := rule.Compile("case.kind == 'complaint' and (field.vip or field.country == 'FR') and field.qty > 3", scope())
	e := env(map[string]any{"country": "FR", "qty": 4.0})
	for b.Loop() {
		if ok, err := r.Yes(e); !ok || err != nil {
			b.Fatal(fmt.Sprint(ok, err))
		}
	}
}
