package analyze_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
)

// set is a random set over few names, each of few values, and all its inputs.
type set struct {
	src    string
	names  []string // those that its rules read
	opaque bool     // some rule reads more than can be made finite
}

// atoms are conditions with the names they read. Those after the first finite are
// beyond the finite method: functions, two names compared, values that fail.
var atoms = []struct {
	text  string
	names []string
}{
	{"field.a == 'p'", []string{"a"}}, {"field.a != 'q'", []string{"a"}}, {"field.a in ['p', 'r']", []string{"a"}},
	{"field.a == nil", []string{"a"}}, {"field.a startsWith 'q'", []string{"a"}}, {"field.b", []string{"b"}}, {"field.b != true", []string{"b"}},
	{"field.n > 1", []string{"n"}}, {"field.n == 2", []string{"n"}}, {"field.n in 1..2", []string{"n"}}, {"field.n >= 4", []string{"n"}},
	{"field.n < 2.5", []string{"n"}}, {"field.t == 'u'", []string{"t"}}, {"field.t != 'u'", []string{"t"}},
	{"'x' in field.l", []string{"l"}}, {"len(field.l) > 0", []string{"l"}}, {"field.h == 'p'", []string{"h", "a", "b"}},
	{"field.h != nil", []string{"h", "a", "b"}}, {"field.a == field.h", []string{"a", "h", "b"}}, {"field.c == 'q'", []string{"n", "a"}},
	{"customer.tier == 'gold'", []string{"tier"}}, {"customer.tier == nil", []string{"tier"}}, {"case.kind == 'complaint'", []string{"kind"}},
	{"under(case.category, 'top.x')", nil}, {"case.category == 'top.y'", nil}, {"true", nil}, {"false", nil},
}

var opaqueAtoms = []struct {
	text  string
	names []string
}{
	{"field.t contains 'u'", []string{"t"}}, {"lower(field.t) == 'u'", []string{"t"}}, {"float(field.t) > 0", []string{"t"}},
	{"field.n > setting.most", []string{"n"}}, {"field.n * 2 > 5", []string{"n"}}, {"field.t >= 'u'", []string{"t"}},
	{"case.reopened > 0", nil}, {"len(field.l) > 1", []string{"l"}},
}

// values are all values of a name that some atom tells apart, and empty.
var values = map[string][]any{
	"a": {nil, "p", "q", "r"}, "b": {nil, true, false}, "n": {nil, 0.0, 1.0, 2.0, 3.0, 4.0}, "t": {nil, "u", "v", "1", "U"},
	"l": {nil, []any{"x"}, []any{"y"}, []any{"x", "y"}}, "h": {nil, "p", "q", "r"}, "tier": {nil, "gold", "silver"},
	"kind": {"complaint", "request", "praise"},
}

// drawRule draws a rule and notes what it reads.
func drawRule(t *rapid.T, s *set, depth int) string {
	if depth > 0 && rapid.Bool().Draw(t, "joined") {
		x, y := drawRule(t, s, depth-1), drawRule(t, s, depth-1)
		return rapid.SampledFrom([]string{"(" + x + " and " + y + ")", "(" + x + " or " + y + ")", "not (" + x + ")"}).Draw(t, "join")
	}
	from := atoms
	if s.opaque && rapid.IntRange(0, 3).Draw(t, "opaque") == 0 {
		from = opaqueAtoms
	}
	a := rapid.SampledFrom(from).Draw(t, "atom")
	for _, n := range a.names {
		if !slices.Contains(s.names, n) {
			s.names = append(s.names, n)
		}
	}
	return a.text
}

const frame = `akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
setting "most" {
  type    = int
  default = 2
}
team "one" { label = "1" }
team "two" { label = "2" }
team "three" { label = "3" }
choices "letter" { options = { p = "P", q = "Q", r = "R" } }
choices "mark" { options = { x = "X", y = "Y" } }
tiers {
  tier "gold" { when = "customer.points > 10" }
  tier "silver" { when = "customer.points > 1" }
}
field "a" {
  type    = choice
  label   = "A"
  options = choices.letter
}
field "b" {
  type  = bool
  label = "B"
}
field "n" {
  type  = int
  label = "N"
  min   = 0
  max   = 4
}
field "t" {
  type  = text
  label = "T"
}
field "l" {
  type    = choices
  label   = "L"
  options = choices.mark
}
field "h" {
  type    = choice
  label   = "H"
  options = choices.letter
  visible = %q
}
field "c" {
  type    = text
  label   = "C"
  %s
}
field "z" {
  type  = text
  label = "Z"
}
category "top" {
  label  = "Top"
  kind   = complaint
  flow   = flow.f
  fields = [field.a, field.b, field.n, field.t, field.l, field.h, field.c, field.z]
  gate "cat" {
    when    = %q
    require = [field.%s]
  }
  category "x" { label = "X" }
  category "y" {
    label = "Y"
    kind  = request
  }
}
route "r" {
  rule "r0" {
    when = %q
    to   = %s
  }
  rule "r1" {
    when = %q
    to   = team.two
  }
  rule "r2" {
    when = %q
    to   = team.three
  }
  pick    = %s
  default = %s
}
table "k" {
  by   = [field.a, field.b]
  rows = [[%s, %s, team.one], [%s, %s, team.two], ["*", %s, team.three]]
  pick    = %s
  default = team.one
}
table "c" {
  by      = [field.a]
  rows    = [[p, q], [q, p]]
  default = p
}
route "q" {
  rule "q0" {
    when = %q
    to   = team.one
  }
  by      = field.a
  to      = { p = team.one, q = team.two, r = team.three }
  default = team.three
}
flow "f" {
  start = step.s
  step "s" {
    route = route.r
    outcome "o" {
      to   = end.done
      when = %q
    }
    outcome "u" {
      to   = end.done
      when = %q
    }
    gate "step" {
      when  = %q
      check = %q
      at    = [outcome.o]
    }
  }
  end "done" { status = resolved }
}
`

// drawSet draws a set whose rules are random.
func drawSet(t *rapid.T) set {
	s := set{opaque: rapid.Bool().Draw(t, "mayBeOpaque")}
	r := func() string { return drawRule(t, &s, 2) }
	visible := rapid.SampledFrom([]string{"field.a == 'p'", "field.b", "field.a != nil and not field.b", "field.a in ['q', 'r'] or field.b"}).Draw(t, "visible")
	to := rapid.SampledFrom([]string{"team.one", "route.q", "table.k"})
	a, b := rapid.SampledFrom([]string{"p", "q", "r", "\"*\""}), rapid.SampledFrom([]string{"true", "false", "\"*\""})
	pick := rapid.SampledFrom([]string{"first", "unique"})
	computed := rapid.SampledFrom([]string{"compute = \"field.n > 1 ? 'p' : 'q'\"", "table = table.c"}).Draw(t, "computed")
	require := rapid.SampledFrom([]string{"h", "z"}).Draw(t, "require")
	if require == "h" {
		s.names = append(s.names, "h", "a", "b")
		slices.Sort(s.names)
		s.names = slices.Compact(s.names)
	}
	cat, step := []any{visible, computed, r(), require}, []any{}
	route := []any{r(), to.Draw(t, "to"), r(), r(), pick.Draw(t, "pick"), to.Draw(t, "default")}
	table := []any{a.Draw(t, "a"), b.Draw(t, "b"), a.Draw(t, "a"), b.Draw(t, "b"), b.Draw(t, "b"), pick.Draw(t, "pick")}
	for range 5 {
		step = append(step, r())
	}
	s.src = fmt.Sprintf(frame, slices.Concat(cat, route, table, step)...)
	columns := []string{"a"} // of route q
	if strings.Contains(s.src, "= table.k") {
		columns = append(columns, "b")
	}
	for _, n := range columns {
		if !slices.Contains(s.names, n) {
			s.names = append(s.names, n)
		}
	}
	return s
}

// input is one case to open.
type input struct {
	category string
	values   map[string]any
}

// inputs answers every input that the set tells apart, or nil when they are too many.
func (s set) inputs() []input {
	all := []input{{"top/x", nil}, {"top/y", nil}}
	for _, n := range s.names {
		var next []input
		for _, in := range all {
			for _, v := range values[n] {
				m := map[string]any{n: v}
				for k, w := range in.values {
					m[k] = w
				}
				next = append(next, input{in.category, m})
			}
		}
		if all = next; len(all) > 2000 {
			return nil
		}
	}
	return all
}

// seen is what the engine did with one input.
type seen struct {
	in   input
	row  string          // the row that gave the team
	open map[string]bool // outcomes whose rule holds
	asks map[string]bool // problems by gate and field, of open outcomes
	free map[string]bool // outcomes by which it can leave once z is filled
	c    engine.Case
}

func try(t *rapid.T, def *definition.Definition, in input) seen {
	w := scenario.NewWorld(def, opened(def))
	fields := map[string]any{}
	var kind definition.Kind
	for n, v := range in.values {
		switch {
		case n == "tier" && v != nil:
			w.Customer = map[string]any{"tier": v}
		case n == "kind":
			kind = definition.Kind(v.(string))
		case n != "tier" && v != nil:
			fields[n] = v
		}
	}
	if err := w.Do(engine.Open{ID: 1, Category: in.category, Kind: kind, Fields: fields, Customer: 1}, ""); err != nil {
		t.Fatalf("%v: %v", in, err)
	}
	out := seen{in: in, c: w.Case, open: map[string]bool{}, asks: map[string]bool{}, free: map[string]bool{}}
	for _, e := range w.Events {
		if b, entered := e.Body.(engine.Entered); entered && b.Step == "s" {
			out.row = rowOf(e.Why)
		}
	}
	for _, o := range engine.Outcomes(context(def, w), w.Case) {
		r := o.Refusal
		if r != nil && r.Code == "outcome_not_open" {
			continue
		}
		out.open[o.Outcome.Name] = true
		out.free[o.Outcome.Name] = true
		if r == nil {
			continue
		}
		for _, p := range r.Problems {
			out.asks[p.Address+" "+p.Pointer] = true
			if p.Pointer != "/fields/z" {
				out.free[o.Outcome.Name] = false
			}
		}
	}
	return out
}

// rowOf answers the address of the row that decided.
func rowOf(why *engine.Why) string {
	n := 0
	if _, err := fmt.Sscanf(why.Rule, "row %d", &n); err == nil {
		return fmt.Sprintf("%s/rows/%d", why.Address, n-1)
	}
	return why.Address
}

func context(def *definition.Definition, w *scenario.World) engine.Context {
	return engine.Context{Def: def, Live: def, Now: w.Now, Facts: engine.Facts{Customer: w.Customer}}
}

// findings are the pointers at which each code was found.
type findings map[string]map[string]diag.Diagnostic

func byCode(list diag.List) findings {
	out := findings{}
	for _, d := range list {
		if out[d.Code] == nil {
			out[d.Code] = map[string]diag.Diagnostic{}
		}
		out[d.Code][d.Pointer] = d
	}
	return out
}

func (f findings) at(code, pointer string) bool {
	_, found := f[code][pointer]
	return found
}

// agrees holds what the analysis says of a set against what the engine does with
// every input of it.
func agrees(t *rapid.T) {
	s := drawSet(t)
	inputs := s.inputs()
	if inputs == nil {
		t.Skip("too many inputs")
	}
	loaded, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(s.src)})
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list.Err(), s.src)
	}
	def, found := loaded.Definition, byCode(list)
	rows, open, asks := map[string]int{}, map[string]int{}, map[string]int{}
	var all []seen
	for _, in := range inputs {
		x := try(t, def, in)
		all = append(all, x)
		rows[x.row]++
		for o := range x.open {
			open[o]++
		}
		for p := range x.asks {
			asks[p]++
		}
	}
	b := brute{t: t, s: s, found: found, all: all}
	b.rows(def, rows)
	b.outcomes(open, len(inputs))
	b.gates(def, asks)
	b.stuck()
	for code, at := range found {
		for _, d := range at {
			b.witness(def, code, d)
		}
	}
}

// brute compares.
type brute struct {
	t     *rapid.T
	s     set
	found findings
	all   []seen
}

// must compares a claim with what every input shows. Where rules are not finite, a
// claim may be missing, never wrong.
func (b brute) must(what string, claimed, shown bool) {
	switch {
	case claimed && !shown:
		b.t.Errorf("%s is claimed, but some input shows otherwise\n%s", what, b.s.src)
	case shown && !claimed && !b.s.opaque:
		b.t.Errorf("%s is so for every input, but not found\n%s", what, b.s.src)
	}
}

func (b brute) rows(def *definition.Definition, rows map[string]int) {
	asked := map[string]bool{}
	for at := range rows {
		asked[strings.Split(at, "/")[2]] = true
	}
	for _, route := range []string{"r", "q"} {
		r := def.Routes[route]
		for _, x := range r.Rules {
			at := "/route/" + route + "/rule/" + x.Name
			claimed := b.found.at("AKIS-A001", at+"/when") || b.found.at("AKIS-A002", at)
			if x.To.Team == "" || r.Pick == "unique" || !asked[route] {
				if claimed && rows[at] > 0 {
					b.t.Errorf("%s is claimed to be never reached\n%s", at, b.s.src)
				}
				continue
			}
			b.must("never reached: "+at, claimed, rows[at] == 0)
		}
	}
	for i := range def.Tables["k"].Rows {
		at := fmt.Sprintf("/table/k/rows/%d", i)
		claimed := b.found.at("AKIS-A001", at) || b.found.at("AKIS-A002", at)
		if def.Tables["k"].Pick == "unique" || !asked["k"] {
			if claimed && rows[at] > 0 {
				b.t.Errorf("%s is claimed to be never reached\n%s", at, b.s.src)
			}
			continue
		}
		b.must("never reached: "+at, claimed, rows[at] == 0)
	}
}

func (b brute) outcomes(open map[string]int, inputs int) {
	for _, o := range []string{"o", "u"} {
		at := "/flow/f/step/s/outcome/" + o + "/when"
		b.must("never open: "+o, b.found.at("AKIS-A001", at), open[o] == 0)
		b.must("always open: "+o, b.found.at("AKIS-A006", at), open[o] == inputs)
	}
}

func (b brute) gates(def *definition.Definition, asks map[string]int) {
	const cat = "/category/top/gate/cat"
	field := def.Categories["top/x"].Gates[0].Require[0]
	if field == "z" { // which no input fills
		left := 0
		for _, x := range b.all {
			if len(x.open) > 0 {
				left++
			}
		}
		if left > 0 {
			b.must("the category's gate never asks", b.found.at("AKIS-A001", cat+"/when"), asks[cat+" /fields/z"] == 0)
			b.must("the category's gate always asks", b.found.at("AKIS-A006", cat+"/when"), asks[cat+" /fields/z"] == left)
		}
		return
	}
	hidden := false
	for _, x := range b.all {
		hidden = hidden || x.asks[cat+" /fields/h"] && x.c.Fields["h"] != nil
	}
	d, claimed := b.found["AKIS-G012"][cat+"/require/0"]
	later := claimed && len(d.Witness.Facts) > 0 // such a case is not among the inputs
	if claimed && d.Severity == diag.Warning && !hidden && !later || hidden && !claimed {
		b.t.Errorf("hidden is %v, found is %v %v\n%s", hidden, claimed, d, b.s.src)
	}
}

// stuck compares the claim that a case of some category, kind and tier never leaves.
func (b brute) stuck() {
	leaves := map[string]bool{}
	for _, x := range b.all {
		key := fmt.Sprint(x.in.category, x.in.values["kind"], x.in.values["tier"])
		leaves[key] = leaves[key] || x.free["o"] || x.free["u"]
	}
	some := false
	for _, left := range leaves {
		some = some || !left
	}
	d, claimed := b.found["AKIS-A005"]["/flow/f/step/s"]
	if claimed && d.Severity == diag.Warning && !some || some && !claimed && !b.s.opaque {
		b.t.Errorf("stuck is %v, found is %v %v\n%s", some, claimed, d, b.s.src)
	}
}

func TestBruteForce(t *testing.T) { rapid.Check(t, agrees) }

func FuzzBruteForce(f *testing.F) { f.Fuzz(rapid.MakeFuzz(agrees)) }
