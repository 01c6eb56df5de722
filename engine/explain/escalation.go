package explain

import (
	"github.com/akis-platform/akis/engine"
)

// The results of escalations.
const (
	acted   = "acted"
	skipped = "skipped"
	due     = "due"   // its clock runs
	still   = "still" // its clock stands still
	off     = "off"   // it has no clock here
	none    = "none"  // the step has no escalations
	wouldBe = "would act"
	wouldNo = "would be skipped"
)

// escalations says of each escalation of the step whether it acted, and why not.
func (x *explaining) escalations() []Answer {
	s := x.step()
	if s == nil {
		return nil
	}
	if len(s.Escalate) == 0 {
		a := answer(AboutEscalation, "", "")
		a.Question, a.Result = x.say("Why does nothing escalate?"), none
		a.Sentence = x.say("The step “%s” has no escalations.", x.Step(x.Case.Flow, s.Name))
		return []Answer{a}
	}
	var all []Answer
	for i, st := range engine.Escalations(x.ctx, x.Case) {
		if d, ok := x.fired(st.Escalation.Name); ok && st.Done {
			all = append(all, x.past(i, st, d))
		} else {
			all = append(all, x.coming(i))
		}
	}
	return all
}

// whenDue answers the context that an escalation will be asked in.
func (x *explaining) whenDue(st engine.EscalationState) engine.Context {
	ctx := x.ctx
	if st.Due.After(ctx.Now) {
		ctx.Now = st.Due
	}
	return ctx
}

// fired finds the event in which an escalation acted or was skipped at this entry
// of the step.
func (x *explaining) fired(name string) (decided, bool) {
	entered := int64(0)
	for _, e := range x.History {
		if b, ok := e.Body.(engine.Entered); ok && !b.Same {
			entered = e.Seq
		}
	}
	return x.last(func(e engine.Event) bool {
		b, ok := e.Body.(engine.Escalated)
		return ok && b.Name == name && e.Seq > entered
	})
}

func (x *explaining) past(i int, st engine.EscalationState, d decided) Answer {
	name := st.Escalation.Name
	a := x.decidedBy(answer(AboutEscalation, name, name), d)
	b := d.event.Body.(engine.Escalated)
	looks := watched(d.ctx, func(ctx engine.Context) { engine.Escalations(ctx, d.c) })
	now := wouldBe
	if b.Skipped {
		a.Question, a.Result, now = x.say("Why did “%s” not escalate?", name), skipped, wouldNo
		a.Sentence = x.say("When its time came, %s, its rule did not hold, so it was skipped.", x.moment(d.event.At))
	} else {
		a.Question, a.Result = x.say("Why did “%s” escalate?", name), acted
		a.Sentence = x.say("Its time came on %s.", x.moment(d.event.At))
	}
	x.asked(&a, i, looks, &search{c: d.c, ctx: d.ctx, now: now, says: func(answer string) string {
		if answer == wouldBe {
			return x.say("“%s” would have escalated", name)
		}
		return x.say("“%s” would have been skipped", name)
	}})
	return a
}

// coming says what an escalation that has not come to its time waits for.
func (x *explaining) coming(i int) Answer {
	st := engine.Escalations(x.ctx, x.Case)[i]
	ctx := x.whenDue(st)
	looks := watched(ctx, func(ctx engine.Context) { st = engine.Escalations(ctx, x.Case)[i] })
	name := st.Escalation.Name
	a := answer(AboutEscalation, name, name)
	a.Question = x.say("Why has “%s” not escalated?", name)
	now := wouldNo
	if st.Holds {
		now = wouldBe
	}
	switch {
	case !st.Defined:
		a.Result, a.Sentence = off, x.say("It has no clock here: the step gives it no time for a case of this kind.")
		return a
	case st.Done:
		a.Result, a.Sentence = acted, x.say("It has acted already.")
	case st.Due.IsZero():
		a.Result, a.Sentence = still, x.stands(st.Still)
	case !st.Holds:
		a.Result, a.Due = due, pointer(st.Due)
		a.Sentence = x.say("Its time comes on %s; as things are, its rule would not hold then, and it would be skipped.", x.moment(st.Due))
	default:
		a.Result, a.Due = due, pointer(st.Due)
		a.Sentence = x.say("Its time has not come: it acts on %s if the case is still here.", x.moment(st.Due))
	}
	x.asked(&a, i, looks, &search{c: x.Case, ctx: ctx, now: now, live: true, says: func(answer string) string {
		if answer == wouldBe {
			return x.say("“%s” would escalate when its time comes", name)
		}
		return x.say("“%s” would be skipped when its time comes", name)
	}})
	return a
}

// asked explains the rule of an escalation, when it has one, and what would turn
// its answer.
func (x *explaining) asked(a *Answer, i int, looks []engine.Look, s *search) {
	e := engine.Escalations(s.ctx, s.c)[i].Escalation
	if e.When == nil {
		return
	}
	for _, l := range looks {
		if l.Rule == e.When {
			a.Parts = append(a.Parts, x.rule(l))
			s.looks, s.only = []engine.Look{l}, l.Address
		}
	}
	s.fixed = true // it is asked when its clock runs out
	s.ask = func(ctx engine.Context, c engine.Case) string {
		if engine.Escalations(ctx, c)[i].Holds {
			return wouldBe
		}
		return wouldNo
	}
	x.change(a, s)
}

// stands says why a clock stands still.
func (x *explaining) stands(reason string) string {
	switch {
	case x.Case.Pause != "":
		return x.say("The clocks of the case stand still: %s", x.Case.Pause)
	case reason == "claimed":
		return x.say("It waits for nobody to have the case, and %s has it.", x.who(x.Case.Assignee))
	}
	return x.say("Its calendar never has that many open hours.")
}
