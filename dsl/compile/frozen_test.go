package compile_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

const inherited = `
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
setting "quick" {
  type    = duration
  default = "1h"
}
team "front" { label = "F" }
choices "part" { source = "data/fine.csv" }
field "a" {
  type  = text
  label = "A"
}
field "b" {
  type    = text
  label   = "B"
  visible = "field.c == 'x'"
}
field "c" {
  type    = text
  label   = "C"
  visible = "field.a == 'x'"
}
field "d" {
  type    = choice
  label   = "D"
  options = choices.part
}
category "top" {
  label  = "Top"
  kind   = complaint
  flow   = flow.f
  fields = [field.b, field.a]
  sla    = { complaint = setting.quick, default = "2h" }
  gate "first" { require = [field.a] }
  section "s" {
    label  = "S"
    fields = [field.a]
  }
  priority {
    default = high
  }
  category "mid" {
    label  = "Mid"
    fields = [field.c]
    category "leaf" {
      label  = "Leaf"
      kind   = request
      fields = [field.a, field.d]
      sla    = "8h"
      gate "second" {
        check = "field.a == 'y'"
        at    = [step.s.go]
      }
    }
  }
}
flow "f" {
  start = step.s
  step "s" {
    team = team.front
    outcome "go" {
      to   = end.z
      when = "field.a == 'y'"
    }
  }
  end "z" { status = resolved }
}
`

// TestInheritance: a leaf has what its parents have, and its own word counts.
func TestInheritance(t *testing.T) {
	data["data/fine.csv"] = []byte("\ufeffcode,en\nseat,Seat\nscreen,Screen\n")
	def, list := load(inherited)
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	leaf, mid := def.Categories["top/mid/leaf"], def.Categories["top/mid"]
	if got, want := leaf.Fields, []string{"b", "a", "c", "d"}; !reflect.DeepEqual(got, want) {
		t.Errorf("fields %v, want %v", got, want)
	}
	if got, want := leaf.Hiding, []string{"c", "b"}; !reflect.DeepEqual(got, want) {
		t.Errorf("hiding %v, want %v: each after those it reads", got, want)
	}
	if leaf.Kind != definition.Request || mid.Kind != definition.Complaint || leaf.Flow != "f" || leaf.Priority.Default != "high" {
		t.Errorf("%+v", leaf)
	}
	if len(leaf.Gates) != 2 || leaf.Gates[0].Name != "first" || len(mid.Gates) != 1 || len(leaf.Sections) != 1 {
		t.Errorf("gates %+v, sections %+v", leaf.Gates, leaf.Sections)
	}
	if got := leaf.Gates[1]; got.Address != "/category/top/category/mid/category/leaf/gate/second" || !reflect.DeepEqual(got.Outcomes, []string{"s.go"}) {
		t.Errorf("%+v", got)
	}
	for _, c := range []struct {
		cat  *definition.Category
		kind definition.Kind
		want string
	}{{mid, definition.Complaint, "1h"}, {mid, definition.Praise, "2h"}, {leaf, definition.Request, "8h"}} {
		want, err := calendar.ParseDuration(c.want)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := c.cat.SLA.For(c.kind, def, def); !ok || got != want {
			t.Errorf("%s %s: %v, want %s", c.cat.Path, c.kind, got, c.want)
		}
	}
	if got := def.Choices["part"].Options; len(got) != 2 || got[0].Code != "seat" || got[1].Label["en"] != "Screen" {
		t.Errorf("options %+v", got)
	}
	if def.Flows["f"].Steps["s"].Outcomes[0].When != leaf.Gates[1].Check {
		t.Error("equal rules are kept twice")
	}
}

// TestEqualRulesMeanTheSame: a rule that was checked for one category and is found
// again for another is refused there when that one lacks its fields.
func TestEqualRulesMeanTheSame(t *testing.T) {
	src := strings.Replace(inherited, `category "top" {`, `category "other" {
  label  = "Other"
  kind   = request
  flow   = flow.f
  fields = [field.b, field.c]
}
category "top" {`, 1)
	_, list := load(src)
	for _, d := range list {
		if d.Code == rule.CodeName && strings.Contains(d.Detail.String(), "In category other.") && d.Pointer == "/flow/f/step/s/outcome/go/when" {
			return
		}
	}
	t.Errorf("field.a is not missed in category other: %v", list)
}

// TestVersions: the version is the sources', in whatever order, and nothing else's.
func TestVersions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.MapOf(rapid.StringMatching(`[a-c]{1,2}\.hcl`), rapid.SliceOf(rapid.Byte())).Draw(t, "files")
		other := rapid.MapOf(rapid.StringMatching(`[a-c]{1,2}\.hcl`), rapid.SliceOf(rapid.Byte())).Draw(t, "other")
		same := len(files) == len(other)
		for name, src := range files {
			o, ok := other[name]
			same = same && ok && string(o) == string(src)
		}
		if (compile.VersionOf(files) == compile.VersionOf(other)) != same {
			t.Fatalf("%v and %v", files, other)
		}
	})
}

// large writes a set of n leaf categories that share flows and rules.
func large(n int) string {
	var b strings.Builder
	b.WriteString(strings.Split(inherited, "choices ")[0])
	for i := range n {
		fmt.Fprintf(&b, "field \"f%d\" {\n  type  = text\n  label = \"F\"\n}\n", i)
		fmt.Fprintf(&b, "category \"c%d\" {\n  label  = \"C\"\n  kind   = request\n  flow   = flow.f%d\n  fields = [field.f%d, field.f%d]\n", i, i%100, i, i*7%n)
		fmt.Fprintf(&b, "  gate \"g\" {\n    when    = \"field.f%d == 'x'\"\n    require = [field.f%d]\n  }\n}\n", i, i*7%n)
	}
	for i := range 100 {
		fmt.Fprintf(&b, "flow \"f%d\" {\n  start = step.s\n  step \"s\" {\n    team = team.front\n", i)
		b.WriteString("    outcome \"go\" {\n      to   = end.z\n      when = \"case.kind == 'request'\"\n    }\n  }\n  end \"z\" { status = resolved }\n}\n")
	}
	return b.String()
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{1000} {
		src := large(n)
		b.Run(fmt.Sprintf("categories=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, list := load(src); list.HasErrors() {
					b.Fatal(list.Err())
				}
			}
		})
	}
}

// TestMovesAreFrozen: moved and removed speak in whole addresses, which cases of
// older versions follow.
func TestMovesAreFrozen(t *testing.T) {
	def, list := load(inherited + `
moved {
  from = step.triage
  to   = step.s
}
removed {
  from = step.call
  to   = end.z
}
removed { from = field.e }
moved {
  from = "choices.part.S.E."
  to   = choices.part.seat
}
`)
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	want := map[string]definition.Move{
		"flow.f.step.triage": {From: "flow.f.step.triage", To: "flow.f.step.s"},
		"flow.f.step.call":   {From: "flow.f.step.call", To: "flow.f.end.z", Removed: true},
		"field.e":            {From: "field.e", Removed: true},
		"choices.part.S.E.":  {From: "choices.part.S.E.", To: "choices.part.seat"},
	}
	if !reflect.DeepEqual(def.Moves, want) {
		t.Errorf("%+v", def.Moves)
	}
}
