package rule_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
)

func mustCompile(t testing.TB, text string) *rule.Rule {
	t.Helper()
	r, ps := rule.Compile(text, scope())
	if len(ps) > 0 {
		t.Fatalf("%s: %+v", text, ps)
	}
	return r
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		text   string
		fields map[string]any
		want   string
	}{
		{
			"case.kind == 'complaint' and (field.country in ['FR', 'DE'] or field.vip) and not (field.qty > 3) and any(field.tags, # == 'acil')",
			map[string]any{"country": "FR", "tags": []any{"x"}},
			`✗ case.kind == 'complaint' and (field.country in ['FR', 'DE'] or field.vip) and not (field.qty > 3) and any(field.tags, # == 'acil')
  ✓ case.kind == 'complaint'    [case.kind is 'complaint']
  ✓ field.country in ['FR', 'DE'] or field.vip
    ✓ field.country in ['FR', 'DE']    [field.country is 'FR']
    · field.vip    (not looked at)
  ✓ not (field.qty > 3)
    ✗ field.qty > 3    [field.qty is empty]
  ✗ any(field.tags, # == 'acil')    [field.tags is x]
`,
		},
		{
			"field.vip ? field.qty > 1 : field.qty < 1", map[string]any{"vip": false, "qty": 0.5},
			`✓ field.vip ? field.qty > 1 : field.qty < 1
  ✗ field.vip    [field.vip is false]
  · field.qty > 1    (not looked at)
  ✓ field.qty < 1    [field.qty is 0.5]
`,
		},
		{
			"field.city == 'ğ'\n  or 1 / field.qty > 2", map[string]any{"city": "x", "qty": 0.0},
			`! field.city == 'ğ' or 1 / field.qty > 2    (the result is not a finite number)
  ✗ field.city == 'ğ'    [field.city is 'x']
  ! 1 / field.qty > 2    [field.qty is 0]    (the result is not a finite number)
`,
		},
		{
			"survey.after.nps <= 6", nil,
			"✗ survey.after.nps <= 6    [survey.after.nps is empty]\n",
		},
	} {
		got := drawn(rule.Explain(mustCompile(t, c.text), env(c.fields)))
		if got != c.want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.text, got, c.want)
		}
	}
}

func TestExplainValue(t *testing.T) {
	r, ps := rule.CompileValue("field.qty * 2", scope())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	n := rule.Explain(r, env(map[string]any{"qty": 1.5}))
	if n.Answer != rule.Given || n.Value != 3.0 || len(n.Names) != 1 || n.Names[0] != (rule.NameValue{Name: "field.qty", Value: 1.5}) {
		t.Fatalf("%+v", n)
	}
}

// TestTests: what a part asks of one name is told in one form, whichever side the
// name stands on.
func TestTests(t *testing.T) {
	for text, want := range map[string]*rule.Test{
		"field.qty > 3":                      {Name: "field.qty", Op: ">", With: []any{3.0}},
		"3 < field.qty":                      {Name: "field.qty", Op: ">", With: []any{3.0}},
		"field.qty > -3":                     {Name: "field.qty", Op: ">", With: []any{-3.0}},
		"field.country == 'FR'":              {Name: "field.country", Op: "==", With: []any{"FR"}},
		"'FR' != field.country":              {Name: "field.country", Op: "!=", With: []any{"FR"}},
		"field.city == nil":                  {Name: "field.city", Op: "==", With: []any{nil}},
		"field.country in ['FR', 'DE']":      {Name: "field.country", Op: "in", With: []any{"FR", "DE"}},
		"field.qty in 1..5":                  {Name: "field.qty", Op: "between", With: []any{1.0, 5.0}},
		"'acil' in field.tags":               {Name: "field.tags", Op: "has", With: []any{"acil"}},
		"field.vip":                          {Name: "field.vip", Op: "yes"},
		"field.qty > setting.limit":          {Name: "field.qty", Op: ">", With: []any{3}, Other: "setting.limit"},
		"setting.limit < field.qty":          {Name: "field.qty", Op: ">", With: []any{3}, Other: "setting.limit"},
		"case.age > days(2)":                 {Name: "case.age", Op: ">", With: []any{48 * time.Hour}},
		"under(case.category, 'cargo')":      {Name: "case.category", Op: "under", With: []any{"cargo"}},
		"same_text(field.city, 'x')":         {Name: "field.city", Op: "same_text", With: []any{"x"}},
		"field.city matches '^P'":            {Name: "field.city", Op: "matches", With: []any{"^P"}},
		"field.qty + 1 > 3":                  nil,
		"field.city in [field.country, 'x']": nil,
		"len(field.tags) > 1":                nil,
		"any(field.tags, # == 'a')":          nil,
		"true":                               nil,
	} {
		got := rule.Explain(mustCompile(t, text), env(map[string]any{"city": "Paris"})).Test
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s asks %+v, want %+v", text, got, want)
		}
	}
}

// TestExplainAgrees: the explanation's first line is what Yes answers, and its
// parts account for it.
func TestExplainAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, 3)
		doc := drawFields(t)
		r, ps := rule.Compile(q.text, scope())
		if len(ps) > 0 {
			t.Fatalf("%s: %+v", q.text, ps)
		}
		n := rule.Explain(r, env(doc))
		if (n.Answer == rule.Yes) != q.holds(doc) {
			t.Fatalf("%s on %v:\n%s", q.text, doc, drawn(n))
		}
	})
}

var marks = map[rule.Answer]string{rule.Yes: "✓", rule.No: "✗", rule.Unseen: "·", rule.Given: "=", rule.Failed: "!"}

// drawn answers a line a part, as the language's manual shows explanations.
func drawn(n rule.Node) string {
	var b strings.Builder
	draw(&b, n, 0)
	return b.String()
}

func draw(b *strings.Builder, n rule.Node, depth int) {
	fmt.Fprintf(b, "%s%s %s", strings.Repeat("  ", depth), marks[n.Answer], strings.Join(strings.Fields(n.Text), " "))
	if len(n.Names) > 0 {
		all := make([]string, len(n.Names))
		for i, v := range n.Names {
			all[i] = v.Name + " is " + shown(v.Value)
		}
		fmt.Fprintf(b, "    [%s]", strings.Join(all, ", "))
	}
	switch n.Answer {
	case rule.Unseen:
		b.WriteString("    (not looked at)")
	case rule.Failed:
		fmt.Fprintf(b, "    (%v)", n.Err)
	case rule.Given:
		fmt.Fprintf(b, "    %s", shown(n.Value))
	}
	b.WriteByte('\n')
	for _, p := range n.Parts {
		draw(b, p, depth+1)
	}
}

func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return "empty"
	case string:
		return "'" + v + "'"
	}
	return strings.NewReplacer("[", "", "]", "").Replace(fmt.Sprint(v))
}
