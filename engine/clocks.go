package engine

import (
	"slices"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// Why a clock stands still without anybody having paused the case.
const (
	stillClaimed  = "claimed"  // the claim clock, while somebody holds the case
	stillResolved = "resolved" // the SLA clock, once the case is resolved
)

// clocksEntered answers the case's deadlines after it arrives at s: the SLA and
// the tasks go on, the step's own clocks start.
func (d *decision) clocksEntered(s *definition.Step, team, partner string) []Deadline {
	ds := slices.Grow(d.lasting(), 2+len(s.Escalate))
	cal := d.Live.CalendarOf(team)
	if claim, ok := d.within(s.Claim); ok && partner == "" {
		ds = append(ds, d.start(ClaimDue, "", cal, claim))
	}
	if done, ok := d.within(s.Done); ok {
		ds = append(ds, d.start(DoneDue, "", cal, done))
	}
	for i := range s.Escalate {
		if e := &s.Escalate[i]; e.Of != string(ClaimDue) || partner == "" {
			ds = d.startEscalation(ds, s, e, cal)
		}
	}
	return ds
}

func (d *decision) startEscalation(ds []Deadline, s *definition.Step, e *definition.Escalation, cal calendar.Calendar) []Deadline {
	after, ok := d.escalationAfter(s, e)
	if !ok {
		return ds
	}
	return append(ds, d.start(Escalate, e.Name, cal, after))
}

// escalationAfter answers when e acts: its own time, or a share of the step's.
func (d *decision) escalationAfter(s *definition.Step, e *definition.Escalation) (calendar.Duration, bool) {
	if e.Percent == 0 {
		return e.After.In(d.Live, d.Def)
	}
	of := s.Done
	if e.Of == string(ClaimDue) {
		of = s.Claim
	}
	whole, ok := d.within(of)
	return whole.Scale(float64(e.Percent) / 100), ok
}

// within answers the duration for the case's kind.
func (d *decision) within(all definition.Durations) (calendar.Duration, bool) {
	return all.For(d.c.Kind, d.Live, d.Def)
}

func (d *decision) start(kind DeadlineKind, name string, cal calendar.Calendar, budget calendar.Duration) Deadline {
	k := calendar.StartClock(cal, budget, d.Now)
	return Deadline{Kind: kind, Name: name, Clock: k, Due: k.Due(cal)}
}

// lasting answers the deadlines that outlive a step: those of tasks, and the SLA,
// which runs from the opening to the end and on after a reopening.
func (d *decision) lasting() []Deadline {
	var ds []Deadline
	for _, x := range d.c.Deadlines {
		switch {
		case x.Kind == TaskDue:
			ds = append(ds, x)
		case x.Kind == SLADue && x.Clock.Still() == stillResolved && !x.Done:
			x.Clock = x.Clock.Resume(d.setCalendar(), d.Now)
			ds = append(ds, x)
		case x.Kind == SLADue:
			ds = append(ds, x)
		}
	}
	return d.promised(ds)
}

// promised gives ds the SLA clock of the present category and kind: another
// length, none, or one that has run since the opening. A missed one stays.
func (d *decision) promised(ds []Deadline) []Deadline {
	sla, has := d.within(d.category().SLA)
	cal := d.setCalendar()
	i := slices.IndexFunc(ds, func(x Deadline) bool { return x.Kind == SLADue })
	switch {
	case i < 0 && has:
		k := calendar.StartClock(cal, sla, d.c.OpenedAt)
		return append(ds, Deadline{Kind: SLADue, Clock: k, Due: k.Due(cal)})
	case i < 0 || ds[i].Done:
		return ds
	case !has:
		return slices.Delete(ds, i, i+1)
	}
	ds[i].Clock = ds[i].Clock.Rebudget(sla)
	ds[i].Due = ds[i].Clock.Due(cal)
	return ds
}

func (d *decision) setCalendar() calendar.Calendar { return d.Live.CalendarOf("") }

// calendarFor answers the calendar a deadline is counted by now.
func (d *decision) calendarFor(x Deadline) calendar.Calendar {
	if x.Kind == SLADue {
		return d.setCalendar()
	}
	return d.Live.CalendarOf(d.c.Team)
}

// ofClaim reports whether the deadline runs only while nobody holds the case.
func (d *decision) ofClaim(x Deadline) bool {
	if x.Kind != Escalate {
		return x.Kind == ClaimDue
	}
	s := d.step()
	return s != nil && slices.ContainsFunc(s.Escalate, func(e definition.Escalation) bool {
		return e.Name == x.Name && e.Of == string(ClaimDue)
	})
}

// eachOpen answers a copy of the deadlines in which change was made to each that
// is still open.
func (d *decision) eachOpen(change func(Deadline, calendar.Calendar) Deadline) []Deadline {
	ds := slices.Clone(d.c.Deadlines)
	for i, x := range ds {
		if x.Done || x.Kind == TaskDue {
			continue
		}
		cal := d.calendarFor(x)
		x = change(x, cal)
		x.Due = x.Clock.Due(cal)
		ds[i] = x
	}
	return ds
}

func (d *decision) clocksHeld() []Deadline {
	return d.eachOpen(func(x Deadline, cal calendar.Calendar) Deadline {
		if d.ofClaim(x) {
			x.Clock = x.Clock.Pause(cal, d.Now, stillClaimed)
		}
		return x
	})
}

func (d *decision) clocksReleased() []Deadline {
	return d.eachOpen(func(x Deadline, cal calendar.Calendar) Deadline {
		if d.ofClaim(x) && d.c.Pause == "" {
			x.Clock = x.Clock.Resume(cal, d.Now)
		}
		return x
	})
}

func (d *decision) clocksPaused(reason string) []Deadline {
	return d.eachOpen(func(x Deadline, cal calendar.Calendar) Deadline {
		x.Clock = x.Clock.Pause(cal, d.Now, reason)
		return x
	})
}

func (d *decision) clocksRunning() []Deadline {
	return d.eachOpen(func(x Deadline, cal calendar.Calendar) Deadline {
		if d.ofClaim(x) && d.c.Assignee != "" {
			return x // it goes on standing still for the holder
		}
		x.Clock = x.Clock.Resume(cal, d.Now)
		return x
	})
}

// clocksMoved answers the deadlines after the step goes to another team: the
// claim clock starts again, the others go on by the new team's calendar.
func (d *decision) clocksMoved(team string) []Deadline {
	was, now := d.Live.CalendarOf(d.c.Team), d.Live.CalendarOf(team)
	s := d.step()
	var ds []Deadline
	for _, x := range d.c.Deadlines {
		if x.Kind == ClaimDue || !x.Done && d.ofClaim(x) {
			continue
		}
		if !x.Done && x.Kind != SLADue && x.Kind != TaskDue {
			x.Clock = x.Clock.Switch(was, now, d.Now)
			x.Due = x.Clock.Due(now)
		}
		ds = append(ds, x)
	}
	if claim, ok := d.within(s.Claim); ok {
		ds = append(ds, d.start(ClaimDue, "", now, claim))
	}
	for i := range s.Escalate {
		if e := &s.Escalate[i]; e.Of == string(ClaimDue) && !d.fired(e.Name) {
			ds = d.startEscalation(ds, s, e, now)
		}
	}
	return d.still(ds, now)
}

// still lets fresh clocks of a paused case stand still too.
func (d *decision) still(ds []Deadline, cal calendar.Calendar) []Deadline {
	if d.c.Pause == "" {
		return ds
	}
	for i, x := range ds {
		if !x.Done && x.Kind != SLADue && x.Kind != TaskDue {
			ds[i].Clock = x.Clock.Pause(cal, d.Now, d.c.Pause)
			ds[i].Due = ds[i].Clock.Due(cal)
		}
	}
	return ds
}

// fired reports whether the escalation has acted since the step was entered.
func (d *decision) fired(name string) bool {
	return slices.ContainsFunc(d.c.Deadlines, func(x Deadline) bool {
		return x.Kind == Escalate && x.Name == name && x.Done
	})
}

// clocksEnded answers the deadlines at an end: the SLA stands still, close_after
// starts.
func (d *decision) clocksEnded(e *definition.End) []Deadline {
	var ds []Deadline
	for _, x := range d.c.Deadlines {
		switch x.Kind {
		case TaskDue:
			ds = append(ds, x)
		case SLADue:
			if !x.Done {
				x.Clock = x.Clock.Pause(d.setCalendar(), d.Now, stillResolved)
				x.Due = time.Time{}
			}
			ds = append(ds, x)
		}
	}
	if after, ok := e.CloseAfter.In(d.Live, d.Def); ok && e.Status != string(StatusCancelled) {
		ds = append(ds, d.start(CloseDue, "", d.Live.CalendarOf(d.c.Team), after))
	}
	return ds
}

// clocksRebudgeted gives the clocks the lengths of the present category and kind:
// what was consumed stays consumed, a clock without a length goes, one that is
// missing starts.
func (d *decision) clocksRebudgeted() []Deadline {
	s := d.step()
	cal := d.Live.CalendarOf(d.c.Team)
	var ds []Deadline
	for _, x := range d.c.Deadlines {
		if x.Done || x.Kind == TaskDue || x.Kind == SLADue {
			ds = append(ds, x)
			continue
		}
		if budget, ok := d.budget(s, x); ok {
			x.Clock = x.Clock.Rebudget(budget)
			x.Due = x.Clock.Due(cal)
			ds = append(ds, x)
		}
	}
	return d.promised(d.missing(ds, s, cal))
}

// missing starts the step's clocks that ds does not have.
func (d *decision) missing(ds []Deadline, s *definition.Step, cal calendar.Calendar) []Deadline {
	for _, x := range d.clocksEntered(s, d.c.Team, d.c.Partner) {
		same := func(y Deadline) bool { return y.Kind == x.Kind && y.Name == x.Name }
		if x.Kind == SLADue || x.Kind == TaskDue || slices.ContainsFunc(ds, same) {
			continue
		}
		if d.c.Assignee != "" && d.ofClaim(x) {
			x.Clock = x.Clock.Pause(cal, d.Now, stillClaimed)
			x.Due = x.Clock.Due(cal)
		}
		ds = append(ds, x)
	}
	return d.still(ds, cal)
}

func (d *decision) budget(s *definition.Step, x Deadline) (calendar.Duration, bool) {
	switch x.Kind {
	case ClaimDue:
		return d.within(s.Claim)
	case DoneDue:
		return d.within(s.Done)
	case Escalate:
		for i := range s.Escalate {
			if s.Escalate[i].Name == x.Name {
				return d.escalationAfter(s, &s.Escalate[i])
			}
		}
	}
	return calendar.Duration{}, false
}
