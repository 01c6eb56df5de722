package analyze

import (
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// afterPromise finds escalations that act only when the promise to the customer is
// broken already, even if the case comes to their step the moment it is opened.
func (a *analysis) afterPromise(f *definition.Flow, p *promise) {
	set := a.def.CalendarOf("")
	for _, name := range f.Order {
		s := f.Steps[name]
		for i := range s.Escalate {
			e := &s.Escalate[i]
			at := stepAt(f.Name, name) + "/escalate/" + e.Name
			if !a.reached[f.Name][name] || a.dead[at] {
				continue
			}
			for _, leaf := range p.leaves {
				kind := a.leaves[leaf].Kind
				sla, promised := p.sla.For(kind, a.def, a.def)
				after, acts := a.after(s, e, kind)
				if !promised || !acts {
					continue
				}
				ends, acted := calendar.StartClock(set, sla, a.opened()).Due(set), due(a.calendars(s), after, a.opened(), true)
				if ends.IsZero() || acted.IsZero() || !acted.After(ends) {
					continue
				}
				a.note(diag.Warning, at+"/after", CodeAfterSLA, "Escalation after the promise",
					&diag.Witness{Category: dots(a.leaves[leaf].Path), At: openedText, Path: []string{"step." + name}},
					say("A case that comes to step %q the moment it is opened is escalated %s, but its sla of %s has ended %s.", name, a.moments(acted), sla.String(), a.moments(ends)),
					say("Escalate earlier."))
				break
			}
		}
	}
}

// dueWork is the work of counting a step's limits in a calendar.
const dueWork = 50_000

// maxPaths caps the steps that are walked in looking for the longest path of a flow.
const maxPaths = 2000

// pathfinder looks for the way through a flow that takes longest when every step
// takes its limit.
type pathfinder struct {
	a      *analysis
	flow   *definition.Flow
	leaf   int
	kind   definition.Kind
	usable map[string]bool // outcomes, by step and name
	left   int             // steps still to walk
	on     map[string]bool
	path   []string
	ends   time.Time // the latest so far
	best   []string
}

// longestPath finds a promise that the limits of the steps do not keep. It is counted
// for a case opened on a Monday morning, when the calendars are friendliest, by the
// clocks that the case itself would have.
func (a *analysis) longestPath(f *definition.Flow, p *promise) {
	set := a.def.CalendarOf("")
	done := map[string]bool{}
	for _, leaf := range p.leaves {
		kind := a.leaves[leaf].Kind
		key := string(kind)
		if a.byCategory(f) {
			key += a.leaves[leaf].Path
		}
		sla, promised := p.sla.For(kind, a.def, a.def)
		if done[key] || !promised {
			continue
		}
		done[key] = true
		x := &pathfinder{a: a, flow: f, leaf: leaf, kind: kind, usable: map[string]bool{}, left: maxPaths, on: map[string]bool{}}
		x.walk(f.Start, a.opened())
		ends := calendar.StartClock(set, sla, a.opened()).Due(set)
		// Somebody who leaves a step within its limit leaves it a moment before.
		if ends.IsZero() || !x.ends.Add(-time.Duration(len(x.best))*time.Minute).After(ends) {
			continue
		}
		a.note(diag.Warning, p.at, CodeLongPath, "Limits outlast the promise",
			&diag.Witness{Category: dots(a.leaves[leaf].Path), At: openedText, Path: x.best},
			say("With every step done at its limit, a case of kind %s is resolved %s, but its sla of %s ends %s.", string(kind), a.moments(x.ends), sla.String(), a.moments(ends)),
			say("Shorten the steps' done_within or promise less: %s.", ways(x.limits())))
		return
	}
}

// byCategory reports whether the outcomes of a flow ask for the category.
func (a *analysis) byCategory(f *definition.Flow) bool {
	for _, s := range f.Steps {
		for _, o := range s.Outcomes {
			if o.When != nil && slices.Contains(o.When.Names(), category) {
				return true
			}
		}
	}
	return false
}

// walk follows every way on from a step that the case comes to at a moment, none
// twice over the same step.
func (x *pathfinder) walk(step string, at time.Time) {
	s := x.flow.Steps[step]
	if x.left--; !x.a.spend(dueWork) || s == nil || x.on[step] || x.left <= 0 {
		return
	}
	x.on[step] = true
	x.path = append(x.path, "step."+step)
	leaves := x.stay(s, at)
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		if leaves.IsZero() || !x.mayUse(s, o) {
			continue
		}
		if o.To.End == "" {
			x.walk(o.To.Step, leaves)
			continue
		}
		if leaves.After(x.ends) {
			x.ends, x.best = leaves, append(slices.Clone(x.path), "end."+o.To.End)
		}
	}
	x.path = x.path[:len(x.path)-1]
	x.on[step] = false
}

// stay answers when a case that comes to a step leaves it at its limit, or when an
// escalation would move it away before.
func (x *pathfinder) stay(s *definition.Step, at time.Time) time.Time {
	calendars := x.a.calendars(s)
	leaves := at
	if d, ok := s.Done.For(x.kind, x.a.def, x.a.def); ok {
		leaves = due(calendars, d, at, true)
	}
	for i := range s.Escalate {
		e := &s.Escalate[i]
		if d, acts := x.a.after(s, e, x.kind); acts && moves(e.To) {
			if moved := due(calendars, d, at, true); moved.Before(leaves) {
				leaves = moved
			}
		}
	}
	return leaves
}

// mayUse reports whether the case can leave by the outcome.
func (x *pathfinder) mayUse(s *definition.Step, o *definition.Outcome) bool {
	if o.When == nil {
		return true
	}
	key := s.Name + "." + o.Name
	can, known := x.usable[key]
	if !known {
		can = x.a.canUse(x.leaf, s, o)
		x.usable[key] = can
	}
	return can
}

// canUse reports whether a case of a category, of its own kind, can leave by the
// outcome for some values.
func (a *analysis) canUse(leaf int, s *definition.Step, o *definition.Outcome) bool {
	in := a.atStep(a.leaves[leaf].Flow, s)
	in.audience = a.audienceOf([]int{leaf})
	in.fixed["case.kind"] = string(a.leaves[leaf].Kind)
	c := a.holds(o.When)
	sp := a.space(in, c)
	if sp.points == 0 {
		return false
	}
	_, sure := sp.example(sp.find(c), c)
	return sure
}

// limits answers the steps of the longest way with their limits.
func (x *pathfinder) limits() []string {
	var out []string
	for _, place := range x.best {
		step, isStep := strings.CutPrefix(place, "step.")
		if !isStep {
			continue
		}
		if d, ok := x.flow.Steps[step].Done.For(x.kind, x.a.def, x.a.def); ok {
			place += " " + d.String()
		}
		out = append(out, place)
	}
	return out
}
