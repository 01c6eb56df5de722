package analyze_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
)

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
