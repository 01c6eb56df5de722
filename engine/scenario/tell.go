package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
)

// Chapter is what one block of a scenario led to.
type Chapter struct {
	At    string    // pointer of the block
	When  time.Time // it began
	Does  Words
	Lines []Line
}

// Line is one thing that happened.
type Line struct {
	When  time.Time
	Words Words
	// Address is the definition node that decided; "" where none did.
	Address string
}

// tell puts a decision into words.
func tell(m Moment) []Line {
	now := m.Context.Now
	if r, refused := engine.AsRefusal(m.Err); refused {
		return refusalLines(now, r)
	}
	var lines []Line
	c := m.Before
	for _, e := range m.Events {
		if l, worth := line(c, e); worth {
			lines = append(lines, l)
		}
		c = engine.Apply(c, e)
	}
	return passedOver(lines, m.Answers)
}

func refusalLines(now time.Time, r *engine.Refusal) []Line {
	lines := []Line{{When: now, Words: say(phrase.refused, r.Code, r.Detail)}}
	for _, p := range r.Problems {
		lines = append(lines, problemLine(now, p))
	}
	return lines
}

// problemLine says what is wanted, and by what. A pointer is a place in what was
// sent: "/fields/order_no".
func problemLine(now time.Time, p engine.Problem) Line {
	w := Words{form: p.Detail}
	if len(p.Detail) > 0 {
		w = say(phrase.wanted, nameOf(p.Pointer), p.Detail)
	}
	if p.Address != "" {
		w = say(phrase.because, w, Named(p.Address))
	}
	return Line{When: now, Words: w, Address: p.Address}
}

func nameOf(pointer string) string {
	name := strings.TrimPrefix(pointer, "/")
	if field, ok := strings.CutPrefix(name, "fields/"); ok {
		return "field." + field
	}
	return name
}

// line tells of one event; false for one that says nothing to a reader.
func line(c engine.Case, e engine.Event) (Line, bool) {
	w := whatHappened(c, e)
	if w.form == nil {
		return Line{}, false
	}
	l := Line{When: e.At, Words: w}
	if e.Why == nil || e.Why.Address == "" {
		return l, true
	}
	l.Address = decider(e.Why)
	l.Words = say(phrase.because, w, withInputs(Named(l.Address), e.Why.Inputs))
	return l, true
}

// decider answers the pointer of the very row that decided.
func decider(w *engine.Why) string {
	if !strings.HasSuffix(w.Address, "/priority") && !strings.HasPrefix(w.Address, "/table/") {
		return w.Address
	}
	var row int
	if _, err := fmt.Sscanf(w.Rule, "row %d", &row); err == nil {
		return fmt.Sprintf("%s/rows/%d", w.Address, row-1)
	}
	if w.Rule == "default" {
		return w.Address + "/default"
	}
	return w.Address + "/rule/" + w.Rule
}

func withInputs(by Words, inputs map[string]any) Words {
	var values []Words
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if v := inputs[name]; v == nil {
			values = append(values, say(phrase.isEmpty, name))
		} else if _, deep := v.([]engine.Member); !deep {
			values = append(values, say(phrase.is, name, shown(v)))
		}
	}
	if len(values) == 0 {
		return by
	}
	return say(phrase.inputs, by, joined(values, ", "))
}

// maxPassed is how many rules that said no are named.
const maxPassed = 3

// passedOver adds to the arrival at a routed step which rules had said no before.
// Where a decision arrives twice, it is not told which rules belong to which.
func passedOver(lines []Line, answers []Answer) []Line {
	var at []int
	for i, l := range lines {
		if strings.HasPrefix(l.Address, "/route/") {
			at = append(at, i)
		}
	}
	if len(at) != 1 {
		return lines
	}
	var no []Words
	more := 0
	for _, a := range answers {
		if a.Yes || !strings.HasPrefix(a.Address, "/route/") {
			continue
		}
		if len(no) == maxPassed {
			more++
			continue
		}
		no = append(no, Named(a.Address))
	}
	if more > 0 {
		no = append(no, say(phrase.andMore, more))
	}
	if len(no) > 0 {
		lines[at[0]].Words = say(phrase.saidNo, lines[at[0]].Words, joined(no, ", "))
	}
	return lines
}

// shown answers a value as rules write it.
func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return "empty"
	case string:
		return "'" + cut(v) + "'"
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = shown(x)
		}
		return "[" + strings.Join(all, ", ") + "]"
	case time.Time:
		return moment(v)
	}
	return fmt.Sprint(v)
}

// maxShown is how many characters of a text are shown.
const maxShown = 80

func cut(s string) string {
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "…"
	}
	return s
}

// moment answers a time as scenarios write it.
func moment(t time.Time) string {
	if t.Second() != 0 || t.Nanosecond() != 0 {
		return t.Format(Moments[1])
	}
	return t.Format(Moments[0])
}

// Moments are the ways to write a moment, in the zone of the set.
var Moments = [2]string{"2006-01-02 15:04", "2006-01-02 15:04:05"}
