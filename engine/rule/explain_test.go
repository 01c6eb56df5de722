package rule_test

import (
	"encoding/json"
	"testing"

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
		got := rule.Explain(mustCompile(t, c.text), env(c.fields)).String()
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
	src, err := json.Marshal(rule.Explain(r, env(map[string]any{"qty": 1.5})))
	want := `{"text":"field.qty * 2","answer":"value","value":3,"names":[{"name":"field.qty","value":1.5}]}`
	if err != nil || string(src) != want {
		t.Fatalf("%s %v", src, err)
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
			t.Fatalf("%s on %v:\n%s", q.text, doc, n)
		}
	})
}
