package store

import (
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/filter"
)

// stint is one stay of a case at a step with one team: the row that performance
// is reported from. It follows from the events alone, but for used, which needs
// the calendars.
type stint struct {
	n, entry                                  int
	category, kind, flow, step                string
	team, partner, outcome                    string
	entered, claimed, left, claimDue, doneDue int64
	claimLate, doneLate                       bool
	used                                      int64 // nanoseconds of open time

	fresh   bool // not in the table yet
	changed stintPart
}

// stintPart names what an existing stint's row must take over.
type stintPart uint8

const (
	partCategory stintPart = 1 << iota
	partClaimed
	partLeft
	partClaimDue
	partDoneDue
	partOutcome
	partClaimLate
	partDoneLate
)

// hold is one person having the case for a while.
type hold struct {
	seq      int64 // of the event that gave it
	stint    int
	person   string
	from, to int64
}

// stays is what events change about a case's stints and holds.
type stays struct {
	stints []*stint
	holds  []hold
	// endHolds is when a hold from before these events ended, or 0.
	endHolds int64

	c    engine.Case
	cur  *stint
	used func(engine.Case, time.Time) time.Duration
}

// follow answers what the events do to the stints of the case before them.
func follow(before engine.Case, events []engine.Event, used func(engine.Case, time.Time) time.Duration) *stays {
	s := &stays{c: before, used: used}
	if before.Stint > 0 && !before.Ended() {
		s.cur = &stint{
			n: before.Stint, claimed: filter.Never,
			claimDue: dueOf(before, engine.ClaimDue), doneDue: dueOf(before, engine.DoneDue),
		}
		s.stints = append(s.stints, s.cur)
	}
	for _, e := range events {
		s.event(e)
	}
	return s
}

func (s *stays) event(e engine.Event) {
	prev := s.c
	s.c = engine.Apply(s.c, e)
	at := e.At.UnixMicro()
	switch b := e.Body.(type) {
	case engine.Entered:
		s.leave(prev, e.At)
		s.enter(at)
	case engine.Ended, engine.CaseCancelled:
		s.leave(prev, e.At)
	case engine.Claimed:
		s.endHold(at)
		s.holds = append(s.holds, hold{seq: e.Seq, stint: s.c.Stint, person: b.By, from: at, to: filter.Never})
		s.claimed(prev, at)
	case engine.Released:
		s.endHold(at)
	case engine.Finished:
		s.note(partOutcome, func(x *stint) { x.outcome = b.Outcome })
	case engine.Recategorised:
		s.note(partCategory, func(x *stint) { x.category, x.kind = s.c.Category, string(s.c.Kind) })
	case engine.Breached:
		switch b.Deadline {
		case engine.ClaimDue:
			s.note(partClaimLate, func(x *stint) { x.claimLate = true })
		case engine.DoneDue:
			s.note(partDoneLate, func(x *stint) { x.doneLate = true })
		}
	}
	s.dues()
}

func (s *stays) note(part stintPart, change func(*stint)) {
	if s.cur != nil {
		s.cur.changed |= part
		change(s.cur)
	}
}

func (s *stays) enter(at int64) {
	c := &s.c
	s.cur = &stint{
		n: c.Stint, entry: c.Entry, category: c.Category, kind: string(c.Kind), flow: c.Flow, step: c.Step,
		team: c.Team, partner: c.Partner, entered: at, claimed: filter.Never, left: filter.Never,
		claimDue: filter.Never, doneDue: filter.Never, fresh: true,
	}
	s.stints = append(s.stints, s.cur)
}

// leave ends the present stint, judged by the deadlines it had.
func (s *stays) leave(prev engine.Case, at time.Time) {
	s.endHold(at.UnixMicro())
	if s.cur == nil {
		return
	}
	s.note(partLeft, func(x *stint) {
		x.left = at.UnixMicro()
		if s.used != nil {
			x.used = int64(s.used(prev, at))
		}
	})
	if due := dueOf(prev, engine.DoneDue); due != filter.Never && at.UnixMicro() > due {
		s.note(partDoneLate, func(x *stint) { x.doneLate = true })
	}
	s.cur = nil
}

func (s *stays) claimed(prev engine.Case, at int64) {
	s.note(partClaimed, func(x *stint) { x.claimed = min(x.claimed, at) }) // the first one counts
	if due := dueOf(prev, engine.ClaimDue); prev.Assignee == "" && due != filter.Never && at > due {
		s.note(partClaimLate, func(x *stint) { x.claimLate = true })
	}
}

func (s *stays) endHold(at int64) {
	if len(s.holds) == 0 {
		s.endHolds = at
		return
	}
	if last := &s.holds[len(s.holds)-1]; last.to == filter.Never {
		last.to = at
	}
}

// dues follows the step's clocks. A claim clock that stands still, because
// somebody holds the case, keeps the time it was due.
func (s *stays) dues() {
	if s.cur == nil {
		return
	}
	if due := dueOf(s.c, engine.ClaimDue); due != filter.Never && due != s.cur.claimDue {
		s.note(partClaimDue, func(x *stint) { x.claimDue = due })
	}
	if due := dueOf(s.c, engine.DoneDue); due != s.cur.doneDue {
		s.note(partDoneDue, func(x *stint) { x.doneDue = due })
	}
}

func dueOf(c engine.Case, kind engine.DeadlineKind) int64 {
	for _, d := range c.Deadlines {
		if d.Kind == kind {
			return filter.Micros(d.Due)
		}
	}
	return filter.Never
}

// writeStints brings the tables of stints and holds up to the events.
func (t *tx) writeStints(ch engine.Change) {
	id := int64(ch.After.ID)
	s := follow(ch.Before, ch.Events, ch.Used)
	if s.endHolds != 0 && ch.Before.Assignee != "" {
		t.add("UPDATE holds SET to_at = ? WHERE case_id = ? AND to_at = ?", s.endHolds, id, filter.Never)
	}
	for _, x := range s.stints {
		if x.fresh {
			t.insertStint(id, x)
		} else if x.changed != 0 {
			t.updateStint(id, x)
		}
	}
	for _, h := range s.holds {
		t.insert(intoHolds, id, h.seq, h.stint, clean(h.person), h.from, h.to)
	}
	for _, e := range ch.Events {
		if b, ok := e.Body.(engine.Claimed); ok && b.Assigned {
			t.add("UPDATE memberships SET last_assigned = ? WHERE login = ? AND team = ?",
				e.At.UnixMicro(), clean(b.By), ch.After.Team)
		}
	}
}

const stintColumns = `n, entry, category, kind, flow, step, team, partner, entered_at, claimed_at, left_at,
	claim_due, done_due, claim_late, done_late, used, outcome`

var (
	intoStints = inserts("stints", "case_id, "+stintColumns, "")
	intoHolds  = inserts("holds", "case_id, seq, stint, person, from_at, to_at", "")
)

func (t *tx) insertStint(id int64, x *stint) {
	t.insert(intoStints, id, x.n, x.entry, x.category, x.kind, x.flow, x.step, x.team, x.partner, x.entered, x.claimed, x.left,
		x.claimDue, x.doneDue, flag(x.claimLate), flag(x.doneLate), x.used, x.outcome)
}

func (t *tx) updateStint(id int64, x *stint) {
	var sets []string
	var args []any
	set := func(part stintPart, text string, values ...any) {
		if x.changed&part != 0 {
			sets = append(sets, text)
			args = append(args, values...)
		}
	}
	set(partCategory, "category = ?, kind = ?", x.category, x.kind)
	set(partClaimed, "claimed_at = CASE WHEN claimed_at = ? THEN ? ELSE claimed_at END", filter.Never, x.claimed)
	set(partLeft, "left_at = ?, used = ?", x.left, x.used)
	set(partClaimDue, "claim_due = ?", x.claimDue)
	set(partDoneDue, "done_due = ?", x.doneDue)
	set(partOutcome, "outcome = ?", x.outcome)
	set(partClaimLate, "claim_late = ?", flag(x.claimLate))
	set(partDoneLate, "done_late = ?", flag(x.doneLate))
	t.add("UPDATE stints SET "+strings.Join(sets, ", ")+" WHERE case_id = ? AND n = ?", append(args, id, x.n)...)
}
