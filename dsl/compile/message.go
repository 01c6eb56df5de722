package compile

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

func (c *compiler) tiers(root node) {
	for _, n := range root.child("tiers").children("tier") {
		c.tierChecks(n)
		t := definition.Tier{Name: n.name(), When: n.rule("when", c.allFields()), SpeedUp: 1}
		if n.has("speed_up") {
			t.SpeedUp = n.number("speed_up")
		}
		c.def.Tiers = append(c.def.Tiers, t)
	}
}

func (c *compiler) messages(root node) {
	c.def.Messages = each(root.children("message"), func(n node) *definition.Message {
		scopes := c.scopesAt(n.at)
		return &definition.Message{
			Name: n.name(), Channels: n.strings("channels"),
			Subject: n.templates("subject", scopes), Body: n.templates("body", scopes),
		}
	})
	c.def.Tasks = each(root.children("task"), func(n node) *definition.Task {
		scopes := c.scopesAt(n.at)
		return &definition.Task{
			Name: n.name(), Title: n.templates("title", scopes), Team: n.ref("team", "team"), Due: n.duration("due"),
			Priority: n.str("priority"), States: taskStates(n),
		}
	})
}

// sendersOf answers the categories whose flows name ref anywhere.
func (c *compiler) sendersOf(ref string) []*definition.Category {
	var out []*definition.Category
	flows := asMap(c.tree.Root["flow"])
	for _, flow := range sortedKeys(flows) {
		if mentions(flows[flow], ref) {
			out = append(out, c.usersOf(flow)...)
		}
	}
	return out
}

// mentions reports whether a part of the tree names ref.
func mentions(v any, ref string) bool {
	switch v := v.(type) {
	case string:
		return v == ref
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return mentions(x, ref) })
	case map[string]any:
		for _, x := range v {
			if mentions(x, ref) {
				return true
			}
		}
	}
	return false
}
