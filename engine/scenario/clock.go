package scenario

import (
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/phrase"
)

// Clocks are the words for the clocks of every case. An escalation's clock has its
// name, a task's the task's.
var Clocks = []string{string(engine.ClaimDue), string(engine.DoneDue), string(engine.SLADue), string(engine.CloseDue)}

// due answers when a clock runs out, as scenarios write it; "" when none of the
// name runs.
func (v view) due(name string) any {
	c := v.world.Case
	for _, d := range slices.Backward(c.Deadlines) {
		if !d.Done && !d.Due.IsZero() && clockName(c, d.Kind, d.Name) == name {
			return Written(d.Due.In(v.world.Now.Location()))
		}
	}
	return ""
}

// clockName answers how scenarios name a clock. The name of a deadline is the
// escalation's, or the number of a task.
func clockName(c engine.Case, kind engine.DeadlineKind, name string) string {
	switch kind {
	case engine.Escalate:
		return name
	case engine.TaskDue:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(c.Tasks) {
			return c.Tasks[n-1].Name
		}
	}
	return string(kind)
}

// running answers every clock that runs, with its moment, the first one first.
func (v view) running() []phrase.Phrase {
	c := v.world.Case
	open := slices.DeleteFunc(slices.Clone(c.Deadlines), func(d engine.Deadline) bool { return d.Done || d.Due.IsZero() })
	slices.SortStableFunc(open, func(a, b engine.Deadline) int { return a.Due.Compare(b.Due) })
	all := make([]phrase.Phrase, len(open))
	for i, d := range open {
		all[i] = phrase.Say("%s until %s", clockName(c, d.Kind, d.Name), Written(d.Due.In(v.world.Now.Location())))
	}
	return all
}
