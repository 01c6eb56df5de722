package analyze

import (
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

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
	return path(f.Start, to, func(step string) []string {
		var on []string
		x := at[step]
		for i, w := range x.ways {
			if at[w.to.Step] == nil || !x.left[i].has(still) {
				continue
			}
			points := x.space.find(w.open).and(x.space.above(still))
			if _, sure := x.space.example(points, all(w.open, x.space.given(still))); sure {
				on = append(on, w.to.Step)
			}
		}
		return on
	})
}
