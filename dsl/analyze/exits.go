package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// exits finds steps that some cases cannot leave, whatever is filled in: cases of a
// category, a kind, a customer for which no outcome is ever open. Categories with the
// same gates are looked at together.
func (a *analysis) exits() {
	for _, name := range sortedKeys(a.def.Flows) {
		groups := map[string][]int{}
		for _, leaf := range a.byFlow[name] {
			var key strings.Builder
			for _, g := range a.leaves[leaf].Gates {
				key.WriteString(g.Address)
			}
			groups[key.String()] = append(groups[key.String()], leaf)
		}
		said := map[string]bool{}
		for _, key := range sortedKeys(groups) {
			a.exitsOf(a.def.Flows[name], groups[key], said)
		}
	}
}

// exit is the ways out of one step.
type exit struct {
	step  *definition.Step
	ways  []way
	space *space
	left  []set // by way, over what nobody changes
	lets  []set // the same if every form had what its gates ask for
}

// way leads out of a step when its claim is true.
type way struct {
	open claim
	// lets is open if every form had what its gates ask for: that is another finding.
	lets   claim
	strict bool // the two are not the same
	to     definition.Place
}

// exitsOf looks at the steps of a flow for categories with the same gates. said holds
// the steps for which a finding was made.
func (a *analysis) exitsOf(f *definition.Flow, leaves []int, said map[string]bool) {
	var exits []*exit
	var all []claim
	doubtful := false
	for _, name := range f.Order {
		s := f.Steps[name]
		if !a.reached[f.Name][name] || len(s.Outcomes) == 0 {
			continue
		}
		x := &exit{step: s, ways: a.waysOf(leaves, s)}
		exits = append(exits, x)
		all = append(all, x.claims()...)
		doubtful = doubtful || !slices.ContainsFunc(x.ways, func(w way) bool { return w.lets.always() })
	}
	if !doubtful {
		return
	}
	audience := a.audienceOf(leaves)
	key := a.shape(context{audience: audience, reach: yes()}, "exits "+f.Name, all...)
	if a.clean[key] {
		return
	}
	defer func(found int) { a.clean[key] = len(a.list) == found }(len(a.list))
	for _, x := range exits {
		in := a.atStep(f.Name, x.step)
		in.audience = audience
		x.space = a.spaceBeside(in, all, x.claims()...)
		if x.space.points == 0 {
			a.tooMany(stepAt(f.Name, x.step.Name))
			return
		}
		x.space.keeps = true // examples are of one point of it
		for _, w := range x.ways {
			x.left = append(x.left, x.space.project(x.space.find(w.open)))
			x.lets = append(x.lets, x.space.project(x.space.find(w.lets)))
		}
	}
	a.stuck(f, exits, said)
}

// claims answers what the ways out depend on.
func (x *exit) claims() []claim {
	var out []claim
	for _, w := range x.ways {
		out = append(out, w.lets)
		if w.strict {
			out = append(out, w.open)
		}
	}
	return out
}

func (a *analysis) waysOf(leaves []int, s *definition.Step) []way {
	var ways []way
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		lets, more := []claim{a.holds(o.When)}, []claim{}
		for _, g := range slices.Concat(a.leaves[leaves[0]].Gates, s.Gates) {
			if g.Binds(s.Name, o.Name) {
				pass, having := a.passes(leaves, g)
				lets, more = append(lets, pass), append(more, having)
			}
		}
		w := way{lets: all(lets...), to: o.To}
		had := all(more...)
		w.strict = !had.always()
		w.open = all(w.lets, had)
		ways = append(ways, w)
	}
	for _, e := range s.Escalate {
		if moves(e.To) {
			ways = append(ways, way{open: a.holds(e.When), lets: a.holds(e.When), to: e.To})
		}
	}
	return ways
}

// passes claims that a gate lets a case through once what can be filled is filled, and,
// by itself, that the form has what it asks for.
func (a *analysis) passes(leaves []int, g definition.Gate) (pass, had claim) {
	parts, more := []claim{a.holds(g.Check)}, []claim{}
	for _, name := range g.Require {
		f := a.def.Fields[name]
		if f == nil {
			continue
		}
		having, lacking := a.split(leaves, name)
		if len(lacking) > 0 {
			more = append(more, within(a.audienceOf(having).set()))
		}
		parts = append(parts, a.holds(f.Visible))
		if a.seen["field."+name] == nil || f.Computed() {
			continue // whatever is filled in, no rule minds
		}
		ok := filled(name)
		if len(lacking) > 0 {
			ok = some(ok, within(a.audienceOf(lacking).set()))
		}
		parts = append(parts, ok)
	}
	pass, had = all(parts...), all(more...)
	if g.When != nil {
		quiet := not(a.asks(g.When))
		pass, had = some(quiet, pass), some(quiet, had)
	}
	return pass, had
}

// project answers the points of what nobody changes above which the set has a point.
func (s *space) project(points set) set {
	block := s.block()
	out := newSet(s.points / block)
	for p := range points.points {
		out.add(p / block)
	}
	return out
}

// block answers how many points share what nobody changes.
func (s *space) block() int {
	if s.still == 0 {
		return s.points
	}
	return s.vars[s.still-1].stride
}

// above answers the points that share one point of what nobody changes.
func (s *space) above(still int) set {
	out := newSet(s.points)
	out.fill(still*s.block(), (still+1)*s.block())
	return out
}
