package scenario

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// Coverage is what scenarios came by. It listens to what the core decides and
// judges no rule itself.
type Coverage struct {
	def    *definition.Definition
	points []Point
	at     map[Point]int
	// asked and passed hold, for each gate's address, the ways out at which the
	// core named it as open, and those that a case took.
	asked, passed map[string]map[string]bool
}

func newCoverage(def *definition.Definition) *Coverage {
	c := &Coverage{
		def: def, points: pointsOf(def), at: map[Point]int{},
		asked: map[string]map[string]bool{}, passed: map[string]map[string]bool{},
	}
	for i, p := range c.points {
		c.at[p] = i
	}
	return c
}

// Points answers every point: categories, then flows, then routes.
func (c *Coverage) Points() []Point {
	for address, ways := range c.asked {
		for way := range ways {
			if c.passed[address][way] {
				c.see(address, lets)
			}
		}
	}
	return slices.Clone(c.points)
}

func (c *Coverage) see(address, what string) {
	if i, ok := c.at[Point{Address: address, What: what}]; ok {
		c.points[i].Seen = true
	}
}

func note(in map[string]map[string]bool, address, way string) {
	if in[address] == nil {
		in[address] = map[string]bool{}
	}
	in[address][way] = true
}

// watch takes up one decision.
func (c *Coverage) watch(m Moment) {
	now := m.Before
	for _, o := range engine.Outcomes(m.Context, now) {
		if o.Refusal == nil {
			continue
		}
		for _, p := range o.Refusal.Problems {
			note(c.asked, p.Address, wayOut(now, o.Outcome.Name))
		}
	}
	if r, refused := engine.AsRefusal(m.Err); refused {
		c.refusal(now, m.Command, r)
	}
	for _, e := range m.Events {
		c.event(now, e)
		now = engine.Apply(now, e)
	}
}

func wayOut(c engine.Case, outcome string) string {
	return c.Flow + "/" + c.Step + "/" + outcome
}

func stepAddress(c engine.Case, step string) string { return "/flow/" + c.Flow + "/step/" + step }

func (c *Coverage) refusal(now engine.Case, cmd engine.Command, r *engine.Refusal) {
	for _, p := range r.Problems {
		c.see(p.Address, refuses)
	}
	if f, ok := cmd.(engine.Finish); ok && r.Code == "outcome_not_open" {
		c.see(stepAddress(now, now.Step)+"/outcome/"+f.Outcome, notOpen)
	}
}

func (c *Coverage) event(now engine.Case, e engine.Event) {
	switch b := e.Body.(type) {
	case engine.Finished:
		c.see(stepAddress(now, b.Step)+"/outcome/"+b.Outcome, taken)
		for _, g := range slices.Concat(c.def.Categories[now.Category].Gates, c.def.Flows[now.Flow].Steps[b.Step].Gates) {
			note(c.passed, g.Address, wayOut(now, b.Outcome))
		}
	case engine.Escalated:
		what := acts
		if b.Skipped {
			what = skipped
		}
		c.see(stepAddress(now, now.Step)+"/escalate/"+b.Name, what)
	case engine.Paused:
		if b.Rule {
			c.see(stepAddress(now, now.Step)+"/pause", holds)
		}
	case engine.BlockSet:
		if b.Block != nil {
			c.refusal(now, nil, b.Block.Refusal)
		}
	case engine.CaseClosed:
		for _, g := range c.def.Flows[now.Flow].Ends[now.End].Gates {
			c.see(g.Address, lets)
		}
	case engine.Entered:
		if s := c.def.Flows[now.Flow].Steps[b.Step]; !b.Same && s.Route != "" && e.Why != nil {
			c.routed(s.Route, e.Why.Address)
		}
	case engine.Prioritised:
		c.prioritised(now, e.Why)
	}
}

// routed sees the row that gave the team, and those that lead to its route from
// the step's. Where two rows of a route lead there, the event does not say which
// did, and none counts.
func (c *Coverage) routed(from, row string) {
	c.see(row, chosen)
	for from != routeOf(row) {
		way := c.rowsTo(from, routeOf(row))
		if len(way) != 1 {
			return
		}
		c.see(way[0].address, chosen)
		from = way[0].to
	}
}

func routeOf(address string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(address, "/route/"), "/")
	return name
}

type routeRow struct{ address, to string }

// rowsTo answers the rows of a route that lead to another, over others or not.
func (c *Coverage) rowsTo(from, to string) []routeRow {
	r := c.def.Routes[from]
	if r == nil {
		return nil
	}
	rows := []routeRow{{"/route/" + from + "/default", r.Default.Route}}
	for _, x := range r.Rules {
		rows = append(rows, routeRow{"/route/" + from + "/rule/" + x.Name, x.To.Route})
	}
	return slices.DeleteFunc(rows, func(x routeRow) bool {
		return x.to == "" || x.to != to && len(c.rowsTo(x.to, to)) == 0
	})
}

func (c *Coverage) prioritised(now engine.Case, why *engine.Why) {
	cat := c.def.Categories[now.Category]
	if why == nil || cat == nil {
		return
	}
	if table, ok := strings.CutPrefix(why.Address, "/table/"); ok {
		at := "/table/" + table
		if n, err := strconv.Atoi(strings.TrimPrefix(why.Rule, "row ")); err == nil {
			c.see(at+"/rows/"+strconv.Itoa(n-1), chosen)
			return
		}
		c.see(at+"/default", chosen)
		return
	}
	at := priorityAddress(c.def, cat)
	if why.Rule == "default" {
		c.see(at+"/default", chosen)
		return
	}
	c.see(at+"/rule/"+why.Rule, chosen)
}
