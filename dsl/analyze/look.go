package analyze

import (
	"strconv"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// look gathers what rules and columns hold every name against, so that one set of
// values of a name serves all of them.
func (a *analysis) look() {
	known := map[*rule.Rule]bool{nil: true}
	see := func(r *rule.Rule) {
		if known[r] {
			return
		}
		known[r] = true
		for _, x := range r.Readings() {
			s := a.sight(x.Name)
			s.of, s.literals = x.Of, append(s.literals, x.Literals...)
		}
	}
	for _, f := range a.def.Fields {
		see(f.Visible)
		see(f.Compute)
	}
	for _, c := range a.def.Categories {
		a.lookAtGates(c.Gates, see)
		for _, r := range c.Priority.Rules {
			see(r.When)
		}
	}
	for _, r := range a.def.Routes {
		for _, row := range r.Rules {
			see(row.When)
		}
		for code := range r.To {
			a.column(r.By, code)
		}
	}
	for _, t := range a.def.Tables {
		for _, row := range t.Rows {
			for i, code := range row.When {
				a.column(t.By[i], code)
			}
		}
	}
	for _, f := range a.def.Flows {
		a.lookAtFlow(f, see)
	}
	for _, t := range a.def.Tiers {
		see(t.When)
	}
}

func (a *analysis) lookAtGates(gates []definition.Gate, see func(*rule.Rule)) {
	for _, g := range gates {
		see(g.When)
		see(g.Check)
	}
}

func (a *analysis) lookAtFlow(f *definition.Flow, see func(*rule.Rule)) {
	steps := a.sight("case.step")
	steps.of = rule.Name{Type: rule.Text}
	for name, s := range f.Steps {
		steps.literals = append(steps.literals, name)
		see(s.DoneWhen)
		see(s.Pause)
		for _, o := range s.Outcomes {
			see(o.When)
		}
		for _, e := range s.Escalate {
			see(e.When)
		}
		a.lookAtGates(s.Gates, see)
	}
	for _, e := range f.Ends {
		a.lookAtGates(e.Gates, see)
	}
}

func (a *analysis) sight(name string) *sight {
	s := a.seen[name]
	if s == nil {
		s = &sight{}
		a.seen[name] = s
	}
	return s
}

// column notes the code of a row for its field.
func (a *analysis) column(field, code string) {
	f := a.def.Fields[field]
	if f == nil || code == anyCode {
		return
	}
	var v any = code
	if a.nameOf(f).Type == rule.Number {
		n, err := strconv.ParseFloat(code, 64)
		if err != nil {
			return
		}
		v = n
	}
	s := a.sight("field." + field)
	s.literals = append(s.literals, v)
}

// anyCode matches every value of a table's column.
const anyCode = "*"
