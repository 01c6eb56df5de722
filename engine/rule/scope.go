// Package rule compiles and runs the rules of a definition: expr text over plain
// maps, guarded so that no text and no values can hang or kill the process, with
// one meaning for what is missing: a comparison that mentions an empty value is
// false, != is the negation of ==, an empty yes/no is false, a list is never
// missing.
package rule

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/agext/levenshtein"
	"github.com/expr-lang/expr/types"
)

// Type is the type of a name that rules see. Numbers are float64, a Time is
// time.Time, a Span is time.Duration, a Date is text ("2026-01-31").
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
	Date
)

var exprTypes = [...]types.Type{
	Any: types.Any, Text: types.String, Number: types.Float64, Bool: types.Bool,
	List: types.Array(types.String), Time: types.TypeOf(timeZero), Span: types.TypeOf(spanZero),
	Date: types.String,
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

// Scope says which names a rule may see. It is immutable and cheap to share.
type Scope struct {
	names map[string]Name
	still bool
	hash  func() Hash
}

// Hash tells scopes apart: two scopes with the same hash see the same names.
type Hash [sha256.Size]byte

// NewScope makes a scope of dotted names such as "field.country".
func NewScope(names map[string]Name) *Scope { return newScope(maps.Clone(names), false) }

func newScope(names map[string]Name, still bool) *Scope {
	s := &Scope{names: names, still: still}
	s.hash = sync.OnceValue(s.sum)
	return s
}

// With answers a scope with further names.
func (s *Scope) With(names map[string]Name) *Scope {
	all := maps.Clone(s.names)
	if all == nil {
		all = map[string]Name{}
	}
	maps.Copy(all, names)
	return newScope(all, s.still)
}

// Standing answers the scope for rules that are not asked again when time
// passes: names that move are refused.
func (s *Scope) Standing() *Scope { return newScope(s.names, true) }

// Names lists the scope's names in order.
func (s *Scope) Names() []string { return slices.Sorted(maps.Keys(s.names)) }

// Name answers what a dotted name is, and whether rules may read it.
func (s *Scope) Name(name string) (Name, bool) {
	n, ok := s.names[name]
	return n, ok && !(n.Moves && s.still)
}

// Hash answers what tells this scope from others. It is computed once.
func (s *Scope) Hash() Hash { return s.hash() }

func (s *Scope) sum() Hash {
	h := sha256.New()
	fmt.Fprintln(h, s.still)
	for _, n := range s.Names() {
		fmt.Fprintf(h, "%q %d %t %q\n", n, s.names[n].Type, s.names[n].Moves, s.names[n].Options)
	}
	return Hash(h.Sum(nil))
}

// suggest answers the nearest name, or "". Short names must be nearer.
func (s *Scope) suggest(name string) string {
	best, distance := "", min(3, len(name)/4)+1
	for _, n := range s.Names() {
		d := levenshtein.Distance(name, n, nil)
		if _, tail, ok := strings.Cut(n, "."); ok {
			d = min(d, levenshtein.Distance(name, tail, nil)+1)
		}
		if strings.EqualFold(name, n) {
			d = 0
		}
		if d < distance {
			best, distance = n, d
		}
	}
	return best
}

// group lists the names that begin with this one, as "case" begins "case.kind".
func (s *Scope) group(name string) []string {
	var all []string
	for _, n := range s.Names() {
		if strings.HasPrefix(n, name+".") {
			all = append(all, n)
		}
	}
	return all
}
