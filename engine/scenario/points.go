package scenario

import (
	"maps"
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine/definition"
)

// pointsOf lists the points of a definition: those of what a case can come by. A
// flow that no category has, or a route that no step asks, has none.
func pointsOf(def *definition.Definition) []Point {
	l := lister{def: def, known: map[Answer]bool{}}
	flows, fields := map[string]bool{}, map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(def.Categories)) {
		cat := def.Categories[path]
		if !cat.Leaf() {
			continue
		}
		flows[cat.Flow] = true
		for _, f := range slices.Concat(cat.Hiding, cat.Computed) {
			fields[f] = true
		}
		l.gates(cat.Gates)
		l.priority(cat.Priority)
	}
	for _, name := range slices.Sorted(maps.Keys(flows)) {
		l.flow(def.Flows[name])
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		l.field(def.Fields[name])
	}
	return l.points
}

// lister collects points, each once.
type lister struct {
	def    *definition.Definition
	points []Point
	known  map[Answer]bool
}

func (l *lister) add(kind Kind, address string, yes bool, w pointWords) {
	a := Answer{address, yes}
	if l.known[a] {
		return
	}
	l.known[a] = true
	l.points = append(l.points, Point{Kind: kind, Address: address, Yes: yes, does: w.does, never: w.never})
}

// both adds a rule that can say yes and no.
func (l *lister) both(kind Kind, address string, yes, no pointWords) {
	l.add(kind, address, true, yes)
	l.add(kind, address, false, no)
}

func (l *lister) gates(gates []definition.Gate) {
	for _, g := range gates {
		l.both(GatePoint, g.Address, lets, refuses)
		if g.When != nil {
			l.add(GatePoint, g.Address+"/when", false, aside)
		}
		if g.Check != nil && len(g.Require) > 0 { // alone, it is the gate's own answer
			l.both(GatePoint, g.Address+"/check", yes, no)
		}
	}
}

func (l *lister) priority(p definition.Priority) {
	for _, r := range p.Rules {
		l.both(PriorityPoint, p.Address+"/rule/"+r.Name, yes, no)
	}
	if p.Table == "" && len(p.Rules) > 0 {
		l.add(PriorityPoint, p.Address+"/default", true, chosen)
	}
	l.table(p.Table)
}

func (l *lister) table(name string) {
	t := l.def.Tables[name]
	if t == nil {
		return
	}
	for i := range t.Rows {
		l.add(TablePoint, "/table/"+t.Name+"/rows/"+strconv.Itoa(i), true, matches)
	}
	if t.Pick == "unique" || !catchesAll(t) { // rows of a unique table that disagree leave it to the default
		l.add(TablePoint, "/table/"+t.Name+"/default", true, chosen)
	}
}

// catchesAll reports a row that matches whatever the values are.
func catchesAll(t *definition.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r definition.TableRow) bool {
		return !slices.ContainsFunc(r.When, func(v string) bool { return v != "*" })
	})
}

func (l *lister) flow(f *definition.Flow) {
	for _, name := range f.Order {
		l.step(f.Steps[name], "/flow/"+f.Name+"/step/"+name)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Ends)) {
		e, at := f.Ends[name], "/flow/"+f.Name+"/end/"+name
		l.add(EndPoint, at, true, reached)
		if e.Status != "cancelled" {
			l.add(EndPoint, at+"/close", true, happens)
			l.add(EndPoint, at+"/reopen", true, happens)
		}
		l.gates(e.Gates)
		l.messages(e.Send)
	}
}

func (l *lister) step(s *definition.Step, at string) {
	l.add(StepPoint, at, true, entered)
	l.route(s.Route)
	l.table(s.Table)
	for _, o := range s.Outcomes {
		l.add(OutcomePoint, at+"/outcome/"+o.Name, true, taken)
		if o.When != nil {
			l.add(OutcomePoint, at+"/outcome/"+o.Name+"/when", false, notOpen)
		}
		l.messages(o.Send)
	}
	l.gates(s.Gates)
	if s.Wait != "" {
		l.both(GatePoint, at+"/wait", lets, refuses)
	}
	for _, e := range s.Escalate {
		l.add(EscalationPoint, at+"/escalate/"+e.Name, true, acts)
		if e.When != nil {
			l.add(EscalationPoint, at+"/escalate/"+e.Name, false, skipped)
		}
		l.messages(e.Send)
	}
	if s.Pause != nil {
		l.both(PausePoint, at+"/pause", yes, no)
	}
	if s.DoneWhen != nil {
		l.both(DonePoint, at+"/done_when", yes, no)
	}
}

// route lists a route's rows, and those of the routes and tables it leads to.
func (l *lister) route(name string) {
	r := l.def.Routes[name]
	if r == nil || l.known[Answer{"/route/" + r.Name + "/default", true}] {
		return
	}
	at := "/route/" + r.Name
	for _, row := range r.Rules {
		l.both(RoutePoint, at+"/rule/"+row.Name, yes, no)
	}
	for _, code := range slices.Sorted(maps.Keys(r.To)) {
		l.add(RoutePoint, at+"/to/"+code, true, matches)
	}
	l.add(RoutePoint, at+"/default", true, chosen)
	for _, row := range r.Rules {
		l.route(row.To.Route)
		l.table(row.To.Table)
	}
	l.route(r.Default.Route)
	l.table(r.Default.Table)
}

func (l *lister) field(f *definition.Field) {
	if f.Visible != nil {
		l.both(VisiblePoint, "/field/"+f.Name+"/visible", shows, hides)
	}
	if f.Computed() {
		l.table(f.Table)
		l.add(ComputePoint, "/field/"+f.Name+"/compute", true, computes)
	}
}

func (l *lister) messages(names []string) {
	for _, m := range names {
		l.add(MessagePoint, "/message/"+m, true, sent)
	}
}
