package rule

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/phrase"
)

// Template is text with {{ expressions }}, safe for concurrent use.
type Template struct {
	text  string
	parts []part
	names []string
	hours bool // an expression asks for business hours
}

// part is either plain text or an expression.
type part struct {
	text string
	rule *Rule
}

// Limits on a template: bytes of its text, and expressions in it.
const (
	maxTemplate    = 32 << 10
	maxExpressions = 200
)

// decimals is how many of them a text shows of a number at the most.
const decimals = 6

// CompileTemplate checks every {{ expression }} of a text. Places are runes of
// the whole text.
func CompileTemplate(text string, s *Scope) (*Template, []Problem) {
	if len(text) > maxTemplate {
		return nil, []Problem{*limit(text, "The text is longer than %d bytes.", maxTemplate)}
	}
	if strings.Count(text, "{{") > maxExpressions {
		return nil, []Problem{*limit(text, "The text has more than %d expressions.", maxExpressions)}
	}
	t := &Template{text: text}
	seen := map[string]bool{}
	var problems []Problem
	plain := func(s string) { t.parts = append(t.parts, part{text: s}) }
	open := cutTemplate(text, plain, func(source string, at int) {
		r, ps := CompileValue(source, s)
		for _, p := range ps {
			p.From, p.To = p.From+at, p.To+at
			problems = append(problems, p)
		}
		if r != nil {
			t.add(r, seen)
		}
	})
	if open != nil {
		return nil, append(problems, *open)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	t.names = sortedNames(seen)
	return t, nil
}

// cutTemplate hands over the plain texts of a template and, with the rune at which
// they begin, its expressions. It answers what is wrong with the braces.
func cutTemplate(text string, plain func(string), expression func(source string, at int)) *Problem {
	for rest := text; rest != ""; {
		before, tail, found := strings.Cut(rest, "{{")
		if before != "" {
			plain(before)
		}
		if !found {
			break
		}
		at := utf8.RuneCountInString(text[:len(text)-len(tail)])
		source, after, closed := strings.Cut(tail, "}}")
		if !closed {
			return &Problem{
				Code: CodeSyntax, From: at - 2, To: at, Summary: "Text cannot be read",
				Detail: phrase.Text{phrase.Say("{{ has no }} behind it.")},
			}
		}
		expression(source, at)
		rest = after
	}
	return nil
}

func (t *Template) add(r *Rule, seen map[string]bool) {
	t.parts = append(t.parts, part{rule: r})
	for _, n := range r.names {
		seen[n] = true
	}
	t.hours = t.hours || slices.Contains(r.Groups(), CalendarGroup)
}

// Text answers the template as written.
func (t *Template) Text() string { return t.text }

// Groups answers what of an Env the template reads, as a rule's Groups does.
func (t *Template) Groups() []string { return groupsOf(t.names, t.hours) }

// Names answers the dotted names the template reads.
func (t *Template) Names() []string { return t.names }

// Render answers the text with every expression's value in its place, passed
// through escape when that is not nil. A missing value is empty text. A text that
// grows too long is an error, with what came before.
func (t *Template) Render(env Env, escape func(string) string) (string, error) {
	return t.RenderAs(env, escape, nil)
}

// RenderAs is Render where a value that is only named, such as field.country, is
// first given to say: it answers what people call it. What is computed stays.
func (t *Template) RenderAs(env Env, escape func(string) string, say func(name string, value any) any) (string, error) {
	var b strings.Builder
	for _, p := range t.parts {
		if p.rule == nil {
			b.WriteString(p.text)
			continue
		}
		v, err := p.rule.Value(env)
		switch {
		case errors.Is(err, errLong):
			return b.String(), err
		case err != nil:
			v = nil // a value that cannot be computed reads as empty
		}
		if name := p.rule.name(); say != nil && name != "" {
			v = say(name, v)
		}
		s := words(v, p.rule.scope().zone)
		if escape != nil {
			s = escape(s)
		}
		if b.Len()+len(s) > maxResult {
			return b.String(), fmt.Errorf("the text grew longer than %d bytes", maxResult)
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

func words(v any, zone *time.Location) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', decimals, 64), "0"), ".")
	case time.Time:
		return v.In(zone).Format("2006-01-02 15:04")
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = words(x, zone)
		}
		return strings.Join(all, ", ")
	}
	return fmt.Sprint(v)
}
