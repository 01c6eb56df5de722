package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
)

var readable = rule.NewScope(map[string]rule.Name{
	"field.country": {Type: rule.Text, Options: []string{"FR", "DE"}}, "field.note": {Type: rule.Text}, "field.qty": {Type: rule.Number},
	"field.max": {Type: rule.Number}, "field.vip": {Type: rule.Bool}, "field.tags": {Type: rule.List}, "field.day": {Type: rule.Date},
	"now": {Type: rule.Time},
})

// TestReadings: what an expression reads, how, and against what.
func TestReadings(t *testing.T) {
	for text, want := range map[string]string{
		"field.country == 'FR'":                              "field.country 0 [FR]",
		"'FR' != field.country":                              "field.country 0 [FR]",
		"field.country in ['FR', 'DE']":                      "field.country 0 [FR DE]",
		"field.country == nil":                               "field.country 0 []",
		"field.qty in 2..4 and not (field.qty < -1)":         "field.qty 0 [2 3 4 -1]",
		"5 <= field.qty":                                     "field.qty 0 [5]",
		"field.vip":                                          "field.vip 0 []",
		"'a' in field.tags and len(field.tags) > 0":          "field.tags 0 [a]",
		"len(field.tags) > 2":                                "field.tags 2 []",
		"field.note contains 'x' or field.note == 'y'":       "field.note 1 [x y]",
		"field.note < 'm'":                                   "field.note 1 [m]",
		"field.day >= '2026-01-01'":                          "field.day 0 [2026-01-01]",
		"field.qty > field.max":                              "field.max 2 [], field.qty 2 []",
		"lower(field.note) == 'x'":                           "field.note 2 []",
		"(field.qty > 3) == field.vip":                       "field.qty 0 [3], field.vip 0 []",
		"(field.qty > 3 ? field.country : 'DE') == 'FR'":     "field.country 2 [], field.qty 0 [3]",
		"now > now - hours(1)":                               "now 2 []",
		"any(field.tags, # == 'a') or field.country == 'FR'": "field.country 0 [FR], field.tags 2 []",
	} {
		r, problems := rule.Compile(text, readable)
		if r == nil {
			t.Fatal(text, problems)
		}
		var got []string
		for _, x := range r.Readings() {
			got = append(got, fmt.Sprint(x.Name, " ", x.Use, " ", strings.ReplaceAll(fmt.Sprint(x.Literals), "<nil>", "")))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s, want %s", text, strings.Join(got, ", "), want)
		}
	}
}

// TestMayFail: what some values could make an error is told apart.
func TestMayFail(t *testing.T) {
	for text, want := range map[string]bool{
		"field.country == 'FR'": false, "field.qty > field.max": false, "lower(field.note) contains 'x'": false, "not field.vip": false,
		"field.qty in [1, 2]": false, "float(field.note) > 1": true, "field.qty * field.max > 1": true, "any(field.tags, # == 'a')": true,
		"first(field.tags) == 'a'": true,
	} {
		r, problems := rule.Compile(text, readable)
		if r == nil {
			t.Fatal(text, problems)
		}
		l := r.Logic()
		for l.Op == rule.Not {
			l = l.Parts[0]
		}
		if got := l.Condition.MayFail(); got != want {
			t.Errorf("%s may fail: %v", text, got)
		}
	}
}

// TestLogicIsTheRule: a rule taken apart and put together again answers what the rule
// answers, errors included.
func TestLogicIsTheRule(t *testing.T) {
	atoms := []string{
		"field.country == 'FR'", "field.country != 'DE'", "field.vip", "field.qty > 2", "float(field.note) > 1", "field.note == nil",
		"'a' in field.tags", "field.qty > field.max", "true", "false",
	}
	var draw func(t *rapid.T, depth int) string
	draw = func(t *rapid.T, depth int) string {
		if depth == 0 || rapid.Bool().Draw(t, "leaf") {
			return rapid.SampledFrom(atoms).Draw(t, "atom")
		}
		x, y := draw(t, depth-1), draw(t, depth-1)
		return rapid.SampledFrom([]string{"(" + x + " and " + y + ")", "(" + x + " or " + y + ")", "not (" + x + ")"}).Draw(t, "join")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := draw(t, 3)
		r, problems := rule.Compile(text, readable)
		if r == nil {
			t.Fatal(text, problems)
		}
		fields := map[string]any{}
		for name, values := range map[string][]any{
			"country": {nil, "FR", "DE"}, "vip": {nil, true, false}, "qty": {nil, 1.0, 3.0}, "max": {nil, 2.0}, "note": {nil, "2", "x"},
			"tags": {nil, []any{"a"}, []any{"b"}},
		} {
			if v := rapid.SampledFrom(values).Draw(t, name); v != nil {
				fields[name] = v
			}
		}
		env := rule.Env{"field": fields}
		want, wantErr := r.Yes(env)
		got, gotErr := asked(r.Logic(), env)
		if got != want || (gotErr != nil) != (wantErr != nil) {
			t.Fatalf("%s on %v: the rule %v %v, its parts %v %v", text, fields, want, wantErr, got, gotErr)
		}
	})
}

func asked(l rule.Logic, env rule.Env) (bool, error) {
	switch l.Op {
	case rule.Always, rule.Never:
		return l.Op == rule.Always, nil
	case rule.Not:
		yes, err := asked(l.Parts[0], env)
		return !yes && err == nil, err
	case rule.And, rule.Or:
		yes, err := asked(l.Parts[0], env)
		if err != nil || yes == (l.Op == rule.Or) {
			return yes, err
		}
		return asked(l.Parts[1], env)
	}
	return l.Condition.Yes(env)
}
