package rule_test

import (
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/rule"
)

// TestOurWords: what expr finds is said in the words of the rule language.
func TestOurWords(t *testing.T) {
	for text, want := range map[string]string{
		"field.country = 'FR'":             "= compares nothing",
		"field.country <> 'FR'":            "Write != for unlike",
		"field.country == 'FR":             "no closing quote",
		"field.city == ‘a’":                "straight quotes",
		`field.city == 'a\qb'`:             "In a text, \\ stands before",
		"field.qty > 99999999999999999999": "number cannot be read",
		"field.qty > 0x":                   "number cannot be read",
		"field.qty > 1.2.3":                ".3 does not fit here",
		"field.qty > 1 /* more":            "no */ behind it",
		"field. == 1":                      "After a dot stands a name",
		"field.qty > 1 @ 2":                "'@' has no meaning in a rule",
		"any(field.tags)":                  "Values are missing in ( ); there are 2 at least",
		"field.qty IN [1]":                 "in in small letters",
		"field.city in field.city":         "write field.city contains 'x'",
		"field.qty + field.city > 1":       "+ does not go between a number and a text",
		"not field.qty":                    "not needs a yes/no, not a number",
		"-field.city == 1":                 "- needs a number, not a text",
		"lower(field.qty) == 'a'":          "lower takes a text, not a number",
		"days() > days(1)":                 "days needs more values",
		"under(case.category, 'a', 'b')":   "under has too many values",
		"any(field.city, # == 'a')":        "any asks a list, not a text",
		"any(field.tags, 'a')":             "gives a text where yes or no is needed",
		"field.qty ? true : false":         "Before ? stands a yes/no question, not a number",
		"abs(field.city) > 1":              "abs can do nothing with a text",
		"round() > 1":                      "should be 1 and is 0",
		"{&: 1} == nil":                    "{ } of names",
		"# == 'a'":                         "# stands only in the question of a list",
		"int('x') > 1":                     "always fails",
		"field.city matches '['":           "[ has no ] behind it",
		"field.city matches '(a'":          "(a has a ( without )",
		"field.city matches 'a)'":          "a) has a ) without (",
		"field.city matches '*'":           "nothing before * to repeat",
		"field.city matches 'a**'":         "** repeats a repetition",
		"field.city matches '(?<x'":        "not a name for a group",
		"field.city matches '[z-a]'":       "z-a is no range",
		"field.city matches 'a{2000}'":     "{2000} repeats too often",
		`field.city matches '\\y'`:         `\y has no meaning`,
		"field.city matches '[[:foo:]]'":   "[:foo:] is no range",
		"field.city matches '(?z)'":        "(?z is not known",
		`field.city matches 'a\\'`:         `The pattern ends in \`,
	} {
		_, ps := rule.Compile(text, scope())
		got := ""
		for _, p := range ps {
			got += p.Detail.String()
		}
		if !strings.Contains(got, want) || strings.Contains(got, "%!") {
			t.Errorf("%s\n\tsays %s\n\twant %s", text, got, want)
		}
	}
}
