package access

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
)

// SeesAll reports whether nothing is hidden in the cases that these eyes may read.
func (r Rights) SeesAll() bool { return r.person.Partner == "" }

// Sees reports whether a field of those cases is shown.
func (r Rights) Sees(field string) bool {
	return r.SeesAll() ||
		r.live != nil && r.live.Partners[r.person.Partner] != nil && slices.Contains(r.live.Partners[r.person.Partner].Sees, field)
}

// plainNames are the names of rules that everybody may know who sees a case at all.
var plainNames = []string{
	"case.number", "case.category", "case.kind", "case.channel", "case.status", "case.step", "case.priority",
	"case.opened_at", "case.age", "case.overdue", "now",
}

// SeesName reports whether the value of a dotted name, as rules read it, is shown.
func (r Rights) SeesName(name string) bool {
	if field, ok := strings.CutPrefix(name, "field."); ok {
		return r.Sees(field)
	}
	return r.SeesAll() || slices.Contains(plainNames, name)
}

// Redact answers what these eyes may see of a case they may read: a partner sees
// only the fields that its block names in sees.
func (r Rights) Redact(c engine.Case) engine.Case {
	if r.SeesAll() {
		return c
	}
	c.Fields = r.seen(c.Fields)
	c.Title, c.Text, c.Customer, c.Blocked, c.Tasks = "", "", 0, nil, nil
	c.Pause, c.Deadlines = withheld(c.Pause), withoutReasons(c.Deadlines)
	return c
}

// RedactSummary is Redact for a row of a list.
func (r Rights) RedactSummary(s engine.Summary) engine.Summary {
	if !r.SeesAll() {
		s.Title, s.Excerpt, s.Customer, s.CustomerName, s.Blocked = "", "", 0, "", false
	}
	return s
}

// RedactHistory is Redact for events: a partner sees the stays at its own steps,
// in them only its fields and its own notes, and no reasons that somebody wrote.
func (r Rights) RedactHistory(events []engine.Event) []engine.Event {
	if r.SeesAll() {
		return events
	}
	var seen []engine.Event
	with := false
	for _, e := range events {
		if b, ok := e.Body.(engine.Entered); ok {
			with = b.Partner != "" && r.Definition().PartnerNow(b.Partner) == r.person.Partner
		}
		if !with {
			continue
		}
		if e, ok := r.redactEvent(e); ok {
			seen = append(seen, e)
		}
	}
	return seen
}

// RedactRefusal is Redact for the reasons that a command is refused for; nil is none.
func (r Rights) RedactRefusal(refusal *engine.Refusal) *engine.Refusal {
	if r.SeesAll() {
		return refusal
	}
	return refusal.Seen(r.SeesName)
}

func (r Rights) redactEvent(e engine.Event) (engine.Event, bool) {
	e.Why = nil
	switch b := e.Body.(type) {
	case engine.Filled:
		b.Fields, b.Old = r.seen(b.Fields), r.seen(b.Old)
		e.Body = b
		return e, len(b.Fields) > 0
	case engine.Noted:
		return e, e.Actor.User == r.person.Actor.User
	case engine.Paused:
		b.Reason, b.Deadlines = withheld(b.Reason), withoutReasons(b.Deadlines)
		e.Body = b
		return e, true
	case engine.Resumed:
		b.Deadlines = withoutReasons(b.Deadlines)
		e.Body = b
		return e, true
	case engine.Entered:
		b.Deadlines = withoutReasons(b.Deadlines)
		e.Body = b
		return e, true
	case engine.Ended:
		b.Deadlines = withoutReasons(b.Deadlines)
		e.Body = b
		return e, true
	case engine.Finished, engine.Breached:
		return e, true
	}
	return e, false
}

// Withheld stands where there is a reason that was written for colleagues: a
// partner sees that there is one.
const Withheld = "…"

func withheld(reason string) string {
	if reason == "" {
		return ""
	}
	return Withheld
}

// withoutReasons answers clocks that do not say why they stood still.
func withoutReasons(ds []engine.Deadline) []engine.Deadline {
	out := slices.Clone(ds)
	for i := range out {
		segments := slices.Clone(out[i].Clock.Segments)
		for n := range segments {
			segments[n].Still = withheld(segments[n].Still)
		}
		out[i].Clock.Segments = segments
	}
	return out
}

func (r Rights) seen(fields map[string]any) map[string]any {
	out := maps.Clone(fields)
	maps.DeleteFunc(out, func(name string, _ any) bool { return !r.Sees(name) })
	return out
}
