package form_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/pattern"
	"github.com/akis-platform/akis/schemas"
)

// maker makes forms and values from one seed.
type maker struct{ *rand.Rand }

func pick[T any](g maker, of []T) T { return of[g.IntN(len(of))] }

// rulesPerForm are when and check of each gate, and visible of two fields.
const rulesPerForm = 2*gatesPerForm + 2

// definition makes a set with random rules.
func (g maker) definition(t *testing.T) *definition.Definition {
	var gates strings.Builder
	for i := range gatesPerForm {
		fmt.Fprintf(&gates, "  gate \"g%d\" {\n    when = %q\n    check = %q\n", i, g.rule(2), g.rule(2))
		if g.IntN(2) == 0 {
			fmt.Fprintf(&gates, "    require = [field.%s]\n", pick(g, requirable))
		}
		gates.WriteString("  }\n")
	}
	pattern := strings.ReplaceAll(pick(g, patterns), `\\`, `\`)
	src := fmt.Sprintf(everyField, pattern, g.visible("long"), g.visible("money"), gates.String())
	set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(src)})
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list.Err(), src)
	}
	return set.Definition
}

// visible makes a rule of a field that may not read itself, nor the other one.
func (g maker) visible(field string) string {
	for {
		r := g.rule(1)
		if !strings.Contains(r, "field.long") && !strings.Contains(r, "field.money") && !strings.Contains(r, "case.") {
			return r
		}
	}
}

// rule makes a rule that nests as deep as told.
func (g maker) rule(depth int) string {
	if depth == 0 {
		for {
			if r := pick(g, comparisons); !strings.Contains(r, "== [") {
				return r
			}
		}
	}
	a := g.rule(depth - 1)
	switch g.IntN(4) {
	case 0:
		return "not (" + a + ")"
	case 1:
		return "(" + a + ") and (" + g.rule(depth-1) + ")"
	case 2:
		return "(" + a + ") or (" + g.rule(depth-1) + ")"
	}
	return a
}

// values makes values for some of the fields, most of them right.
func (g maker) values() map[string]any {
	out := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(pools)) {
		switch pool := pools[name]; {
		case g.IntN(3) == 0: // left empty
		case g.IntN(3) > 0:
			out[name] = pool[g.IntN(min(3, len(pool)))] // the first are right
		default:
			out[name] = pick(g, pool)
		}
		if out[name] == nil {
			delete(out, name)
		}
	}
	if g.IntN(40) == 0 {
		out["unknown"] = "x"
	}
	return out
}

// form makes one form with values and the server's verdicts.
func (g maker) form(t *testing.T) formVectors {
	def := g.definition(t)
	whole := form.Of(def, "k", "s")
	out := formVectors{Visible: map[string]map[string]any{}}
	out.Schema = draftOf(whole)
	fits := validator(t, &form.Form{Schema: out.Schema})
	fields, visible := map[string]*schemas.Validator{}, map[string]*schemas.Validator{}
	for name, property := range out.Schema["properties"].(map[string]any) {
		fields[name] = validator(t, &form.Form{Schema: property.(map[string]any)})
	}
	for _, section := range whole.Layout {
		for _, item := range section.Fields {
			if item.Visible != nil {
				out.Visible[item.Name] = item.Visible
				visible[item.Name] = validator(t, &form.Form{Schema: item.Visible})
			}
		}
	}
	var gates []gateVector
	for i := range def.Categories["k"].Gates {
		gate := gateAlone(t, def, i)
		gates = append(gates, gate)
		out.Gates = append(out.Gates, gate.schema)
	}
	for range valuesPerForm {
		v := valueVector{Values: g.values(), Fields: map[string]bool{}, Visible: map[string]bool{}}
		v.Fits = len(fits.Check(v.Values)) == 0
		for name, value := range v.Values {
			if field := fields[name]; field != nil {
				v.Fields[name] = len(field.Check(value)) == 0
			}
		}
		clean := agrees(t, def, v)
		for _, gate := range gates {
			passes := len(gate.validator.Check(v.Values)) == 0
			v.Gates = append(v.Gates, passes)
			if clean != nil {
				gate.agrees(t, clean)
			}
		}
		for name, shown := range visible {
			v.Visible[name] = len(shown.Check(v.Values)) == 0
		}
		out.Cases = append(out.Cases, v)
	}
	return out
}

// draftOf answers the schema that a draft is held against.
func draftOf(f *form.Form) map[string]any {
	schema := map[string]any{}
	for key, v := range f.Schema {
		if key != "allOf" {
			schema[key] = v
		}
	}
	return schema
}

// agrees holds the server's check of values against the schema: what fits is taken,
// and what is taken fits once it is cleaned. It answers the clean values, nil when
// they are refused.
func agrees(t *testing.T, def *definition.Definition, v valueVector) map[string]any {
	given := map[string]any{}
	for name, value := range v.Values {
		if name != "double" { // a computed field is on the form, and never sent
			given[name] = value
		}
	}
	clean, problems := form.Check(def, "k", definition.Request, given)
	if v.Fits && len(problems) > 0 {
		t.Errorf("%v fits the form, and the server says %v", v.Values, problems)
	}
	if len(problems) > 0 {
		return nil
	}
	for name, value := range clean {
		if value == nil {
			delete(clean, name)
		}
	}
	return clean
}

// gateVector is one gate of a form, alone.
type gateVector struct {
	def       *definition.Definition
	schema    map[string]any
	validator *schemas.Validator
	whole     bool // nothing of it is left to the server
}

// gateAlone answers the form's part that comes from one gate of its category.
func gateAlone(t *testing.T, def *definition.Definition, i int) gateVector {
	cat := *def.Categories["k"]
	cat.Gates = cat.Gates[i : i+1]
	one := *def
	one.Categories = map[string]*definition.Category{"k": &cat}
	f := form.Of(&one, "k", "s")
	schema := map[string]any{}
	if all, ok := f.Schema["allOf"]; ok {
		schema["allOf"] = all
	}
	_, more := f.Schema["x-akis-server-gates"]
	return gateVector{&one, schema, validator(t, &form.Form{Schema: schema}), !more}
}

// agrees holds the engine against the gate's schema: the form never refuses what
// the engine lets go, and where nothing is left to the server, they are one.
func (g gateVector) agrees(t *testing.T, clean map[string]any) {
	passes := len(g.validator.Check(any(clean))) == 0
	blocked := refused(g.def, clean)
	if !passes && !blocked {
		t.Errorf("%v: the form refuses what the server lets go:\n%v", clean, g.schema)
	}
	if passes && g.whole && blocked {
		t.Errorf("%v: the server refuses what no gate is left to it for:\n%v", clean, g.schema)
	}
}

// patterns draws random patterns, and answers those that may be used, with texts and
// what the server says of them.
func (g maker) patterns(t *testing.T, n int) []patternVector {
	texts := []string{"", "a", "ab", "abc", "ş", "İI", "😀", "a😀b", "a-b", "a.b", "a\nb", "a\rb", "a\u2028b", "_", "1", "a b", "👩‍👩‍👧", "e\u0301", "{2}", "/"}
	var all []patternVector
	for range n {
		p := ""
		for range 1 + g.IntN(5) {
			p += pick(g, pieces)
		}
		shared, err := pattern.Shared(p)
		if err != nil {
			continue
		}
		re, text := regexp.MustCompile(p), pick(g, texts)
		schema := map[string]any{"type": "string", "pattern": shared}
		fits := re.MatchString(text)
		if validator(t, &form.Form{Schema: schema}).Check(text) == nil != fits {
			t.Errorf("%q on %q: %v, and as %q not", p, text, fits, shared)
		}
		all = append(all, patternVector{schema, text, fits})
	}
	return all
}
