// Package rule compiles and runs the rules of a definition: expr text over plain
// maps, guarded so that no text and no values can hang or kill the process, with
// one meaning for what is missing: a comparison that mentions an empty value is
// false, != is the negation of ==, an empty yes/no is false, a list is never
// missing.
package rule

import (
	"maps"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/expr-lang/expr/types"
)

// Type is the type of a name that rules see. Numbers are float64, dates are text
// ("2026-01-31"), a Time is time.Time, a Span is time.Duration.
type Type uint8

// The types of names.
const (
	Any Type = iota
	Text
	Number
	Bool
	List // of text
	Time
	Span
)

var exprTypes = [...]types.Type{
	Any: types.Any, Text: types.String, Number: types.Float64, Bool: types.Bool,
	List: types.Array(types.String), Time: types.TypeOf(timeZero), Span: types.TypeOf(spanZero),
}

// Name is one dotted name of a scope.
type Name struct {
	Type Type
	// Options are the only texts the name can hold; nil when any.
	Options []string
	// Moves marks a name whose value changes because time passes; rules that
	// stand may not read it.
	Moves bool
}

// Scope says which names a rule may see. It is immutable.
type Scope struct {
	names map[string]Name
	still bool
}

// NewScope makes a scope of dotted names such as "field.country".
func NewScope(names map[string]Name) *Scope { return &Scope{names: maps.Clone(names)} }

// With answers a scope with further names.
func (s *Scope) With(names map[string]Name) *Scope {
	all := maps.Clone(s.names)
	maps.Copy(all, names)
	return &Scope{names: all, still: s.still}
}

// Standing answers the scope for rules that are not asked again when time
// passes: names that move are refused.
func (s *Scope) Standing() *Scope { return &Scope{names: s.names, still: true} }

// Names lists the scope's names in order.
func (s *Scope) Names() []string { return slices.Sorted(maps.Keys(s.names)) }

// suggest answers the nearest name, or "".
func (s *Scope) suggest(name string) string {
	best, distance := "", 4
	for _, n := range s.Names() {
		d := levenshtein.Distance(name, n, nil)
		if _, tail, ok := strings.Cut(n, "."); ok {
			d = min(d, levenshtein.Distance(name, tail, nil)+1)
		}
		if d < distance {
			best, distance = n, d
		}
	}
	return best
}
