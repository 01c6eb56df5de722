package engine

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// maxFires caps what one tick does to one case.
const maxFires = 256

// tick lets every deadline that is due act, in the order of their times.
func (d *decision) tick() error {
	for range maxFires {
		i := d.firstDue()
		if i < 0 {
			return nil
		}
		if err := d.fire(d.c.Deadlines[i]); err != nil {
			return err
		}
	}
	return refuse(Invalid, "circle")
}

// firstDue answers the index of the earliest deadline due at Now, or -1. At the
// same moment the breach comes before the escalation that it may cause.
func (d *decision) firstDue() int {
	best := -1
	for i, x := range d.c.Deadlines {
		if x.Done || x.Due.IsZero() || x.Due.After(d.Now) {
			continue
		}
		if best < 0 || dueBefore(x, d.c.Deadlines[best]) {
			best = i
		}
	}
	return best
}

func dueBefore(a, b Deadline) bool {
	if !a.Due.Equal(b.Due) {
		return a.Due.Before(b.Due)
	}
	return a.Kind != Escalate && b.Kind == Escalate
}

func (d *decision) fire(x Deadline) error {
	switch x.Kind {
	case Escalate:
		return d.escalate(x)
	case CloseDue:
		d.autoClose(x)
		return nil
	default:
		d.emit(Breached{Deadline: x.Kind, Name: x.Name, Due: x.Due}, nil)
		return nil
	}
}

func (d *decision) escalate(x Deadline) error {
	s := d.step()
	i := slices.IndexFunc(s.Escalate, func(e definition.Escalation) bool { return e.Name == x.Name })
	if i < 0 { // the pinned definition always has it; a migration may have dropped it
		d.emit(Breached{Deadline: Escalate, Name: x.Name, Due: x.Due}, nil)
		return nil
	}
	e := &s.Escalate[i]
	why := &Why{Address: d.stepAddress(s) + "/escalate/" + e.Name, Rule: e.Name}
	if e.When != nil {
		why.Inputs = d.inputs(e.When)
		if !d.wouldAct(s, e) {
			d.emit(Escalated{Name: e.Name, Skipped: true}, why)
			return nil
		}
	}
	waived := d.waived(e)
	d.emit(Escalated{Name: e.Name, Notify: d.teamsNow(e.Notify), Waived: waived}, why)
	d.send(e.Send)
	if d.stays(e) { // people are told, and the case stays with who can work it
		d.emit(Breached{Deadline: Escalate, Name: x.Name, Due: x.Due}, why)
		return nil
	}
	return d.escalateTo(e.To, why)
}

// stays reports whether an escalation would go to a team that is gone.
func (d *decision) stays(e *definition.Escalation) bool { return d.gone(e.To, nil) != nil }

// teamsNow answers the teams that have the work of those which the case's version
// names.
func (d *decision) teamsNow(names []string) []string {
	now := make([]string, len(names))
	for i, name := range names {
		now[i] = d.Live.TeamNow(name)
	}
	return now
}

// wouldAct asks the rule of an escalation.
func (d *decision) wouldAct(s *definition.Step, e *definition.Escalation) bool {
	return e.When == nil || d.yes(e.When, "/flow/", d.c.Flow, "/step/", s.Name, "/escalate/", e.Name, "/when")
}

func (d *decision) escalateTo(p definition.Place, why *Why) error {
	return d.goTo(p, why)
}

// waived names the gates that would have refused the move an escalation makes.
func (d *decision) waived(e *definition.Escalation) []string {
	if e.To.Step == "" && e.To.End == "" {
		return nil
	}
	var names []string
	for _, g := range slices.Concat(d.category().Gates, d.step().Gates) {
		if g.Binds(d.c.Step, "") && len(d.openGates([]definition.Gate{g})) > 0 {
			names = append(names, g.Name)
		}
	}
	return names
}

func (d *decision) autoClose(x Deadline) {
	if problems := d.openGates(d.end().Gates); len(problems) > 0 {
		r := refuse(Invalid, "gate")
		r.Problems = problems
		d.emit(Breached{Deadline: CloseDue, Due: x.Due}, nil)
		d.block("close", r)
		return
	}
	d.emit(CaseClosed{Auto: true}, nil)
}
