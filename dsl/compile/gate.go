package compile

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// gate compiles a gate that stands in any of the flows.
func (c *compiler) gate(n node, scopes []scoped, flows []string) definition.Gate {
	g := definition.Gate{
		Name: n.name(), Address: n.at, When: n.rule("when", scopes), Require: n.refs("require", "field"),
		Check: n.rule("check", scopes), Message: n.text("message"),
	}
	if !n.has("check") && len(n.strings("require")) == 0 {
		c.lackf(n.at, CodeValue, "Gate asks for nothing", "Add require = [field.name] or check = \"rule\".")
	}
	for i, ref := range n.strings("at") {
		c.gateAt(&g, n.at+"/at/"+itoa(i), ref, flows)
	}
	return g
}

// flowsBelow answers the flows of the cases that a category's gates bind.
func (c *compiler) flowsBelow(cat *definition.Category) []string {
	if cat.Leaf() {
		return []string{cat.Flow}
	}
	var flows []string
	for _, child := range cat.Children {
		flows = append(flows, c.flowsBelow(c.def.Categories[child])...)
	}
	slices.Sort(flows)
	return slices.Compact(flows)
}

// gateAt binds a gate to a step, an outcome of a step, or an outcome by its name
// wherever it stands.
func (c *compiler) gateAt(g *definition.Gate, at, ref string, flows []string) {
	steps := map[string][]any{} // flows may have steps of the same name
	for _, flow := range flows {
		for name, s := range c.flowChildren(flow, "step") {
			steps[name] = append(steps[name], s)
		}
	}
	kind, name, _ := strings.Cut(ref, ".")
	step, outcome, both := strings.Cut(name, ".")
	switch {
	case kind == "outcome":
		g.Outcomes = append(g.Outcomes, name)
		c.knownOutcome(at, "outcome", name, outcomesOf(slices.Concat(slices.Collect(maps.Values(steps))...)))
	case kind != "step":
		c.errorf(at, CodeKindOfRef, "Reference of another kind", "%s does not fit here; write step.name, step.name.outcome or outcome.name.", ref)
	case steps[step] == nil && !c.tree.Whole(topOf(at)):
		// the category's flow may be unknown
	case steps[step] == nil:
		c.missing(at, "step."+step, "step", slices.Sorted(maps.Keys(steps)))
	case both:
		g.Outcomes = append(g.Outcomes, name)
		c.knownOutcome(at, "step."+step, outcome, outcomesOf(steps[step]))
	default:
		g.Steps = append(g.Steps, step)
	}
}

func (c *compiler) knownOutcome(at, where, name string, known []string) {
	if slices.Contains(known, name) || c.lost("outcome", name) {
		return
	}
	remedy := phrase.Say("There are %s.", strings.Join(known, ", "))
	if near := nearest(name, known); near != "" {
		remedy = phrase.Say("Did you mean %s?", where+"."+near)
	}
	c.note(diag.Error, at, CodeReference, "Unknown name", phrase.Text{phrase.Say("There is no %s.", where+"."+name), remedy})
}

// outcomesOf answers the names of the ways out of steps.
func outcomesOf(steps []any) []string {
	names := map[string]bool{}
	for _, s := range steps {
		for name := range asMap(asMap(s)["outcome"]) {
			names[name] = true
		}
	}
	return sortedKeys(names)
}

func (c *compiler) flowChildren(flow, kind string) map[string]any {
	return asMap(asMap(asMap(c.tree.Root["flow"])[flow])[kind])
}
