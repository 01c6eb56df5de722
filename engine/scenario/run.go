package scenario

import (
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// Result is how a scenario ended. Failure is nil when it passed.
type Result struct {
	Name    string
	At      string // pointer of the scenario
	Failure *Failure
	Events  []engine.Event
}

// Passed reports whether every expectation held.
func (r Result) Passed() bool { return r.Failure == nil }

// RunAll runs every scenario, on all processors, and answers the results in the
// order of the tests.
func RunAll(def *definition.Definition, tests []Test) []Result {
	results := make([]Result, len(tests))
	each(len(tests), func(i int) { results[i] = Run(def, tests[i], nil) })
	return results
}

// RunCovered is RunAll, and answers what the scenarios came by.
func RunCovered(def *definition.Definition, tests []Test) ([]Result, *Coverage) {
	results, hits := make([]Result, len(tests)), make([]tally, len(tests))
	cover := newCoverage(def)
	each(len(tests), func(i int) {
		hits[i] = tally{}
		results[i] = Run(def, tests[i], func(m Moment) { cover.watch(m, hits[i]) })
	})
	for i, t := range tests {
		cover.add(t.Name, hits[i])
	}
	return results, cover
}

// each calls do for 0 to n-1, on all processors.
func each(n int, do func(int)) {
	var next atomic.Int64
	var running sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		running.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	running.Wait()
}

// Run runs one scenario to its end or its first failure. watch is told of every
// decision; nil for nobody.
func Run(def *definition.Definition, t Test, watch func(Moment)) Result {
	r := runner{world: NewWorld(def, t.Case.Opened)}
	r.world.Customer, r.world.People = t.Case.Customer, t.People
	r.world.Watch = func(m Moment) {
		r.moments = append(r.moments, m)
		if watch != nil {
			watch(m)
		}
	}
	f := r.open(t)
	for i := 0; i < len(t.Steps) && f == nil; i++ {
		f = r.step(t.Steps[i])
	}
	if f == nil {
		f = r.unexpected()
	}
	return Result{Name: t.Name, At: t.At, Failure: f, Events: r.world.Events}
}

var (
	errNoCase    = phrase.Errorf("no case was opened")
	errNoTask    = phrase.Errorf("the case has no such task")
	errBackwards = phrase.Errorf("that moment has passed already")
	errRestless  = phrase.Errorf("time alone changed the case more than %d times; it never comes to rest", maxTicks)
)

// runner goes through the blocks of one scenario.
type runner struct {
	world   *World
	moments []Moment
	refusal *engine.Refusal // of the last act
	looked  bool            // an expectation has seen it
	past    int             // decisions before the last expectation
	since   string          // that expectation
	blocks  []block         // those since
}

// block is one that was run, with the decisions it led to.
type block struct {
	at   string
	does phrase.Phrase
	when time.Time
	from int // the first of its decisions
}

func (r *runner) begin(at string, does phrase.Phrase) {
	r.blocks = append(r.blocks, block{at, does, r.world.Now, len(r.moments)})
}

func (r *runner) at() string { return r.blocks[len(r.blocks)-1].at }

func (r *runner) open(t Test) *Failure {
	r.begin(t.At+"/case", phrase.Say("a case is opened in %s", dotted(t.Case.Category)))
	return r.tried(r.world.Do(engine.Open{
		ID: 1, Category: t.Case.Category, Kind: t.Case.Kind, Fields: t.Case.Fields, Channel: t.Case.Channel,
		Language: t.Case.Language, Title: t.Case.Title, Text: t.Case.Text, Customer: 1,
	}, ""))
}

// tried keeps a refusal for the next expectation; any other error is a failure.
func (r *runner) tried(err error) *Failure {
	r.refusal, r.looked = nil, false
	if err == nil {
		return nil
	}
	refusal, ok := engine.AsRefusal(err)
	if !ok {
		return r.impossible(err)
	}
	r.refusal = refusal
	return nil
}

func (r *runner) step(s Step) *Failure {
	switch {
	case s.Act != nil:
		return r.act(s.At, *s.Act)
	case s.Wait != nil:
		return r.wait(s.At, *s.Wait)
	case s.Expect != nil:
		return r.expect(s.At, *s.Expect)
	}
	return nil
}

func (r *runner) act(at string, a Act) *Failure {
	if f := r.unexpected(); f != nil {
		return f
	}
	r.begin(at, r.does(a))
	if r.world.Case.ID == 0 {
		return r.impossible(errNoCase)
	}
	cmd, err := command(a, r.world.Case)
	if err != nil {
		return r.impossible(err)
	}
	return r.tried(r.world.Do(cmd, a.By))
}

// does says what is done, and by whom.
func (r *runner) does(a Act) phrase.Phrase {
	what := strings.TrimSpace(a.Verb + " " + object(a))
	switch {
	case a.By != "":
		return phrase.Say("%s by %s", what, a.By)
	case r.world.Case.ID == 0:
		return phrase.Say("%s", what)
	}
	return phrase.Say("%s by %s", what, r.world.holder())
}

// object answers what an act is about.
func object(a Act) string {
	for _, s := range []string{a.Outcome, a.To, a.Team, dotted(a.Category)} {
		if s != "" {
			return s
		}
	}
	return strings.TrimSpace(a.Task + " " + a.State)
}

func (r *runner) wait(at string, w Wait) *Failure {
	if f := r.unexpected(); f != nil {
		return f
	}
	until := w.Until
	r.begin(at, phrase.Say("wait %s", w.Label))
	if w.For != nil {
		to, err := r.world.Def.CalendarOf("").Add(r.world.Now, *w.For)
		if err != nil {
			return r.impossible(err)
		}
		until = to
	}
	if until.Before(r.world.Now) {
		return r.impossible(errBackwards)
	}
	if err := r.world.AdvanceTo(until); err != nil {
		return r.impossible(err)
	}
	return nil
}

func (r *runner) expect(at string, e Expect) *Failure {
	v := r.view()
	var misses []Miss
	for _, w := range e.Wants {
		if got := observables[w.What](v, w.Key); !meets(w, got) {
			misses = append(misses, Miss{w, got})
		}
	}
	if len(misses) > 0 {
		return r.failed(Failure{Cause: Unmet, At: at, Misses: misses, Earlier: earlier(misses, r.moments[:r.past])})
	}
	r.looked, r.past, r.since, r.blocks = true, len(r.moments), at, nil
	return nil
}

func (r *runner) view() view { return view{r.world, r.refusal, r.moments[r.past:]} }

// meets reports whether what came is what is wanted. An empty text means nothing;
// of what a customer reads, a part is wanted.
func meets(w Want, got any) bool {
	if text, ok := w.Value.(string); ok && w.What == "reads" && text != "" {
		all, _ := got.(string)
		return strings.Contains(all, text)
	}
	if got == nil {
		return w.Value == nil || w.Value == ""
	}
	return reflect.DeepEqual(w.Value, got)
}

// unexpected is the failure of an act that was refused when nothing looked at it.
func (r *runner) unexpected() *Failure {
	if r.refusal == nil || r.looked {
		return nil
	}
	return r.failed(Failure{Cause: Refused, At: r.at(), Says: phrase.Say("refused (%s)", r.refusal.Code), Text: r.refusal.Detail})
}

func (r *runner) impossible(err error) *Failure {
	f := Failure{Cause: Impossible, At: r.at(), Says: phrase.Of(err)}
	if refusal, ok := engine.AsRefusal(err); ok {
		f.Says, f.Text = phrase.Say("refused (%s)", refusal.Code), refusal.Detail
	}
	return r.failed(f)
}
