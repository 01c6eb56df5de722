package scenario

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
)

// view is what an expectation looks at.
type view struct {
	world   *World
	refusal *engine.Refusal // of the last act
	since   []Moment        // the decisions since the last expectation
}

// observables are what can be expected, by its word. Each answers what is so:
// a string, a bool, a sorted list, or the value of a key.
var observables = map[string]func(v view, key string) any{
	"step":     func(v view, _ string) any { return v.world.Case.Step },
	"team":     func(v view, _ string) any { return v.world.Case.Team },
	"partner":  func(v view, _ string) any { return v.world.Case.Partner },
	"assignee": func(v view, _ string) any { return v.world.Case.Assignee },
	"ended":    func(v view, _ string) any { return v.world.Case.End },
	"status":   func(v view, _ string) any { return string(v.world.Case.Status) },
	"priority": func(v view, _ string) any { return v.world.Case.Priority },
	"category": func(v view, _ string) any { return dotted(v.world.Case.Category) },
	"kind":     func(v view, _ string) any { return string(v.world.Case.Kind) },
	"paused":   func(v view, _ string) any { return v.world.Case.Pause },
	"field":    func(v view, key string) any { return v.world.Case.Fields[key] },
	"task":     func(v view, _ string) any { return v.openTasks() },
	"blocked":  func(v view, _ string) any { return v.world.Case.Blocked != nil },
	"due":      view.due,

	"refused":   func(v view, _ string) any { return v.code() },
	"missing":   func(v view, _ string) any { return v.fieldsWith(true) },
	"invalid":   func(v view, _ string) any { return v.fieldsWith(false) },
	"gate":      func(v view, _ string) any { return v.gates() },
	"unchanged": func(v view, _ string) any { return len(v.events()) == 0 },
	"outcomes":  func(v view, _ string) any { return v.outcomes() },

	"escalated": func(v view, _ string) any { return v.happened(escalation) },
	"skipped":   func(v view, _ string) any { return v.happened(skip) },
	"waived":    func(v view, _ string) any { return v.happened(waived) },
	"late":      func(v view, _ string) any { return v.happened(missed) },
	"message":   func(v view, _ string) any { return v.happened(message) },
	"notified":  func(v view, _ string) any { return v.notified() },
	"reads":     view.reads,
}

// Observables lists what can be expected.
func Observables() []string { return slices.Sorted(maps.Keys(observables)) }

// Refusals lists the codes that a refusal can have.
func Refusals() []string { return engine.Codes() }

func (v view) code() string {
	if v.refusal == nil {
		return ""
	}
	return v.refusal.Code
}

// wanted answers what stands in the way: of the last act, or of a blocked case.
func (v view) wanted() []engine.Problem {
	switch c := v.world.Case; {
	case v.refusal != nil:
		return v.refusal.Problems
	case c.Blocked != nil:
		return c.Blocked.Refusal.Problems
	}
	return nil
}

// fieldsWith answers the fields that are required and empty, or those whose value
// was refused.
func (v view) fieldsWith(required bool) []string {
	out := []string{}
	for _, p := range v.wanted() {
		ofField := p.Address == "" || required
		if name, ok := strings.CutPrefix(p.Pointer, "/fields/"); ok && ofField && (p.Code == "required") == required {
			out = append(out, name)
		}
	}
	return sorted(out)
}

func (v view) gates() []string {
	out := []string{}
	for _, p := range v.wanted() {
		if p.Address != "" {
			out = append(out, p.Address[strings.LastIndexByte(p.Address, '/')+1:])
		}
	}
	return sorted(out)
}

// outcomes answers those by which the case may leave its step now.
func (v view) outcomes() []string {
	w := v.world
	ctx := engine.Context{Def: w.Def, Live: w.Def, Now: w.Now, Facts: engine.Facts{Customer: w.Customer}}
	out := []string{}
	for _, o := range engine.Outcomes(ctx, w.Case) {
		if o.Refusal == nil {
			out = append(out, o.Outcome.Name)
		}
	}
	return sorted(out)
}

func (v view) openTasks() []string {
	out := []string{}
	for _, t := range v.world.Case.Tasks {
		states := v.world.Def.Tasks[t.Name].States
		if t.State != states[len(states)-1] {
			out = append(out, t.Name)
		}
	}
	return sorted(out)
}

func (v view) events() []engine.Event {
	var all []engine.Event
	for _, m := range v.since {
		all = append(all, m.Events...)
	}
	return all
}

// happened answers what of names in the events since the last expectation. What
// happens twice stands twice.
func (v view) happened(of func(engine.Body) []string) []string {
	out := []string{}
	for _, e := range v.events() {
		out = append(out, of(e.Body)...)
	}
	slices.Sort(out)
	return out
}

func escalation(b engine.Body) []string {
	if e, ok := b.(engine.Escalated); ok && !e.Skipped {
		return []string{e.Name}
	}
	return nil
}

func skip(b engine.Body) []string {
	if e, ok := b.(engine.Escalated); ok && e.Skipped {
		return []string{e.Name}
	}
	return nil
}

func waived(b engine.Body) []string {
	if e, ok := b.(engine.Escalated); ok {
		return e.Waived
	}
	return nil
}

func missed(b engine.Body) []string {
	if e, ok := b.(engine.Breached); ok {
		return []string{string(e.Deadline)}
	}
	return nil
}

func message(b engine.Body) []string {
	if s, ok := b.(engine.Sent); ok {
		return []string{s.Message}
	}
	return nil
}

// notified answers the teams that were told something: an escalation, a case that
// arrived, a task.
func (v view) notified() []string {
	out := []string{}
	for _, e := range v.effects() {
		if e.Team != "" {
			out = append(out, e.Team)
		}
	}
	return sorted(out)
}

// reads answers what the customer reads in a message, subject and body; nil when it
// was not sent.
func (v view) reads(message string) any {
	for _, e := range slices.Backward(v.effects()) {
		if e.Message == message && e.Team == "" {
			return strings.TrimSpace(e.Subject + "\n" + e.Body)
		}
	}
	return nil
}

func (v view) effects() []engine.Effect {
	var all []engine.Effect
	for _, m := range v.since {
		all = append(all, engine.Effects(m.Context, m.After, m.Events)...)
	}
	return all
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
