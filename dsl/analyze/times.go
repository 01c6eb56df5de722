package analyze

import (
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// kinds are the kinds of a case.
var kinds = []definition.Kind{
	definition.Complaint, definition.Request, definition.Feedback, definition.Suggestion, definition.Praise,
}

// moment of day at which examples are opened, as scenarios write it.
const openedText = "2026-01-05 09:00"

// times finds limits that cannot be kept and escalations that come too late to
// matter, for each kind of case.
func (a *analysis) times() {
	for _, name := range sortedKeys(a.def.Flows) {
		if len(a.byFlow[name]) == 0 {
			continue
		}
		f := a.def.Flows[name]
		for _, step := range f.Order {
			if a.reached[name][step] {
				a.tooLate(f, f.Steps[step])
				a.unnoticed(f, f.Steps[step])
			}
		}
		for _, p := range a.promises(name) {
			a.afterPromise(f, p)
			a.longestPath(f, p)
		}
	}
}

// after answers when an escalation acts for cases of a kind, counted from the step's
// beginning.
func (a *analysis) after(s *definition.Step, e *definition.Escalation, kind definition.Kind) (calendar.Duration, bool) {
	if e.Of == "claim" && s.Partner != "" {
		return calendar.Duration{}, false
	}
	if e.Percent == 0 {
		return e.After.In(a.def, a.def)
	}
	whole, ok := limit(s, e.Of).For(kind, a.def, a.def)
	return whole.Scale(float64(e.Percent) / 100), ok
}

func limit(s *definition.Step, of string) definition.Durations {
	if of == "claim" {
		return s.Claim
	}
	return s.Done
}

// noLater reports whether x has surely passed whenever y has: of the same unit, or
// wall clock against open hours, which pass no faster.
func noLater(x, y calendar.Duration) bool {
	switch {
	case x.Unit == y.Unit && (x.Unit == calendar.Days || x.Unit == calendar.WorkingDays):
		return x.N <= y.N
	case x.Unit == y.Unit, x.Unit == calendar.Elapsed && y.Unit == calendar.OpenHours:
		return x.Time <= y.Time
	}
	return false
}

// tooLate finds escalations that never act because another one has moved the case
// away by then.
func (a *analysis) tooLate(f *definition.Flow, s *definition.Step) {
	for i := range s.Escalate {
		for j := range s.Escalate {
			if i != j && a.forestalls(s, j, i) {
				e := s.Escalate[i]
				a.note(diag.Warning, stepAt(f.Name, s.Name)+"/escalate/"+e.Name+"/after", CodeTooLate, "Escalation never acts",
					&diag.Witness{Category: dots(a.leaves[a.byFlow[f.Name][0]].Path), Path: []string{"step." + s.Name}},
					say("Escalation %q always moves the case away before %q would act.", s.Escalate[j].Name, e.Name),
					say("Let %q act earlier or remove it.", e.Name))
				break
			}
		}
	}
}

// forestalls reports whether escalation j of a step leaves escalation i nothing, for
// every kind of case. At the same moment the one that stands first acts first.
func (a *analysis) forestalls(s *definition.Step, j, i int) bool {
	mover, other := &s.Escalate[j], &s.Escalate[i]
	if !moves(mover.To) || mover.When != nil || mover.Of == "claim" && other.Of != "claim" {
		return false // a claim clock stands still while somebody holds the case
	}
	some := false
	for _, kind := range kinds {
		late, acts := a.after(s, other, kind)
		if !acts {
			continue
		}
		early, ok := a.after(s, mover, kind)
		if !ok || !noLater(early, late) || j > i && noLater(late, early) {
			return false
		}
		some = true
	}
	return some
}

// ownKinds answers the kinds that the categories of a flow are.
func (a *analysis) ownKinds(leaves []int) []definition.Kind {
	var out []definition.Kind
	for _, leaf := range leaves {
		if k := a.leaves[leaf].Kind; !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// unnoticed finds a limit that passes before the first escalation that would tell
// somebody. That may be meant, so it is only said.
func (a *analysis) unnoticed(f *definition.Flow, s *definition.Step) {
	for _, of := range []string{"claim", "done"} {
		for _, kind := range a.ownKinds(a.byFlow[f.Name]) {
			most, ok := limit(s, of).For(kind, a.def, a.def)
			e := a.firstNotice(s, of, kind)
			if !ok || e == nil || moves(e.To) || e.To.Team != "" || e.Percent > 0 {
				continue
			}
			after, _ := a.after(s, e, kind)
			if !noLater(most, after) || noLater(after, most) {
				continue
			}
			leaf := slices.IndexFunc(a.leaves, func(c *definition.Category) bool { return c.Flow == f.Name && c.Kind == kind })
			a.note(diag.Info, stepAt(f.Name, s.Name)+"/escalate/"+e.Name+"/after", CodeUnnoticed, "Limit passes unnoticed",
				&diag.Witness{Category: dots(a.leaves[leaf].Path), Path: []string{"step." + s.Name}},
				say("A case of kind %s should be done with after %s (%s_within), but the first escalation acts after %s.", string(kind), most.String(), of, after.String()),
				say("If somebody is to hear of it in time, write a share such as 80%%."))
			return
		}
	}
}

// firstNotice answers the escalation of a clock that acts first, nil when the clock
// has none or it cannot be told.
func (a *analysis) firstNotice(s *definition.Step, of string, kind definition.Kind) *definition.Escalation {
	var first *definition.Escalation
	for i := range s.Escalate {
		e := &s.Escalate[i]
		after, acts := a.after(s, e, kind)
		if e.Of != of || !acts {
			continue
		}
		if first == nil {
			first = e
			continue
		}
		best, _ := a.after(s, first, kind)
		switch {
		case noLater(best, after):
		case noLater(after, best):
			first = e
		default:
			return nil
		}
	}
	return first
}

// promise is an SLA with the categories that have it.
type promise struct {
	at     string
	sla    definition.Durations
	leaves []int
}

// promises answers the promises made for the cases of a flow, each where it stands.
func (a *analysis) promises(flow string) []*promise {
	byAddress := map[string]*promise{}
	for _, leaf := range a.byFlow[flow] {
		cat := a.leaves[leaf]
		if cat.SLA.Default == nil && len(cat.SLA.ByKind) == 0 {
			continue
		}
		at := a.slaAt(cat)
		if byAddress[at] == nil {
			byAddress[at] = &promise{at: at, sla: cat.SLA}
		}
		byAddress[at].leaves = append(byAddress[at].leaves, leaf)
	}
	var out []*promise
	for _, at := range sortedKeys(byAddress) {
		out = append(out, byAddress[at])
	}
	return out
}

// slaAt answers where the promise of a category stands: with it, or above.
func (a *analysis) slaAt(cat *definition.Category) string {
	for c := cat; c != nil; c = a.def.Categories[c.Parent] {
		if at := pointer(c.Path) + "/sla"; a.at.Has(at) {
			return at
		}
	}
	return pointer(cat.Path) + "/sla"
}

// due answers the latest moment at which a duration that begins at from has passed,
// over the calendars; the earliest when early. Zero when some never has so many hours.
func due(calendars []calendar.Calendar, d calendar.Duration, from time.Time, early bool) time.Time {
	var out time.Time
	for _, c := range calendars {
		t := calendar.StartClock(c, d, from).Due(c)
		if t.IsZero() {
			return t
		}
		if out.IsZero() || early == t.Before(out) {
			out = t
		}
	}
	return out
}

// calendars answers those by which a step's clocks may be counted: its team's, its
// partner's owner's, or those of all teams that its route may give.
func (a *analysis) calendars(s *definition.Step) []calendar.Calendar {
	var out []calendar.Calendar
	add := func(team string) {
		c := a.def.CalendarOf(team)
		if !slices.ContainsFunc(out, func(x calendar.Calendar) bool { return x.Name() == c.Name() }) {
			out = append(out, c)
		}
	}
	switch {
	case s.Partner != "":
		if p := a.def.Partners[s.Partner]; p != nil {
			add(p.Owner)
		}
	case s.Route != "" || s.Table != "":
		for _, team := range a.teamsOf(definition.Target{Route: s.Route, Table: s.Table}) {
			add(team)
		}
	default:
		add(s.Team)
	}
	return out
}

// moments answers times as the finding writes them.
func (a *analysis) moments(t time.Time) string { return t.In(a.def.Zone).Format("2006-01-02 15:04") }

// ways answers a path as people read it.
func ways(path []string) string { return strings.Join(path, " → ") }
