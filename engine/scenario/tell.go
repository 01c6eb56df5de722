package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// Chapter is what one block of a scenario led to.
type Chapter struct {
	At    string    // pointer of the block
	When  time.Time // it began
	Does  phrase.Phrase
	Lines []Line
}

// Line is one thing that happened.
type Line struct {
	When time.Time
	Says phrase.Phrase
	// Text is what people are told, of a refusal.
	Text definition.Text
	// Address is the definition node that decided; "" where none did.
	Address string
}

// tell puts a decision into words.
func tell(m Moment) []Line {
	if r, refused := engine.AsRefusal(m.Err); refused {
		return refusalLines(m.Context.Now, r)
	}
	var lines []Line
	c := m.Before
	for _, e := range m.Events {
		lines = append(lines, eventLines(c, e)...)
		c = engine.Apply(c, e)
	}
	return passedOver(lines, m.Answers)
}

func refusalLines(now time.Time, r *engine.Refusal) []Line {
	return append([]Line{{When: now, Says: phrase.Say("refused (%s)", r.Code), Text: r.Detail}}, wantedLines(now, r)...)
}

// wantedLines says what is wanted, and by what.
func wantedLines(now time.Time, r *engine.Refusal) []Line {
	var lines []Line
	for _, p := range r.Problems {
		says := phrase.Say("%s", nameOf(p.Pointer))
		if p.Address != "" {
			says = phrase.Say("%s, wanted by %s", says, Named(p.Address))
		}
		lines = append(lines, Line{When: now, Says: says, Text: p.Detail, Address: p.Address})
	}
	return lines
}

// nameOf answers what a pointer into a command is about: "/fields/order_no".
func nameOf(pointer string) string {
	name := strings.TrimPrefix(pointer, "/")
	if field, ok := strings.CutPrefix(name, "fields/"); ok {
		return "field." + field
	}
	return name
}

// eventLines tells of one event; none of one that says nothing to a reader. c is
// the case before it.
func eventLines(c engine.Case, e engine.Event) []Line {
	l := Line{When: e.At, Says: whatHappened(c, e)}
	if l.Says.Format == "" {
		return nil
	}
	if e.Why != nil && e.Why.Address != "" {
		l.Address = decider(e.Why)
		if _, itself := e.Body.(engine.Escalated); !itself {
			l.Says = phrase.Say("%s, by %s", l.Says, Named(l.Address))
		}
		l.Says = withInputs(l.Says, e.Why.Inputs)
	}
	if b, ok := e.Body.(engine.BlockSet); ok && b.Block != nil {
		return append([]Line{l}, wantedLines(e.At, b.Block.Refusal)...)
	}
	return []Line{l}
}

// decider answers the pointer of the very row that decided.
func decider(w *engine.Why) string {
	var row int
	switch _, err := fmt.Sscanf(w.Rule, "row %d", &row); {
	case !strings.HasPrefix(w.Address, "/table/"):
		return w.Address
	case err == nil:
		return fmt.Sprintf("%s/rows/%d", w.Address, row-1)
	}
	return w.Address + "/" + w.Rule
}

// withInputs adds the values that were read.
func withInputs(says phrase.Phrase, inputs map[string]any) phrase.Phrase {
	var values []phrase.Phrase
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if v := inputs[name]; v == nil {
			values = append(values, phrase.Say("%s is empty", name))
		} else if _, people := v.([]engine.Member); !people {
			values = append(values, phrase.Say("%s is %s", name, shown(v)))
		}
	}
	if len(values) == 0 {
		return says
	}
	return phrase.Say("%s (%s)", says, listed(values))
}

// maxPassed is how many rules that said no are named.
const maxPassed = 3

// passedOver adds to the arrival at a routed step which rules had said no before.
// Where a decision arrives twice, it is not told which rules belong to which.
func passedOver(lines []Line, answers []Answer) []Line {
	routed := func(l Line) bool { return strings.HasPrefix(l.Address, "/route/") }
	i := slices.IndexFunc(lines, routed)
	if i < 0 || slices.ContainsFunc(lines[i+1:], routed) {
		return lines
	}
	var no []phrase.Phrase
	more := 0
	for _, a := range answers {
		switch {
		case a.Yes || !strings.HasPrefix(a.Address, "/route/") || !strings.HasSuffix(a.Address, "/when"):
		case len(no) == maxPassed:
			more++
		default:
			no = append(no, Named(strings.TrimSuffix(a.Address, "/when")))
		}
	}
	if len(no) == 0 {
		return lines
	}
	all := listed(no)
	if more > 0 {
		all = phrase.Say("%s and %d more", all, more)
	}
	lines[i].Says = phrase.Say("%s; before it said no: %s", lines[i].Says, all)
	return lines
}

// shown answers a value as rules write it.
func shown(v any) string {
	switch v := v.(type) {
	case string:
		return "'" + cut(v) + "'"
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = shown(x)
		}
		return "[" + strings.Join(all, ", ") + "]"
	case time.Time:
		return Written(v)
	}
	return fmt.Sprint(v)
}

// maxShown is how many characters of a text are shown.
const maxShown = 80

// cut answers the beginning of a text on one line.
func cut(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "…"
	}
	return s
}

// Moments are the ways to write a moment, in the zone of the set.
var Moments = [2]string{"2006-01-02 15:04", "2006-01-02 15:04:05"}

// Written answers a time as scenarios write it.
func Written(t time.Time) string {
	if t.Second() != 0 {
		return t.Format(Moments[1])
	}
	return t.Format(Moments[0])
}
