package engine

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// How a team hands out its work (team.assign).
const (
	assignRoundRobin  = "round_robin"
	assignLeastLoaded = "least_loaded"
)

// What a step allows to be handed on by hand (step.reassign).
const (
	reassignNone = "none"
	reassignTeam = "team"
	reassignAny  = "any"
)

// act is the door of every command of a holder: the case must be in work, the
// actor must belong to who has it, and nobody else may hold it. Acting on an
// unclaimed case claims it.
func (d *decision) act() error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if d.Actor.Kind != Person {
		return nil
	}
	if err := d.mustBelong(); err != nil {
		return err
	}
	if d.c.Partner != "" || d.c.Assignee == d.Actor.User {
		return nil
	}
	if d.c.Assignee != "" {
		return d.claimedBy(d.c.Assignee)
	}
	d.hold(d.Actor.User, false)
	return nil
}

func (d *decision) mustBeInWork() error {
	if d.c.Ended() || d.step() == nil {
		return refuse(Invalid, "ended")
	}
	return nil
}

func (d *decision) mustBelong() error {
	if d.Actor.Kind != Person || d.isIn(d.c.Team) {
		return nil
	}
	if d.c.Partner != "" && d.Facts.Partner == d.Live.PartnerNow(d.c.Partner) {
		return nil
	}
	return refuseWith(Forbidden, "not_in_team", d.teamLabel(d.c.Team))
}

// isIn reports whether the actor is a member of the team, whatever it was called
// when the case came to it.
func (d *decision) isIn(team string) bool {
	return slices.Contains(d.Facts.Teams, d.Live.TeamNow(team))
}

func (d *decision) claimedBy(user string) error { return ClaimedBy(user, user) }

// ClaimedBy refuses an act on the case that login holds, whom people know by name.
func ClaimedBy(login, name string) *Refusal {
	r := refuseWith(Conflict, "claimed", plain(name))
	r.Holder = login
	return r
}

func (d *decision) claim() error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if err := d.mustBelong(); err != nil {
		return err
	}
	switch {
	case d.c.Partner != "":
		return refuse(Invalid, "partner_step")
	case d.c.Assignee == d.Actor.User:
		return nil
	case d.c.Assignee != "":
		return d.claimedBy(d.c.Assignee)
	}
	d.hold(d.Actor.User, false)
	return nil
}

// hold makes user the assignee; the claim clock stands still from then on.
func (d *decision) hold(user string, assigned bool) {
	d.emit(Claimed{By: user, Assigned: assigned, Deadlines: d.clocksHeld()}, nil)
}

func (d *decision) release() error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if d.c.Assignee == "" {
		return nil
	}
	if err := d.mustHoldOrLead(); err != nil {
		return err
	}
	d.emit(Released{Deadlines: d.clocksReleased()}, nil)
	return nil
}

func (d *decision) mustHoldOrLead() error {
	if d.Actor.Kind != Person || d.c.Assignee == d.Actor.User || d.leads(d.c.Team) {
		return nil
	}
	if d.c.Assignee == "" {
		return refuseWith(Forbidden, "lead_only", d.teamLabel(d.c.Team))
	}
	return d.claimedBy(d.c.Assignee)
}

func (d *decision) leads(team string) bool {
	return slices.Contains(d.Facts.Leads, d.Live.TeamNow(team))
}

func (d *decision) assign(cmd Assign) error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if d.c.Partner != "" {
		return refuse(Invalid, "partner_step")
	}
	if d.Actor.Kind == Person && d.reassign() == reassignNone {
		return refuse(Forbidden, "locked")
	}
	if d.Actor.Kind == Person && !d.leads(d.c.Team) {
		return refuseWith(Forbidden, "lead_only", d.teamLabel(d.c.Team))
	}
	if d.c.Assignee == cmd.To && cmd.To != "" {
		return nil
	}
	if d.Actor.Kind == Person && !d.isMember(d.c.Team, cmd.To) {
		return refuseAt(Invalid, "not_a_member", "/to", cmd.To)
	}
	d.hold(cmd.To, true)
	return nil
}

func (d *decision) isMember(team, user string) bool {
	return slices.ContainsFunc(d.Facts.Members[d.Live.TeamNow(team)], func(m Member) bool { return m.User == user })
}

func (d *decision) reassign() string {
	if s := d.step(); s != nil && s.Reassign != "" {
		return s.Reassign
	}
	return reassignTeam
}

func (d *decision) transfer(cmd Transfer) error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if d.Live.Teams[cmd.Team] == nil {
		return refuseAt(Invalid, "unknown_team", "/team", cmd.Team)
	}
	if d.Actor.Kind == Person {
		if d.reassign() != reassignAny {
			return refuse(Forbidden, "locked")
		}
		if err := d.act(); err != nil {
			return err
		}
	}
	if cmd.Team == d.Live.TeamNow(d.c.Team) {
		return nil
	}
	d.emit(Transferred{From: d.c.Team, To: cmd.Team, Reason: cmd.Reason}, nil)
	d.moveToTeam(cmd.Team, nil)
	return nil
}

// moveToTeam gives the same step to another team's pool: a new stint, nobody
// holds it, the claim clock starts again, the done clock goes on.
func (d *decision) moveToTeam(team string, why *Why) {
	d.emit(Entered{
		Step: d.c.Step, Team: team, Same: true, Deadlines: d.clocksMoved(team),
	}, why)
	d.handOut()
}

// handOut assigns a case that arrived in a team which does not work by pool, to
// the present member whose turn it is.
func (d *decision) handOut() {
	t := d.Live.Team(d.c.Team)
	if t == nil || d.c.Partner != "" || d.c.Assignee != "" {
		return
	}
	m := pickMember(t, d.Facts.Members[t.Name])
	if m == "" {
		return
	}
	d.emit(Claimed{By: m, Assigned: true, Deadlines: d.clocksHeld()},
		&Why{Address: "/team/" + t.Name, Rule: t.Assign, Inputs: map[string]any{"members": d.Facts.Members[t.Name]}})
}

// pickMember answers whose turn it is, or "" to leave the case in the pool.
func pickMember(t *definition.Team, members []Member) string {
	var best *Member
	for i := range members {
		m := &members[i]
		if !m.Present {
			continue
		}
		if best == nil || turnBefore(t.Assign, m, best) {
			best = m
		}
	}
	if best == nil || (t.Assign != assignRoundRobin && t.Assign != assignLeastLoaded) {
		return ""
	}
	return best.User
}

// turnBefore orders members: round robin is least recently assigned; the login
// settles a tie, so that a replay picks the same person.
func turnBefore(policy string, a, b *Member) bool {
	if policy == assignLeastLoaded && a.Load != b.Load {
		return a.Load < b.Load
	}
	if !a.LastAssigned.Equal(b.LastAssigned) {
		return a.LastAssigned.Before(b.LastAssigned)
	}
	return a.User < b.User
}
