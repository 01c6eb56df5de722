package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/rule"
)

// TestBombs are texts that killed or hung unguarded parsers, checkers and
// machines. None is accepted.
func TestBombs(t *testing.T) {
	for name, text := range map[string]string{
		"parentheses":      strings.Repeat("(", 490_000),
		"brackets":         strings.Repeat("[", 357_000),
		"braces":           strings.Repeat("{", 4000),
		"deep":             strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60),
		"deep calls":       strings.Repeat("len(", 60) + "'a'" + strings.Repeat(")", 60) + " > 0",
		"unary":            strings.Repeat("!", 2000) + "true",
		"minus":            strings.Repeat("-", 2000) + "1 > 0",
		"nots":             strings.Repeat("not ", 900) + "true",
		"ternaries":        strings.Repeat("true ? true : ", 290) + "true",
		"powers":           strings.Repeat("2 ** ", 800) + "2 > 1",
		"many nodes":       strings.Repeat("true and ", 420) + "true",
		"long text":        "field.city == '" + strings.Repeat("a", 5000) + "'",
		"not text":         "field.city == '\xff'",
		"nul":              "field.city == '\x00'",
		"memory":           `reduce(1..28,#acc+#acc,"0123456789") == ""`,
		"cpu":              "let r=1..1000; count(r,count(r,count(r,true)==7)==7)==7",
		"nested questions": "all(1..1000, all(1..1000, all(1..1000, true)))",
		"hidden nesting":   "any(map(1..9, any(1..9, true)), #)",
		"wide range":       "len(1..99999999) > 0",
		"range of values":  "len(1..int(field.qty)) > 0",
		"backward range":   "len(1..-99999999) > 0",
		"repeat":           "repeat('a', 1000000000) == ''",
		"json":             "toJSON([1,2]) == ''",
		"pipe":             "field.tags | map(#) | len() > 0 and $env != nil",
		"environment":      "len($env) > 0",
		"environment name": "$env['field'] != nil",
		"regexp":           "field.city matches '(((a{1000}){1000}){1000})'",
		"regexp of value":  "field.city matches field.city",
		"joined regexp":    "field.city matches ('a' + field.city)",
		"zero":             "1/0 > 1",
		"float power":      "9.0 ** 999 > 1",
		"method":           "field.city.String() == ''",
		"sort":             "sort(1..1000)[0] == 1",
		"group":            "groupBy(1..1000, string(#)) != nil",
		"split":            "len(split(field.city, '')) > 1",
	} {
		if _, ps := rule.Compile(text, scope()); len(ps) == 0 {
			t.Errorf("%s: accepted", name)
		}
	}
}

// TestHungryRules are good rules that hostile values feed: each stops with an
// error, soon, without having grown.
func TestHungryRules(t *testing.T) {
	big := strings.Repeat("x", 60_000)
	many := make([]any, 20_000)
	for i := range many {
		many[i] = "x"
	}
	e := env(map[string]any{"city": big, "country": "FR", "qty": 0.0, "tags": many})
	sum := strings.Repeat("field.city + ", 60) + "'x'"
	questions := make([]string, 12)
	for i := range questions {
		questions[i] = fmt.Sprintf("count(1..1000, # > %d) > 2000", i)
	}
	for _, text := range []string{
		"len(" + sum + ") > 1",
		"len(map(1..1000, field.city + field.city)) > 1",
		"len(map(1..1000, upper(field.city))) > 0",
		"len(map(1..1000, string(field.tags))) > 0",
		"count(1..1000, len(field.city) > 1) > 900",
		"any(1..1000, field.city matches '(a|b|c)*d$')",
		"any(1..1000, # > 2000 or field.city startsWith 'y')",
		"count(field.tags, # == 'y') > 0",
		"len(map(1..1000, 1..1000)) > 1",
		strings.Join(questions, " or "),
		"1 / field.qty > 3",
		"not (field.qty / field.qty > 3)",
		"(field.qty + 10) ** 400 > 1",
		"1 % int(field.qty) == 1",
		"int(field.country) == 3",
	} {
		r, ps := rule.Compile(text, scope())
		if len(ps) > 0 {
			t.Errorf("%s: %+v", text, ps)
			continue
		}
		if yes, err := r.Yes(e); err == nil || yes {
			t.Errorf("%s: %v, %v", text, yes, err)
		}
	}
}

// TestOrdinaryRulesFitTheirBudget: limits are for bombs.
func TestOrdinaryRulesFitTheirBudget(t *testing.T) {
	tags := make([]any, 900)
	for i := range tags {
		tags[i] = fmt.Sprintf("tag %d", i)
	}
	e := env(map[string]any{"city": strings.Repeat("x", 500), "tags": tags})
	for _, text := range []string{
		"any(field.tags, # == 'tag 899')",
		"count(field.tags, # contains field.city) == 0",
		"len(map(field.tags, upper(#) + field.city)) == 900",
		"all(1..1000, # > 0) and none(field.tags, # == field.city)",
	} {
		r, ps := rule.Compile(text, scope())
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		if yes, err := r.Yes(e); !yes || err != nil {
			t.Errorf("%s: %v, %v", text, yes, err)
		}
	}
}
