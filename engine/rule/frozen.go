package rule

import (
	"fmt"

	"time"

	"github.com/expr-lang/expr/ast"
)

// Frozen is a checked rule as it is kept beside its definition: enough to run it
// again, without the scope that it was checked in.
type Frozen struct {
	Text   string
	Value  bool            // it gives a value, not yes or no
	Names  map[string]Type // what it reads
	Result Type
	Hours  bool // it asks a calendar
}

// Freeze answers the rule as it is kept.
func (r *Rule) Freeze() Frozen {
	f := Frozen{Text: r.text, Value: r.value, Names: make(map[string]Type, len(r.names)), Result: r.result}
	for _, n := range r.names {
		f.Names[n] = r.scope.names[n].Type
	}
	for _, g := range r.groups {
		f.Hours = f.Hours || g == CalendarGroup
	}
	return f
}

// Shelf makes rules of what was kept, each distinct one once. Days begin at midnight
// of its zone. It is used by one goroutine; the rules are safe for all.
type Shelf struct {
	zone  *time.Location
	rules map[string]*Rule
}

// NewShelf answers an empty shelf.
func NewShelf(zone *time.Location) *Shelf { return &Shelf{zone: zone, rules: map[string]*Rule{}} }

// Rule answers the rule that was kept. It was checked when it was frozen, so nothing
// is checked or compiled before it is first run.
func (s *Shelf) Rule(f Frozen) *Rule {
	key := f.Text
	if f.Value {
		key = "=" + key // no rule begins so
	}
	if r := s.rules[key]; r != nil {
		return r
	}
	names := make(map[string]Name, len(f.Names))
	seen := make(map[string]bool, len(f.Names))
	for n, t := range f.Names {
		names[n], seen[n] = Name{Type: t}, true
	}
	r := &Rule{text: f.Text, value: f.Value, names: sortedNames(seen), scope: NewScope(names).In(s.zone), result: f.Result}
	r.groups = groupsOf(r.names)
	if f.Hours {
		r.groups = append(r.groups, CalendarGroup)
	}
	s.rules[key] = r
	return r
}

// FrozenTemplate is a checked template as it is kept.
type FrozenTemplate struct {
	Text  string
	Rules []Frozen // of its expressions, in order
}

// Freeze answers the template as it is kept.
func (t *Template) Freeze() FrozenTemplate {
	f := FrozenTemplate{Text: t.text}
	for _, p := range t.parts {
		if p.rule != nil {
			f.Rules = append(f.Rules, p.rule.Freeze())
		}
	}
	return f
}

// Template answers the template that was kept; its expressions are compiled when
// they are first needed.
func (s *Shelf) Template(f FrozenTemplate) (*Template, error) {
	t := &Template{text: f.Text}
	seen, next := map[string]bool{}, 0
	plain := func(text string) { t.parts = append(t.parts, part{text: text}) }
	open := cutTemplate(f.Text, plain, func(string, int) {
		if next < len(f.Rules) {
			r := s.Rule(f.Rules[next])
			t.parts = append(t.parts, part{rule: r})
			for _, n := range r.names {
				seen[n] = true
			}
		}
		next++
	})
	if open != nil || next != len(f.Rules) {
		return nil, fmt.Errorf("a text with %d expressions was kept with %d", next, len(f.Rules))
	}
	t.names = sortedNames(seen)
	return t, nil
}

// make compiles a rule that was kept.
func (r *Rule) make() {
	again, problems := compile(r.text, r.scope, !r.value)
	if len(problems) > 0 { // this build reads rules otherwise than the one that kept it
		r.made = made{tree: &ast.NilNode{}, err: fmt.Errorf("%s", problems[0].Detail)}
		return
	}
	r.made = again.made
}
