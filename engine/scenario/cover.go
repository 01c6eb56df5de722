package scenario

import (
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// Coverage is what scenarios came by. It listens to what the core is told by the
// definition and decides, and judges no rule itself.
type Coverage struct {
	points []Point
	at     map[Answer]int
}

// tally is how many decisions of one scenario came by each point.
type tally map[int]int

func newCoverage(def *definition.Definition) *Coverage {
	c := &Coverage{points: pointsOf(def), at: map[Answer]int{}}
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
	}
	now := m.Before
	for _, e := range m.Events {
		if address := happenedAt(now, e); address != "" {
			see(address, true)
		}
		now = engine.Apply(now, e)
	}
}

// happenedAt answers the address of the point that an event is about, or "". c is
// the case before it.
func happenedAt(c engine.Case, e engine.Event) string {
	flow := "/flow/" + c.Flow
	switch b := e.Body.(type) {
	case engine.Entered:
		if !b.Same {
			return flow + "/step/" + b.Step
		}
	case engine.Finished:
		return flow + "/step/" + b.Step + "/outcome/" + b.Outcome
	case engine.Escalated:
		if !b.Skipped {
			return flow + "/step/" + c.Step + "/escalate/" + b.Name
		}
	case engine.Ended:
		return flow + "/end/" + b.End
	case engine.CaseClosed:
		return flow + "/end/" + c.End + "/close"
	case engine.Reopened:
		return flow + "/end/" + c.End + "/reopen"
	case engine.Sent:
		return "/message/" + b.Message
	}
	return ""
}
