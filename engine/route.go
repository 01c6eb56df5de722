package engine

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// route answers the team that a route gives, and why: the row that decided, and
// what was read until then. Routes nest; the compiler refuses a circle.
func (d *decision) route(name string) (string, *Why) {
	in := reading{}
	for {
		to, why := d.row(d.Def.Routes[name], in)
		switch {
		case to.Table != "":
			return d.tableTeam(to.Table, in)
		case to.Route == "":
			why.Inputs = in.values()
			return to.Team, why
		}
		name = to.Route
	}
}

// row answers where the rows of a route that hold lead.
func (d *decision) row(r *definition.Route, in reading) (definition.Target, *Why) {
	address := "/route/" + r.Name
	rows := tally[definition.Target]{unique: r.Pick == pickUnique}
	for i := range r.Rules {
		row := &r.Rules[i]
		in.rule(d, row.When)
		if d.yes(row.When, address, "/rule/", row.Name, "/when") &&
			rows.holds(row.To, &Why{Address: address + "/rule/" + row.Name, Rule: row.Name}) {
			return rows.to, rows.why
		}
	}
	if r.By != "" {
		in.field(d, r.By)
		code := definition.Spell(d.visible(r.By))
		team, ok := r.To[code]
		d.saw(nil, ok, address, "/to/", code)
		if ok {
			rows.holds(definition.Target{Team: team}, &Why{Address: address + "/to/" + code, Rule: code})
		}
	}
	if to, why, ok := rows.answer(address + "/default"); ok {
		return to, why
	}
	d.saw(nil, true, address, "/default")
	return r.Default, rows.why
}

// tableTeam answers the team that a table gives, and why, after what in has read.
func (d *decision) tableTeam(name string, in reading) (string, *Why) {
	t := d.Def.Tables[name]
	give, why := d.table(t)
	for _, f := range t.By {
		in.field(d, f)
	}
	why.Address, why.Inputs = "/table/"+name, in.values()
	return strings.TrimPrefix(give, "team."), &why
}

// prioritise recomputes the priority and records a change.
func (d *decision) prioritise() {
	cat := d.category()
	if cat == nil {
		return
	}
	give, why, rules := d.priority(&cat.Priority)
	if give == d.c.Priority && why.Rule == d.c.PriorityRule {
		return
	}
	d.emit(Prioritised{Priority: give, Rule: why.Rule}, d.whyPriority(&cat.Priority, why, rules))
}

// priority answers the priority, the row that gives it, and how many rules were
// asked for it; all of them when none held.
func (d *decision) priority(p *definition.Priority) (give string, why Why, rules int) {
	for i := range p.Rules {
		r := &p.Rules[i]
		if d.yes(r.When, p.Address, "/rule/", r.Name, "/when") {
			return r.Give, Why{Rule: r.Name}, i + 1
		}
	}
	if p.Table != "" {
		give, why := d.table(d.Def.Tables[p.Table])
		return give, why, 0
	}
	d.saw(nil, true, p.Address, "/default")
	if p.Default == "" {
		return "normal", Why{Rule: defaultRow}, 0
	}
	return p.Default, Why{Rule: defaultRow}, 0
}

// defaultRow is the name of what decides where no row holds.
const defaultRow = "default"

// whyPriority says where the row that decided stands, and what was read until then.
func (d *decision) whyPriority(p *definition.Priority, why Why, rules int) *Why {
	in := reading{}
	asked := p.Rules[:rules]
	why.Address = p.Address + "/rule/" + why.Rule
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
	return &why
}

// table reads a decision table and names the row that gave the answer.
func (d *decision) table(t *definition.Table) (give string, why Why) {
	rows := tally[string]{unique: t.Pick == pickUnique}
	for i, r := range t.Rows {
		yes := d.rowMatches(t, r)
		d.saw(nil, yes, "/table/", t.Name, "/rows/", itoa(i))
		if yes && rows.holds(r.Give, &Why{Address: "/table/" + t.Name + "/rows/" + itoa(i), Rule: "row " + itoa(i+1)}) {
			break
		}
	}
	give, by, ok := rows.answer("")
	if ok {
		return give, *by
	}
	d.saw(nil, true, "/table/", t.Name, "/default")
	return t.Default, *by
}

func (d *decision) rowMatches(t *definition.Table, r definition.TableRow) bool {
	for i, name := range t.By {
		if r.When[i] != "*" && r.When[i] != definition.Spell(d.visible(name)) {
			return false
		}
	}
	return true
}
