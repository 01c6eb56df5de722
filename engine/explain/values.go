package explain

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// add keeps a value to try that is neither known nor the present one.
func (in *input) add(v any) {
	if reflect.DeepEqual(v, in.from) {
		return
	}
	for _, known := range in.to {
		if reflect.DeepEqual(known, v) {
			return
		}
	}
	in.to = append(in.to, v)
}

func (in *input) addAll(values []any) {
	for _, v := range values {
		in.add(v)
	}
}

// nearestFirst puts the numbers that are nearest to the present one in front: the
// least that would have to change.
func (in *input) nearestFirst() {
	from, _ := in.from.(float64)
	distance := func(v any) float64 {
		if n, ok := v.(float64); ok {
			return math.Abs(n - from)
		}
		return 0
	}
	slices.SortStableFunc(in.to, func(a, b any) int { return cmp.Compare(distance(a), distance(b)) })
}

// likes answers the values of a type that rules tell apart by these literals.
func likes(of rule.Name, literals []any) []any {
	switch {
	case of.Options != nil:
		var all []any
		for _, o := range of.Options {
			all = append(all, o)
		}
		return all
	case of.Type == rule.Bool:
		return []any{true, false}
	case of.Type == rule.Number:
		return numbers(literals)
	case of.Type == rule.Date:
		return days(literals)
	case of.Type == rule.List:
		var all []any
		for _, l := range literals {
			all = append(all, []any{l})
		}
		return all
	}
	return literals
}

func numbers(literals []any) []any {
	var written []float64
	for _, l := range literals {
		if n, ok := l.(float64); ok {
			written = append(written, n)
		}
	}
	if len(written) == 0 {
		written = []float64{0, 1}
	}
	var all []any
	for _, n := range rule.NumbersLike(written) {
		all = append(all, n)
	}
	return all
}

func days(literals []any) []any {
	var written []string
	for _, l := range literals {
		if s, ok := l.(string); ok {
			written = append(written, s)
		}
	}
	var all []any
	for _, d := range rule.DaysLike(written) {
		all = append(all, d)
	}
	return all
}

// bounded adds the bounds of a field to what it is held against.
func bounded(f *definition.Field, literals []any) []any {
	for _, b := range []*float64{f.Min, f.Max} {
		if b != nil {
			literals = append(literals[:len(literals):len(literals)], *b)
		}
	}
	return literals
}

// typed answers the value of a field that the cell of a table or the code of a route
// spells.
func (g *gathering) typed(field, cell string) any {
	f := g.x.def.Fields[field]
	switch f.Type {
	case definition.Bool:
		return cell == "true"
	case definition.Int, definition.Decimal, definition.Money:
		if n, err := strconv.ParseFloat(cell, 64); err == nil {
			return n
		}
	}
	return cell
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func keysOf[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }
