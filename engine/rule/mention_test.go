package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/rule"
)

// spelled writes mentions down: a name with its parts as the text has them, ? where
// more than whole texts decide, ~ and the names that it is compared with; a text in
// quotes with the name that it is held against.
func spelled(text string, m rule.Mentions) string {
	runes := []rune(text)
	var all []string
	for _, n := range m.Names {
		var parts []string
		for _, p := range n.Parts {
			parts = append(parts, string(runes[p.From:p.To]))
		}
		s := strings.Join(parts, ".")
		if s != n.Name {
			s += " for " + n.Name
		}
		if !n.Whole {
			s += "?"
		}
		if len(n.Like) > 0 {
			s += "~" + strings.Join(n.Like, "~")
		}
		all = append(all, s)
	}
	for _, q := range m.Quotes {
		all = append(all, fmt.Sprintf("%s:%s:%s", string(runes[q.Place.From:q.Place.To]), q.Text, q.Of))
	}
	return strings.Join(all, " ")
}

func TestMentions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"field.country == 'FR'", "field.country 'FR':FR:field.country"},
		{"'FR' != field.country", "field.country 'FR':FR:field.country"},
		{"field . country in ['FR', \"DE\", nil]", `field.country 'FR':FR:field.country "DE":DE:field.country`},
		{"'x' in field.tags", "field.tags 'x':x:field.tags"},
		{"not (field.a != nil) and field.b", "field.a field.b?"},
		{"field.a == field.b", "field.a~field.b field.b~field.a"},
		{"field.a in field.b", "field.a~field.b field.b~field.a"},
		{"field.a contains 'FR'", "field.a? 'FR':FR:"},
		{"field.a startsWith 'F' or lower(field.b) == 'fr'", "field.a? field.b? 'F':F: 'fr':fr:"},
		{"under(case.category, 'cargo.late')", "case.category 'cargo.late':cargo.late:case.category"},
		{"any(field.tags, # == 'x' or # in ['y'])", "field.tags 'x':x:field.tags 'y':y:field.tags"},
		{"any(field.tags, # contains 'x')", "field.tags? 'x':x:"},
		{"any(field.tags, # == field.a)", "field.tags? field.a?"},
		{"count(field.tags, # != 'x') > len(field.tags)", "field.tags field.tags 'x':x:field.tags"},
		{"first(field.tags) == 'x'", "field.tags? 'x':x:"},
		{"field.a == (field.b ? 'x' : 'y')", "field.a? field.b? 'x':x: 'y':y:"},
		{"task.call.state == 'done' and setting.limit > days(2)", "task.call.state setting.limit? 'done':done:task.call.state"},
		{"field.şehir == 'İ👩‍💼' and field.a == '\\u0046R'", "field.şehir field.a 'İ👩‍💼':İ👩‍💼:field.şehir '\\u0046R':FR:field.a"},
		{"/* field.a */ field.b == 'x' // field.c", "field.b 'x':x:field.b"},
		{"now > case.opened_at + hours(3)", "now? case.opened_at?"},
	} {
		m, problem := rule.MentionsIn(c.text)
		if problem != nil {
			t.Errorf("%s: %v", c.text, problem)
		}
		if got := spelled(c.text, m); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestMentionsRefused(t *testing.T) {
	for _, text := range []string{
		"field.country ==", "field['country'] == 'FR'", "field?.a == 1", "let x = field.a; x == 1", "field.a.method()",
		"field.a[0] == 'x'", strings.Repeat("(", 60) + "true" + strings.Repeat(")", 60),
	} {
		if _, problem := rule.MentionsIn(text); problem == nil {
			t.Errorf("%s: read", text)
		}
	}
}

func TestMentionsInTemplate(t *testing.T) {
	text := "Sayın 👩‍💼 {{ customer.name }}: {{field.a == 'x' ? field.b : 'y'}} field.c {{lower(field.d)}}"
	m, problem := rule.MentionsInTemplate(text)
	if problem != nil {
		t.Fatal(problem)
	}
	want := "customer.name field.a field.b? field.d 'x':x:field.a 'y':y:"
	if got := spelled(text, m); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, text := range []string{"{{ field.a", "{{ == }}", "x {{field.a}} {{field['b']}}"} {
		if _, problem := rule.MentionsInTemplate(text); problem == nil {
			t.Errorf("%s: read", text)
		} else if problem.To > len([]rune(text)) {
			t.Errorf("%s: the place is behind the end: %v", text, problem)
		}
	}
}
