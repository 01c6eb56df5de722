package explain

import (
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/terms"
)

// priority says why the case has its priority, and what would give it another now.
func (x *explaining) priority() []Answer {
	d, ok := x.last(func(e engine.Event) bool { return e.Type == engine.Prioritised{}.Type() })
	if !ok || x.cat == nil {
		return nil
	}
	b := d.event.Body.(engine.Prioritised)
	label := terms.Priority.In(b.Priority, x.Locale)
	a := x.decidedBy(answer(AboutPriority, b.Priority, label), d)
	a.Question, a.Result = x.say("Why is the priority %s?", label), b.Priority
	looks := watched(d.ctx, func(ctx engine.Context) { engine.PriorityOf(ctx, d.c) })
	a.Parts = x.rows(looks, x.then(d))
	a.Sentence = x.gave(d.event.Why)
	if x.Case.Ended() {
		return []Answer{a}
	}
	x.change(&a, &search{
		looks: watched(x.ctx, func(ctx engine.Context) { engine.PriorityOf(ctx, x.Case) }),
		c:     x.Case, ctx: x.ctx, now: b.Priority, live: true,
		ask: func(ctx engine.Context, c engine.Case) string {
			other, _ := engine.PriorityOf(ctx, c)
			return other.Priority
		},
		says: func(p string) string { return x.say("the priority would be %s", terms.Priority.In(p, x.Locale)) },
	})
	return []Answer{a}
}

// tableGave says whether a row of a table decided, or its default.
func (x *explaining) tableGave(w *engine.Why) string {
	name := strings.TrimPrefix(w.Address, "/table/")
	if len(w.Rows) > 0 {
		return x.say("Rows of the table “%s” fit that contradict each other, so its default gives it.", name)
	}
	if w.Rule == "default" {
		return x.say("No row of the table “%s” fits, so its default gives it.", name)
	}
	return x.say("The table “%s” gives it.", name)
}

// gave says which row of the category's priority decided.
func (x *explaining) gave(w *engine.Why) string {
	switch {
	case w == nil:
		return x.say("Why was not recorded.")
	case strings.HasPrefix(w.Address, "/table/"):
		return x.tableGave(w)
	case w.Rule == "default":
		return x.say("No rule gives another, so it is what the category says by default.")
	}
	return x.say("The rule “%s” of the category holds.", w.Rule)
}
