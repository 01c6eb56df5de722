package scenario

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// What can be seen at a point.
const (
	taken    = "taken"    // an outcome
	notOpen  = "not_open" // an outcome with a rule: a case was refused it
	refuses  = "refuses"  // a gate
	lets     = "lets_through"
	acts     = "acts"    // an escalation
	skipped  = "skipped" // an escalation with a rule that did not hold
	chosen   = "chosen"  // a row of a route, a table or a priority
	holds    = "holds"   // a rule that pauses
	notThere = ""
)

// never says of each that it was not seen.
var never = map[string]string{
	taken: "never taken", notOpen: "never refused by its rule", refuses: "never refuses", lets: "never lets a case through",
	acts: "never acts", skipped: "its rule is never no", chosen: "never chosen", holds: "never holds",
}

// Point is one thing that scenarios should come by.
type Point struct {
	// Address is the pointer of the definition node.
	Address string `json:"address"`
	What    string `json:"what"`
	Seen    bool   `json:"seen"`
}

// String says what was not seen, such as
// `outcome "solved" of step "triage" of flow "cargo": never taken`.
func (p Point) String() string {
	parts := strings.Split(strings.TrimPrefix(p.Address, "/"), "/")
	var names []string
	for i := 0; i < len(parts); i++ {
		if i+1 == len(parts) || parts[i] == "priority" {
			names = append(names, parts[i])
			continue
		}
		name := strconv.Quote(parts[i+1])
		if n, err := strconv.Atoi(parts[i+1]); err == nil {
			name = strconv.Itoa(n + 1) // people count rows from 1
		}
		names = append(names, strings.TrimSuffix(parts[i], "s")+" "+name)
		i++
	}
	slices.Reverse(names)
	return strings.Join(names, " of ") + ": " + never[p.What]
}

// pointsOf lists the points of a definition, by what can be reached: routes and
// tables that nothing uses are none.
func pointsOf(def *definition.Definition) []Point {
	var l lister
	for _, path := range slices.Sorted(maps.Keys(def.Categories)) {
		l.category(def, def.Categories[path])
	}
	for _, name := range slices.Sorted(maps.Keys(def.Flows)) {
		l.flow(def.Flows[name])
	}
	for _, name := range slices.Sorted(maps.Keys(def.Routes)) {
		l.route(def.Routes[name])
	}
	return l.points
}

// lister collects points, each once.
type lister struct {
	points []Point
	known  map[Point]bool
}

func (l *lister) add(address string, whats ...string) {
	if l.known == nil {
		l.known = map[Point]bool{}
	}
	for _, what := range whats {
		p := Point{Address: address, What: what}
		if what == notThere || l.known[p] {
			continue
		}
		l.known[p] = true
		l.points = append(l.points, p)
	}
}

func (l *lister) gates(gates []definition.Gate) {
	for _, g := range gates {
		l.add(g.Address, refuses, lets)
	}
}

func (l *lister) category(def *definition.Definition, cat *definition.Category) {
	l.gates(cat.Gates)
	at := priorityAddress(def, cat)
	for _, r := range cat.Priority.Rules {
		l.add(at+"/rule/"+r.Name, chosen)
	}
	switch t := def.Tables[cat.Priority.Table]; {
	case t != nil:
		for i := range t.Rows {
			l.add("/table/"+t.Name+"/rows/"+strconv.Itoa(i), chosen)
		}
		if !catchesAll(t) {
			l.add("/table/"+t.Name+"/default", chosen)
		}
	case len(cat.Priority.Rules) > 0:
		l.add(at+"/default", chosen)
	}
}

// catchesAll reports a row that matches whatever the values are.
func catchesAll(t *definition.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r definition.TableRow) bool {
		return !slices.ContainsFunc(r.When, func(v string) bool { return v != "*" })
	})
}

// priorityAddress answers where a category's priority stands: what is inherited
// stands with the parent.
func priorityAddress(def *definition.Definition, cat *definition.Category) string {
	for {
		parent := def.Categories[cat.Parent]
		if parent == nil || !reflect.DeepEqual(parent.Priority, cat.Priority) {
			return "/category/" + strings.ReplaceAll(cat.Path, "/", "/category/") + "/priority"
		}
		cat = parent
	}
}

func (l *lister) flow(f *definition.Flow) {
	for _, name := range f.Order {
		s, at := f.Steps[name], "/flow/"+f.Name+"/step/"+name
		for _, o := range s.Outcomes {
			l.add(at+"/outcome/"+o.Name, taken, where(o.When != nil, notOpen))
		}
		l.gates(s.Gates)
		for _, e := range s.Escalate {
			l.add(at+"/escalate/"+e.Name, acts, where(e.When != nil, skipped))
		}
		if s.Pause != nil {
			l.add(at+"/pause", holds)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Ends)) {
		l.gates(f.Ends[name].Gates)
	}
}

func (l *lister) route(r *definition.Route) {
	at := "/route/" + r.Name
	for _, row := range r.Rules {
		l.add(at+"/rule/"+row.Name, chosen)
	}
	for _, code := range slices.Sorted(maps.Keys(r.To)) {
		l.add(at+"/to/"+code, chosen)
	}
	l.add(at+"/default", chosen)
}

// where answers what, or nothing to add.
func where(yes bool, what string) string {
	if yes {
		return what
	}
	return notThere
}
