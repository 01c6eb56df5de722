package analyze

import (
	"slices"
	"strconv"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
)

// posted is a gate where it stands, with the cases that it binds.
type posted struct {
	definition.Gate
	leaves []int
	flow   string // of a gate of a step or an end
	step   string // of a gate of a step
	end    bool   // the gate binds closing
}

// gates looks at each gate once, with all the cases that it binds.
func (a *analysis) gates() {
	var order []string
	all := map[string]*posted{}
	for i, cat := range a.leaves {
		for _, g := range cat.Gates {
			if all[g.Address] == nil {
				all[g.Address] = &posted{Gate: g}
				order = append(order, g.Address)
			}
			all[g.Address].leaves = append(all[g.Address].leaves, i)
		}
	}
	for _, at := range order {
		a.gate(all[at])
	}
	for _, name := range sortedKeys(a.def.Flows) {
		f, users := a.def.Flows[name], a.byFlow[name]
		if len(users) == 0 {
			continue
		}
		for _, step := range f.Order {
			for _, g := range f.Steps[step].Gates {
				a.gate(&posted{Gate: g, leaves: users, flow: name, step: step})
			}
		}
		for _, end := range sortedKeys(f.Ends) {
			for _, g := range f.Ends[end].Gates {
				a.gate(&posted{Gate: g, leaves: users, flow: name, end: true})
			}
		}
	}
}

// context answers where the gate is asked: of a case that leaves by an outcome it
// binds, which is open.
func (p *posted) context(a *analysis) context {
	in := context{audience: a.audienceOf(p.leaves), reach: yes(), start: map[string]any{"case.status": "open"}}
	if p.end {
		in.start = map[string]any{"case.status": "resolved"}
		return in
	}
	if p.step != "" {
		in.fixed = map[string]any{"case.step": p.step}
	}
	byFlow := map[string][]int{}
	for _, leaf := range p.leaves {
		flow := a.leaves[leaf].Flow
		byFlow[flow] = append(byFlow[flow], leaf)
	}
	if len(byFlow) == 1 { // then nothing tells the cases apart
		in.reach = some(p.openings(a, a.leaves[p.leaves[0]].Flow)...)
		return in
	}
	came := &entries{}
	for _, flow := range sortedKeys(byFlow) {
		came.add(a.audienceOf(byFlow[flow]).set(), some(p.openings(a, flow)...))
	}
	in.reach = came.claim()
	return in
}

// openings claims, of each outcome that the gate binds in a flow, that it is open.
func (p *posted) openings(a *analysis, flow string) []claim {
	var out []claim
	f := a.def.Flows[flow]
	for _, name := range f.Order {
		if s := f.Steps[name]; a.reached[flow][name] && (p.step == "" || p.step == name) {
			for _, o := range s.Outcomes {
				if p.Binds(name, o.Name) {
					out = append(out, a.holds(o.When))
				}
			}
		}
	}
	return out
}

func (a *analysis) gate(p *posted) {
	in := p.context(a)
	asks, check := a.asks(p.When), a.holds(p.Check)
	key := a.gateShape(p, in, asks, check)
	if a.clean[key] {
		return
	}
	defer func(found int) { a.clean[key] = len(a.list) == found }(len(a.list))
	s := a.space(in, asks, check)
	if s.points == 0 {
		a.tooMany(p.Address)
		return
	}
	if s.possible.empty() {
		return
	}
	asked := s.find(asks)
	if asked.empty() {
		why, w := s.contradiction(p.When)
		a.note(diag.Warning, p.Address+"/when", CodeNever, "Rule never holds", w, why, say("The gate never asks. Mend the rule or remove the gate."))
		return
	}
	if p.When != nil && s.possible.within(s.find(a.holds(p.When))) {
		a.note(diag.Warning, p.Address+"/when", CodeAlways, "Rule always holds", nil,
			say("Every case that comes here makes %s yes.", quoted(p.When.Text())), say("Remove when: the gate asks every case."))
	}
	a.check(p, s, asked)
	for i, name := range p.Require {
		if f := a.def.Fields[name]; f != nil {
			a.required(p, in, f, p.Address+"/require/"+strconv.Itoa(i))
		}
	}
}

// check finds a gate's check that nobody or everybody passes.
func (a *analysis) check(p *posted, s *space, asked set) {
	if p.Check == nil {
		return
	}
	passed := s.find(a.holds(p.Check))
	switch {
	case !passed.meets(asked):
		why, w := s.contradiction(p.Check)
		if !passed.empty() {
			why, w = say("No case of which the gate asks makes %s yes.", quoted(p.Check.Text())), nil
		}
		a.note(diag.Warning, p.Address+"/check", CodeNever, "Rule never holds", w, why, say("No case that is asked can pass this gate. Mend the check."))
	case asked.within(passed):
		a.note(diag.Warning, p.Address+"/check", CodeAlways, "Rule always holds", nil,
			say("Every case of which the gate asks makes %s yes.", quoted(p.Check.Text())), say("The check refuses nobody. Mend or remove it."))
	}
}

// required finds a field that a gate asks of cases which cannot have it.
func (a *analysis) required(p *posted, in context, f *definition.Field, at string) {
	asks := a.asks(p.When)
	having, lacking := a.split(p.leaves, f.Name)
	if len(lacking) > 0 {
		a.notOnForm(p, in, f, at, all(asks, within(a.audienceOf(lacking).set())), len(having) == 0)
	}
	if len(having) == 0 {
		return
	}
	if f.Visible != nil {
		c := all(asks, not(a.holds(f.Visible)))
		if len(lacking) > 0 {
			c = all(c, within(a.audienceOf(having).set()))
		}
		a.hidden(in, f, at, c)
	}
	a.notFillable(p, in, f, at)
}

// split tells the categories whose form has a field from the others.
func (a *analysis) split(leaves []int, field string) (having, lacking []int) {
	for i, leaf := range leaves {
		if !a.has(leaf, field) {
			lacking = append(lacking, leaf)
			if having == nil {
				having = slices.Clone(leaves[:i])
			}
		} else if having != nil {
			having = append(having, leaf)
		}
	}
	if lacking == nil {
		return leaves, nil
	}
	return having, lacking
}

func (a *analysis) notOnForm(p *posted, in context, f *definition.Field, at string, c claim, everywhere bool) {
	s := a.space(in, c)
	if s.points == 0 {
		a.tooMany(at)
		return
	}
	points := s.find(c)
	if points.empty() {
		return
	}
	w, sure := s.example(points, c)
	severity := diag.Warning
	switch {
	case p.When == nil || everywhere:
		severity = diag.Error
	case !sure:
		severity = diag.Info
	}
	a.note(severity, at, CodeNotOnForm, "Required field is not on the form", w,
		say("field.%s is required here, but cases of category %s have no such field; they cannot move on.", f.Name, w.Category),
		say("Add it to the category's fields."))
}

func (a *analysis) hidden(in context, f *definition.Field, at string, c claim) {
	s := a.space(in, c)
	if s.points == 0 {
		a.tooMany(at)
		return
	}
	points := s.find(c)
	if points.empty() {
		return
	}
	w, sure := s.example(points, c)
	w.Empty = slices.DeleteFunc(w.Empty, func(name string) bool { return name == f.Name })
	w.Empty = append(w.Empty, f.Name)
	severity, detail := diag.Warning,
		say("field.%s is required, but hidden unless %s; a case that is asked for it then cannot move on.", f.Name, quoted(f.Visible.Text()))
	if !sure {
		severity, detail = diag.Info,
			say("field.%s is possibly required while it is hidden: it is shown when %s, and the rules say more than can be worked out.", f.Name, quoted(f.Visible.Text()))
	}
	a.note(severity, at, CodeHidden, "Required field may be hidden", w, detail, say("Give the gate the field's rule as its when, or show the field."))
}
