package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// Cause sorts failures.
type Cause string

// The causes of a failure.
const (
	Unmet      Cause = "unmet"      // something else came than was expected
	Refused    Cause = "refused"    // an act was refused and nothing expected that
	Impossible Cause = "impossible" // the scenario cannot go on
)

// Failure is why a scenario did not pass.
type Failure struct {
	Cause Cause
	// At is the pointer of the block that failed.
	At string
	// Misses are what was expected in vain, for Unmet.
	Misses []Miss
	// Says is the trouble otherwise; Text what people are told of a refusal.
	Says phrase.Phrase
	Text definition.Text
	// Since is the pointer of the expectation before; "" when there was none.
	Since string
	// Story is what happened since, or ever, when nothing was expected before.
	Story []Chapter
	// Earlier is what made the case as it is, where that lies before the story.
	Earlier []Line
	// Stands says where the case is, and which clocks run.
	Stands []phrase.Phrase
}

// Miss is one thing that was expected in vain.
type Miss struct {
	Want
	Got any
}

// Expected answers what was expected, as scenarios write it.
func (m Miss) Expected() string { return written(m.Value) }

// Came answers what came, as scenarios write it.
func (m Miss) Came() string { return written(m.Got) }

// Name answers what was looked at: "step", "field.country", "due.claim".
func (m Miss) Name() string {
	if m.Key == "" {
		return m.What
	}
	return m.What + "." + m.Key
}

// String answers the failure in short and in English, for tests and logs.
func (f *Failure) String() string {
	if f.Cause != Unmet {
		return strings.TrimSuffix(f.At+": "+f.Says.String()+": "+f.Text.In("en"), ": ")
	}
	var all []string
	for _, m := range f.Misses {
		all = append(all, fmt.Sprintf("%s: expected %s, got %s", m.Name(), m.Expected(), m.Came()))
	}
	return f.At + ": " + strings.Join(all, "; ")
}

// written answers a value as a scenario would state it; nothing is "".
func written(v any) string {
	switch v := v.(type) {
	case nil:
		return `""`
	case string:
		return fmt.Sprintf("%q", v)
	case []string:
		return "[" + strings.Join(v, ", ") + "]"
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = written(x)
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// caused are the events that make a thing as it is, by what is looked at.
var caused = map[string][]engine.EventType{
	"step":     {engine.Entered{}.Type(), engine.Ended{}.Type()},
	"team":     {engine.Entered{}.Type()},
	"partner":  {engine.Entered{}.Type()},
	"ended":    {engine.Entered{}.Type(), engine.Ended{}.Type()},
	"assignee": {engine.Claimed{}.Type(), engine.Released{}.Type(), engine.Entered{}.Type()},
	"priority": {engine.Prioritised{}.Type()},
	"category": {engine.Recategorised{}.Type()},
	"paused":   {engine.Paused{}.Type(), engine.Resumed{}.Type()},
	"blocked":  {engine.BlockSet{}.Type()},
}

// earlier answers the last events before the story that made what was missed, in
// the order in which they happened.
func earlier(misses []Miss, before []Moment) []Line {
	found := map[int64][]Line{}
	for _, miss := range misses {
		if c, e, ok := lastCause(miss.Want, before); ok {
			found[e.Seq] = eventLines(c, e)
		}
	}
	var lines []Line
	for _, seq := range slices.Sorted(maps.Keys(found)) {
		lines = append(lines, found[seq]...)
	}
	return lines
}

// lastCause answers the last event that made what w looks at, with the case that
// its decision began with.
func lastCause(w Want, before []Moment) (engine.Case, engine.Event, bool) {
	for _, m := range slices.Backward(before) {
		for _, e := range slices.Backward(m.Events) {
			if makes(w, e) {
				return m.Before, e, true
			}
		}
	}
	return engine.Case{}, engine.Event{}, false
}

func makes(w Want, e engine.Event) bool {
	if f, ok := e.Body.(engine.Filled); ok && w.What == "field" {
		_, wrote := f.Fields[w.Key]
		return wrote
	}
	return slices.Contains(caused[w.What], e.Type)
}
