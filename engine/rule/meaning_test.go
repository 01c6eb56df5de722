package rule_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
)

// question is a rule with what it means, said in Go: the reference that the
// guarded machine is held against.
type question struct {
	text  string
	holds func(doc map[string]any) bool
	// bare is the yes/no field that the whole question is, by itself or as a
	// branch: a comparison of the question mentions it.
	bare string
}

// atoms are comparisons with their meaning. Each looks the name up and is false
// when it is not there; that is the whole rule of missing values.
func atoms() []question {
	number := func(text, name string, f func(float64) bool) question {
		return question{text: text, holds: func(d map[string]any) bool { v, ok := d[name].(float64); return ok && f(v) }}
	}
	word := func(text, name string, f func(string) bool) question {
		return question{text: text, holds: func(d map[string]any) bool { v, ok := d[name].(string); return ok && f(v) }}
	}
	tags := func(d map[string]any) []any { l, _ := d["tags"].([]any); return l }
	return []question{
		number("field.qty > 3", "qty", func(v float64) bool { return v > 3 }),
		number("field.qty + 1 <= 3", "qty", func(v float64) bool { return v+1 <= 3 }),
		number("2 < field.qty", "qty", func(v float64) bool { return 2 < v }),
		number("-field.qty < -2", "qty", func(v float64) bool { return v > 2 }),
		number("field.qty in 1..3", "qty", func(v float64) bool { return v == 1 || v == 2 || v == 3 }),
		number("max(field.qty, 3) == 3", "qty", func(v float64) bool { return v <= 3 }),
		word("field.country == 'FR'", "country", func(v string) bool { return v == "FR" }),
		word("field.country in ['FR', 'DE']", "country", func(v string) bool { return v == "FR" || v == "DE" }),
		word("field.city contains 'a'", "city", func(v string) bool { return strings.Contains(v, "a") }),
		word("len(field.city) > 3", "city", func(v string) bool { return len([]rune(v)) > 3 }),
		word("lower(field.city) + 'x' == 'oslox'", "city", func(v string) bool { return strings.ToLower(v) == "oslo" }),
		word("field.city startsWith 'O' ", "city", func(v string) bool { return strings.HasPrefix(v, "O") }),
		{text: "field.vip", bare: "vip", holds: func(d map[string]any) bool { return d["vip"] == true }},
		{text: "field.vip == false", holds: func(d map[string]any) bool { return d["vip"] == false }},
		{text: "field.vip == nil", holds: func(d map[string]any) bool { return d["vip"] == nil }},
		{text: "field.qty != nil", holds: func(d map[string]any) bool { return d["qty"] != nil }},
		{text: "field.city != field.country", holds: func(d map[string]any) bool {
			return d["city"] == nil || d["country"] == nil || d["city"] != d["country"]
		}},
		{text: "field.city in field.tags", holds: func(d map[string]any) bool {
			return d["city"] != nil && slices.Contains(tags(d), d["city"])
		}},
		{text: "any(field.tags, # == field.city)", holds: func(d map[string]any) bool { return slices.Contains(tags(d), d["city"]) }},
		{text: "all(field.tags, # != 'acil')", holds: func(d map[string]any) bool { return !slices.Contains(tags(d), any("acil")) }},
		{text: "len(field.tags) < 2", holds: func(d map[string]any) bool { return len(tags(d)) < 2 }},
		{text: "any([field.city, field.country], # == 'FR')", holds: func(d map[string]any) bool {
			return d["city"] == "FR" || d["country"] == "FR"
		}},
		{text: "survey.after.nps > 3", holds: func(map[string]any) bool { return false }},
		{text: "true", holds: func(map[string]any) bool { return true }},
	}
}

func drawQuestion(t *rapid.T, depth int) question {
	if depth == 0 {
		return rapid.SampledFrom(atoms()).Draw(t, "atom")
	}
	a := drawQuestion(t, depth-1)
	shape := rapid.IntRange(0, 5).Draw(t, "shape")
	if shape == 0 {
		return question{text: "not (" + a.text + ")", holds: func(d map[string]any) bool { return !a.holds(d) }}
	}
	if shape == 1 {
		return a
	}
	b := drawQuestion(t, depth-1)
	same := func(d map[string]any) bool { return a.holds(d) == b.holds(d) }
	switch shape {
	case 2:
		return question{
			text:  fmt.Sprintf("(%s) and (%s)", a.text, b.text),
			holds: func(d map[string]any) bool { return a.holds(d) && b.holds(d) },
		}
	case 3:
		return question{
			text:  fmt.Sprintf("(%s) or (%s)", a.text, b.text),
			holds: func(d map[string]any) bool { return a.holds(d) || b.holds(d) },
		}
	case 4:
		return question{text: fmt.Sprintf("(%s) ? (%s) : not (%s)", a.text, b.text, b.text), holds: same, bare: b.bare}
	}
	return question{
		text:  fmt.Sprintf("(%s) == ((%s) or false)", a.text, b.text),
		holds: func(d map[string]any) bool { return (a.bare == "" || d[a.bare] != nil) && same(d) },
	}
}

func drawFields(t *rapid.T) map[string]any {
	doc := map[string]any{}
	maybe := func(name string, values ...any) {
		if i := rapid.IntRange(-1, len(values)-1).Draw(t, name); i >= 0 {
			doc[name] = values[i]
		}
	}
	maybe("country", "FR", "DE")
	maybe("qty", 0.0, 1.0, 2.0, 2.5, 3.0, 4.0)
	maybe("vip", true, false)
	maybe("city", "Paris", "a.s", "Oslo", "FR", "Ağrı", "😀😀😀", "")
	maybe("tags", []any{"acil"}, []any{"x", "Oslo"}, []any{})
	return doc
}

// TestMeaning: whatever is missing, a rule says what its parts say in Go.
func TestMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, rapid.IntRange(0, 4).Draw(t, "depth"))
		r, ps := rule.Compile(q.text, scope())
		if len(ps) > 0 {
			if ps[0].Code == rule.CodeLimit {
				t.Skip("larger than a rule may be")
			}
			t.Fatalf("%s: %+v", q.text, ps)
		}
		doc := drawFields(t)
		got, err := r.Yes(env(doc))
		if err != nil || got != q.holds(doc) {
			t.Fatalf("%s on %v = %v, %v", q.text, doc, got, err)
		}
	})
}

// TestValues: what is made of an empty value is empty, and nothing else is.
func TestValues(t *testing.T) {
	full := map[string]any{"qty": 3.0, "city": "Paris", "vip": true, "tags": []any{"a", "b"}}
	for _, c := range []struct {
		text       string
		kind       rule.Type
		want, none any
	}{
		{"field.qty * 2 + 1", rule.Number, 7.0, nil},
		{"-field.qty", rule.Number, -3.0, nil},
		{"field.city", rule.Text, "Paris", nil},
		{"field.city + '!'", rule.Text, "Paris!", nil},
		{"field.vip", rule.Bool, true, false},
		{"field.vip ? 'yes' : 'no'", rule.Text, "yes", "no"},
		{"len(field.tags)", rule.Number, 2.0, 0.0},
		{"first(field.tags)", rule.Any, "a", nil},
		{"upper(field.city)", rule.Text, "PARIS", nil},
		{"survey.after.nps + 1", rule.Number, nil, nil},
		{"field.qty > 2", rule.Bool, true, false},
		{"sum(map(field.tags, len(#)))", rule.Number, 2.0, 0.0},
		{"max(field.qty, 1)", rule.Number, 3.0, nil},
		{"case.age > days(2) ? 1 : 2", rule.Number, 1.0, 1.0},
	} {
		r, ps := rule.CompileValue(c.text, scope())
		if len(ps) > 0 {
			t.Errorf("%s: %+v", c.text, ps)
			continue
		}
		if r.Type() != c.kind {
			t.Errorf("%s is of type %d, want %d", c.text, r.Type(), c.kind)
		}
		for _, run := range []struct {
			fields map[string]any
			want   any
		}{{full, c.want}, {nil, c.none}} {
			got, err := r.Value(env(run.fields))
			if err != nil || got != run.want {
				t.Errorf("%s on %v = %v, %v; want %v", c.text, run.fields, got, err, run.want)
			}
		}
	}
}
