package engine

import (
	"github.com/akis-platform/akis/engine/definition"
)

// route answers the team that a route gives, and why: the row that decided, and
// what that row and those before it read. Routes nest; the compiler refuses a
// circle.
func (d *decision) route(name string) (string, *Why) {
	in := reading{}
	for {
		to, why := d.row(d.Def.Routes[name], in)
		if to.Route == "" {
			why.Inputs = in.values()
			return to.Team, why
		}
		name = to.Route
	}
}

// row answers where the first row that holds leads.
func (d *decision) row(r *definition.Route, in reading) (definition.Target, *Why) {
	address := "/route/" + r.Name
	for i := range r.Rules {
		row := &r.Rules[i]
		in.rule(d, row.When)
		if d.yes(row.When, address, "/rule/", row.Name, "/when") {
			return row.To, &Why{Address: address + "/rule/" + row.Name, Rule: row.Name}
		}
	}
	if r.By != "" {
		in.field(d, r.By)
		code := definition.Spell(d.visible(r.By))
		team, ok := r.To[code]
		d.saw(nil, ok, address, "/to/", code)
		if ok {
			return definition.Target{Team: team}, &Why{Address: address + "/to/" + code, Rule: code}
		}
	}
	d.saw(nil, true, address, "/default")
	return r.Default, &Why{Address: address + "/default", Rule: defaultRow}
}

// prioritise recomputes the priority and records a change.
func (d *decision) prioritise() {
	cat := d.category()
	if cat == nil {
		return
	}
	give, row, rules := d.priority(&cat.Priority)
	if give == d.c.Priority && row == d.c.PriorityRule {
		return
	}
	d.emit(Prioritised{Priority: give, Rule: row}, d.whyPriority(&cat.Priority, row, rules))
}

// priority answers the priority, the row that gives it, and how many rules were
// asked before or for it.
func (d *decision) priority(p *definition.Priority) (give, row string, rules int) {
	for i := range p.Rules {
		r := &p.Rules[i]
		if d.yes(r.When, p.Address, "/rule/", r.Name, "/when") {
			return r.Give, r.Name, i + 1
		}
	}
	if p.Table != "" {
		give, row := d.table(d.Def.Tables[p.Table])
		return give, row, 0
	}
	d.saw(nil, true, p.Address, "/default")
	if p.Default == "" {
		return "normal", defaultRow, 0
	}
	return p.Default, defaultRow, 0
}

// defaultRow is the name of what decides where no row holds.
const defaultRow = "default"

// whyPriority says which row decided, on what was read until then.
func (d *decision) whyPriority(p *definition.Priority, row string, rules int) *Why {
	in := reading{}
	why := &Why{Address: p.Address + "/rule/" + row, Rule: row}
	asked := p.Rules[:rules]
	if rules == 0 {
		asked, why.Address = p.Rules, p.Address+"/default"
		if t := d.Def.Tables[p.Table]; t != nil {
			why.Address = "/table/" + t.Name
			for _, name := range t.By {
				in.field(d, name)
			}
		}
	}
	for _, r := range asked {
		in.rule(d, r.When)
	}
	why.Inputs = in.values()
	return why
}

// table reads a decision table and names the row that gave the answer.
func (d *decision) table(t *definition.Table) (give, row string) {
	for i, r := range t.Rows {
		yes := d.rowMatches(t, r)
		d.saw(nil, yes, "/table/", t.Name, "/rows/", itoa(i))
		if yes {
			return r.Give, "row " + itoa(i+1)
		}
	}
	d.saw(nil, true, "/table/", t.Name, "/default")
	return t.Default, defaultRow
}

func (d *decision) rowMatches(t *definition.Table, r definition.TableRow) bool {
	for i, name := range t.By {
		if r.When[i] != "*" && r.When[i] != definition.Spell(d.visible(name)) {
			return false
		}
	}
	return true
}
