package dsl_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/scenario"
)

const twoSteps = `
akis {
  name     = "two"
  language = 1
  locales  = ["en"]
}
team "a" { label = "A" }
team "b" {
  label  = "B"
  assign = round_robin
}
partner "p" {
  label = "P"
  kind  = carrier
  owner = team.a
  fills = [field.note]
}
choices "c" { options = { FR = "F", TR = "T" } }
field "vip" {
  type  = bool
  label = "V"
}
field "qty" {
  type  = int
  label = "Q"
}
field "day" {
  type  = date
  label = "D"
}
field "many" {
  type    = choices
  label   = "M"
  options = choices.c
}
field "note" {
  type  = text
  label = "N"
}
category "c" {
  label  = "C"
  kind   = complaint
  flow   = flow.f
  fields = [field.vip, field.qty, field.day, field.many, field.note]
  %s
}
flow "f" {
  start = step.one
  step "one" {
    team        = team.a
    done_within = %s
    outcome "two" { to = step.two }
    outcome "ask" { to = step.ask }
  }
  step "ask" {
    partner = partner.p
    outcome "back" { to = step.one }
  }
  step "two" {
    team = team.b
    outcome "end" { to = end.done }
  }
  end "done" { status = resolved }
}
%s
`

// found answers the codes and words of a set with these parts.
func found(category, done, more string) (*dsl.Set, string) {
	set, list := dsl.LoadSources(map[string][]byte{"two.akis.hcl": fmt.Appendf(nil, twoSteps, category, done, more)})
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s %s %s\n", d.Severity, d.Code, d.Detail)
	}
	return set, b.String()
}

// TestRowsAreHeldAgainstTheirFields: a row that its field can never be is refused,
// and a column of lists.
func TestRowsAreHeldAgainstTheirFields(t *testing.T) {
	route := func(by, key string) string {
		return fmt.Sprintf("route \"r\" {\n by = field.%s\n to = { %q = team.a }\n default = team.a\n}\n", by, key)
	}
	table := func(by, cell string) string {
		return fmt.Sprintf("table \"t\" {\n by = [field.%s]\n rows = [[%q, urgent]]\n default = normal\n}\n", by, cell)
	}
	for _, tt := range []struct{ by, text, want string }{
		{"vip", "true", ""}, {"vip", "yes", "It can be true, false"}, {"qty", "1000000", ""}, {"qty", "1e6", "written 1000000"},
		{"qty", "many", "It is a number"}, {"many", "FR", "many values at once"},
	} {
		for _, src := range []string{route(tt.by, tt.text), table(tt.by, tt.text)} {
			_, words := found("", `"8h"`, src)
			if strings.Contains(words, "error") != (tt.want != "") || !strings.Contains(words, tt.want) {
				t.Errorf("%s: %q", src, words)
			}
		}
	}
}

// TestDatesInRules: a text that is no day is found where it is compared with one.
func TestDatesInRules(t *testing.T) {
	gate := func(day string) string {
		return "gate \"g\" {\n when = \"field.day < '" + day + "'\"\n require = [field.note]\n }\n"
	}
	if _, words := found(gate("tomorrow"), `"8h"`, ""); !strings.Contains(words, "error") {
		t.Errorf("field.day < 'tomorrow' passes: %s", words)
	}
	if _, words := found(gate("2026-01-31"), `"8h"`, ""); strings.Contains(words, "error") {
		t.Error(words)
	}
}

// TestEveryKindHasADuration: a case may be opened with any kind.
func TestEveryKindHasADuration(t *testing.T) {
	_, words := found("", `{ complaint = "8h", request = "9h" }`, "")
	if !strings.Contains(words, "AKIS-G004") || !strings.Contains(words, "kind feedback, suggestion, praise") {
		t.Error(words)
	}
	if _, words := found("", `{ complaint = "8h", default = "9h" }`, ""); strings.Contains(words, "error") {
		t.Error(words)
	}
}

// TestNotRunNamesWhatIsIdle: a set with a block this build does not run loads, and
// the block is named with its place.
func TestNotRunNamesWhatIsIdle(t *testing.T) {
	src := fmt.Appendf(nil, twoSteps, "", `"8h"`, "tiers {\n tier \"gold\" {\n label = \"G\"\n when = \"customer.points > 5\"\n }\n}\n")
	_, list := dsl.LoadSources(map[string][]byte{"two.akis.hcl": src})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	if idle := dsl.NotRun(list).Err(); idle == nil || !strings.Contains(idle.Error(), "tiers") || !strings.HasPrefix(idle.Error(), "two.akis.hcl:") {
		t.Errorf("%v", idle)
	}
}

func world(t *testing.T) *scenario.World {
	t.Helper()
	set, words := found("", `"8h"`, "")
	if set == nil {
		t.Fatal(words)
	}
	w := scenario.NewWorld(set.Definition, time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC))
	if err := w.Do(engine.Open{ID: 1, Category: "c"}, ""); err != nil {
		t.Fatal(err)
	}
	return w
}

// TestScenarioHandsOutWork as the live system does: in turn, to those present.
func TestScenarioHandsOutWork(t *testing.T) {
	w := world(t)
	if err := w.Do(engine.Finish{Outcome: "two"}, ""); err != nil {
		t.Fatal(err)
	}
	if w.Case.Assignee != "member_of_b" {
		t.Errorf("round_robin gives the case to %q", w.Case.Assignee)
	}
	w = world(t)
	w.People = map[string]scenario.Person{"zoe": {Teams: []string{"b"}}, "bo": {Teams: []string{"b"}}, "eve": {Teams: []string{"a"}}}
	if err := w.Do(engine.Finish{Outcome: "two"}, ""); err != nil {
		t.Fatal(err)
	}
	if w.Case.Assignee != "bo" {
		t.Errorf("round_robin gives the case to %q", w.Case.Assignee)
	}
}

// TestScenarioExpectsWhoMay: what the live system refuses to whom, a scenario can
// expect.
func TestScenarioExpectsWhoMay(t *testing.T) {
	const acts = `
test "who_may" {
  case { category = category.c }
  person "eve" { teams = [team.b] }
  person "lea" { lead = true }
  person "courier" { partner = partner.p }
  act "claim" { by = "eve" }
  expect { refused = "not_in_team" }
  act "assign" {
    by = "stranger"
    to = "ali"
  }
  expect { refused = "lead_only" }
  act "assign" {
    by = "lea"
    to = "eve"
  }
  expect { refused = "not_a_member" }
  act "assign" {
    by = "lea"
    to = "ali"
  }
  expect { assignee = "ali" }
  act "finish" { outcome = "ask" }
  act "fill" {
    by    = "courier"
    field = { qty = 2 }
  }
  expect { refused = "field_not_yours" }
  act "fill" {
    by    = "courier"
    field = { note = "left" }
  }
  expect { field = { note = "left" } }
}
`
	set, list := dsl.LoadSources(map[string][]byte{
		"two.akis.hcl": fmt.Appendf(nil, twoSteps, "", `"8h"`, ""), "two.test.hcl": []byte(acts),
	})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			t.Error(r.Failure)
		}
	}
}

// TestTablesInScenarios: a table gives a step its team and a field its value, and a
// unique one says nothing by its order.
func TestTablesInScenarios(t *testing.T) {
	const src = `akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
team "front" { label = "F" }
team "back" { label = "B" }
choices "size" { options = { small = "Small", large = "Large" } }
field "vip" {
  type  = bool
  label = "V"
}
field "qty" {
  type  = int
  label = "Q"
}
field "size" {
  type    = choice
  label   = "S"
  options = choices.size
  table   = table.size
}
table "size" {
  by      = [field.vip, field.qty]
  rows    = [[true, "*", large], ["*", 3, small], [false, 4, large]]
  pick    = unique
  default = small
}
table "team" {
  by      = [field.size]
  rows    = [[small, team.front], [large, team.back]]
  default = team.front
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.vip, field.qty, field.size]
}
flow "f" {
  start = step.one
  step "one" {
    route = table.team
    outcome "done" { to = end.z }
  }
  end "z" { status = resolved }
}
`
	const tests = `test "large" {
  case {
    category = category.c
    field    = { vip = true, qty = 1 }
  }
  expect {
    team  = team.back
    field = { size = "large" }
  }
  act "fill" { field = { vip = false } }
  expect { field = { size = "small" } }
}
test "rows_differ" {
  case {
    category = category.c
    field    = { vip = true, qty = 3 }
  }
  expect {
    team  = team.front
    field = { size = "small" }
  }
}
`
	set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(src), "x.test.hcl": []byte(tests)})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	if len(list) != 1 || list[0].Code != "AKIS-A003" || list[0].Pointer != "/table/size/rows/1" {
		t.Errorf("found %v", list)
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
}
