package rule

import (
	"fmt"
	"slices"

	"time"

	"github.com/expr-lang/expr/ast"
)

// Frozen is a checked rule as it is kept beside its definition: enough to run it
// again, without the scope that it was checked in.
type Frozen struct {
	Text   string
	Value  bool     // it gives a value, not yes or no
	Names  []string // what it reads, in order
	Types  []Type   // of the names
	Result Type
	Hours  bool // it asks a calendar
}

// Freeze answers the rule as it is kept.
func (r *Rule) Freeze() Frozen {
	see := r.sees()
	f := Frozen{
		Text: r.text, Value: r.value, Names: r.names, Types: make([]Type, len(r.names)), Result: r.result,
		Hours: slices.Contains(see.groups, CalendarGroup),
	}
	for i, n := range r.names {
		f.Types[i] = see.scope.names[n].Type
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
func NewShelf(zone *time.Location) *Shelf {
	if zone == nil {
		zone = time.UTC
	}
	return &Shelf{zone: zone, rules: map[string]*Rule{}}
}

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
	r := &Rule{text: f.Text, value: f.Value, names: f.Names, result: f.Result, sight: sight{kept: &f, zone: s.zone}}
	s.rules[key] = r
	return r
}

// look makes the sight of a rule that was kept.
func (r *Rule) look() {
	f := r.sight.kept
	names := make(map[string]Name, len(f.Names))
	for i, n := range f.Names {
		names[n] = Name{Type: f.Types[i]}
	}
	r.sight = sight{scope: NewScope(names).In(r.sight.zone), groups: groupsOf(f.Names, f.Hours)}
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
			t.add(s.Rule(f.Rules[next]), seen)
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
	again, problems := compile(r.text, r.scope(), !r.value)
	if len(problems) > 0 { // this build reads rules otherwise than the one that kept it
		r.made = made{tree: &ast.NilNode{}, err: fmt.Errorf("%s", problems[0].Detail)}
		return
	}
	r.made = again.made
}
