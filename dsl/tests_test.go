package dsl_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

// withScenarios loads the set of testdata/acts with scenarios in place of its own.
func withScenarios(t testing.TB, src string) (*dsl.Set, diag.List) {
	t.Helper()
	def, err := os.ReadFile("testdata/acts/acts.akis.hcl")
	if err != nil {
		t.Fatal(err)
	}
	return dsl.LoadSources(map[string][]byte{"acts.akis.hcl": def, "x.test.hcl": []byte(src)})
}

// TestWrongScenarios: each line of the fixture is found, with its code and words, at
// once with all the others; nothing else is.
func TestWrongScenarios(t *testing.T) {
	src, err := os.ReadFile("testdata/scenarios/wrong.test.hcl")
	if err != nil {
		t.Fatal(err)
	}
	_, list := withScenarios(t, string(src))
	found := map[int]diag.Diagnostic{}
	for _, d := range list {
		if _, twice := found[d.Range.Start.Line]; twice {
			t.Errorf("line %d: also %s", d.Range.Start.Line, d.Detail)
		}
		found[d.Range.Start.Line] = d
	}
	for i, line := range strings.Split(string(src), "\n") {
		d, is := found[i+1]
		m := expectation.FindStringSubmatch(line)
		switch {
		case is && m == nil:
			t.Errorf("line %d: unexpected %s: %s", i+1, d.Code, d.Detail)
		case m != nil && (!is || d.Code != m[1] || !strings.Contains(d.Detail.String(), m[2])):
			t.Errorf("line %d: want %s %q, got %s %q", i+1, m[1], m[2], d.Code, d.Detail)
		}
	}
}

// TestScenarioPlaces: what is underlined is the wrong name itself.
func TestScenarioPlaces(t *testing.T) {
	for line, want := range map[string]string{
		`act "finsh" {}`:  `"finsh"`,
		`act "finish" {}`: `act "finish"`,
		`act "claim" { reason = "ğü 👩‍👧" }`:                `"ğü 👩‍👧"`,
		`act "fill" { field = { country = "FR", q = 1 } }`: `q`,
		`expect { missing = [field.note, field.x] }`:       `field.x`,
		`expect { escalated = ["big", "x"] }`:              `"x"`,
		`expect { due = { x = "2026-01-05 10:00" } }`:      `x`,
		`expect { due = { claim = "10:00" } }`:             `"10:00"`,
		`wait "3 days" {}`:                                 `"3 days"`,
	} {
		src := "test \"t\" {\n  case { category = category.parcel.late }\n  " + line + "\n}\n"
		_, list := withScenarios(t, src)
		if len(list) != 1 {
			t.Errorf("%s: %v", line, list)
			continue
		}
		if got := src[list[0].Range.Start.Byte:list[0].Range.End.Byte]; got != want {
			t.Errorf("%s: underlines %q, want %q", line, got, want)
		}
		if strings.Contains(list[0].Pointer, "$") {
			t.Errorf("%s: the address of no node: %s", line, list[0].Pointer)
		}
	}
}

// TestActs runs a scenario of each act; each act, and each thing that can be
// expected, stands in one of them.
func TestActs(t *testing.T) {
	set, list := dsl.Load(os.DirFS("testdata/acts"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	done, looked := map[string]bool{}, map[string]bool{}
	for _, test := range set.Tests {
		for _, s := range test.Steps {
			if s.Act != nil {
				done[s.Act.Verb] = true
			}
			if s.Expect == nil {
				continue
			}
			for _, w := range s.Expect.Wants {
				looked[w.What] = true
			}
		}
	}
	for _, v := range scenario.Verbs() {
		if !done[v] {
			t.Errorf("no scenario does %s", v)
		}
	}
	for _, o := range scenario.Observables() {
		if !looked[o] {
			t.Errorf("no scenario looks at %s", o)
		}
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
}

// TestExpectsAreThoseOfTheSchema: what the language can say, scenarios can look at,
// and the other way round; likewise the attributes of acts.
func TestExpectsAreThoseOfTheSchema(t *testing.T) {
	if diff := cmp.Diff(schemas.Of("expect").Attributes(), scenario.Observables()); diff != "" {
		t.Error(diff)
	}
	takes := []string{"by"}
	for _, v := range scenario.Verbs() {
		needs, more := scenario.Attributes(v)
		takes = append(takes, slices.Concat(needs, more)...)
		if !strings.Contains(schemas.Of("act").Description, v) {
			t.Errorf("the manual does not name the act %s", v)
		}
	}
	slices.Sort(takes)
	if diff := cmp.Diff(schemas.Of("act").Attributes(), slices.Compact(takes)); diff != "" {
		t.Error(diff)
	}
}

// FuzzScenarios: whatever stands in a file of scenarios, reading and running it ends
// with results or with findings that lie in the file.
func FuzzScenarios(f *testing.F) {
	for _, name := range []string{"testdata/acts/acts.test.hcl", "testdata/scenarios/wrong.test.hcl", "../cmd/akis/cli/testdata/failing.test.hcl"} {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
		for _, one := range strings.SplitAfter(string(src), "\n}\n") {
			f.Add(one)
		}
	}
	base, _ := withScenarios(f, "")
	f.Fuzz(func(t *testing.T, src string) {
		set, list := dsl.Rescenario(*base, src)
		for _, d := range list {
			if r := d.Range; r.Start.Byte < 0 || r.End.Byte > len(src) || r.End.Byte < r.Start.Byte {
				t.Fatalf("%s is at %v of %d bytes", d.Code, r, len(src))
			}
		}
		if list.HasErrors() {
			return
		}
		results, cover := scenario.RunCovered(set.Definition, set.Tests)
		for _, r := range results {
			for _, d := range set.Failures(r.Failure) {
				if d.Range.File == "" {
					t.Fatalf("a failure without a place: %s", d.Detail)
				}
			}
		}
		if s := cover.Total(); s.Seen > s.Of {
			t.Fatalf("%+v", s)
		}
	})
}

// TestCoverageOfTables: the rows of a table count wherever it stands, for the team of
// a step, behind a route, and for the value of a field.
func TestCoverageOfTables(t *testing.T) {
	const set = `akis {
  name     = "x"
  language = 1
}
team "front" { label = "F" }
team "back" { label = "B" }
choices "size" { options = { small = "Small", large = "Large" } }
field "vip" {
  type  = bool
  label = "V"
}
field "size" {
  type    = choice
  label   = "S"
  options = choices.size
  table   = table.size
}
table "size" {
  by      = [field.vip]
  rows    = [[true, large]]
  default = small
}
table "team" {
  by      = [field.size]
  rows    = [[large, team.back]]
  default = team.front
}
route "team" { default = table.team }
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.vip, field.size]
}
flow "f" {
  start = step.one
  step "one" {
    route = table.team
    outcome "on" { to = step.two }
  }
  step "two" {
    route = route.team
    outcome "done" { to = end.z }
  }
  end "z" { status = cancelled }
}
`
	const scenarios = `test "large" {
  case {
    category = category.c
    field    = { vip = true }
  }
  expect { team = team.back }
  act "finish" { outcome = "on" }
  act "finish" { outcome = "done" }
}
test "small" {
  case { category = category.c }
  expect { team = team.front }
}
`
	loaded, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(set), "x.test.hcl": []byte(scenarios)})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	results, cover := scenario.RunCovered(loaded.Definition, loaded.Tests)
	for _, r := range results {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
	rows := 0
	for _, p := range cover.Points() {
		if !p.Seen() {
			t.Errorf("%s", p.Never())
		}
		if p.Kind == scenario.TablePoint {
			rows++
		}
	}
	if rows != 4 {
		t.Errorf("%d rows and defaults of tables are counted", rows)
	}
}
