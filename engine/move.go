package engine

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// finish leaves the step by an outcome, writing fields first.
func (d *decision) finish(cmd Finish) error {
	if err := d.act(); err != nil {
		return err
	}
	out := d.outcome(cmd.Outcome)
	if out == nil {
		return refuseAt(Invalid, "unknown_outcome", "/outcome", cmd.Outcome)
	}
	if len(cmd.Fields) > 0 {
		if err := d.write(cmd.Fields); err != nil {
			return err
		}
	}
	if r := d.mayLeave(out); r != nil {
		return r
	}
	return d.leave(out, nil)
}

func (d *decision) outcome(name string) *definition.Outcome {
	s := d.step()
	for i := range s.Outcomes {
		if s.Outcomes[i].Name == name {
			return &s.Outcomes[i]
		}
	}
	return nil
}

// leave carries out an outcome that mayLeave has allowed.
func (d *decision) leave(out *definition.Outcome, why *Why) error {
	d.runOn()
	d.emit(Finished{Step: d.c.Step, Outcome: out.Name}, why)
	d.send(out.Send)
	for _, t := range out.Create {
		d.createTask(t)
	}
	return d.goTo(out.To, nil)
}

func (d *decision) goTo(p definition.Place, why *Why) error {
	switch {
	case p.Step != "":
		return d.enter(p.Step)
	case p.End != "":
		return d.arrive(p.End)
	case p.Team != "":
		d.moveToTeam(d.Live.TeamNow(p.Team), why)
	}
	return nil
}

// enter arrives at a step: the route picks who holds it, its clocks start, its
// tasks are given.
func (d *decision) enter(name string) error {
	s := d.Def.Flows[d.c.Flow].Steps[name]
	if s == nil {
		return refuseWith(Invalid, "unknown_step", plain(name))
	}
	if r := d.gone(definition.Place{Step: name}, nil); r != nil {
		return r
	}
	d.runOn()
	team, partner, why := d.holder(s)
	d.emit(Entered{
		Step: name, Team: team, Partner: partner,
		Deadlines: d.clocksEntered(s, team, partner),
	}, why)
	for _, t := range s.Tasks {
		d.createTask(t)
	}
	d.handOut()
	return nil
}

// runOn ends a pause: what is left behind no longer keeps clocks still.
func (d *decision) runOn() {
	if d.c.Pause != "" {
		d.emit(Resumed{Deadlines: d.clocksRunning()}, nil)
	}
}

func (d *decision) holder(s *definition.Step) (team, partner string, why *Why) {
	switch {
	case s.Partner != "":
		return d.Live.TeamNow(d.partner(s.Partner).Owner), d.Live.PartnerNow(s.Partner), nil
	case s.Route != "":
		team, why = d.route(s.Route)
		return d.Live.TeamNow(team), "", why
	case s.Table != "":
		team, why = d.tableTeam(s.Table, reading{})
		return d.Live.TeamNow(team), "", why
	}
	return d.Live.TeamNow(s.Team), "", nil
}

// partner answers a partner as it is now, or, when it was removed meanwhile, as it
// was for this case.
func (d *decision) partner(name string) *definition.Partner {
	if p := d.Live.Partner(name); p != nil {
		return p
	}
	if p := d.Def.Partners[name]; p != nil {
		return p
	}
	return &definition.Partner{Name: name}
}

// arrive reaches an end: the step's clocks stop, close_after starts.
func (d *decision) arrive(name string) error {
	e := d.Def.Flows[d.c.Flow].Ends[name]
	if e == nil {
		return refuseWith(Invalid, "unknown_end", plain(name))
	}
	d.runOn()
	status := StatusResolved
	if e.Status == string(StatusCancelled) {
		status = StatusCancelled
	}
	d.emit(Ended{End: name, Status: status, Deadlines: d.clocksEnded(e)}, nil)
	d.send(e.Send)
	return nil
}

func (d *decision) send(messages []string) {
	for _, m := range messages {
		d.emit(Sent{Message: m}, nil)
	}
}

func (d *decision) recategorise(cmd Recategorise) error {
	cat := d.Def.Categories[cmd.Category]
	switch {
	case cat == nil:
		return refuseAt(Invalid, "unknown_category", "/category", cmd.Category)
	case !cat.Leaf():
		return refuseAt(Invalid, "category_not_leaf", "/category", cmd.Category)
	}
	if err := d.act(); err != nil {
		return err
	}
	if cat.Path == d.c.Category {
		return nil
	}
	sameFlow := cat.Flow == d.c.Flow
	d.emit(d.recategorised(cat, cmd.Reason), nil)
	d.compute()
	if !sameFlow {
		return d.enter(d.Def.Flows[cat.Flow].Start)
	}
	d.emit(Clocked{Deadlines: d.clocksRebudgeted()}, nil)
	return nil
}

// recategorised moves the case to cat, with the kind that somebody chose or else that
// of the category.
func (d *decision) recategorised(cat *definition.Category, reason string) Recategorised {
	kind := cat.Kind
	if was := d.category(); was != nil && d.c.Kind != was.Kind {
		kind = d.c.Kind
	}
	return Recategorised{From: d.c.Category, To: cat.Path, Kind: kind, Flow: cat.Flow, Reason: reason}
}

func (d *decision) note(cmd AddNote) error {
	if strings.TrimSpace(cmd.Text) == "" {
		return refuseAt(Invalid, "empty_note", "/text", "")
	}
	if len(cmd.Text) > maxNote {
		return refuseAt(Invalid, "too_long", "/text", "")
	}
	d.emit(Noted{Text: cmd.Text, Customer: cmd.Customer}, nil)
	return nil
}

// maxNote is the longest note in bytes; longer text belongs in a file.
const maxNote = 64 << 10
