package scenario

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/phrase"
)

// whatHappened puts an event into words, and answers none for one that says
// nothing by itself. c is the case before it.
func whatHappened(c engine.Case, e engine.Event) phrase.Phrase {
	switch b := e.Body.(type) {
	case engine.Opened:
		return phrase.Say("opened as %s", b.Kind)
	case engine.Entered:
		if b.Same {
			return phrase.Say("step %s goes on with team %s", b.Step, b.Team)
		}
		return phrase.Say("step %s, team %s", b.Step, b.Team)
	case engine.Ended:
		return phrase.Say("end %s, %s", b.End, b.Status)
	case engine.Finished:
		return phrase.Say("leaves step %s by %s", b.Step, b.Outcome)
	case engine.Filled:
		return phrase.Say("filled: %s", filled(b.Fields))
	case engine.Prioritised:
		return phrase.Say("priority %s", b.Priority)
	case engine.Sent:
		return phrase.Say("message %s is sent", b.Message)
	case engine.TaskCreated:
		return phrase.Say("task %s is given to team %s", b.Task.Name, b.Task.Team)
	case engine.TaskMoved:
		return phrase.Say("task %s is %s", c.Tasks[b.Task-1].Name, b.State)
	case engine.BlockSet:
		if b.Block == nil {
			return phrase.Say("no longer blocked")
		}
		return phrase.Say("blocked: the step is done, but the case may not leave by %s", b.Block.Outcome)
	}
	if p := byPeople(c, e); p.Format != "" {
		return p
	}
	return byTime(c, e)
}

// byPeople tells of what somebody did with the case.
func byPeople(c engine.Case, e engine.Event) phrase.Phrase {
	switch b := e.Body.(type) {
	case engine.Claimed:
		if b.Assigned {
			return phrase.Say("%s is given the case", b.By)
		}
		return phrase.Say("%s takes the case", b.By)
	case engine.Released:
		return phrase.Say("back in the pool of team %s", c.Team)
	case engine.Recategorised:
		return phrase.Say("category %s becomes %s", dotted(b.From), dotted(b.To))
	case engine.Transferred:
		return phrase.Say("handed from team %s to team %s", b.From, b.To)
	case engine.Noted:
		return phrase.Say("note: %s", cut(b.Text))
	case engine.Reopened:
		return phrase.Say("reopened")
	case engine.CaseCancelled:
		return phrase.Say("cancelled: %s", cut(b.Reason))
	}
	return phrase.Phrase{}
}

// byTime tells of clocks.
func byTime(c engine.Case, e engine.Event) phrase.Phrase {
	switch b := e.Body.(type) {
	case engine.Paused:
		return phrase.Say("the clocks stand still: %s", cut(b.Reason))
	case engine.Resumed:
		return phrase.Say("the clocks run again")
	case engine.CaseClosed:
		if b.Auto {
			return phrase.Say("closes by itself")
		}
		return phrase.Say("closed")
	case engine.Breached:
		return phrase.Say("the clock %s runs out", clockName(c, b.Deadline, b.Name))
	case engine.Escalated:
		switch {
		case b.Skipped:
			return phrase.Say("escalation %s is skipped: its rule says no", b.Name)
		case len(b.Waived) > 0:
			return phrase.Say("escalation %s acts, past gates %s", b.Name, strings.Join(b.Waived, ", "))
		}
		return phrase.Say("escalation %s acts", b.Name)
	}
	return phrase.Phrase{}
}

// filled answers what was filled in, as scenarios write it.
func filled(fields map[string]any) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		all = append(all, name+" = "+written(fields[name]))
	}
	return cut(strings.Join(all, ", "))
}

func dotted(category string) string { return strings.ReplaceAll(category, "/", ".") }
