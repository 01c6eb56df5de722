package explain

import (
	"strings"

	"github.com/akis-platform/akis/engine"
)

// team says why the case is with its team.
func (x *explaining) team() []Answer {
	d, ok := x.last(func(e engine.Event) bool { return e.Type == engine.Entered{}.Type() })
	s := x.step()
	if !ok || s == nil {
		return nil
	}
	b := d.event.Body.(engine.Entered)
	a := answer(AboutTeam, b.Team, x.Team(b.Team))
	a.Question = x.say("Why is the case with %s?", a.Label)
	a.Result = b.Team
	a = x.decidedBy(a, d)
	switch {
	case b.Same:
		a.Sentence = x.moved(d)
	case s.Partner != "":
		a.Sentence = x.say("The step “%s” is worked by the partner %s; %s answers for it.", x.Step(x.Case.Flow, s.Name), x.Partner(s.Partner), a.Label)
	case s.Route == "" && s.Table == "":
		a.Sentence = x.say("The step “%s” always belongs to %s.", x.Step(x.Case.Flow, s.Name), a.Label)
	default:
		x.routed(&a, d)
	}
	return []Answer{a}
}

// moved says who or what took the case to another team at the same step.
func (x *explaining) moved(d decided) string {
	if w := d.event.Why; w != nil && strings.Contains(w.Address, "/escalate/") {
		return x.say("The escalation “%s” moved it here.", w.Rule)
	}
	for _, e := range x.History {
		if t, ok := e.Body.(engine.Transferred); ok && e.Seq == d.event.Seq-1 {
			return x.handed(e.Actor, t)
		}
	}
	return x.say("It was handed over.")
}

func (x *explaining) handed(by engine.Actor, t engine.Transferred) string {
	who := x.who(by.User)
	if t.Reason == "" {
		return x.say("%s handed it over from %s.", who, x.Team(t.From))
	}
	return x.say("%s handed it over from %s: %s", who, x.Team(t.From), t.Reason)
}

// routed explains the choice of a route by asking the core again, on what it read
// then.
func (x *explaining) routed(a *Answer, d decided) {
	b := d.event.Body.(engine.Entered)
	var again engine.Choice
	looks := watched(d.ctx, func(ctx engine.Context) { again, _ = engine.HolderOf(ctx, d.c, b.Step) })
	a.Parts = x.rows(looks, x.then(d))
	a.Sentence = x.chosen(d.event.Why)
	if again.Team != b.Team { // the definition of teams or calendars is another now
		a.Sentence = x.say("It was routed here; asked again today, it would go to %s.", x.Team(again.Team))
		a.NoChange = x.say(notReplayed)
		return
	}
	x.change(a, &search{
		looks: looks, c: d.c, ctx: d.ctx, now: b.Team,
		ask: func(ctx engine.Context, c engine.Case) string {
			other, _ := engine.HolderOf(ctx, c, b.Step)
			return other.Team
		},
		says: func(team string) string { return x.say("it would have gone to %s", x.Team(team)) },
	})
}

// then answers the case as the decision saw it: with the values it recorded.
func (x *explaining) then(d decided) engine.Case {
	c := d.c
	fields := map[string]any{}
	for name, v := range c.Fields {
		fields[name] = v
	}
	for name, v := range d.ctx.Then {
		if f, ok := strings.CutPrefix(name, "field."); ok {
			fields[f] = v
		}
	}
	c.Fields = fields
	return c
}

// chosen says which row decided.
func (x *explaining) chosen(w *engine.Why) string {
	if w == nil {
		return x.say("Why was not recorded.")
	}
	at := strings.Split(strings.TrimPrefix(w.Address, "/"), "/")
	if at[0] == "table" {
		return x.tableGave(w)
	}
	if at[0] == "route" && at[2] == "to" {
		name := "field." + x.def.Routes[at[1]].By
		if !x.seesAll([]string{name}) {
			return x.say("The route “%s” gave it.", at[1])
		}
		return x.say("The route “%s” goes by %s: %s.", at[1], x.label(name), x.value(name, w.Inputs[name]))
	}
	if len(w.Rows) > 0 {
		return x.say("Rows of the route “%s” held that contradict each other, so its default decided.", at[1])
	}
	if at[len(at)-1] == "default" {
		return x.say("No row of the route “%s” held, so its default decided.", at[1])
	}
	return x.say("The row “%s” of the route “%s” held.", w.Rule, at[1])
}
