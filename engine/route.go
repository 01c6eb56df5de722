package engine

import (
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// route answers the team that a route gives, and why. Routes nest; the compiler
// refuses a circle.
func (d *decision) route(name string) (string, *Why) {
	r := d.Def.Routes[name]
	address := "/route/" + name
	rows := tally[definition.Target]{unique: r.Pick == pickUnique}
	for i := range r.Rules {
		row := &r.Rules[i]
		if d.yes(row.When) && rows.holds(row.To, &Why{
			Address: address + "/rule/" + row.Name, Rule: row.Name, Inputs: d.inputs(row.When),
		}) {
			return d.target(row.To, rows.why)
		}
	}
	if r.By != "" {
		code := definition.Spell(d.visible(r.By))
		if team, ok := r.To[code]; ok {
			rows.holds(definition.Target{Team: team}, &Why{
				Address: address + "/to/" + code, Rule: code, Inputs: map[string]any{"field." + r.By: code},
			})
		}
	}
	if to, why, ok := rows.answer(address + "/default"); ok {
		return d.target(to, why)
	}
	return d.target(r.Default, rows.why)
}

func (d *decision) target(t definition.Target, why *Why) (string, *Why) {
	if t.Route != "" {
		return d.route(t.Route)
	}
	return t.Team, why
}

// inputs answers the values that a rule read.
func (d *decision) inputs(r *rule.Rule) map[string]any {
	in := map[string]any{}
	for _, n := range r.Names() {
		in[n] = d.lookup(n)
	}
	return in
}

// prioritise recomputes the priority and records a change.
func (d *decision) prioritise() {
	cat := d.category()
	if cat == nil {
		return
	}
	give, why := d.priority(cat)
	if give == d.c.Priority && why.Rule == d.c.PriorityRule {
		return
	}
	d.emit(Prioritised{Priority: give, Rule: why.Rule}, why)
}

func (d *decision) priority(cat *definition.Category) (string, *Why) {
	p := cat.Priority
	address := "/category/" + cat.Path + "/priority"
	for _, r := range p.Rules {
		if d.yes(r.When) {
			return r.Give, &Why{Address: address, Rule: r.Name, Inputs: d.inputs(r.When)}
		}
	}
	if p.Table != "" {
		give, row := d.table(d.Def.Tables[p.Table])
		return give, &Why{Address: "/table/" + p.Table, Rule: row}
	}
	if p.Default != "" {
		return p.Default, &Why{Address: address, Rule: "default"}
	}
	return "normal", &Why{Address: address, Rule: "default"}
}

// table reads a decision table and names the row that gave the answer.
func (d *decision) table(t *definition.Table) (give, row string) {
	rows := tally[string]{unique: t.Pick == pickUnique}
	for i, r := range t.Rows {
		if d.rowMatches(t, r) && rows.holds(r.Give, &Why{Rule: "row " + itoa(i+1)}) {
			break
		}
	}
	if give, why, ok := rows.answer(""); ok {
		return give, why.Rule
	}
	return t.Default, "default"
}

func (d *decision) rowMatches(t *definition.Table, r definition.TableRow) bool {
	for i, name := range t.By {
		if r.When[i] != "*" && r.When[i] != definition.Spell(d.visible(name)) {
			return false
		}
	}
	return true
}
