package rule_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/rule"
)

// spared fails when f took more memory than hostile text may have.
func spared(t *testing.T, name string, f func()) {
	t.Helper()
	const most = 64 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > most {
		t.Errorf("%s: took %d MB", name, took>>20)
	}
}

// bombs are texts that killed or hung unguarded parsers, checkers and machines, or
// reach for what rules do not have. None is accepted.
var bombs = map[string]string{
	// Depth, before and in the parser.
	"parentheses":    strings.Repeat("(", 490_000),
	"brackets":       strings.Repeat("[", 357_000),
	"braces":         strings.Repeat("{", 4000),
	"mixed brackets": strings.Repeat("([{", 600),
	"deep":           strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60),
	"deep calls":     strings.Repeat("len(", 60) + "'a'" + strings.Repeat(")", 60) + " > 0",
	"deep lists":     strings.Repeat("[", 60) + strings.Repeat("]", 60) + " == nil",
	"hidden depth":   "'" + strings.Repeat("(", 60) + "' == " + strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60),
	"unary":          strings.Repeat("!", 2000) + "true",
	"minus":          strings.Repeat("-", 2000) + "1 > 0",
	"plus":           strings.Repeat("+ ", 900) + "1 > 0",
	"nots":           strings.Repeat("not ", 900) + "true",
	"ternaries":      strings.Repeat("true ? true : ", 290) + "true",
	"elvis":          strings.Repeat("true ?: ", 400) + "true",
	"powers":         strings.Repeat("2 ** ", 800) + "2 > 1",
	"coalescing":     strings.Repeat("field.city ?? ", 290) + "'a' == 'a'",
	"members":        "field" + strings.Repeat(".a", 2000) + " == 1",
	"indexes":        "field.tags" + strings.Repeat("[0]", 45) + " == 'x'",
	"pipes":          "field.tags" + strings.Repeat(" | map(#)", 300) + " == nil",

	// Size.
	"many nodes":      strings.Repeat("true and ", 420) + "true",
	"long text":       "field.city == '" + strings.Repeat("a", 5000) + "'",
	"long list":       "field.qty in [" + strings.Repeat("1,", 1500) + "1]",
	"long name":       "field." + strings.Repeat("a", 5000) + " == 1",
	"long comment":    "true // " + strings.Repeat("a", 5000),
	"unknown names":   strings.Repeat("field.conutry == '' or ", 130) + "true",
	"never":           strings.Repeat("field.country == 'X' or ", 120) + "true",
	"not text":        "field.city == '\xff'",
	"nul":             "field.city == '\x00'",
	"escaped nothing": `field.city == '\u{ffffffff}'`,
	"open comment":    "field.vip /* " + strings.Repeat("*", 100),
	"open text":       "field.city == 'a",
	"open backtick":   "field.city == `a",
	"big number":      "field.qty == 99999999999999999999999999",
	"bigger number":   "field.qty == 1e999",
	"nothing":         "",
	"only blanks":     strings.Repeat(" ", 4000),
	"only a bom":      "\ufeff",
	"format verbs":    "field.%s%d%n == 1",

	// Memory and time in the machine.
	"memory":           `reduce(1..28,#acc+#acc,"0123456789") == ""`,
	"cpu":              "let r=1..1000; count(r,count(r,count(r,true)==7)==7)==7",
	"nested questions": "all(1..1000, all(1..1000, all(1..1000, true)))",
	"hidden nesting":   "any(map(1..9, any(1..9, true)), #)",
	"question in list": "count(filter(1..1000, count(1..1000, true) > 1)) > 1",
	"wide range":       "len(1..99999999) > 0",
	"range of values":  "len(1..int(field.qty)) > 0",
	"backward range":   "len(1..-99999999) > 0",
	"range of ranges":  "len([1..99999999, 1..99999999]) > 0",
	"repeat":           "repeat('a', 1000000000) == ''",
	"replace":          "replace(field.city, '', field.city) == ''",
	"join":             "join(split(field.city, ''), field.city) == ''",
	"json":             "toJSON([1,2]) == ''",
	"from json":        "fromJSON(field.city) == 1",
	"base64":           "toBase64(field.city) == ''",
	"sort":             "sort(1..1000)[0] == 1",
	"group":            "groupBy(1..1000, string(#)) != nil",
	"split":            "len(split(field.city, '')) > 1",
	"flatten":          "len(flatten([[1], [2]])) > 1",
	"concat":           "len(concat(field.tags, field.tags)) > 1",
	"slice":            "field.city[0:1000000] == ''",

	// Patterns.
	"regexp":              "field.city matches '(((a{1000}){1000}){1000})'",
	"regexp of repeats":   "field.city matches '" + strings.Repeat("a{1000}", 70) + "'",
	"regexp of thousands": "field.city matches '" + strings.Repeat("a{1000}", 500) + "'",
	"regexp of classes":   `field.city matches '` + strings.Repeat(`\\pL{999}`, 40) + `'`,
	"regexp of anything":  "field.city matches '" + strings.Repeat("(.*)", 200) + "'",
	"long regexp":         "field.city matches '" + strings.Repeat("a", 501) + "'",
	"broken regexp":       "field.city matches '(a'",
	"regexp of value":     "field.city matches field.city",
	"joined regexp":       "field.city matches ('a' + field.city)",

	// What always fails.
	"zero":          "1/0 > 1",
	"remainder":     "field.qty % 0 == 1",
	"float power":   "9.0 ** 999 > 1",
	"no number":     "int('x') == 1",
	"no day":        "days('2026-02-30', now) > 1",
	"no moment":     "business_hours('x', now) > 1",
	"no time":       "now > 'noon'",
	"endless days":  "case.age > days(1e12)",
	"endless hours": "case.age > hours(-1e300)",

	// Reaching out.
	"environment":       "len($env) > 0",
	"environment name":  "$env['field'] != nil",
	"the budget":        "$budget == nil",
	"the calendar":      "$calendar != nil",
	"a guard":           "$step($budget)",
	"a guard's clock":   "$moment('x') == now",
	"method":            "field.city.String() == ''",
	"method of a time":  "now.Unix() > 1",
	"index by text":     "field['city'] == 'x'",
	"optional":          "field?.city == 'x'",
	"variable":          "let a = field.city; a == 'x'",
	"sequence":          "true; true",
	"map":               "{'a': 1}.a == 1",
	"pointer outside":   "# == 1",
	"member of pointer": "any(field.tags, .name == 'x')",
	"clock":             "now() > now()",
	"date":              "date('2026-01-01') < now",
	"duration":          "duration('1d') > days(1)",
	"time zone":         "timezone('Europe/Istanbul') != nil",
	"type":              "type(field.city) == 'string'",
	"bits":              "bitand(1, 1) == 1",
	"get":               "get(field, 'city') == 'x'",
}

func TestBombs(t *testing.T) {
	if len(bombs) < 60 {
		t.Fatalf("only %d", len(bombs))
	}
	for name, text := range bombs {
		spared(t, name, func() {
			if _, ps := rule.Compile(text, scope()); len(ps) == 0 || len(ps) > 20 {
				t.Errorf("%s: %d problems", name, len(ps))
			}
		})
	}
}

// TestManyNames: what is wrong with a rule is said as soon in a set of many names.
func TestManyNames(t *testing.T) {
	names := map[string]rule.Name{}
	for i := range 50_000 {
		names[fmt.Sprintf("field.name_%d", i)] = rule.Name{Type: rule.Text}
	}
	s := rule.NewScope(names)
	spared(t, "many names", func() {
		_, ps := rule.Compile(strings.Repeat("field.nmae_7 == '' or ", 60)+"true", s)
		if len(ps) != 20 || !strings.Contains(ps[0].Detail.String(), "Did you mean field.name_7?") {
			t.Errorf("%+v", ps[:min(len(ps), 2)])
		}
	})
}

// TestHungryRules are good rules that hostile values feed: each stops with an
// error, without having grown.
func TestHungryRules(t *testing.T) {
	big := strings.Repeat("x", 60_000)
	many := make([]any, 20_000)
	for i := range many {
		many[i] = "x"
	}
	e := env(map[string]any{"city": big, "country": "FR", "qty": 0.0, "more": 1e300, "tags": many, "at": "long ago", "day": "1900-01-01"})
	e[rule.CalendarGroup] = office{}
	questions := make([]string, 12)
	for i := range questions {
		questions[i] = fmt.Sprintf("count(1..1000, # > %d) > 2000", i)
	}
	for name, text := range map[string]string{
		"sum of texts":          "len(" + strings.Repeat("field.city + ", 60) + "'x') > 1",
		"map of sums":           "len(map(1..1000, field.city + field.city)) > 1",
		"map of capitals":       "len(map(1..1000, upper(field.city))) > 0",
		"map of lists":          "len(map(1..1000, string(field.tags))) > 0",
		"lengths":               "count(1..1000, len(field.city) > 1) > 900",
		"patterns":              "any(1..1000, field.city matches '(a|b|c)*d$')",
		"one heavy pattern":     "field.city matches '(a?){100}b'",
		"many patterns":         strings.Repeat("field.city matches '(a|b|c)*d$' or ", 40) + "false",
		"prefixes":              "any(1..1000, # > 2000 or field.city startsWith 'y')",
		"foldings":              strings.Repeat("contains_text(field.city, 'y') or ", 40) + "false",
		"foldings of elements":  "any(field.tags, same_text(field.city, #))",
		"a long list":           "count(field.tags, # == 'y') > 0",
		"lists of lists":        "len(map(1..1000, 1..1000)) > 1",
		"many questions":        strings.Join(questions, " or "),
		"division by a value":   "1 / field.qty > 3",
		"nothing by nothing":    "not (field.qty / field.qty > 3)",
		"power of a value":      "(field.qty + 10) ** 400 > 1",
		"overflow":              "field.more * field.more > 1",
		"remainder by a value":  "1 % int(field.qty) == 1",
		"no number":             "int(field.country) == 3",
		"no moment":             "field.at > now",
		"days of no moment":     "days(field.at, now) > 1",
		"a century of hours":    "business_hours(field.day, now) > 1",
		"hours of elements":     "any(field.tags, business_hours('2020-01-01', now) < 0)",
		"many years of hours":   strings.Repeat("business_hours('2020-01-01', now) < 0 or ", 6) + "false",
		"days beyond a century": "case.age < days(field.more)",
	} {
		r, ps := rule.Compile(text, scope())
		if len(ps) > 0 {
			t.Errorf("%s: %+v", name, ps)
			continue
		}
		spared(t, name, func() {
			if yes, err := r.Yes(e); err == nil || yes {
				t.Errorf("%s: %v, %v", name, yes, err)
			}
		})
	}
}

// TestOrdinaryRulesFitTheirBudget: limits are for bombs.
func TestOrdinaryRulesFitTheirBudget(t *testing.T) {
	tags := make([]any, 200)
	for i := range tags {
		tags[i] = fmt.Sprintf("tag %d", i)
	}
	e := env(map[string]any{"city": strings.Repeat("x", 64<<10), "country": strings.Repeat("y", 500), "tags": tags, "day": "2020-01-01"})
	e[rule.CalendarGroup] = office{}
	for _, text := range []string{
		"any(field.tags, # == 'tag 199')",
		"count(field.tags, # contains field.country) == 0",
		"len(map(field.tags, upper(#) + field.country)) == 200",
		"all(1..1000, # > 0) and none(field.tags, # == field.country)",
		"not (field.city matches '(?i)(refund|money back|return|cancel)')",
		"not contains_text(field.city, 'iade') and not contains_text(field.city, 'İADE')",
		"business_hours(field.day, now) > 1000 and business_hours(case.opened_at, now) > 1",
		"case.age < days(3650)",
	} {
		r, ps := rule.Compile(text, scope())
		if len(ps) > 0 {
			t.Fatal(text, ps)
		}
		if yes, err := r.Yes(e); !yes || err != nil {
			t.Errorf("%s: %v, %v", text, yes, err)
		}
	}
}

// TestTemplateBombs: texts for people are bounded as rules are.
func TestTemplateBombs(t *testing.T) {
	for name, text := range map[string]string{
		"many expressions": strings.Repeat("{{ 1 }}", 201),
		"long":             strings.Repeat("x", 40<<10),
		"open":             "{{ field.city",
		"openings":         strings.Repeat("{{", 20_000),
		"nested":           "{{ {{ field.city }} }}",
		"empty":            "{{}}",
		"a bomb in it":     "Dear {{ " + strings.Repeat("(", 3000) + " }}",
	} {
		spared(t, name, func() {
			if _, ps := rule.CompileTemplate(text, scope()); len(ps) == 0 {
				t.Errorf("%s: accepted", name)
			}
		})
	}
	tpl, ps := rule.CompileTemplate(strings.Repeat("{{ field.city }}", 200), scope())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	spared(t, "a text without end", func() {
		if s, err := tpl.Render(env(map[string]any{"city": strings.Repeat("x", 60_000)}), nil); err == nil || len(s) > 1<<20 {
			t.Errorf("%d bytes, %v", len(s), err)
		}
	})
}
