package scenario_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/scenario"
)

func opened(category string, fields map[string]any) scenario.Case {
	return scenario.Case{Category: category, At: enginetest.Start, Fields: fields}
}

func act(a scenario.Act) scenario.Step { return scenario.Step{Place: "t:1", Act: &a} }

func finish(outcome string, fields map[string]any) scenario.Step {
	return act(scenario.Act{Verb: "finish", Outcome: outcome, Fields: fields})
}

func wait(d time.Duration) scenario.Step {
	return scenario.Step{Place: "t:2", Wait: &calendar.Duration{Unit: calendar.Elapsed, Time: d}}
}

func expect(e scenario.Expect) scenario.Step { return scenario.Step{Place: "t:3", Expect: &e} }

// anything looks at what happened and holds nothing against it.
var anything = expect(scenario.Expect{})

type values = map[string]any

// TestCoverage: each point is seen by what it is about, and by nothing else.
func TestCoverage(t *testing.T) {
	late, invoice := "cargo/late", "invoice"
	const triage = "/flow/main/step/triage"
	for name, c := range map[string]struct {
		test scenario.Test
		want []string // beside the rows that opening comes by
	}{
		"nothing": {scenario.Test{Case: opened(invoice, nil)}, []string{}},
		"an outcome": {
			scenario.Test{Case: opened(invoice, nil), Steps: []scenario.Step{finish("done", nil)}},
			[]string{"/flow/other/step/read/outcome/done taken"},
		},
		"a rule of an outcome": {
			scenario.Test{Case: opened(late, nil), Steps: []scenario.Step{finish("refund", nil), anything}},
			[]string{triage + "/outcome/refund not_open"},
		},
		"a gate that refuses": {
			scenario.Test{Case: opened(late, values{"country": "FR"}), Steps: []scenario.Step{finish("ask", nil), anything}},
			[]string{"/category/cargo/gate/fr_door_code refuses"},
		},
		"a gate that lets through": {
			scenario.Test{Case: opened(late, values{"country": "FR"}), Steps: []scenario.Step{finish("ask", values{"door_code": "12"})}},
			[]string{"/category/cargo/gate/fr_door_code lets_through", triage + "/outcome/ask taken"},
		},
		"an outcome that the gate does not ask at": {
			scenario.Test{Case: opened(late, nil), Steps: []scenario.Step{finish("ask", nil)}},
			[]string{triage + "/outcome/ask taken"},
		},
		"escalations": {
			scenario.Test{Case: opened(late, nil), Steps: []scenario.Step{wait(30 * time.Hour)}},
			[]string{triage + "/escalate/late acts", triage + "/escalate/unclaimed acts"},
		},
		"a rule that pauses": {
			scenario.Test{Case: opened(late, values{"waiting": true})}, []string{triage + "/pause holds"},
		},
		"an end": {
			scenario.Test{Case: opened(late, values{"amount": 13.0}), Steps: []scenario.Step{
				finish("solved", nil), act(scenario.Act{Verb: "close"}), anything,
			}},
			[]string{"/flow/main/end/resolved/gate/informed refuses", triage + "/outcome/solved taken"},
		},
		"a blocked done_when": {
			scenario.Test{Case: opened(late, nil), Steps: []scenario.Step{
				finish("repair", nil), act(scenario.Act{Verb: "task", Task: "repair", State: "done"}),
			}},
			[]string{triage + "/outcome/repair taken", "/flow/main/step/wait/gate/noted refuses"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			results, cover := scenario.RunCovered(enginetest.Definition(t), []scenario.Test{c.test})
			if !results[0].Passed() {
				t.Fatal(results[0].Failure)
			}
			got := seen(cover)
			got = slices.DeleteFunc(got, func(s string) bool {
				return strings.HasPrefix(s, "/route/") || strings.HasPrefix(s, "/table/")
			})
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func seen(cover *scenario.Coverage) []string {
	all := []string{}
	for _, p := range cover.Points() {
		if p.Seen {
			all = append(all, p.Address+" "+p.What)
		}
	}
	slices.Sort(all)
	return all
}

// TestCoverageOfRows: the row that gave the team counts, and those before it that
// led to its route.
func TestCoverageOfRows(t *testing.T) {
	def := enginetest.Definition(t)
	for _, c := range []struct {
		open scenario.Case
		want []string
	}{
		{opened("cargo/late", values{"language": "ar", "impact": "high"}),
			[]string{"/route/by_language/to/ar chosen", "/route/first_line/default chosen", "/table/priority/rows/0 chosen"}},
		{opened("cargo/late", nil),
			[]string{"/route/by_language/default chosen", "/route/first_line/default chosen", "/table/priority/default chosen"}},
		{scenario.Case{Category: "cargo/late", At: enginetest.Start, Customer: values{"tier": "gold"}},
			[]string{"/route/first_line/rule/gold chosen", "/table/priority/default chosen"}},
	} {
		_, cover := scenario.RunCovered(def, []scenario.Test{{Case: c.open}})
		if diff := cmp.Diff(c.want, seen(cover)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPointsAreNamedForPeople(t *testing.T) {
	for want, p := range map[string]scenario.Point{
		`outcome "solved" of step "triage" of flow "cargo": never taken`:             {Address: "/flow/cargo/step/triage/outcome/solved", What: "taken"},
		`gate "g" of category "late" of category "cargo": never lets a case through`: {Address: "/category/cargo/category/late/gate/g", What: "lets_through"},
		`row 3 of table "priority": never chosen`:                                    {Address: "/table/priority/rows/2", What: "chosen"},
		`rule "gold" of priority of category "cargo": never chosen`:                  {Address: "/category/cargo/priority/rule/gold", What: "chosen"},
		`default of route "first": never chosen`:                                     {Address: "/route/first/default", What: "chosen"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

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
	step, no := "solve", false
	for name, c := range map[string]struct {
		steps []scenario.Step
		want  string
	}{
		"a value": {
			[]scenario.Step{expect(scenario.Expect{Step: &step, Blocked: &no})},
			`t:3: step: expected "solve", got "triage"`,
		},
		"a list": {
			[]scenario.Step{finish("ask", nil), expect(scenario.Expect{HasMissing: true, Missing: []string{"note"}})},
			`t:3: missing: expected [note], got [door_code]; the last act was refused: gate: `,
		},
		"a field": {
			[]scenario.Step{expect(scenario.Expect{Fields: values{"country": "DE"}})},
			`t:3: field.country: expected DE, got FR`,
		},
		"a refusal nobody expected": {
			[]scenario.Step{finish("ask", nil), act(scenario.Act{Verb: "claim"})},
			`t:1: the act before was refused and nothing expected that: gate: `,
		},
		"a refusal at the end": {
			[]scenario.Step{finish("nowhere", nil)}, `: the last act was refused and nothing expected that: unknown_outcome: `,
		},
		"another's case": {
			[]scenario.Step{act(scenario.Act{Verb: "claim", By: "ali"}), act(scenario.Act{Verb: "fill", By: "bo", Fields: values{"note": "x"}})},
			`: the last act was refused and nothing expected that: claimed: `,
		},
		"no such task": {
			[]scenario.Step{act(scenario.Act{Verb: "task", Task: "repair", State: "done"})}, `t:1: the case has no task repair`,
		},
	} {
		r := scenario.Run(def, scenario.Test{Case: opened("cargo/late", values{"country": "FR"}), Steps: c.steps}, nil)
		if !strings.HasPrefix(r.Failure, c.want) {
			t.Errorf("%s: %q, want %q", name, r.Failure, c.want)
		}
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
	code := "value"
	wrong := opened("cargo/late", values{"country": "XX"})
	for name, c := range map[string]struct {
		test scenario.Test
		want string
	}{
		"expected": {scenario.Test{Case: wrong, Steps: []scenario.Step{expect(scenario.Expect{Refused: &code})}}, ""},
		"not expected": {scenario.Test{Place: "t:0", Case: wrong, Steps: []scenario.Step{act(scenario.Act{Verb: "claim"})}},
			"t:0: the case was refused: value: "},
		"expected in vain": {scenario.Test{Case: opened("cargo/late", nil), Steps: []scenario.Step{expect(scenario.Expect{Refused: &code})}},
			`t:3: refused: expected "value", got ""`},
	} {
		r := scenario.Run(def, c.test, nil)
		if c.want == "" && !r.Passed() || !strings.HasPrefix(r.Failure, c.want) {
			t.Errorf("%s: %q, want %q", name, r.Failure, c.want)
		}
	}
}
