package analyze

import (
	"maps"
	"time"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// moment is one case, for which the rules themselves are run.
type moment struct {
	a   *analysis
	cat int // leaf
	env rule.Env
}

// opened is when the cases of examples are opened, as those of scenarios are.
func (a *analysis) opened() time.Time {
	return time.Date(2026, time.January, 5, 9, 0, 0, 0, a.def.Zone)
}

// moment answers the case of a category with these values of names; what they do not
// name is as a new case has it.
func (a *analysis) moment(leaf int, values map[string]any) moment {
	cat := a.leaves[leaf]
	facts := map[string]any{"kind": string(cat.Kind), "category": dots(cat.Path), "opened_at": a.opened(), "age": time.Duration(0)}
	maps.Copy(facts, newCase)
	settings := map[string]any{}
	for name, s := range a.def.Settings {
		settings[name] = s.Value
	}
	m := moment{a: a, cat: leaf, env: rule.Env{
		"field": map[string]any{}, "case": facts, "customer": map[string]any{}, "setting": settings,
		"task": map[string]any{}, "now": a.opened(), rule.CalendarGroup: a.def.CalendarOf(""),
	}}
	for _, name := range cat.Fields {
		if f := a.def.Fields[name]; f != nil && f.Default != nil && !f.Computed() {
			put(m.env, "field."+name, f.Default)
		}
	}
	for name, v := range values {
		put(m.env, name, v)
	}
	m.complete(cat)
	if _, given := values["case.priority"]; !given && a.seen["case.priority"] != nil {
		facts["priority"] = ""
		facts["priority"] = m.priority(cat.Priority)
	}
	return m
}

// complete computes fields, then drops those that are hidden: hidden reads as empty.
func (m moment) complete(cat *definition.Category) {
	written := m.env["field"].(map[string]any)
	if len(cat.Computed)+len(cat.Hiding) == 0 {
		return
	}
	for _, name := range cat.Computed {
		m.env["field"] = maps.Clone(written)
		m.hide(cat)
		if v := m.a.compute(m.a.def.Fields[name], m.env); v == nil {
			delete(written, name)
		} else {
			written[name] = v
		}
	}
	m.env["field"] = maps.Clone(written)
	m.hide(cat)
}

func (m moment) hide(cat *definition.Category) {
	for _, name := range cat.Hiding {
		if !m.holds(m.a.def.Fields[name].Visible) {
			put(m.env, "field."+name, nil)
		}
	}
}

func (m moment) holds(r *rule.Rule) bool {
	yes, err := r.Yes(m.env)
	return yes && err == nil
}

func (m moment) priority(p definition.Priority) string {
	for _, r := range p.Rules {
		if m.holds(r.When) {
			return r.Give
		}
	}
	if t := m.a.def.Tables[p.Table]; t != nil {
		return m.table(t)
	}
	if p.Default != "" {
		return p.Default
	}
	return "normal"
}

// table answers what a table gives.
func (m moment) table(t *definition.Table) string {
	l := m.a.tableList(t, context{reach: yes()})
	for i := range l.rows {
		if m.true(l.chosen(i)) {
			return l.rows[i].gives
		}
	}
	return t.Default
}

// true reports whether a claim is true of this case.
func (m moment) true(c claim) bool {
	switch c.op {
	case opAll:
		for _, p := range c.parts {
			if !m.true(p) {
				return false
			}
		}
		return true
	case opSome:
		for _, p := range c.parts {
			if m.true(p) {
				return true
			}
		}
		return false
	case opNot:
		return !m.true(c.parts[0])
	case opHolds:
		return m.holds(c.rule)
	case opAsks:
		yes, err := c.rule.Yes(m.env)
		return yes || err != nil
	case opPart:
		yes, err := m.logic(c.logic)
		return yes && err == nil
	case opCell, opFilled:
		return onField(c, m.env)
	case opWithin:
		return c.among.has(m.cat)
	}
	return true
}

// logic asks a part of a rule, as the rule itself would come to it.
func (m moment) logic(l rule.Logic) (bool, error) {
	switch l.Op {
	case rule.Never:
		return false, nil
	case rule.Ask:
		return l.Condition.Yes(m.env)
	case rule.Not:
		yes, err := m.logic(l.Parts[0])
		return !yes, err
	case rule.And, rule.Or:
		yes, err := m.logic(l.Parts[0])
		if err != nil || yes == (l.Op == rule.Or) {
			return yes, err
		}
		return m.logic(l.Parts[1])
	}
	return true, nil
}
