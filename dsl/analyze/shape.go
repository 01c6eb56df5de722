package analyze

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
)

// shape answers a text that is the same for claims which differ in nothing but the
// names they read: what is clean for one is clean for the others. A large set repeats
// a few shapes with other fields in every category.
func (a *analysis) shape(in context, what string, claims ...claim) string {
	x := shaper{a: a, in: in, names: map[string]int{}}
	x.b.WriteString(what)
	for _, name := range sortedKeys(in.fixed) {
		fmt.Fprintf(&x.b, "|%s=%v", name, in.fixed[name])
	}
	x.claim(in.reach)
	for _, c := range claims {
		x.claim(c)
	}
	return x.b.String()
}

// gateShape is the shape of all that is asked of a gate.
func (a *analysis) gateShape(p *posted, in context, asks, check claim) string {
	claims := []claim{asks, check}
	what := "gate " + p.flow + " " + p.step + strconv.FormatBool(p.end)
	if a.restricts(p) {
		what += p.Address // what can be filled differs from step to step
	}
	for _, name := range p.Require {
		f := a.def.Fields[name]
		if f == nil {
			continue
		}
		claims = append(claims, a.holds(f.Visible))
		what += fmt.Sprint(in.audience.allHave(name), f.Computed(), f.Default != nil)
	}
	return a.shape(in, what, claims...)
}

// restricts reports whether some step of the gate's flows does not let every field be
// filled.
func (a *analysis) restricts(p *posted) bool {
	return slices.ContainsFunc(p.leaves, func(leaf int) bool {
		flow := a.leaves[leaf].Flow
		restricted, known := a.restricted[flow]
		if !known {
			for _, s := range a.def.Flows[flow].Steps {
				restricted = restricted || len(s.Readonly) > 0 || s.Asks != nil || s.Shows != nil
			}
			a.restricted[flow] = restricted
		}
		return restricted
	})
}

// shaper writes claims with their names numbered in the order they come.
type shaper struct {
	a     *analysis
	in    context
	names map[string]int
	b     strings.Builder
}

func (x *shaper) claim(c claim) {
	x.b.WriteByte('(')
	x.b.WriteByte(byte('A' + c.op))
	for _, p := range c.parts {
		x.claim(p)
	}
	switch c.op {
	case opHolds, opAsks, opPart:
		x.logic(c.logic)
	case opCell, opFilled:
		x.b.WriteString(x.name("field."+c.field) + c.code)
	case opWithin:
		fmt.Fprint(&x.b, c.among)
	}
	x.b.WriteByte(')')
}

func (x *shaper) logic(l rule.Logic) {
	x.b.WriteByte('(')
	x.b.WriteByte(byte('a' + l.Op))
	for _, p := range l.Parts {
		x.logic(p)
	}
	if c := l.Condition; c != nil {
		x.condition(c)
	}
	x.b.WriteByte(')')
}

func (x *shaper) condition(c *rule.Condition) {
	readings := slices.Clone(c.Readings())
	// A longer name may begin with a shorter one.
	slices.SortStableFunc(readings, func(r, s rule.Reading) int { return len(s.Name) - len(r.Name) })
	text := c.Key()
	for _, r := range readings {
		text = strings.ReplaceAll(text, r.Name, x.name(r.Name))
	}
	x.b.WriteString(text)
}

// name answers the number of a name; its first time it comes with what it can be.
func (x *shaper) name(name string) string {
	n, known := x.names[name]
	if !known {
		n = len(x.names)
		x.names[name] = n
		x.describe(name)
	}
	return "#" + strconv.Itoa(n) + ";"
}

func (x *shaper) describe(name string) {
	if name == category { // then the categories are what counts
		fmt.Fprint(&x.b, "<", x.in.audience.leaves, ">")
		return
	}
	x.b.WriteString(x.a.domainShape(name))
	f := x.a.fieldOf(name)
	if f == nil || f.On != "case" {
		return
	}
	x.b.WriteString(strconv.FormatBool(x.in.audience.allHave(f.Name)))
	if !x.in.audience.allHave(f.Name) {
		fmt.Fprint(&x.b, "<", x.in.audience.leaves, ">")
	}
	if f.Visible != nil {
		x.logic(x.a.logic(f.Visible))
	}
	if f.Compute != nil {
		x.logic(x.a.logic(f.Compute))
	}
	x.b.WriteString(f.Table)
}

// domainShape answers a text that is the same for names that can be the same.
func (a *analysis) domainShape(name string) string {
	s, known := a.shapes[name]
	if !known {
		d := a.domain(name)
		s = fmt.Sprint("<", changeable(name), settable(name), d.sort, d.values, d.other, d.unreal, ">")
		if name == "case.kind" || strings.HasPrefix(name, "case.") {
			s += name
		}
		a.shapes[name] = s
	}
	return s
}
