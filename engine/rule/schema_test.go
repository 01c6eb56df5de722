package rule_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/schemas"
)

// parts are comparisons that rules are made of; the last ones no schema can say.
var parts = []string{
	"field.country == 'FR'", "field.country != 'FR'", "field.country in ['FR', 'DE']", "field.country not in ['DE']",
	"field.qty > 3", "field.qty <= 2", "field.qty == 3", "field.qty != 3", "field.qty in 1..5", "field.qty > -1",
	"field.vip", "not field.vip", "field.vip == true", "field.vip != true", "field.city == nil", "field.city != nil",
	"field.city contains 'a.'", "field.city startsWith 'Pa'", "field.city endsWith 's'", "field.city matches '^[A-Z]'",
	"'acil' in field.tags", "true", "false",
	"field.city == field.country", "len(field.tags) > 1", "case.kind == 'complaint'", "any(field.tags, # == 'acil')",
}

func drawRule(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom(parts).Draw(t, "part")
	}
	a := drawRule(t, depth-1)
	switch rapid.IntRange(0, 3).Draw(t, "shape") {
	case 0:
		return fmt.Sprintf("not (%s)", a)
	case 1:
		return fmt.Sprintf("(%s) and (%s)", a, drawRule(t, depth-1))
	case 2:
		return fmt.Sprintf("(%s) or (%s)", a, drawRule(t, depth-1))
	}
	return a
}

func accepts(t *rapid.T, schema map[string]any, doc map[string]any) bool {
	src, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := schemas.Compile(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return len(v.Check(any(doc))) == 0
}

// TestSchemaBracketsRule: surely ⊆ rule ⊆ possibly, and equal when exact.
func TestSchemaBracketsRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawRule(t, rapid.IntRange(0, 3).Draw(t, "depth"))
		r, problems := rule.Compile(text, scope())
		if len(problems) > 0 {
			t.Fatalf("%s: %+v", text, problems)
		}
		doc := map[string]any{}
		maybe := func(name string, values ...any) {
			if i := rapid.IntRange(-1, len(values)-1).Draw(t, name); i >= 0 {
				doc[name] = values[i]
			}
		}
		maybe("country", "FR", "DE")
		maybe("qty", 0.0, 2.0, 2.5, 3.0, 4.0)
		maybe("vip", true, false)
		maybe("city", "Paris", "a.s", "oslo", "FR")
		maybe("tags", []any{"acil"}, []any{"x", "y"})
		holds, err := r.Yes(env(doc))
		if err != nil {
			t.Fatal(err)
		}
		s := r.Schema()
		surely, possibly := accepts(t, s.Surely, doc), accepts(t, s.Possibly, doc)
		if surely && !holds || holds && !possibly || s.Exact && surely != holds {
			t.Fatalf("%s on %v: rule %v, surely %v, possibly %v, exact %v", text, doc, holds, surely, possibly, s.Exact)
		}
	})
}
