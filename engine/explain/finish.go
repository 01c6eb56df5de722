package explain

import (
	"github.com/akis-platform/akis/engine"
)

// finish says what would happen if the reader chose an outcome now, by letting the
// core decide it and throwing the events away. An error is no refusal: the core cannot decide it.
func (x *explaining) finish() (Answer, error) {
	label := x.Outcome(x.Case.Flow, x.Case.Step, x.Finish)
	a := answer(AboutFinish, x.Finish, label)
	a.Question = x.say("What happens if “%s” is chosen now?", label)
	var events []engine.Event
	var err error
	looks := watched(x.ctx, func(ctx engine.Context) { events, err = engine.Decide(ctx, x.Case, engine.Finish{Outcome: x.Finish}) })
	r, isRefusal := engine.AsRefusal(err)
	if isRefusal && r.Holder != "" {
		r = engine.ClaimedBy(r.Holder, x.who(r.Holder))
	}
	switch {
	case isRefusal && r.Code == "gate" || isRefusal && r.Code == "outcome_not_open":
		for _, out := range x.outcomes() {
			if out.Name == x.Finish {
				a.Parts, a.Changes, a.NoChange = out.Parts, out.Changes, out.NoChange
			}
		}
		fallthrough
	case isRefusal:
		a.Result, a.Sentence = refused, x.say("It would be refused: %s", x.detail(r.Detail))
	case err != nil:
		return Answer{}, err
	default:
		a.Result = open
		x.follows(&a, looks, events)
	}
	return a, nil
}

// follows tells the events that would be.
func (x *explaining) follows(a *Answer, looks []engine.Look, events []engine.Event) {
	c := x.Case
	for _, e := range events {
		if says := x.event(c, e); says != "" && x.seesEvent(e) {
			n := Node{Text: string(e.Type), Result: Yes, Sentence: says}
			if x.Sees == nil && e.Type == (engine.Entered{}).Type() && e.Why != nil {
				n.Parts = x.rows(looks, c)
			}
			a.Parts = append(a.Parts, n)
			a.Sentence = says
		}
		c = engine.Apply(c, e)
	}
}

// seesEvent reports whether the reader may know that an event would be: whoever does
// not see all is told where the case goes, and not what is sent or given to others.
func (x *explaining) seesEvent(e engine.Event) bool {
	switch e.Body.(type) {
	case engine.Entered, engine.Ended:
		return true
	}
	return x.Sees == nil
}

// event says what an event would do to the case.
func (x *explaining) event(c engine.Case, e engine.Event) string {
	switch b := e.Body.(type) {
	case engine.Claimed:
		return x.say("%s would have the case.", x.who(b.By))
	case engine.Entered:
		switch {
		case x.Sees != nil: // a route may have chosen who by what the reader may not see
			return x.say("The case would go to “%s”.", x.Step(c.Flow, b.Step))
		case b.Partner != "":
			return x.say("The case would go to “%s”, with the partner %s.", x.Step(c.Flow, b.Step), x.Partner(b.Partner))
		}
		return x.say("The case would go to “%s”, with %s.", x.Step(c.Flow, b.Step), x.Team(b.Team))
	case engine.Ended:
		return x.say("The case would reach its end: %s.", x.End(c.Flow, b.End))
	case engine.Sent:
		return x.say("The message “%s” would be sent.", b.Message)
	case engine.TaskCreated:
		return x.say("%s would be given a task: %s.", x.Team(b.Task.Team), b.Task.Title)
	case engine.BlockSet:
		if b.Block != nil {
			return x.say("The next step would be blocked: %s", x.detail(b.Block.Refusal.Detail))
		}
	}
	return ""
}
