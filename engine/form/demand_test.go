package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/schemas"
)

const gated = `
akis {
  name     = "x"
  language = 1
}
team "t" { label = "T" }
choices "c" { options = { FR = "France", DE = "Germany" } }
field "country" {
  type    = choice
  label   = "C"
  options = choices.c
}
field "city" {
  type    = text
  label   = "D"
  visible = "field.country == 'FR'"
}
field "street" {
  type    = text
  label   = "E"
  visible = "field.city != 'a'"
}
field "qty" {
  type  = int
  label = "F"
}
field "twice" {
  type    = decimal
  label   = "G"
  compute = "field.qty * 2"
}
category "k" {
  label  = "K"
  kind   = request
  flow   = flow.f
  fields = [field.country, field.city, field.street, field.qty, field.twice]
%s}
flow "f" {
  start = step.s
  step "s" {
    team = team.t
    outcome "o" { to = end.z }
    outcome "p" { to = end.z }
  }
  end "z" { status = resolved }
}
`

// rules are what gates of the test ask; some no browser can tell.
var rules = []string{
	"field.country == 'FR'", "field.country != 'FR'", "field.city == 'a'", "field.city != 'a'", "field.street == 'b'",
	"field.street != 'b'", "field.qty > 2", "not (field.qty > 2)", "field.qty == nil", "field.city == nil", "field.twice > 4",
	"field.twice == nil", "case.kind == 'request'", "field.city == field.street", "field.city != 'a' or case.kind == 'praise'",
	"field.country == 'FR' and field.street != 'b'",
}

func drawGate(t *rapid.T, i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  gate \"g%d\" {\n", i)
	part := func(key string) {
		if rapid.Bool().Draw(t, key) {
			fmt.Fprintf(&b, "    %s = \"%s\"\n", key, rapid.SampledFrom(rules).Draw(t, "rule"))
		}
	}
	part("when")
	part("check")
	fmt.Fprintf(&b, "    require = [field.%s]\n", rapid.SampledFrom([]string{"country", "city", "street", "qty", "twice"}).Draw(t, "require"))
	if at := rapid.SampledFrom([]string{"", "", "step.s", "step.s.o", "outcome.p"}).Draw(t, "at"); at != "" {
		fmt.Fprintf(&b, "    at = [%s]\n", at)
	}
	b.WriteString("  }\n")
	return b.String()
}

// refused reports whether the server lets no outcome go.
func refused(def *definition.Definition, fields map[string]any) bool {
	states := engine.Outcomes(engine.Context{Def: def, Now: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}, engine.Case{
		Category: "k", Kind: definition.Request, Status: engine.StatusOpen, Flow: "f", Step: "s", Team: "t", Fields: fields,
	})
	return !slices.ContainsFunc(states, func(s engine.OutcomeState) bool { return s.Refusal == nil })
}

// TestBrowserNeverBlocksWhatTheServerWouldLetGo, hidden and computed fields
// included; and where the form says that no gate is left to the server, the server
// asks for nothing more.
func TestBrowserNeverBlocksWhatTheServerWouldLetGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gates := ""
		for i := range rapid.IntRange(1, 2).Draw(t, "gates") {
			gates += drawGate(t, i)
		}
		set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": fmt.Appendf(nil, gated, gates)})
		if list.HasErrors() {
			t.Fatal(list.Err())
		}
		f := form.Of(set.Definition, "k", "s")
		v := validator(t, f)
		for range 20 {
			values := map[string]any{}
			maybe := func(name string, of ...any) {
				if i := rapid.IntRange(-1, len(of)-1).Draw(t, name); i >= 0 {
					values[name] = of[i]
				}
			}
			maybe("country", "FR", "DE")
			maybe("city", "a", "b")
			maybe("street", "a", "b")
			maybe("qty", 1.0, 2.0, 3.0)
			if q, ok := values["qty"].(float64); ok {
				values["twice"] = 2 * q
			}
			blocked := refused(set.Definition, values)
			onForm := map[string]any{}
			for name, value := range values {
				onForm[name] = value
			}
			if stale := rapid.IntRange(-1, 3).Draw(t, "twice on the form"); stale >= 0 {
				onForm["twice"] = 2.0 * float64(stale) // the form was made before the last change
			} else {
				delete(onForm, "twice")
			}
			passes := len(v.Check(onForm)) == 0
			if !passes && !blocked {
				t.Fatalf("%s\n%v: the form refuses what the server lets go", gates, values)
			}
			if _, more := f.Schema["x-akis-server-gates"]; passes && !more && blocked {
				t.Fatalf("%s\n%v: the server refuses what no gate is left to it for", gates, values)
			}
		}
	})
}

// TestShownAsTheServerReads: a field is on the form exactly while the server reads
// it, also when its rule reads a field that is hidden with an old value.
func TestShownAsTheServerReads(t *testing.T) {
	set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": fmt.Appendf(nil, gated, "")})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	shown := map[string]*schemas.Validator{}
	for _, item := range form.Of(set.Definition, "k", "s").Layout[0].Fields {
		if item.Visible != nil {
			shown[item.Name] = validator(t, &form.Form{Schema: item.Visible})
		}
	}
	if len(shown) != 2 {
		t.Fatalf("%d fields with a rule on the form", len(shown))
	}
	for _, country := range []string{"", "FR", "DE"} {
		for _, city := range []string{"", "a", "b"} {
			values := map[string]any{}
			for name, v := range map[string]string{"country": country, "city": city} {
				if v != "" {
					values[name] = v
				}
			}
			cityShown := country == "FR"
			want := map[string]bool{"city": cityShown, "street": !cityShown || city != "a"}
			for name, v := range shown {
				if got := len(v.Check(values)) == 0; got != want[name] {
					t.Errorf("%v: %s shown %v, want %v", values, name, got, want[name])
				}
			}
		}
	}
}
