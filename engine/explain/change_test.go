package explain_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/rule"
)

// TestChangesTurnTheAnswer: making a change that was named turns the answer into
// what was said, by the core's own word.
func TestChangesTurnTheAnswer(t *testing.T) {
	named := map[explain.Topic]int{}
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLife(t, rt)
		for _, a := range l.explained("en").Answers {
			for _, ch := range a.Changes {
				named[a.About]++
				if got := l.otherwise(rt, a, ch); got != ch.Result {
					rt.Fatalf("%s is %s. %s: said %s, is %s", a.Question, a.Result, ch.Sentence, ch.Result, got)
				}
			}
		}
	})
	for _, about := range []explain.Topic{explain.AboutTeam, explain.AboutPriority, explain.AboutOutcome, explain.AboutEscalation, explain.AboutField} {
		if named[about] == 0 {
			t.Errorf("no change was ever named about %s", about)
		}
	}
}

// TestChangesTurnTheAnswersOfExamples does so on whole processes, a few steps in.
func TestChangesTurnTheAnswersOfExamples(t *testing.T) {
	for _, name := range []string{"modanisa", "airline", "incidents"} {
		def := example(t, name)
		leaves := slices.DeleteFunc(slices.Sorted(maps.Keys(def.Categories)), func(path string) bool { return !def.Categories[path].Leaf() })
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				l := newLife(def, drawCustomer(rt))
				path := rapid.SampledFrom(leaves).Draw(rt, "category")
				l.must(t, engine.Open{ID: 7, Category: path, Fields: drawValues(rt, def, path)})
				for range rapid.IntRange(0, 3).Draw(rt, "steps") {
					if s := def.Flows[l.c.Flow].Steps[l.c.Step]; s != nil {
						out := rapid.SampledFrom(s.Outcomes).Draw(rt, "outcome")
						_ = l.do(engine.Finish{Outcome: out.Name, Fields: drawValues(rt, def, path)}) // refused is fine
					}
				}
				for _, a := range l.explained("tr").Answers {
					said(rt, a)
					if a.About == explain.AboutTeam && l.c.Entry > 1 {
						continue // it cannot be opened anew into this step
					}
					for _, ch := range a.Changes {
						if got := l.otherwise(rt, a, ch); got != ch.Result {
							rt.Fatalf("%s: %s is %s. %s: said %s, is %s", path, a.Question, a.Result, ch.Sentence, ch.Result, got)
						}
					}
				}
			})
		})
	}
}

// drawValues draws values that the fields of a category take.
func drawValues(t *rapid.T, def *definition.Definition, path string) map[string]any {
	values := map[string]any{}
	for _, name := range def.Categories[path].Fields {
		f := def.Fields[name]
		var options []any
		switch f.Type {
		case definition.Choice:
			for _, o := range def.Choices[f.Options].Options {
				options = append(options, o.Code)
			}
		case definition.Bool:
			options = []any{true, false}
		case definition.Int, definition.Decimal, definition.Money:
			options = []any{0.0, 100.0, 6000.0}
		default:
			for s := range form.Samples(f) {
				options = append(options, s)
			}
		}
		options = slices.DeleteFunc(options, func(v any) bool {
			_, problems := form.Check(def, path, "", map[string]any{name: v})
			return len(problems) > 0
		})
		if i := rapid.IntRange(-1, len(options)-1).Draw(t, name); i >= 0 {
			values[name] = options[i]
		}
	}
	return values
}

// otherwise makes a change and asks the core what the answer is now.
func (l *life) otherwise(t *rapid.T, a explain.Answer, ch explain.Change) string {
	switch a.About {
	case explain.AboutTeam:
		return l.reopened(t, ch).c.Team
	case explain.AboutPriority:
		out := l.changed(t, ch)
		if p, _ := engine.PriorityOf(out.ctx, out.c); ch.Possible && p.Priority != out.c.Priority {
			t.Fatalf("filling gave %s, asking gives %s", out.c.Priority, p.Priority)
		}
		p, _ := engine.PriorityOf(out.ctx, out.c)
		return p.Priority
	case explain.AboutOutcome:
		out := l.changed(t, ch)
		if err := out.copy().do(engine.Finish{Outcome: a.Name}); err != nil {
			return "refused"
		}
		return "open"
	case explain.AboutEscalation:
		out := l.changed(t, ch)
		if c := out.c.Pause; c != "" {
			return ch.Result // the clock stands still: only resuming shows it
		}
		for _, d := range out.c.Deadlines {
			if d.Kind == engine.Escalate && d.Name == a.Name {
				out.ctx.Now = d.Due
			}
		}
		events, err := engine.Decide(out.ctx, out.c, engine.Tick{})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(events, func(e engine.Event) bool { b, ok := e.Body.(engine.Escalated); return ok && b.Name == a.Name })
		if i < 0 {
			return ch.Result // another has taken the case away by then
		}
		if events[i].Body.(engine.Escalated).Skipped {
			return "would be skipped"
		}
		return "would act"
	}
	out := l.changed(t, ch)
	if slices.Contains(engine.Hidden(out.ctx, out.c), a.Name) {
		return "hidden"
	}
	return "shown"
}

// reopened opens the case anew, as it would have been.
func (l *life) reopened(t *rapid.T, ch explain.Change) *life {
	opened := l.history[0].Body.(engine.Opened)
	cmd := engine.Open{ID: 7, Category: opened.Category, Kind: opened.Kind, Fields: map[string]any{}}
	for _, in := range ch.Inputs {
		if in.Name == "case.category" {
			cmd.Category = strings.ReplaceAll(in.To.(string), ".", "/")
			if opened.Kind == l.ctx.Def.Categories[opened.Category].Kind {
				cmd.Kind = ""
			}
		}
	}
	for name, v := range opened.Fields {
		if !slices.Contains(l.ctx.Def.Categories[cmd.Category].Fields, name) {
			t.Skip("the other category has not all of these fields")
		}
		cmd.Fields[name] = v
	}
	out := newLife(l.ctx.Def, l.copy().ctx.Facts.Customer)
	for _, in := range ch.Inputs {
		switch {
		case in.Name == "case.category":
		case in.Name == "case.kind":
			cmd.Kind = definition.Kind(in.To.(string))
		case in.Name[:6] == "field.":
			cmd.Fields[in.Name[6:]] = in.To
		default:
			out.ctx.Facts.Customer[in.Name[9:]] = in.To
		}
	}
	if err := out.do(cmd); err != nil {
		t.Fatal(err)
	}
	return out
}

// domain are the values that the drawn rules tell apart.
var domain = map[string][]any{
	"country": {nil, "FR", "TR"}, "language": {nil, "tr", "ar"}, "impact": {nil, "low", "high"}, "amount": {nil, 0.0, 3.0, 12.5},
	"door_code": {nil, "12B4"}, "waiting": {nil, true, false}, "done": {nil, true, false}, "note": {nil, "x"},
}

// fewest goes through every set of so many fields and every value, and answers how
// many fields at the least make the case open; 0 when no set of up to most does.
func fewest(l *life, outcome string, most int) int {
	names := []string{"country", "language", "impact", "amount", "door_code", "waiting", "done", "note"}
	var try func(set map[string]any, from, more int) bool
	try = func(set map[string]any, from, more int) bool {
		if more == 0 {
			c, err := engine.Suppose(l.ctx, l.c, engine.Supposition{Fields: set})
			if err != nil {
				return false
			}
			st, _ := engine.OutcomeOf(l.ctx, c, outcome)
			return st.Refusal == nil
		}
		for i := from; i < len(names); i++ {
			for _, v := range domain[names[i]] {
				if reflect.DeepEqual(v, l.c.Fields[names[i]]) {
					continue
				}
				set[names[i]] = v
				if try(set, i+1, more-1) {
					return true
				}
			}
			delete(set, names[i])
		}
		return false
	}
	for size := 1; size <= most; size++ {
		if try(map[string]any{}, 0, size) {
			return size
		}
	}
	return 0
}

// TestNoSmallerChange: where a change is called the smallest, brute force finds none
// of fewer fields; where it is said that
// there is none, none of up to three fields exists.
func TestNoSmallerChange(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLife(t, rt)
		for _, outcome := range []string{"ask", "refund"} {
			a, ok := find(l.explained("en"), explain.AboutOutcome, outcome)
			if !ok || a.Result != "refused" {
				continue
			}
			size := fewest(l, outcome, 3)
			switch {
			case len(a.Changes) == 0 && size > 0 && !strings.HasPrefix(a.NoChange, "No change was found among the "):
				rt.Fatalf("%s: %d fields turn it, and none was named: %s", outcome, size, a.NoChange)
			case len(a.Changes) > 0 && a.Changes[0].Smallest && size > 0 && size < len(a.Changes[0].Inputs):
				rt.Fatalf("%s: %d fields turn it, and this was called the smallest: %s", outcome, size, a.Changes[0].Sentence)
			}
		}
	})
}

// TestSearchIsBounded: with more inputs than can be tried, it ends and says so. All
// answers of a report share what may be tried, and nothing is once nobody waits.
func TestSearchIsBounded(t *testing.T) {
	def := enginetest.Definition(t)
	cat := *def.Categories["cargo/late"]
	names := map[string]rule.Name{}
	var all []string
	for i := range 40 {
		name := fmt.Sprintf("f%d", i)
		names["field."+name] = rule.Name{Type: rule.Number}
		cat.Fields = append(slices.Clone(cat.Fields), name)
		all = append(all, fmt.Sprintf("field.%s == %d", name, i))
	}
	scope := rule.NewScope(names)
	compiled := func(text string) *rule.Rule {
		r, problems := rule.Compile(text, scope)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return r
	}
	for i := range 40 {
		name := fmt.Sprintf("f%d", i)
		def.Fields[name] = &definition.Field{Name: name, Type: definition.Int, On: "case"}
		if i >= 3 {
			def.Fields[name].Visible = compiled(strings.Join(all[:3], " and "))
			cat.Hiding = append(slices.Clone(cat.Hiding), name)
		}
	}
	cat.Gates = []definition.Gate{{Name: "all", Address: "/category/cargo/gate/all", Check: compiled(strings.Join(all, " and "))}}
	def.Categories["cargo/late"] = &cat
	l := opened(t, def, engine.Open{ID: 7, Category: "cargo/late"})
	asked := 0
	r := answered(l.question("en"), func() bool { asked++; return false })
	if a, _ := find(r, explain.AboutOutcome, "ask"); len(a.Changes) != 0 || !strings.HasPrefix(a.NoChange, "No change was found among the ") {
		t.Errorf("%+v", a)
	}
	if asked == 0 || asked > 2000 {
		t.Errorf("the core was asked %d times for one report", asked)
	}
	asked = 0
	r = answered(l.question("en"), func() bool { asked++; return true })
	if len(r.Answers) == 0 || asked > len(r.Answers) {
		t.Errorf("%d tries were begun for %d answers though nobody waits", asked, len(r.Answers))
	}
}

// TestOnlyComparisonsAreSure: where a rule reckons, what was tried need not stand for
// all values, and it is not said that there is no change.
func TestOnlyComparisonsAreSure(t *testing.T) {
	for text, sure := range map[string]bool{"field.amount * 0.1 > 100": false, "field.amount > 1 and field.amount < 1": true} {
		def := enginetest.Definition(t)
		triage := *def.Flows["main"].Steps["triage"]
		triage.Outcomes = slices.Clone(triage.Outcomes)
		triage.Outcomes[0].When = enginetest.Rule(t, text)
		def.Flows["main"].Steps["triage"] = &triage
		l := opened(t, def, engine.Open{ID: 7, Category: "cargo/late"})
		a, _ := find(l.explained("en"), explain.AboutOutcome, "ask")
		if got := strings.HasPrefix(a.NoChange, "No change of up to "); len(a.Changes) != 0 || got != sure {
			t.Errorf("%s: %q, %+v", text, a.NoChange, a.Changes)
		}
	}
}

// TestWhatCannotBeReplayedNamesNoChange: a route that is another now does not
// give what was recorded.
func TestWhatCannotBeReplayedNamesNoChange(t *testing.T) {
	def := enginetest.Definition(t)
	l := opened(t, def, engine.Open{ID: 7, Category: "cargo/lost", Fields: map[string]any{"language": "ar"}})
	by := *def.Routes["by_language"]
	by.To = map[string]string{"tr": "tr", "ar": "desk"}
	def.Routes["by_language"] = &by
	a, _ := find(l.explained("en"), explain.AboutTeam, "")
	if len(a.Changes) != 0 || !strings.HasPrefix(a.NoChange, "It cannot be replayed: ") {
		t.Errorf("%q, %+v", a.NoChange, a.Changes)
	}
}

// TestFinishNamesTheHolder says the name of who has the case, not the login.
func TestFinishNamesTheHolder(t *testing.T) {
	l := held(t, opened(t, enginetest.Definition(t), engine.Open{ID: 7, Category: "cargo/late"}))
	l.ctx.Actor.User = "bo"
	q := l.question("en")
	q.Finish, q.NameOf = "ask", func(string) string { return "Ada Er" }
	if a := answered(q, nil).Answers[0]; !strings.Contains(a.Sentence, "Ada Er") {
		t.Errorf("%q", a.Sentence)
	}
}
