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
	"sync"
	"time"

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
	Moment // a time.Time to rules, kept as text: "2026-01-31T09:00:00Z"
)

var exprTypes = [...]types.Type{
	Any: types.Any, Text: types.String, Number: types.Float64, Bool: types.Bool,
	List: types.Array(types.String), Time: types.TypeOf(timeZero), Span: types.TypeOf(spanZero),
	Date: types.String, Moment: types.TypeOf(timeZero),
}

// keptTypes are the types of values as they lie in an Env.
var keptTypes = func() [len(exprTypes)]types.Type {
	kept := exprTypes
	kept[Moment] = types.Any
	return kept
}()

// Name is one dotted name of a scope.
type Name struct {
	Type Type
	// Options are the only texts the name can hold; nil when any.
	Options []string
	// Moves marks a name whose value changes because time passes; rules that
	// stand may not read it.
	Moves bool
	// Whole marks a number without fractions, Money an amount in the smallest unit of
	// its currency, which is whole too.
	Whole, Money bool
}

// Scope says which names a rule may see. It is immutable and cheap to share.
type Scope struct {
	names map[string]Name
	still bool
	zone  *time.Location // of days
	order func() []string
}

// NewScope makes a scope of dotted names such as "field.country".
// Days are counted in UTC; In says otherwise.
func NewScope(names map[string]Name) *Scope { return newScope(maps.Clone(names), false, time.UTC) }

func newScope(names map[string]Name, still bool, zone *time.Location) *Scope {
	s := &Scope{names: names, still: still, zone: zone}
	s.order = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(s.names)) })
	return s
}

// With answers a scope with further names.
func (s *Scope) With(names map[string]Name) *Scope {
	all := maps.Clone(s.names)
	if all == nil {
		all = map[string]Name{}
	}
	maps.Copy(all, names)
	return newScope(all, s.still, s.zone)
}

// Standing answers the scope for rules that are not asked again when time
// passes: names that move are refused.
func (s *Scope) Standing() *Scope { return newScope(s.names, true, s.zone) }

// In answers the scope of rules whose days begin at midnight of a zone.
func (s *Scope) In(zone *time.Location) *Scope { return newScope(s.names, s.still, zone) }

// Names lists the scope's names in order. It is not to be changed.
func (s *Scope) Names() []string { return s.order() }

// Name answers what a dotted name is, and whether rules may read it.
func (s *Scope) Name(name string) (Name, bool) {
	n, ok := s.names[name]
	return n, ok && !(n.Moves && s.still)
}

// suggest answers the nearest name, or "". Short names must be nearer.
func (s *Scope) suggest(name string) string {
	best, distance := "", min(3, len(name)/4)+1
	for _, n := range s.Names() {
		d := within(name, n, distance)
		if _, tail, ok := strings.Cut(n, "."); ok {
			d = min(d, within(name, tail, distance-1)+1)
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

// within answers how far two names are apart, or most when it is that or more. Names
// of other lengths are not looked at: a set has tens of thousands.
func within(a, b string, most int) int {
	if d := len(a) - len(b); d >= most || -d >= most {
		return most
	}
	return min(levenshtein.Distance(a, b, nil), most)
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
