package rule_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine/rule"
)

func scope() *rule.Scope {
	return rule.NewScope(map[string]rule.Name{
		"field.country": {Type: rule.Text, Options: []string{"FR", "DE"}},
		"field.qty":     {Type: rule.Number},
		"field.vip":     {Type: rule.Bool},
		"field.tags":    {Type: rule.List},
		"field.city":    {Type: rule.Text},
		"case.kind":     {Type: rule.Text},
		"case.category": {Type: rule.Text},
		"case.age":      {Type: rule.Span, Moves: true},
		"now":           {Type: rule.Time, Moves: true},
	})
}

func env(fields map[string]any) rule.Env {
	return rule.Env{
		"field": fields,
		"case":  map[string]any{"kind": "complaint", "category": "cargo.late", "age": 50 * time.Hour},
		"now":   time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
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
		{"field.country startsWith 'F'", map[string]any{"country": "FR"}, true}, // a part of a choice
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
		{"under(case.category, 'car')", none, false},
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

// TestBombs are texts that killed or hung unguarded parsers and machines.
func TestBombs(t *testing.T) {
	for name, text := range map[string]string{
		"parentheses": strings.Repeat("(", 490_000),
		"brackets":    strings.Repeat("[", 357_000),
		"deep":        strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60),
		"unary":       strings.Repeat("!", 2000) + "true",
		"nots":        strings.Repeat("not ", 900) + "true",
		"memory":      `reduce(1..28,#acc+#acc,"0123456789") == ""`,
		"cpu":         "let r=1..1000; count(r,count(r,count(r,true)==7)==7)==7",
		"json":        "toJSON([1,2]) == ''",
		"range":       "len(1..99999999) > 0",
		"repeat":      "repeat('a', 1000000000) == ''",
		"nul":         "field.city == '\x00\xff'",
		"many nodes":  strings.Repeat("true and ", 420) + "true",
		"pipe":        "field.tags | map(#) | len() > 0 and $env != nil",
		"zero":        "1/0 > 1 and fromJSON('1') == 1",
	} {
		start := time.Now()
		_, ps := rule.Compile(text, scope())
		if len(ps) == 0 {
			t.Errorf("%s: accepted", name)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: took %v", name, took)
		}
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
	_, ps = rule.CompileTemplate("Ağrı {{ field.citi }}", scope())
	if len(ps) != 1 || ps[0].From != 8 {
		t.Fatalf("%+v", ps)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"field.country == 'FR'", "any(field.tags, # == 'x')", "((((", "field.qty in 1..5", "not field.vip"} {
		f.Add(s)
	}
	e := env(map[string]any{"country": "FR", "qty": 2.0})
	f.Fuzz(func(t *testing.T, text string) {
		r, ps := rule.Compile(text, scope())
		if (r == nil) == (len(ps) == 0) {
			t.Fatal("a rule or problems, not both")
		}
		if r != nil {
			if _, err := r.Yes(e); err != nil && r.Text() != text {
				t.Fatal(err)
			}
		}
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
