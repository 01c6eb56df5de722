package analyze_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
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
