package rule

import (
	"math"
	"slices"
	"time"
)

// Whoever asks what a rule could answer cannot try every value. What follows
// answers enough of them that every other is like one of these to a rule that only
// holds a name against the literals.

// NumbersLike answers the numbers written, one between each two, and some on each
// side, in order.
func NumbersLike(written []float64) []float64 {
	cuts := slices.Clone(written)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []float64
	for i, c := range cuts {
		out = append(out, math.Floor(c)-1, math.Floor(c), c, math.Ceil(c), math.Floor(c)+1)
		if i > 0 {
			out = append(out, cuts[i-1]+(c-cuts[i-1])/2)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// DaysLike answers the days written ("2026-01-31") and the ones beside them, in
// order. What is no day is left out.
func DaysLike(written []string) []string {
	var out []string
	for _, w := range written {
		t, err := time.Parse(time.DateOnly, w)
		if err != nil {
			continue
		}
		for i := -1; i <= 1; i++ {
			out = append(out, t.AddDate(0, 0, i).Format(time.DateOnly))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
