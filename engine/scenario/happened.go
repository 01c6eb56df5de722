package scenario

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
)

// whatHappened puts an event into words, and answers none for one that says
// nothing by itself. c is the case before it.
func whatHappened(c engine.Case, e engine.Event) Words {
	switch b := e.Body.(type) {
	case engine.Opened:
		return say(phrase.opened, string(b.Kind))
	case engine.Entered:
		if b.Same {
			return say(phrase.stays, b.Step, b.Team)
		}
		return say(phrase.enters, b.Step, b.Team)
	case engine.Ended:
		return say(phrase.ends, b.End, string(b.Status))
	case engine.Finished:
		return say(phrase.leaves, b.Step, b.Outcome)
	case engine.Filled:
		return say(phrase.fills, values(b.Fields))
	case engine.Prioritised:
		return say(phrase.prioritises, b.Priority)
	case engine.Sent:
		return say(phrase.sends, b.Message)
	case engine.BlockSet:
		if b.Block == nil {
			return say(phrase.noLongerBlocked)
		}
		return say(phrase.blockedBy, b.Block.Outcome, problems(b.Block.Refusal))
	}
	if w := ofPeople(c, e); w.form != nil {
		return w
	}
	return ofTime(c, e)
}

// ofPeople tells of what somebody did with the case.
func ofPeople(c engine.Case, e engine.Event) Words {
	switch b := e.Body.(type) {
	case engine.Claimed:
		if b.Assigned {
			return say(phrase.given, b.By)
		}
		return say(phrase.claims, b.By)
	case engine.Released:
		return say(phrase.releases, c.Team)
	case engine.Recategorised:
		return say(phrase.recategorises, dotted(b.From), dotted(b.To))
	case engine.Transferred:
		return say(phrase.handsOver, b.From, b.To)
	case engine.Noted:
		return say(phrase.notes, cut(b.Text))
	case engine.Reopened:
		return say(phrase.reopens)
	case engine.CaseCancelled:
		return say(phrase.cancels, cut(b.Reason))
	case engine.TaskCreated:
		return say(phrase.gives, b.Task.Name, b.Task.Team)
	case engine.TaskMoved:
		return say(phrase.moves, c.Tasks[b.Task-1].Name, b.State)
	}
	return Words{}
}

// ofTime tells of clocks.
func ofTime(c engine.Case, e engine.Event) Words {
	switch b := e.Body.(type) {
	case engine.Paused:
		return say(phrase.pauses, cut(b.Reason))
	case engine.Resumed:
		return say(phrase.resumes)
	case engine.CaseClosed:
		if b.Auto {
			return say(phrase.closesItself)
		}
		return say(phrase.closes)
	case engine.Breached:
		return say(phrase.misses, clockName(c, b.Deadline, b.Name), moment(b.Due.In(e.At.Location())))
	case engine.Escalated:
		w := say(phrase.escalates, b.Name)
		if b.Skipped {
			w = say(phrase.skips, b.Name)
		}
		if len(b.Waived) > 0 {
			w = say(phrase.waives, w, strings.Join(b.Waived, ", "))
		}
		return w
	}
	return Words{}
}

// values answers what was filled in, as scenarios write it.
func values(fields map[string]any) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		all = append(all, name+" = "+shown(fields[name]))
	}
	return strings.Join(all, ", ")
}

// problems answers what a refusal asks for, in a row.
func problems(r *engine.Refusal) Words {
	all := make([]Words, len(r.Problems))
	for i, p := range r.Problems {
		all[i] = problemLine(time.Time{}, p).Words
	}
	return joined(all, "; ")
}

func dotted(category string) string { return strings.ReplaceAll(category, "/", ".") }
