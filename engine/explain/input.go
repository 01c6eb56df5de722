package explain

import (
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// input is a name that an answer depends on, with the values to try in its place.
type input struct {
	name string
	from any
	to   []any
	// byHand is true when people can write it: a field that is asked, or a task.
	byHand bool
	// missing is a field that a gate asks for and that is empty; any value of it does
	// when no rule reads it.
	missing, any bool
	// unsure is true when rules do more with it than hold it against what they write,
	// so that the values tried need not stand for all.
	unsure bool
}

// gathering finds the inputs of a search.
type gathering struct {
	x     *explaining
	s     *search
	found map[string]*input
	order []*input
	sight map[string]*sight
}

// sight is how rules look at a name.
type sight struct {
	of       rule.Name
	use      rule.Use
	literals []any
}

// inputs answers what an answer depends on, what is missing first, then fields,
// then what nobody writes.
func (x *explaining) inputs(s *search) []*input {
	g := gathering{x: x, s: s, found: map[string]*input{}, sight: map[string]*sight{}}
	for _, l := range s.looks {
		g.look(l)
	}
	if s.tasks {
		g.tasks()
	}
	for _, in := range g.order {
		g.fill(in)
	}
	all := slices.DeleteFunc(g.order, func(in *input) bool { return len(in.to) == 0 })
	slices.SortStableFunc(all, func(a, b *input) int { return rank(a) - rank(b) })
	return all
}

func rank(in *input) int {
	switch {
	case in.missing:
		return 0
	case in.name == "case.category":
		return 2
	case in.byHand:
		return 1
	}
	return 3
}

func (g *gathering) look(l engine.Look) {
	if l.Rule != nil {
		g.rule(l.Rule, l.Env)
		return
	}
	at := strings.Split(strings.TrimPrefix(l.Address, "/"), "/")
	switch {
	case at[0] == "route" && at[2] == "to":
		g.codes(g.x.def.Routes[at[1]])
	case at[0] == "table":
		g.columns(g.x.def.Tables[at[1]])
	default:
		if gate, part, ok := cutGate(l.Address); ok {
			name := g.x.requiredField(gate, strings.TrimPrefix(part, "require/"))
			if in := g.field(name); in != nil && !l.Yes {
				in.missing = true
			}
		}
	}
}

// rule notes what a rule reads, and against what.
func (g *gathering) rule(r *rule.Rule, env rule.Env) {
	for _, read := range r.Readings() {
		g.see(read.Name, read.Of, read.Literals)
		g.sight[read.Name].use = max(g.sight[read.Name].use, read.Use)
	}
	for _, t := range rule.Tests(r, env) {
		switch {
		case moving[t.Name] && len(t.With) == 1:
			g.moments(t.With[0])
		case t.Other != "":
			g.see(t.Name, g.sight[t.Name].of, t.With)
		}
	}
}

// moving are the names that change because time passes: their input is the time.
var moving = map[string]bool{"now": true, "case.age": true, "case.overdue": true}

// moments notes that the time is an input, and the times beside the one at which a
// rule turns: so long after the opening, or then.
func (g *gathering) moments(at any) {
	if g.s.fixed {
		return
	}
	in := g.found["now"]
	if in == nil {
		in = &input{name: "now", from: g.s.ctx.Now}
		g.found["now"] = in
		g.order = append(g.order, in)
	}
	var turns time.Time
	switch at := at.(type) {
	case time.Duration:
		turns = g.s.c.OpenedAt.Add(at)
	case time.Time:
		turns = at
	default:
		return
	}
	for _, beside := range []time.Duration{time.Second, 0, -time.Second} {
		if t := turns.Add(beside); !g.s.live || t.After(g.s.ctx.Now) {
			in.add(t)
		}
	}
}

func (g *gathering) see(name string, of rule.Name, literals []any) {
	s := g.sight[name]
	if s == nil {
		s = &sight{}
		g.sight[name] = s
	}
	s.of = of
	for _, l := range literals {
		if l = plain(l); l != nil && !slices.Contains(s.literals, l) {
			s.literals = append(s.literals, l)
		}
	}
	if field, ok := strings.CutPrefix(name, "field."); ok {
		g.field(field)
		return
	}
	g.other(name)
}

func (g *gathering) codes(r *definition.Route) {
	var codes []any
	for _, code := range slices.Sorted(keysOf(r.To)) {
		codes = append(codes, g.typed(r.By, code))
	}
	g.see("field."+r.By, rule.Name{}, codes)
}

func (g *gathering) columns(t *definition.Table) {
	for i, name := range t.By {
		var cells []any
		for _, row := range t.Rows {
			if row.When[i] != "*" {
				cells = append(cells, g.typed(name, row.When[i]))
			}
		}
		g.see("field."+name, rule.Name{}, cells)
	}
}

// field notes a field. A computed one depends on what it is computed from, and one
// that may be hidden also on what shows it.
func (g *gathering) field(name string) *input {
	f := g.x.def.Fields[name]
	if in := g.found["field."+name]; in != nil || f == nil || f.On == "customer" {
		return in
	}
	in := &input{name: "field." + name, from: g.s.c.Fields[name]}
	g.found[in.name] = in
	if f.Visible != nil {
		g.rule(f.Visible, nil)
	}
	switch {
	case f.Compute != nil:
		g.rule(f.Compute, nil)
		return nil
	case f.Table != "":
		g.columns(g.x.def.Tables[f.Table])
		return nil
	}
	in.byHand = g.s.live && g.mayFill(name)
	g.order = append(g.order, in)
	return in
}

// mayFill reports whether the step lets people write the field.
func (g *gathering) mayFill(name string) bool {
	s := g.x.step()
	return s == nil || !slices.Contains(s.Readonly, name)
}

// other notes a name that is no field of the case. Settings are the definition's, and
// what the core itself says of a case is no input.
func (g *gathering) other(name string) {
	group, _, _ := strings.Cut(name, ".")
	if name == "case.overdue" {
		for _, d := range g.s.c.Deadlines {
			if d.Kind == engine.DoneDue && !d.Due.IsZero() {
				g.moments(d.Due)
			}
		}
	}
	if g.found[name] != nil || group == "setting" || ownWords[name] || moving[name] {
		return
	}
	from, _ := g.env().Lookup(name)
	in := &input{name: name, from: from, byHand: g.s.live && (group == "task" || name == "case.category")}
	if group == "task" && !g.hasTask(name) {
		return
	}
	g.found[name] = in
	g.order = append(g.order, in)
}

// ownWords are what the core says of a case, which follows from other inputs.
var ownWords = map[string]bool{
	"case.number": true, "case.status": true, "case.step": true, "case.team": true, "case.opened_at": true,
	"case.priority": true, "case.reopened": true,
}

// env answers what rules saw, from any rule that was looked at.
func (g *gathering) env() rule.Env {
	all := rule.Env{}
	for _, l := range g.s.looks {
		for group, values := range l.Env {
			all[group] = values
		}
	}
	return all
}

func (g *gathering) hasTask(name string) bool {
	return slices.ContainsFunc(g.s.c.Tasks, func(t engine.Task) bool { return "task."+t.Name+".state" == name })
}

// tasks notes the tasks that the step waits for.
func (g *gathering) tasks() {
	s := g.x.step()
	if s == nil || s.Wait == "" {
		return
	}
	for _, t := range g.s.c.Tasks {
		name := "task." + t.Name + ".state"
		if t.Entry == g.s.c.Entry && slices.Contains(s.Tasks, t.Name) && g.found[name] == nil {
			in := &input{name: name, from: t.State, byHand: true}
			g.found[name] = in
			g.order = append(g.order, in)
		}
	}
}
