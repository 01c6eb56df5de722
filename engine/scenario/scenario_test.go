package scenario_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/scenario"
)

func opened(category string, fields map[string]any) scenario.Case {
	return scenario.Case{Category: category, Opened: enginetest.Start, Fields: fields}
}

func act(a scenario.Act) scenario.Step { return scenario.Step{At: "/act", Act: &a} }

func finish(outcome string, fields map[string]any) scenario.Step {
	return act(scenario.Act{Verb: "finish", Outcome: outcome, Fields: fields})
}

func wait(d time.Duration) scenario.Step {
	return scenario.Step{At: "/wait", Wait: &scenario.Wait{For: &calendar.Duration{Unit: calendar.Elapsed, Time: d}}}
}

func expect(wants ...scenario.Want) scenario.Step {
	return scenario.Step{At: "/expect", Expect: &scenario.Expect{Wants: wants}}
}

func want(what string, value any) scenario.Want { return scenario.Want{What: what, Value: value} }

// anything looks at what happened and holds nothing against it.
var anything = expect()

type values = map[string]any

// TestDeadlinesActAtTheirOwnMoment, whatever the length of the wait.
func TestDeadlinesActAtTheirOwnMoment(t *testing.T) {
	def := enginetest.Definition(t)
	moments := func(waits ...time.Duration) []string {
		test := scenario.Test{Case: opened("cargo/late", nil)}
		for _, w := range waits {
			test.Steps = append(test.Steps, wait(w))
		}
		r := scenario.Run(def, test, nil)
		if !r.Passed() {
			t.Fatal(r.Failure)
		}
		var all []string
		for _, e := range r.Events {
			all = append(all, e.At.Format(time.DateTime)+" "+string(e.Type))
		}
		return all
	}
	once := moments(100 * time.Hour)
	parts := make([]time.Duration, 400)
	for i := range parts {
		parts[i] = 15 * time.Minute
	}
	if diff := cmp.Diff(once, moments(parts...)); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(once, enginetest.Start.Add(time.Hour).Format(time.DateTime)+" breached") {
		t.Errorf("nobody claimed it within the hour, but: %v", once)
	}
}

// TestFailuresSayWhereAndWhat: the place, what was expected, what came.
func TestFailuresSayWhereAndWhat(t *testing.T) {
	def := enginetest.Definition(t)
	for name, c := range map[string]struct {
		steps []scenario.Step
		want  string
	}{
		"a value": {
			[]scenario.Step{expect(want("step", "solve"), want("blocked", false))},
			`/expect: step: expected "solve", got "triage"`,
		},
		"a list": {
			[]scenario.Step{finish("ask", nil), expect(want("missing", []string{"note"}), want("gate", []string{}))},
			`/expect: missing: expected [note], got [door_code]; gate: expected [], got [fr_door_code]`,
		},
		"a field": {
			[]scenario.Step{expect(scenario.Want{What: "field", Key: "country", Value: "DE"})},
			`/expect: field.country: expected "DE", got "FR"`,
		},
		"a refusal nobody expected": {
			[]scenario.Step{finish("ask", nil), act(scenario.Act{Verb: "claim"})}, `/act: refused (gate): Something is still`,
		},
		"a refusal before a wait": {
			[]scenario.Step{finish("ask", nil), wait(time.Hour), expect(want("refused", "gate"))}, `/act: refused (gate): `,
		},
		"a refusal at the end": {
			[]scenario.Step{finish("nowhere", nil)}, `/act: refused (unknown_outcome): `,
		},
		"another's case": {
			[]scenario.Step{act(scenario.Act{Verb: "claim", By: "ali"}), act(scenario.Act{Verb: "fill", By: "bo", Fields: values{"note": "x"}})},
			`/act: refused (claimed): `,
		},
		"no such task": {
			[]scenario.Step{act(scenario.Act{Verb: "task", Task: "repair", State: "done"})}, `/act: the case has no such task`,
		},
		"back in time": {
			[]scenario.Step{wait(time.Hour), {At: "/wait", Wait: &scenario.Wait{Until: enginetest.Start}}}, `/wait: that moment has passed already`,
		},
	} {
		r := scenario.Run(def, scenario.Test{Case: opened("cargo/late", values{"country": "FR"}), Steps: c.steps}, nil)
		if r.Passed() {
			t.Errorf("%s: passed", name)
		} else if !strings.HasPrefix(r.Failure.String(), c.want) {
			t.Errorf("%s: %q, want %q", name, r.Failure, c.want)
		}
	}
}

// TestRestless: two steps that escalate to each other every second come to no end,
// and the scenario says so.
func TestRestless(t *testing.T) {
	def := enginetest.Definition(t)
	second := definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Elapsed, Time: time.Second}}
	for from, to := range map[string]string{"triage": "solve", "solve": "triage"} {
		def.Flows["main"].Steps[from].Escalate = []definition.Escalation{{Name: "go", Of: "done", After: &second, To: definition.Place{Step: to}}}
	}
	r := scenario.Run(def, scenario.Test{Case: opened("cargo/late", nil), Steps: []scenario.Step{wait(87_600 * time.Hour)}}, nil)
	if r.Passed() || !strings.Contains(r.Failure.String(), "it never comes to rest") {
		t.Error(r.Failure)
	}
}

// TestHolderActs: whoever is not named acts as a member of who has the case.
func TestHolderActs(t *testing.T) {
	r := scenario.Run(enginetest.Definition(t), scenario.Test{Case: opened("cargo/late", nil), Steps: []scenario.Step{
		finish("refund", values{"amount": 5.0}), finish("resolved", nil),
	}}, nil)
	if !r.Passed() {
		t.Fatal(r.Failure)
	}
	var who []string
	for _, e := range r.Events {
		if _, ok := e.Body.(engine.Finished); ok {
			who = append(who, e.Actor.User)
		}
	}
	if diff := cmp.Diff([]string{"member_of_tr", "member_of_desk"}, who); diff != "" {
		t.Error(diff)
	}
}

// TestOpeningMayBeRefused: values are checked there too, and a scenario can expect
// the refusal.
func TestOpeningMayBeRefused(t *testing.T) {
	def := enginetest.Definition(t)
	looks := expect(want("refused", "value"), want("invalid", []string{"country"}))
	wrong := opened("cargo/late", values{"country": "XX"})
	for name, c := range map[string]struct {
		test scenario.Test
		want string
	}{
		"expected":     {scenario.Test{Case: wrong, Steps: []scenario.Step{looks}}, ""},
		"not expected": {scenario.Test{Case: wrong, Steps: []scenario.Step{act(scenario.Act{Verb: "claim"})}}, "/case: refused (value): "},
		"alone":        {scenario.Test{Case: wrong}, "/case: refused (value): "},
		"no case":      {scenario.Test{Case: wrong, Steps: []scenario.Step{looks, act(scenario.Act{Verb: "claim"})}}, "/act: no case was opened"},
		"expected in vain": {scenario.Test{Case: opened("cargo/late", nil), Steps: []scenario.Step{looks}},
			`/expect: refused: expected "value", got ""; invalid: expected [country], got []`},
	} {
		r := scenario.Run(def, c.test, nil)
		switch {
		case c.want == "" && !r.Passed():
			t.Errorf("%s: %s", name, r.Failure)
		case c.want != "" && (r.Passed() || !strings.HasPrefix(r.Failure.String(), c.want)):
			t.Errorf("%s: %s, want %q", name, r.Failure, c.want)
		}
	}
}

// TestResultsComeInOrder, however many run at once, and each time the same.
func TestResultsComeInOrder(t *testing.T) {
	def := enginetest.Definition(t)
	var tests []scenario.Test
	for i := range 200 {
		steps := []scenario.Step{finish("refund", values{"amount": float64(i % 7)}), anything, wait(time.Duration(i) * time.Hour)}
		tests = append(tests, scenario.Test{Name: strconv.Itoa(i), Case: opened("cargo/late", nil), Steps: steps})
	}
	first, cover := scenario.RunCovered(def, tests)
	for i, r := range first {
		if r.Name != strconv.Itoa(i) {
			t.Fatalf("%s stands at %d", r.Name, i)
		}
	}
	second, again := scenario.RunCovered(def, tests)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(cover.Points(), again.Points(), cmp.AllowUnexported(scenario.Point{})); diff != "" {
		t.Error(diff)
	}
}

// TestEveryCommandIsAnAct: what the core can be told, a scenario can do, but for
// opening, which case is, and time, which wait is.
func TestEveryCommandIsAnAct(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../command.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv == nil || f.Name.Name != "command" {
			continue
		}
		word, err := strconv.Unquote(f.Body.List[0].(*ast.ReturnStmt).Results[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		if word != "open" && word != "tick" {
			commands = append(commands, word)
		}
	}
	slices.Sort(commands)
	if diff := cmp.Diff(commands, scenario.Verbs()); diff != "" {
		t.Error(diff)
	}
}

// TestLongStoriesAreCut: what a failure tells can be read.
func TestLongStoriesAreCut(t *testing.T) {
	def := enginetest.Definition(t)
	second := definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Elapsed, Time: time.Second}}
	for from, to := range map[string]string{"triage": "solve", "solve": "triage"} {
		def.Flows["main"].Steps[from].Escalate = []definition.Escalation{{Name: "go", Of: "done", After: &second, To: definition.Place{Step: to}}}
	}
	for i := range 9 {
		no := definition.RouteRule{Name: "no" + strconv.Itoa(i), When: enginetest.Rule(t, "field.amount > 1000"), To: definition.Target{Team: "lead"}}
		def.Routes["first_line"].Rules = append(def.Routes["first_line"].Rules, no)
	}
	r := scenario.Run(def, scenario.Test{Case: opened("cargo/late", nil), Steps: []scenario.Step{wait(time.Minute), expect(want("step", "carrier"))}}, nil)
	if r.Passed() || len(r.Failure.Story) != 2 {
		t.Fatal(r.Failure)
	}
	lines := r.Failure.Story[1].Lines
	if first := lines[0].Says.String(); first != "…" || len(lines) > 30 {
		t.Errorf("%d lines, the first %q", len(lines), first)
	}
	routed := r.Failure.Story[0].Lines[len(r.Failure.Story[0].Lines)-1].Says.String()
	want := `before it said no: rule "gold" of route "first_line", rule "no0" of route "first_line", rule "no1" of route "first_line" and 7 more`
	if !strings.Contains(routed, want) {
		t.Errorf("%s, want %s", routed, want)
	}
}

// TestEveryEventIsTold: a story leaves out no kind of event but that of clocks alone,
// which says nothing to a reader.
func TestEveryEventIsTold(t *testing.T) {
	told, err := os.ReadFile("happened.go")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "../event.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv == nil || f.Name.Name != "Type" {
			continue
		}
		name := f.Recv.List[0].Type.(*ast.Ident).Name
		if name != "Clocked" && !strings.Contains(string(told), "case engine."+name+":") {
			t.Errorf("nothing is told of %s", name)
		}
	}
}
