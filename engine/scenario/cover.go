package scenario

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// Coverage is what scenarios came by. It listens to what the core is told by the
// definition and decides, and judges no rule itself.
type Coverage struct {
	def    *definition.Definition
	points []Point
	at     map[Answer]int
}

// tally is how many decisions of one scenario came by each point.
type tally map[int]int

func newCoverage(def *definition.Definition) *Coverage {
	c := &Coverage{def: def, points: pointsOf(def), at: map[Answer]int{}}
	for i, p := range c.points {
		c.at[Answer{p.Address, p.Yes}] = i
	}
	return c
}

// Points answers every point: of categories, then flows with what their steps ask,
// then fields.
func (c *Coverage) Points() []Point { return slices.Clone(c.points) }

// Share is how many points of a kind were seen.
type Share struct {
	Kind     Kind `json:"kind,omitempty"` // "" for all of them
	Seen, Of int
}

// Percent answers the share in whole percents, rounded down: 100 is all of them.
// Of nothing, all is seen.
func (s Share) Percent() int {
	if s.Of == 0 {
		return 100
	}
	return 100 * s.Seen / s.Of
}

// Total answers the share of all points.
func (c *Coverage) Total() Share { return shareOf(c.points) }

// Shares answers the share of each kind that the definition has.
func (c *Coverage) Shares() []Share {
	var all []Share
	for _, k := range Kinds() {
		s := shareOf(slices.DeleteFunc(c.Points(), func(p Point) bool { return p.Kind != k }))
		if s.Of > 0 {
			s.Kind = k
			all = append(all, s)
		}
	}
	return all
}

func shareOf(points []Point) Share {
	s := Share{Of: len(points)}
	for _, p := range points {
		if p.Seen() {
			s.Seen++
		}
	}
	return s
}

// add takes up what one scenario came by.
func (c *Coverage) add(name string, hits tally) {
	for i, n := range hits {
		c.points[i].Hits += n
		c.points[i].By = append(c.points[i].By, name)
	}
}

// watch counts one decision. What it came by twice counts once.
func (c *Coverage) watch(m Moment, hits tally) {
	seen := map[int]bool{}
	see := func(address string, yes bool) {
		if i, ok := c.at[Answer{address, yes}]; ok && !seen[i] {
			seen[i] = true
			hits[i]++
		}
	}
	for _, a := range m.Answers {
		see(a.Address, a.Yes)
		if row, isRule := strings.CutSuffix(a.Address, "/when"); isRule && strings.Contains(row, "/rule/") {
			see(row, a.Yes)
		}
	}
	satisfied(m.Answers, see)
	if r, refused := engine.AsRefusal(m.Err); refused {
		refusal(m.Before, r, see)
	}
	now := m.Before
	for _, e := range m.Events {
		event(c.def, now, e, see)
		now = engine.Apply(now, e)
	}
	c.shown(m, see)
}

// satisfied sees the gates that asked for something and missed nothing of it.
func satisfied(answers []Answer, see func(string, bool)) {
	missed := map[string]bool{}
	for _, a := range answers {
		if gate, asked := gateOf(a.Address); asked {
			missed[gate] = missed[gate] || !a.Yes
		}
	}
	for gate, missing := range missed {
		if !missing {
			see(gate, true)
		}
	}
}

// gateOf answers the gate that a field it requires, or its check, belongs to.
func gateOf(address string) (string, bool) {
	if i := strings.LastIndex(address, "/require/"); i >= 0 {
		return address[:i], true
	}
	return strings.CutSuffix(address, "/check")
}

// refusal sees the gates that refused: one that an escalation went past did not.
func refusal(c engine.Case, r *engine.Refusal, see func(string, bool)) {
	for _, p := range r.Problems {
		see(p.Address, false)
		if p.Code == "task_open" {
			see("/flow/"+c.Flow+"/step/"+c.Step+"/wait", false)
		}
	}
}

// event sees what an event is about. c is the case before it.
func event(def *definition.Definition, c engine.Case, e engine.Event, see func(string, bool)) {
	flow := "/flow/" + c.Flow
	switch b := e.Body.(type) {
	case engine.Entered:
		if !b.Same {
			see(flow+"/step/"+b.Step, true)
		}
	case engine.Finished:
		see(flow+"/step/"+b.Step+"/outcome/"+b.Outcome, true)
		see(flow+"/step/"+b.Step+"/wait", true)
	case engine.Escalated:
		see(flow+"/step/"+c.Step+"/escalate/"+b.Name, !b.Skipped)
	case engine.Ended:
		see(flow+"/end/"+b.End, true)
	case engine.CaseClosed:
		see(flow+"/end/"+c.End+"/close", true)
	case engine.Reopened:
		see(flow+"/end/"+c.End+"/reopen", true)
	case engine.Sent:
		see("/message/"+b.Message, true)
	case engine.BlockSet:
		if b.Block != nil {
			refusal(c, b.Block.Refusal, see)
		}
	case engine.Filled:
		for _, name := range def.Categories[c.Category].Computed {
			if b.Fields[name] != nil {
				see("/field/"+name+"/compute", true)
			}
		}
	}
}

// shown sees which fields the case shows after a decision, and which it hides.
func (c *Coverage) shown(m Moment, see func(string, bool)) {
	cat := c.def.Categories[m.After.Category]
	if cat == nil || len(cat.Hiding) == 0 {
		return
	}
	ctx := m.Context
	ctx.Watch = nil
	hidden := engine.Hidden(ctx, m.After)
	for _, name := range cat.Hiding {
		see("/field/"+name+"/visible", !slices.Contains(hidden, name))
	}
}
