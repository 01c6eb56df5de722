package engine

import "slices"

// How a list of rows picks the one that answers (pick).
const pickUnique = "unique"

// tally gathers the rows of a list that hold. Of a list that picks the first, the
// first one answers. In a unique list the order of the rows means nothing: those that
// hold answer when they all say the same, and otherwise the default does.
type tally[T comparable] struct {
	unique bool
	to     T
	why    *Why // of the row that answers, of the default after answer found none
	rows   []string
	differ bool
}

// holds notes a row that holds, and reports whether the rows after it still count.
func (t *tally[T]) holds(to T, why *Why) (decided bool) {
	t.rows = append(t.rows, why.Address)
	if t.why == nil {
		t.to, t.why = to, why
	}
	t.differ = t.differ || t.to != to
	return !t.unique
}

// answer answers what the rows say and why. Without an answer, why is then that of
// the default, with the rows that contradict each other.
func (t *tally[T]) answer(defaultAt string) (T, *Why, bool) {
	if t.why != nil && !t.differ {
		return t.to, t.why, true
	}
	t.why = &Why{Address: defaultAt, Rule: "default", Rows: slices.Clip(t.rows)}
	return t.to, t.why, false
}
