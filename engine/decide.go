// Package engine is the pure core: Decide says what a command does to a case
// under a definition, Apply carries it out. Neither reads a clock, a database or
// a socket; the live service, scenarios, forecasts and imports all call them, so
// what a simulation shows is what the live system does.
package engine

import (
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// Context is everything a decision may look at beside the case and the command.
type Context struct {
	// Def is the definition the case is pinned to; Live is the current one, from
	// which teams, calendars, settings and roles are read.
	Def, Live *definition.Definition
	Facts     Facts
	Actor     Actor
	Now       time.Time
	// Watch, when it is not nil, is told each question that the decision asks of the
	// definition, for explanations and coverage.
	Watch func(Look)
	// Then holds values by dotted name ("customer.tier") that stand in place of what
	// rules would see now: those that a past decision recorded.
	Then map[string]any
}

// Decide answers what cmd does to c, as events that Apply carries out in order,
// or a *Refusal that says why nothing happens. No events and no error means that
// the command asks for what already is.
func Decide(ctx Context, c Case, cmd Command) ([]Event, error) {
	d := newDecision(ctx, c)
	if err := d.run(cmd); err != nil {
		return nil, err
	}
	if err := d.settle(); err != nil {
		return nil, err
	}
	return d.events, nil
}

func (d *decision) run(cmd Command) error {
	if o, ok := cmd.(Open); ok {
		return d.open(o)
	}
	if d.c.ID == 0 {
		return refuse(NotFound, "not_found")
	}
	switch cmd := cmd.(type) {
	case Claim:
		return d.claim()
	case Release:
		return d.release()
	case Assign:
		return d.assign(cmd)
	case Transfer:
		return d.transfer(cmd)
	case Fill:
		return d.fill(cmd)
	case Recategorise:
		return d.recategorise(cmd)
	case Finish:
		return d.finish(cmd)
	case AddNote:
		return d.note(cmd)
	case Pause:
		return d.pause(cmd)
	case Resume:
		return d.resume()
	case CloseCase:
		return d.closeCase(cmd)
	case Reopen:
		return d.reopen(cmd)
	case Cancel:
		return d.cancel(cmd)
	case MoveTask:
		return d.moveTask(cmd)
	case Tick:
		return d.tick()
	}
	return refuse(Invalid, "unknown_command")
}

// decision is one run of Decide: a working copy of the case, changed by each
// event as it is emitted, so that later parts see what earlier parts did.
type decision struct {
	Context
	c      Case
	events []Event
	env    environment
}

func newDecision(ctx Context, c Case) *decision {
	if ctx.Now.Before(c.UpdatedAt) {
		ctx.Now = c.UpdatedAt // a case's history never runs backwards
	}
	if ctx.Live == nil {
		ctx.Live = ctx.Def
	}
	return &decision{Context: ctx, c: c}
}

// usualEvents is how many events most decisions have at the most.
const usualEvents = 4

// emit records that something happened and carries it out on the working copy.
func (d *decision) emit(b Body, why *Why) {
	if d.events == nil {
		d.events = make([]Event, 0, usualEvents)
	}
	e := Event{
		Case: d.c.ID, Seq: d.c.Revision + 1, At: d.Now, Actor: d.Actor,
		Type: b.Type(), Body: b, Why: why,
	}
	d.events = append(d.events, e)
	d.c = Apply(d.c, e)
	d.env.forget(d.Watch != nil)
}

func (d *decision) category() *definition.Category { return d.Def.Categories[d.c.Category] }

// step answers the step the case is at, or nil.
func (d *decision) step() *definition.Step {
	f := d.Def.Flows[d.c.Flow]
	if f == nil {
		return nil
	}
	return f.Steps[d.c.Step]
}

func (d *decision) end() *definition.End {
	f := d.Def.Flows[d.c.Flow]
	if f == nil {
		return nil
	}
	return f.Ends[d.c.End]
}

// NeedsOf names the facts that Decide will read for cmd on c.
func NeedsOf(live *definition.Definition, c Case, cmd Command) Needs {
	n := Needs{Customer: true}
	for name, t := range live.Teams {
		if t.Assign == assignRoundRobin || t.Assign == assignLeastLoaded {
			n.Members = append(n.Members, name)
		}
	}
	if _, ok := cmd.(Assign); ok && c.Team != "" {
		n.Members = append(n.Members, live.TeamNow(c.Team))
	}
	return n
}
