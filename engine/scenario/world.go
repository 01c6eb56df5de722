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

	assigned map[string]time.Time // when each was last given the case
}

// Moment is one decision: what was asked of which case, and what came of it.
type Moment struct {
	Context       engine.Context
	Command       engine.Command
	Before, After engine.Case
	Events        []engine.Event
	// Answers are what the definition said, in the order it was asked.
	Answers []Answer
	Err     error // a refusal, when nothing happened
}

// Answer is what a rule, a gate or a row said.
type Answer struct {
	Address string // pointer of the definition node
	Yes     bool
}

// NewWorld starts at now with no case.
func NewWorld(def *definition.Definition, now time.Time) *World {
	return &World{Def: def, Now: now, assigned: map[string]time.Time{}}
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
	m := Moment{Context: ctx, Command: cmd, Before: w.Case}
	if w.Watch != nil {
		ctx.Watch = func(l engine.Look) { m.Answers = append(m.Answers, Answer{l.Address, l.Yes}) }
	}
	m.Events, m.Err = engine.Decide(ctx, w.Case, cmd)
	for _, e := range m.Events {
		w.Case = engine.Apply(w.Case, e)
		if c, ok := e.Body.(engine.Claimed); ok && c.Assigned {
			w.assigned[c.By] = e.At
		}
	}
	w.Events = append(w.Events, m.Events...)
	m.After = w.Case
	if w.Watch != nil {
		w.Watch(m)
	}
	return m.Err
}

// maxTicks caps how often one wait may change a case: two steps that escalate to
// each other every minute would otherwise never end.
const maxTicks = 10_000

// AdvanceTo lets time pass, with every deadline acting at its own moment.
func (w *World) AdvanceTo(to time.Time) error {
	for ticks := 0; ; ticks++ {
		due := w.Case.NextDue()
		if due.IsZero() || due.After(to) {
			break
		}
		if ticks == maxTicks {
			return errRestless
		}
		if due.After(w.Now) {
			w.Now = due.In(to.Location())
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
