package analyze

import (
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine/definition"
)

// lists looks at every list of rows that cases come by.
func (a *analysis) lists() {
	a.tiers()
	tables := map[string]*entries{}
	a.priorities(tables)
	a.lookups(tables)
	a.routes(tables)
	for _, name := range sortedKeys(tables) {
		in, loose := tables[name].context(a)
		l := a.tableList(a.def.Tables[name], in)
		l.loose = loose
		a.rowsOf(l)
	}
}

// tiers looks at the ladder of tiers, which every customer climbs.
func (a *analysis) tiers() {
	leaves := make([]int, len(a.leaves))
	for i := range leaves {
		leaves[i] = i
	}
	if len(leaves) == 0 || len(a.def.Tiers) == 0 {
		return
	}
	l := list{at: "/tiers", in: context{audience: a.audienceOf(leaves), reach: yes()}}
	for _, t := range a.def.Tiers {
		l.rows = append(l.rows, row{at: "/tiers/tier/" + t.Name, name: t.Name, rule: t.When, claim: a.holds(t.When), gives: t.Name})
	}
	a.rowsOf(l)
}

// entries is how cases come to a list: of which categories, when.
type entries struct {
	leaves set
	ways   []claim
	blur   bool // some way could not be told
}

func (e *entries) add(leaves set, when claim) {
	if e.leaves == nil {
		e.leaves = make(set, len(leaves))
	}
	e.leaves = e.leaves.or(leaves)
	e.ways = append(e.ways, all(within(leaves), when))
}

// claim answers what is true of the cases that come. All ways without a rule are
// one, and none at all when they are the whole audience.
func (e *entries) claim() claim {
	free := make(set, len(e.leaves))
	var ruled []claim
	for _, w := range e.ways {
		if w.op == opWithin {
			free = free.or(w.among)
		} else {
			ruled = append(ruled, w)
		}
	}
	if e.leaves.within(free) {
		return yes()
	}
	return some(append(ruled, within(free))...)
}

// context answers where a list is asked, and whether more cases are taken to come than
// surely do: their ways are too many to tell apart.
func (e *entries) context(a *analysis) (in context, loose bool) {
	in = context{audience: a.audienceOf(slices.Collect(e.leaves.points)), reach: yes()}
	size := 0
	for _, w := range e.ways {
		size += w.size
	}
	if e.blur || size > maxSize {
		return in, true
	}
	in.reach = e.claim()
	return in, false
}

// cameTo answers how cases come to a list, to be added to.
func cameTo(lists map[string]*entries, name string) *entries {
	if lists[name] == nil {
		lists[name] = &entries{}
	}
	return lists[name]
}

// lookups adds the cases that have a field whose value a table gives.
func (a *analysis) lookups(tables map[string]*entries) {
	for _, name := range sortedKeys(a.def.Fields) {
		f := a.def.Fields[name]
		if f.Table == "" {
			continue
		}
		var leaves []int
		for i := range a.leaves {
			if a.has(i, name) {
				leaves = append(leaves, i)
			}
		}
		if len(leaves) > 0 {
			cameTo(tables, f.Table).add(a.audienceOf(leaves).set(), yes())
		}
	}
}

// priorities looks at each priority block, and adds how cases come to the tables that
// priorities ask.
func (a *analysis) priorities(tables map[string]*entries) {
	byAddress := map[string][]int{}
	for i, cat := range a.leaves {
		if len(cat.Priority.Rules) > 0 || cat.Priority.Table != "" {
			byAddress[cat.Priority.Address] = append(byAddress[cat.Priority.Address], i)
		}
	}
	for _, at := range sortedKeys(byAddress) {
		leaves := byAddress[at]
		p := a.leaves[leaves[0]].Priority
		l := list{at: at, in: context{audience: a.audienceOf(leaves), reach: yes()}}
		for _, r := range p.Rules {
			l.rows = append(l.rows, row{at: at + "/rule/" + r.Name, name: r.Name, rule: r.When, claim: a.holds(r.When), gives: r.Give})
		}
		a.rowsOf(l)
		if p.Table != "" {
			cameTo(tables, p.Table).add(l.in.audience.set(), l.unanswered())
		}
	}
}

func (a *analysis) tableList(t *definition.Table, in context) list {
	at := "/table/" + t.Name
	l := list{at: at, in: in, unique: t.Pick == pickUnique, columns: t.By}
	for i, r := range t.Rows {
		l.rows = append(l.rows, row{
			at: at + "/rows/" + strconv.Itoa(i), name: strconv.Itoa(i + 1), codes: r.When, claim: rowClaim(t, r), gives: r.Give,
		})
	}
	return l
}

// pickUnique is the list of which no two rows should hold.
const pickUnique = "unique"

func (a *analysis) routeList(r *definition.Route, in context) list {
	at := "/route/" + r.Name
	l := list{at: at, in: in, unique: r.Pick == pickUnique}
	for _, x := range r.Rules {
		l.rows = append(l.rows, row{
			at: at + "/rule/" + x.Name, name: x.Name, rule: x.When, claim: a.holds(x.When), gives: spelledTarget(x.To),
		})
	}
	if r.By == "" {
		return l
	}
	l.columns = []string{r.By}
	for _, code := range sortedKeys(r.To) {
		l.rows = append(l.rows, row{at: at + "/to/" + code, name: code, codes: []string{code}, claim: cell(r.By, code), gives: spelledTarget(definition.Target{Team: r.To[code]})})
	}
	return l
}

func spelledTarget(t definition.Target) string { return t.Team + " " + t.Route + " " + t.Table }

// routes looks at each route that a flow asks, those that hand on before those they
// hand on to.
func (a *analysis) routes(tables map[string]*entries) {
	came := map[string]*entries{}
	for _, name := range sortedKeys(a.def.Flows) {
		users := a.byFlow[name]
		if len(users) == 0 {
			continue
		}
		for _, step := range a.def.Flows[name].Order {
			s := a.def.Flows[name].Steps[step]
			if !a.reached[name][s.Name] {
				continue
			}
			if s.Route != "" {
				cameTo(came, s.Route).add(a.audienceOf(users).set(), yes())
			}
			if s.Table != "" {
				cameTo(tables, s.Table).add(a.audienceOf(users).set(), yes())
			}
		}
	}
	for _, name := range a.handingOn() {
		e := came[name]
		if e == nil {
			continue
		}
		in, loose := e.context(a)
		l := a.routeList(a.def.Routes[name], in)
		l.loose = loose
		a.rowsOf(l)
		a.handOn(l, a.def.Routes[name], came, tables)
	}
}

// maxUnique caps the rows of a unique list whose ways on are told apart: each row
// counts for each.
const maxUnique = 100

// handOn adds the ways from the rows of a route to the routes and tables they name.
func (a *analysis) handOn(l list, r *definition.Route, came, tables map[string]*entries) {
	blur := l.unique && len(l.rows) > maxUnique
	add := func(to definition.Target, when func() claim) {
		var e *entries
		switch {
		case to.Route != "":
			e = cameTo(came, to.Route)
		case to.Table != "":
			e = cameTo(tables, to.Table)
		default:
			return
		}
		if e.blur = e.blur || blur; blur {
			e.add(l.in.audience.set(), yes())
			return
		}
		e.add(l.in.audience.set(), all(l.in.reach, when()))
	}
	for i, x := range r.Rules {
		add(x.To, func() claim { return l.chosen(i) })
	}
	add(r.Default, l.unanswered)
}

// handingOn answers the routes, each before those it hands on to.
func (a *analysis) handingOn() []string {
	var out []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(name string) {
		r := a.def.Routes[name]
		if r == nil || seen[name] {
			return
		}
		seen[name] = true
		for _, x := range r.Rules {
			visit(x.To.Route)
		}
		visit(r.Default.Route)
		out = append(out, name)
	}
	for _, name := range sortedKeys(a.def.Routes) {
		visit(name)
	}
	slices.Reverse(out)
	return out
}
