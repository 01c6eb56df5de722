package scenario

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// Result is how a scenario ended. Failure is empty when it passed.
type Result struct {
	Name    string         `json:"name"`
	Place   string         `json:"place"`
	Failure string         `json:"failure,omitempty"`
	Events  []engine.Event `json:"-"`
}

// Passed reports whether every expectation held.
func (r Result) Passed() bool { return r.Failure == "" }

// Run runs one scenario to its end or its first failure. watch is told of every
// decision; nil for nobody.
func Run(def *definition.Definition, t Test, watch func(Moment)) Result {
	w := NewWorld(def, t.Case.At)
	w.Watch = watch
	res := Result{Name: t.Name, Place: t.Place}
	w.Customer, w.People = t.Case.Customer, t.People
	err := w.Do(engine.Open{
		ID: 1, Category: t.Case.Category, Kind: t.Case.Kind, Fields: t.Case.Fields,
		Channel: t.Case.Channel, Text: t.Case.Text, Customer: 1,
	}, "")
	r := runner{world: w}
	if err != nil {
		refusal, refused := engine.AsRefusal(err)
		if !refused || len(t.Steps) == 0 || t.Steps[0].Expect == nil {
			res.Failure = fmt.Sprintf("%s: the case was refused: %v", t.Place, err)
			return res
		}
		r.refusal = refusal // the first expectation looks at it
	}
	for _, s := range t.Steps {
		if f := r.step(s); f != "" {
			res.Failure = s.Place + ": " + f
			break
		}
	}
	if res.Failure == "" && r.refusal != nil && !r.looked {
		res.Failure = fmt.Sprintf("%s: the last act was refused and nothing expected that: %v", t.Place, r.refusal)
	}
	res.Events = w.Events
	return res
}

// runner holds what expectations look at.
type runner struct {
	world   *World
	refusal *engine.Refusal // of the last act
	looked  bool            // an expectation has seen it
	seen    int             // events before the last expectation
}

func (r *runner) step(s Step) string {
	switch {
	case s.Act != nil:
		return r.act(*s.Act)
	case s.Wait != nil:
		to, err := r.world.Def.CalendarOf("").Add(r.world.Now, *s.Wait)
		if err != nil {
			return err.Error()
		}
		if err := r.world.AdvanceTo(to); err != nil {
			return err.Error()
		}
		return ""
	case s.Expect != nil:
		return r.expect(*s.Expect)
	}
	return ""
}

func (r *runner) act(a Act) string {
	if r.refusal != nil && !r.looked {
		return fmt.Sprintf("the act before was refused and nothing expected that: %v", r.refusal)
	}
	cmd, err := command(a, r.world.Case)
	if err != nil {
		return err.Error()
	}
	r.refusal, r.looked = nil, false
	err = r.world.Do(cmd, a.By)
	if err == nil {
		return ""
	}
	refusal, ok := engine.AsRefusal(err)
	if !ok {
		return err.Error()
	}
	r.refusal = refusal
	return ""
}

func (r *runner) expect(e Expect) string {
	r.looked = true
	c := r.world.Case
	events := r.world.Events[r.seen:]
	r.seen = len(r.world.Events)
	var wrong []string
	check := func(what string, want *string, got string) {
		if want != nil && *want != got {
			wrong = append(wrong, fmt.Sprintf("%s: expected %q, got %q", what, *want, got))
		}
	}
	check("step", e.Step, c.Step)
	check("team", e.Team, c.Team)
	check("partner", e.Partner, c.Partner)
	check("ended", e.Ended, c.End)
	check("status", e.Status, string(c.Status))
	check("priority", e.Priority, c.Priority)
	check("assignee", e.Assignee, c.Assignee)
	check("refused", e.Refused, r.refusalCode())
	list := func(what string, asked bool, want, got []string) {
		if asked && !slices.Equal(want, got) {
			wrong = append(wrong, fmt.Sprintf("%s: expected %v, got %v", what, want, got))
		}
	}
	list("missing", e.HasMissing, e.Missing, r.missing())
	list("escalated", e.HasEscalated, e.Escalated, happened(events, escalation))
	list("message", e.HasMessages, e.Messages, happened(events, message))
	list("task", e.HasTasks, e.Tasks, openTasks(r.world.Def, c))
	if e.Blocked != nil && *e.Blocked != (c.Blocked != nil) {
		wrong = append(wrong, fmt.Sprintf("blocked: expected %v, got %v", *e.Blocked, c.Blocked != nil))
	}
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		if got := c.Fields[name]; !reflect.DeepEqual(got, e.Fields[name]) {
			wrong = append(wrong, fmt.Sprintf("field.%s: expected %v, got %v", name, e.Fields[name], got))
		}
	}
	if len(wrong) > 0 && r.refusal != nil {
		wrong = append(wrong, fmt.Sprintf("the last act was refused: %v", r.refusal))
	}
	return strings.Join(wrong, "; ")
}

func (r *runner) refusalCode() string {
	if r.refusal == nil {
		return ""
	}
	return r.refusal.Code
}

func (r *runner) missing() []string {
	out := []string{}
	if r.refusal == nil {
		return out
	}
	for _, p := range r.refusal.Problems {
		if name, ok := strings.CutPrefix(p.Pointer, "/fields/"); ok && p.Code == "required" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func happened(events []engine.Event, of func(engine.Body) string) []string {
	out := []string{}
	for _, e := range events {
		if name := of(e.Body); name != "" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func escalation(b engine.Body) string {
	if e, ok := b.(engine.Escalated); ok && !e.Skipped {
		return e.Name
	}
	return ""
}

func message(b engine.Body) string {
	if s, ok := b.(engine.Sent); ok {
		return s.Message
	}
	return ""
}

func openTasks(def *definition.Definition, c engine.Case) []string {
	out := []string{}
	for _, t := range c.Tasks {
		states := def.Tasks[t.Name].States
		if t.State != states[len(states)-1] {
			out = append(out, t.Name)
		}
	}
	slices.Sort(out)
	return out
}

// RunAll runs every scenario.
func RunAll(def *definition.Definition, tests []Test) []Result {
	results := make([]Result, len(tests))
	for i, t := range tests {
		results[i] = Run(def, t, nil)
	}
	return results
}

// RunCovered runs every scenario and answers what they came by.
func RunCovered(def *definition.Definition, tests []Test) ([]Result, *Coverage) {
	cover := newCoverage(def)
	results := make([]Result, len(tests))
	for i, t := range tests {
		results[i] = Run(def, t, cover.watch)
	}
	return results, cover
}
