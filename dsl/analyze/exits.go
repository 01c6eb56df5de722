package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
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
	lets claim // open, if every form had what its gates ask for: that is another finding
	to   definition.Place
}

// exitsOf looks at the steps of a flow for categories with the same gates. said holds
// the steps for which a finding was made.
func (a *analysis) exitsOf(f *definition.Flow, leaves []int, said map[string]bool) {
	var exits []*exit
	doubtful := false
	for _, name := range f.Order {
		if s := f.Steps[name]; a.reached[f.Name][name] && len(s.Outcomes) > 0 {
			exits = append(exits, &exit{step: s})
			doubtful = doubtful || !a.surelyLeft(leaves, s)
		}
	}
	if !doubtful {
		return
	}
	var all []claim
	for _, x := range exits {
		x.ways = a.waysOf(leaves, x.step)
		for _, w := range x.ways {
			all = append(all, w.open, w.lets)
		}
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
		claims := make([]claim, 0, 2*len(x.ways))
		for _, w := range x.ways {
			claims = append(claims, w.open, w.lets)
		}
		x.space = a.spaceBeside(in, all, claims...)
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

// surelyLeft reports an outcome of the step that every case of the categories can take
// once its fields are filled.
func (a *analysis) surelyLeft(leaves []int, s *definition.Step) bool {
	return slices.ContainsFunc(a.waysOf(leaves, s), func(w way) bool { return w.lets.always() })
}

func (a *analysis) waysOf(leaves []int, s *definition.Step) []way {
	var ways []way
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		parts, lets := []claim{a.holds(o.When)}, []claim{a.holds(o.When)}
		for _, g := range slices.Concat(a.leaves[leaves[0]].Gates, s.Gates) {
			if g.Binds(s.Name, o.Name) {
				parts = append(parts, a.passes(leaves, g, true))
				lets = append(lets, a.passes(leaves, g, false))
			}
		}
		ways = append(ways, way{open: all(parts...), lets: all(lets...), to: o.To})
	}
	for _, e := range s.Escalate {
		if moves(e.To) {
			ways = append(ways, way{open: a.holds(e.When), lets: a.holds(e.When), to: e.To})
		}
	}
	return ways
}

// passes claims that a gate lets a case through once what can be filled is filled;
// strictly, only where the form has what it asks for.
func (a *analysis) passes(leaves []int, g definition.Gate, strictly bool) claim {
	parts := []claim{a.holds(g.Check)}
	for _, name := range g.Require {
		f := a.def.Fields[name]
		if f == nil {
			continue
		}
		having, lacking := a.split(leaves, name)
		if strictly && len(lacking) > 0 {
			parts = append(parts, within(a.audienceOf(having).set()))
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
	if g.When == nil {
		return all(parts...)
	}
	return some(not(a.asks(g.When)), all(parts...))
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

// given claims the free answers of one point of what nobody changes.
func (s *space) given(still int) claim {
	var parts []claim
	for _, v := range s.vars[:s.still] {
		if v.free == nil {
			continue
		}
		c := cond(v.free)
		switch answer(still * s.block() / v.stride % len(v.reps)) {
		case answersYes:
		case answersNo:
			c = not(c)
		default: // no case can be made to fail
			c = no()
		}
		parts = append(parts, c)
	}
	return all(parts...)
}

// cond claims a question that a rule asks.
func cond(q *question) claim { return partOf(rule.Logic{Op: rule.Ask, Condition: q.cond}) }

// stuck finds what comes to a step and cannot leave it.
func (a *analysis) stuck(f *definition.Flow, exits []*exit, said map[string]bool) {
	at := map[string]*exit{}
	for _, x := range exits {
		at[x.step.Name] = x
	}
	if at[f.Start] == nil {
		return
	}
	came := map[string]set{f.Start: at[f.Start].space.project(at[f.Start].space.possible)}
	for again := true; again; {
		again = false
		for _, x := range exits {
			for i, w := range x.ways {
				to := w.to.Step
				if e := f.Ends[w.to.End]; e != nil {
					to = e.ReopenTo
				}
				if came[x.step.Name] == nil || at[to] == nil {
					continue
				}
				arrive := came[x.step.Name].and(x.left[i])
				if came[to] == nil {
					came[to] = make(set, len(arrive))
				}
				if !arrive.within(came[to]) {
					came[to], again = came[to].or(arrive), true
				}
			}
		}
	}
	for _, x := range exits {
		here := came[x.step.Name]
		if here == nil || said[x.step.Name] {
			continue
		}
		kept := here
		for _, lets := range x.lets {
			kept = kept.less(lets)
		}
		if !kept.empty() {
			said[x.step.Name] = true
			a.reportStuck(f, at, x, kept)
		}
	}
}

func (a *analysis) reportStuck(f *definition.Flow, at map[string]*exit, x *exit, kept set) {
	pointer := stepAt(f.Name, x.step.Name)
	var doubt *diag.Witness
	for _, still := range x.space.plainest(kept) {
		w, sure := x.space.example(x.space.possible.and(x.space.above(still)), x.space.given(still))
		if w == nil {
			continue
		}
		if path := a.pathTo(f, at, x.step.Name, still); sure && path != nil {
			w.Fields, w.Empty, w.Facts = nil, nil, nil // whatever they are
			w.Path = path
			a.note(diag.Warning, pointer, CodeStuck, "No way out for some cases", w,
				say("A case like the example never leaves step %q: whatever is filled in, no outcome is open to it.", x.step.Name),
				say("Open an outcome to it, or keep it from coming here."))
			return
		}
		doubt = w
	}
	if doubt != nil {
		a.note(diag.Info, pointer, CodeStuck, "No way out for some cases", doubt,
			say("Some cases possibly never leave step %q; its rules say more than can be worked out.", x.step.Name))
	}
}

// plainest answers some points of what nobody changes, those first that differ least
// from a new case of their category.
func (s *space) plainest(points set) []int {
	var out []int
	differs := map[int]int{}
	for still := range points.points {
		leaf, values, _ := s.values(still * s.block())
		for _, v := range s.vars[1:s.still] {
			if v.free == nil && !equal(values[v.name], s.first(leaf, v.name)) {
				differs[still]++
			}
		}
		out = append(out, still)
	}
	slices.SortStableFunc(out, func(x, y int) int { return differs[x] - differs[y] })
	return out[:min(len(out), triedPoints)]
}

// pathTo answers steps by which cases of one point of what nobody changes come to a
// step, each left by an outcome that is open for some values.
func (a *analysis) pathTo(f *definition.Flow, at map[string]*exit, to string, still int) []string {
	from := map[string]string{f.Start: ""}
	queue := []string{f.Start}
	for len(queue) > 0 && queue[0] != to {
		x := at[queue[0]]
		queue = queue[1:]
		for i, w := range x.ways {
			if _, known := from[w.to.Step]; known || at[w.to.Step] == nil || !x.left[i].has(still) {
				continue
			}
			points := x.space.find(w.open).and(x.space.above(still))
			if _, sure := x.space.example(points, all(w.open, x.space.given(still))); sure {
				from[w.to.Step] = x.step.Name
				queue = append(queue, w.to.Step)
			}
		}
	}
	if _, found := from[to]; !found {
		return nil
	}
	var path []string
	for step := to; step != ""; step = from[step] {
		path = append(path, "step."+step)
	}
	slices.Reverse(path)
	return path
}
