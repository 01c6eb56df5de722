package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// notFillable finds a step where a gate asks for a field that the step's form does not
// let anybody fill, and to which a case comes without it.
func (a *analysis) notFillable(p *posted, in context, f *definition.Field, at string) {
	if f.Computed() || f.Default != nil || p.end {
		return
	}
	for _, leaf := range p.leaves {
		flow := a.def.Flows[a.leaves[leaf].Flow]
		for _, name := range flow.Order {
			s := flow.Steps[name]
			if !a.has(leaf, f.Name) || fillable(s, f.Name) || len(s.Outcomes) == 0 || !p.bindsAll(s) {
				continue
			}
			path := a.pathWithout(leaf, flow, name, f.Name)
			if path == nil {
				continue
			}
			one := newSet(len(a.leaves))
			one.add(leaf)
			c := all(a.asks(p.When), within(one), not(filled(f.Name)))
			sp := a.space(in, c)
			if sp.points == 0 {
				continue
			}
			w, sure := sp.example(sp.find(c), c)
			if !sure {
				continue
			}
			w.Path = path
			a.note(diag.Warning, at, CodeNotFillable, "Required field cannot be filled here", w,
				say("At step %q the gate asks for field.%s, but the step's form does not let anybody fill it, and cases come there without it.", name, f.Name),
				say("Ask for it at an earlier step, or let this step ask for it."))
			return
		}
	}
}

// bindsAll reports whether the gate binds every way out of the step.
func (p *posted) bindsAll(s *definition.Step) bool {
	if p.step != "" && p.step != s.Name {
		return false
	}
	return !slices.ContainsFunc(s.Outcomes, func(o definition.Outcome) bool { return !p.Binds(s.Name, o.Name) })
}

// fillable reports whether a step's form lets the field be filled. (The core refuses
// only what is readonly: a program can still write what the form does not ask.)
func fillable(s *definition.Step, field string) bool {
	return !slices.Contains(s.Readonly, field) && (s.Asks == nil || slices.Contains(s.Asks, field)) &&
		(s.Shows == nil || slices.Contains(s.Shows, field) || slices.Contains(s.Asks, field))
}

// pathWork is the work of following the ways out of one step.
const pathWork = 200

// pathWithout answers a way of a case of the category from the start to a step on
// which no gate and no outcome's rule mentions the field, nil when there is none.
func (a *analysis) pathWithout(leaf int, f *definition.Flow, to, field string) []string {
	if !a.spend(pathWork * len(f.Steps)) {
		return nil
	}
	return path(f.Start, to, func(step string) []string {
		var on []string
		s := f.Steps[step]
		for i := range s.Outcomes {
			if o := &s.Outcomes[i]; o.To.Step != "" && a.passable(leaf, s, o, field) {
				on = append(on, o.To.Step)
			}
		}
		return on
	})
}

// passable reports whether a case surely can leave by the outcome while the field is
// empty: no gate asks for it, and the outcome's rule, if it has one, reads only what
// the case is from the beginning or what can be filled in at the step.
func (a *analysis) passable(leaf int, s *definition.Step, o *definition.Outcome, field string) bool {
	for _, g := range slices.Concat(a.leaves[leaf].Gates, s.Gates) {
		if g.Binds(s.Name, o.Name) && a.mayAsk(g, field) {
			return false
		}
	}
	if o.When == nil {
		return true
	}
	return !slices.ContainsFunc(o.When.Names(), func(name string) bool {
		short, isField := strings.CutPrefix(name, "field.")
		f := a.def.Fields[short]
		return name != category && name != "case.kind" &&
			(!isField || short == field || f == nil || f.Computed() || f.Visible != nil || !fillable(s, short))
	}) && a.canUse(leaf, s, o)
}

// mayAsk reports whether a gate asks for the field, or may ask for it by way of
// another that is computed from it or shown by a rule on it.
func (a *analysis) mayAsk(g definition.Gate, field string) bool {
	names := slices.Clone(g.Require)
	if g.Check != nil {
		names = append(names, fieldsOf(g.Check)...)
	}
	return a.leadsTo(names, field, map[string]bool{})
}

// leadsTo reports whether one of the fields is the field, or depends on it.
func (a *analysis) leadsTo(names []string, field string, seen map[string]bool) bool {
	for _, name := range names {
		f := a.def.Fields[name]
		switch {
		case name == field:
			return true
		case f == nil || seen[name]:
			continue
		}
		seen[name] = true
		for _, r := range []*rule.Rule{f.Compute, f.Visible} {
			if r != nil && a.leadsTo(fieldsOf(r), field, seen) {
				return true
			}
		}
		if t := a.def.Tables[f.Table]; t != nil && a.leadsTo(t.By, field, seen) {
			return true
		}
	}
	return false
}

// fieldsOf lists the fields that a rule reads.
func fieldsOf(r *rule.Rule) []string {
	var fields []string
	for _, name := range r.Names() {
		if field, ok := strings.CutPrefix(name, "field."); ok {
			fields = append(fields, field)
		}
	}
	return fields
}
