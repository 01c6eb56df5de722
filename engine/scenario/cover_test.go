package scenario_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/scenario"
)

// TestCoverage: each point is seen by what it is about, and by nothing else.
func TestCoverage(t *testing.T) {
	late, invoice := "cargo/late", "invoice"
	const triage, end = "/flow/main/step/triage", "/flow/main/end/resolved"
	const gate = "/category/cargo/gate/fr_door_code"
	for name, c := range map[string]struct {
		open  scenario.Case
		steps []scenario.Step
		want  []string // beside what opening comes by
	}{
		"an outcome": {
			opened(invoice, nil), []scenario.Step{finish("done", nil)},
			[]string{gate + "/when no", "/flow/other/end/done", "/flow/other/step/read/outcome/done"},
		},
		"a rule of an outcome": {
			opened(late, nil), []scenario.Step{finish("refund", nil), anything},
			[]string{triage + "/outcome/refund/when no"},
		},
		"a gate that refuses": {
			opened(late, values{"country": "FR"}), []scenario.Step{finish("ask", nil), anything},
			[]string{gate + " no"},
		},
		"a gate that is satisfied": {
			opened(late, values{"country": "FR"}), []scenario.Step{finish("ask", values{"door_code": "12"})},
			[]string{gate, "/flow/main/step/carrier", triage + "/outcome/ask"},
		},
		"a gate that does not ask": {
			opened(late, nil), []scenario.Step{finish("ask", nil)},
			[]string{gate + "/when no", "/flow/main/step/carrier", triage + "/outcome/ask"},
		},
		"a gate that is waived": {
			opened(late, values{"country": "FR", "door_code": "12"}),
			[]scenario.Step{finish("ask", nil), act(scenario.Act{Verb: "fill", Fields: values{"door_code": ""}}), wait(100 * time.Hour)},
			[]string{gate, "/flow/main/step/carrier", "/flow/main/step/carrier/escalate/silent", "/flow/main/step/solve", triage + "/outcome/ask"},
		},
		"escalations": {
			opened(late, nil), []scenario.Step{wait(30 * time.Hour)},
			[]string{triage + "/escalate/late", triage + "/escalate/unclaimed"},
		},
		"a rule that pauses": {
			opened(late, nil), []scenario.Step{act(scenario.Act{Verb: "fill", Fields: values{"waiting": true}})}, []string{triage + "/pause"},
		},
		"a field that is shown": {
			opened(late, nil), []scenario.Step{act(scenario.Act{Verb: "fill", Fields: values{"country": "FR"}})}, []string{"/field/door_code/visible"},
		},
		"an end": {
			opened(late, values{"amount": 13.0}), []scenario.Step{finish("solved", nil), act(scenario.Act{Verb: "close"}), anything},
			[]string{gate + "/when no", end, end + "/gate/informed no", triage + "/outcome/solved", "/message/sorry"},
		},
		"an end that closes and is left": {
			opened(late, nil), []scenario.Step{finish("solved", nil), wait(120 * time.Hour), act(scenario.Act{Verb: "reopen"})},
			[]string{
				gate + "/when no", end, end + "/close", end + "/gate/informed", end + "/reopen", "/flow/main/step/solve",
				triage + "/outcome/solved", "/message/sorry",
			},
		},
		"a blocked done_when": {
			opened(late, nil), []scenario.Step{finish("repair", nil), act(scenario.Act{Verb: "task", Task: "repair", State: "done"})},
			[]string{
				gate + "/when no", triage + "/outcome/repair", "/flow/main/step/wait", "/flow/main/step/wait/done_when", "/flow/main/step/wait/done_when no",
				"/flow/main/step/wait/gate/noted no",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := seen(t, scenario.Test{Case: c.open, Steps: c.steps})
			before := seen(t, scenario.Test{Case: c.open})
			got = slices.DeleteFunc(got, func(s string) bool { return slices.Contains(before, s) })
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// seen answers the points that a scenario comes by, in order.
func seen(t *testing.T, test scenario.Test) []string {
	t.Helper()
	results, cover := scenario.RunCovered(enginetest.Definition(t), []scenario.Test{test})
	if !results[0].Passed() {
		t.Fatal(results[0].Failure)
	}
	all := []string{}
	for _, p := range cover.Points() {
		switch {
		case p.Seen() && p.Yes:
			all = append(all, p.Address)
		case p.Seen():
			all = append(all, p.Address+" no")
		}
	}
	slices.Sort(all)
	return all
}

// TestCoverageOfRows: the row that gave the team counts, those before it that led
// to its route, and the rules that said no.
func TestCoverageOfRows(t *testing.T) {
	for _, c := range []struct {
		open scenario.Case
		want []string
	}{
		{opened("cargo/late", values{"language": "ar", "impact": "high"}),
			[]string{"/route/by_language/to/ar", "/route/first_line/default", "/route/first_line/rule/gold no", "/table/priority/rows/0"}},
		{opened("cargo/late", nil),
			[]string{"/route/by_language/default", "/route/first_line/default", "/route/first_line/rule/gold no", "/table/priority/default"}},
		{scenario.Case{Category: "cargo/late", Opened: enginetest.Start, Customer: values{"tier": "gold"}},
			[]string{"/route/first_line/rule/gold", "/table/priority/default"}},
	} {
		got := slices.DeleteFunc(seen(t, scenario.Test{Case: c.open}), func(s string) bool {
			return !strings.HasPrefix(s, "/route/") && !strings.HasPrefix(s, "/table/")
		})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// TestShares: of each kind that the definition has, in the order of the kinds, and
// of all; who came by is named in the order of the scenarios.
func TestShares(t *testing.T) {
	none := scenario.Share{}
	if none.Percent() != 100 {
		t.Error("of nothing, something is not seen")
	}
	tests := []scenario.Test{
		{Name: "a", Case: opened("invoice", nil), Steps: []scenario.Step{finish("done", nil)}},
		{Name: "b", Case: opened("invoice", nil), Steps: []scenario.Step{finish("done", nil)}},
	}
	_, cover := scenario.RunCovered(enginetest.Definition(t), tests)
	sum := scenario.Share{}
	for _, s := range cover.Shares() {
		if s.Of == 0 || s.Seen > s.Of || s.Kind.Says().String() == "" {
			t.Errorf("%+v", s)
		}
		sum.Seen, sum.Of = sum.Seen+s.Seen, sum.Of+s.Of
	}
	if total := cover.Total(); total != sum || total.Percent() == 0 || total.Percent() == 100 {
		t.Errorf("%+v, want %+v", total, sum)
	}
	for _, p := range cover.Points() {
		if p.Address == "/flow/other/step/read/outcome/done" && (p.Hits != 2 || !slices.Equal(p.By, []string{"a", "b"})) {
			t.Errorf("%+v", p)
		}
	}
}

func TestPointsAreNamedForPeople(t *testing.T) {
	for address, want := range map[string]string{
		"/flow/cargo/step/triage/outcome/solved":    `outcome "solved" of step "triage" of flow "cargo"`,
		"/category/cargo/category/late/gate/g/when": `when of gate "g" of category "late" of category "cargo"`,
		"/table/priority/rows/2":                    `row 3 of table "priority"`,
		"/route/by_size/to/2":                       `row "2" of route "by_size"`,
		"/category/cargo/priority/rule/gold":        `rule "gold" of priority of category "cargo"`,
		"/route/first/default":                      `default of route "first"`,
		"/flow/f/end/z/reopen":                      `reopening of end "z" of flow "f"`,
		"/new_block/x":                              `new_block x`,
		"":                                          ``,
	} {
		if got := scenario.Named(address).String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	_, cover := scenario.RunCovered(enginetest.Definition(t), nil)
	for _, p := range cover.Points() {
		if p.Address == "/flow/main/step/wait/gate/noted" && p.Yes && p.Never().String() != `gate "noted" of step "wait" of flow "main": never satisfied` {
			t.Error(p.Never())
		}
	}
}
