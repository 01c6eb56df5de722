package definition

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
)

// Addresses answers, in order, what a case of the category in the flow may still
// need by its name: its category, fields, flow, steps and ends, and the teams,
// partners, settings and calendars that those lead to.
func (d *Definition) Addresses(category, flow string) []string {
	n := needs{def: d, seen: map[string]bool{}}
	if c := d.Categories[category]; c != nil {
		n.category(c)
	}
	if f := d.Flows[flow]; f != nil {
		n.flow(f)
	}
	n.add("calendar", d.Calendar)
	return slices.Sorted(maps.Keys(n.seen))
}

// CategoryTeams answers, in order, the addresses of the teams that any category
// leads its cases to. Whoever works a case may move it into each of them.
func (d *Definition) CategoryTeams() []string {
	n := needs{def: d, seen: map[string]bool{}}
	for _, c := range d.Categories {
		if f := d.Flows[c.Flow]; f != nil && n.add("flow", c.Flow) {
			n.flow(f)
		}
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(n.seen)), func(a string) bool { return !strings.HasPrefix(a, kindTeam+".") })
}

// needs gathers addresses.
type needs struct {
	def  *Definition
	seen map[string]bool
}

// add notes an address and reports whether it is a new one.
func (n *needs) add(kind, name string) bool {
	address := kind + "." + name
	if name == "" || n.seen[address] {
		return false
	}
	n.seen[address] = true
	return true
}

func (n *needs) category(c *Category) {
	n.add(kindCategory, strings.ReplaceAll(c.Path, "/", "."))
	for _, f := range c.Fields {
		n.add("field", f)
		if def := n.def.Fields[f]; def != nil {
			n.rules(def.Visible, def.Compute)
		}
	}
	n.durations(c.SLA)
	n.gates(c.Gates)
	for _, r := range c.Priority.Rules {
		n.rules(r.When)
	}
}

func (n *needs) flow(f *Flow) {
	n.add("flow", f.Name)
	for name, s := range f.Steps {
		n.add("flow", f.Name+".step."+name)
		n.step(s)
	}
	for name, e := range f.Ends {
		n.add("flow", f.Name+".end."+name)
		n.duration(e.CloseAfter, e.ReopenWithin)
		n.gates(e.Gates)
	}
}

func (n *needs) step(s *Step) {
	n.team(s.Team)
	n.partner(s.Partner)
	n.route(s.Route)
	n.table(s.Table)
	n.durations(s.Claim)
	n.durations(s.Done)
	n.rules(s.DoneWhen, s.Pause)
	n.gates(s.Gates)
	n.tasks(s.Tasks)
	for _, o := range s.Outcomes {
		n.rules(o.When)
		n.tasks(o.Create)
	}
	for _, e := range s.Escalate {
		n.duration(e.After)
		n.rules(e.When)
		n.team(e.To.Team)
		for _, t := range e.Notify {
			n.team(t)
		}
	}
}

func (n *needs) team(name string) {
	if t := n.def.Teams[name]; n.add(kindTeam, name) && t != nil {
		n.add("calendar", t.Calendar)
	}
}

func (n *needs) partner(name string) {
	if p := n.def.Partners[name]; n.add(kindPartner, name) && p != nil {
		n.team(p.Owner)
	}
}

// route notes what a route can answer. The compiler refuses circles of routes.
func (n *needs) route(name string) {
	r := n.def.Routes[name]
	if r == nil {
		return
	}
	for _, team := range r.To {
		n.team(team)
	}
	for _, row := range r.Rules {
		n.rules(row.When)
		n.target(row.To)
	}
	n.target(r.Default)
}

func (n *needs) target(t Target) {
	n.team(t.Team)
	n.route(t.Route)
	n.table(t.Table)
}

// table notes the teams that a table gives, spelled team.name.
func (n *needs) table(name string) {
	t := n.def.Tables[name]
	if t == nil {
		return
	}
	for _, give := range append([]string{t.Default}, gives(t.Rows)...) {
		if team, ok := strings.CutPrefix(give, kindTeam+"."); ok {
			n.team(team)
		}
	}
}

func gives(rows []TableRow) []string {
	all := make([]string, len(rows))
	for i, r := range rows {
		all[i] = r.Give
	}
	return all
}

func (n *needs) tasks(names []string) {
	for _, name := range names {
		if t := n.def.Tasks[name]; t != nil {
			n.team(t.Team)
			n.duration(t.Due)
		}
	}
}

func (n *needs) gates(gates []Gate) {
	for _, g := range gates {
		n.rules(g.When, g.Check)
	}
}

func (n *needs) rules(rules ...*rule.Rule) {
	for _, r := range rules {
		if r == nil {
			continue
		}
		for _, name := range r.Names() {
			if setting, ok := strings.CutPrefix(name, kindSetting+"."); ok {
				n.add(kindSetting, setting)
			}
		}
	}
}

func (n *needs) durations(ds Durations) {
	n.duration(ds.Default)
	for _, r := range ds.ByKind {
		n.duration(&r)
	}
}

func (n *needs) duration(refs ...*DurationRef) {
	for _, r := range refs {
		if r != nil {
			n.add(kindSetting, r.Setting)
		}
	}
}
