package scenario

import (
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// World is one case in simulated time.
type World struct {
	Def      *definition.Definition
	Now      time.Time
	Case     engine.Case
	Events   []engine.Event
	Customer map[string]any
	People   map[string]Person // whom the scenario describes
	// Watch is told of every decision; nil for nobody.
	Watch func(Moment)
}

// Moment is one decision: what was asked of which case, and what came of it.
type Moment struct {
	Context engine.Context
	Before  engine.Case
	Command engine.Command
	Events  []engine.Event
	Err     error // a refusal, when nothing happened
}

// NewWorld starts at now with no case.
func NewWorld(def *definition.Definition, now time.Time) *World {
	return &World{Def: def, Now: now}
}

// Do gives a command as user, or, with an empty user, as somebody of whoever has
// the case who may do all that its lead may.
func (w *World) Do(cmd engine.Command, user string) error {
	actor := engine.Actor{Kind: engine.Person, User: user}
	if user == "" {
		actor.User = w.holder()
	}
	facts := w.actorFacts(cmd, user)
	facts.Customer = w.Customer
	facts.Members = w.members()
	if a, ok := cmd.(engine.Assign); ok && w.isStranger(a.To) {
		facts.Members[w.Case.Team] = append(facts.Members[w.Case.Team], engine.Member{User: a.To, Present: true})
	}
	return w.decide(cmd, actor, facts)
}

func (w *World) decide(cmd engine.Command, actor engine.Actor, facts engine.Facts) error {
	ctx := engine.Context{Def: w.Def, Live: w.Def, Facts: facts, Actor: actor, Now: w.Now}
	events, err := engine.Decide(ctx, w.Case, cmd)
	if w.Watch != nil {
		w.Watch(Moment{Context: ctx, Before: w.Case, Command: cmd, Events: events, Err: err})
	}
	if err != nil {
		return err
	}
	for _, e := range events {
		w.Case = engine.Apply(w.Case, e)
	}
	w.Events = append(w.Events, events...)
	return nil
}

// AdvanceTo lets time pass, with every deadline acting at its own moment.
func (w *World) AdvanceTo(to time.Time) error {
	for {
		due := w.Case.NextDue()
		if due.IsZero() || due.After(to) {
			break
		}
		if due.After(w.Now) {
			w.Now = due
		}
		before := w.Case.Revision
		if err := w.decide(engine.Tick{}, engine.Actor{Kind: engine.System}, engine.Facts{Customer: w.Customer, Members: w.members()}); err != nil {
			return err
		}
		if w.Case.Revision == before {
			break
		}
	}
	w.Now = to
	return nil
}
