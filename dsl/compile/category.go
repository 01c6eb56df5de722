package compile

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// processes compiles what depends on categories: first their shape, so that it is
// known which fields each rule may see, then the rules.
func (c *compiler) processes(root node) {
	c.def.Categories = map[string]*definition.Category{}
	for _, n := range root.children("category") {
		c.def.Roots = append(c.def.Roots, n.name())
		c.categoryShape(n, nil)
	}
	c.index()
	c.fieldRules(root)
	for _, n := range root.children("category") {
		c.categoryRules(n, nil)
	}
	c.tables(root)
	c.routes(root)
	c.flows(root)
	c.messages(root)
	c.tiers(root)
}

// index remembers which leaf categories use a flow and which categories a field.
func (c *compiler) index() {
	c.byFlow, c.byField = map[string][]*definition.Category{}, map[string][]*definition.Category{}
	for _, path := range sortedKeys(c.def.Categories) {
		cat := c.def.Categories[path]
		if cat.Leaf() {
			c.byFlow[cat.Flow] = append(c.byFlow[cat.Flow], cat)
		}
		for _, f := range cat.Fields {
			c.byField[f] = append(c.byField[f], cat)
		}
	}
}

// categoryShape inherits everything but rules.
func (c *compiler) categoryShape(n node, parent *definition.Category) {
	cat := &definition.Category{
		Name: n.name(), Path: n.name(), Label: n.text("label"), Kind: definition.Kind(n.str("kind")),
		Flow: n.ref("flow", "flow"), SLA: n.durations("sla"), Priority: definition.Priority{Default: "normal"},
	}
	if parent != nil {
		inherit(cat, parent)
	}
	for _, f := range n.refs("fields", "field") {
		if !slices.Contains(cat.Fields, f) {
			cat.Fields = append(cat.Fields, f)
		}
	}
	for _, s := range n.children("section") {
		cat.Sections = append(cat.Sections, definition.Section{
			Name: s.name(), Label: s.text("label"), Fields: s.refs("fields", "field"),
		})
	}
	c.def.Categories[cat.Path] = cat
	for _, child := range n.children("category") {
		cat.Children = append(cat.Children, cat.Path+"/"+child.name())
		c.categoryShape(child, cat)
	}
	if cat.Leaf() && cat.Flow == "" {
		c.errorf(n.at, CodeReference, "Category without a flow", "Cases may be opened in %s, but no flow says what happens to them. Add flow = flow.name here or above.", cat.Path)
	}
	if cat.Leaf() && cat.Kind == "" {
		c.errorf(n.at, CodeValue, "Category without a kind", "Add kind = complaint, request, feedback, suggestion or praise, here or above.")
	}
}

func inherit(cat, parent *definition.Category) {
	cat.Path, cat.Parent = parent.Path+"/"+cat.Name, parent.Path
	if cat.Kind == "" {
		cat.Kind = parent.Kind
	}
	if cat.Flow == "" {
		cat.Flow = parent.Flow
	}
	if cat.SLA.Default == nil && len(cat.SLA.ByKind) == 0 {
		cat.SLA = parent.SLA
	}
	cat.Fields = slices.Clone(parent.Fields)
	cat.Sections = slices.Clone(parent.Sections)
}

// categoryRules compiles gates and priorities, parents first.
func (c *compiler) categoryRules(n node, parent *definition.Category) {
	path := strings.ReplaceAll(strings.TrimPrefix(n.at, "/category/"), "/category/", "/")
	cat := c.def.Categories[path]
	scopes := []scoped{c.scopeOf(strings.ReplaceAll(path, "/", "."), cat.Fields)}
	if parent != nil {
		cat.Gates = slices.Clone(parent.Gates)
		cat.Priority = parent.Priority
	}
	for _, g := range n.children("gate") {
		cat.Gates = append(cat.Gates, c.gate(g, scopes, cat.Flow, cat.Fields))
	}
	if n.has("priority") {
		cat.Priority = c.priority(n.child("priority"), scopes)
	}
	for _, child := range n.children("category") {
		c.categoryRules(child, cat)
	}
}

func (c *compiler) priority(n node, scopes []scoped) definition.Priority {
	p := definition.Priority{Default: n.str("default"), Table: n.ref("table", "table")}
	for _, r := range n.children("rule") {
		p.Rules = append(p.Rules, definition.PriorityRule{
			Name: r.name(), When: r.rule("when", standing(scopes)), Give: r.str("give"),
		})
	}
	return p
}

// gate compiles a gate that stands where fields can be on the form.
func (c *compiler) gate(n node, scopes []scoped, flow string, fields []string) definition.Gate {
	g := definition.Gate{
		Name: n.name(), Address: n.at, When: n.rule("when", scopes), Require: n.refs("require", "field"),
		Check: n.rule("check", scopes), Message: n.text("message"),
	}
	if len(g.Require) == 0 && g.Check == nil {
		c.errorf(n.at, CodeValue, "Gate asks for nothing", "Add require = [field.name] or check = \"rule\".")
	}
	for i, f := range g.Require {
		if fields != nil && !slices.Contains(fields, f) {
			c.errorf(n.at+"/require/"+itoa(i), CodeNotOnForm, "Required field is not on the form",
				"field.%s is required here, but its cases have no such field; they could never move on. Add it to the category's fields.", f)
		}
	}
	for i, ref := range n.strings("at") {
		c.gateAt(&g, n.at+"/at/"+itoa(i), ref, flow)
	}
	return g
}

func (c *compiler) gateAt(g *definition.Gate, at, ref, flow string) {
	kind, name, _ := strings.Cut(ref, ".")
	steps := c.flowChildren(flow, "step")
	switch kind {
	case "step":
		step, outcome, hasOutcome := strings.Cut(name, ".")
		if steps[step] == nil {
			c.missing(at, "step."+step, "step", slices.Sorted(maps.Keys(steps)))
			return
		}
		if hasOutcome {
			g.Outcomes = append(g.Outcomes, step+"."+outcome)
			return
		}
		g.Steps = append(g.Steps, step)
	case "outcome":
		g.Outcomes = append(g.Outcomes, name)
		if !c.hasOutcome(steps, name) {
			c.errorf(at, CodeReference, "Unknown name", "No step of flow.%s has an outcome %q.", flow, name)
		}
	default:
		c.errorf(at, CodeKindOfRef, "Reference of another kind", "%s does not fit here; write step.name or outcome.name.", ref)
	}
}

func (c *compiler) hasOutcome(steps map[string]any, name string) bool {
	for _, s := range steps {
		step, _ := s.(map[string]any)
		outcomes, _ := step["outcome"].(map[string]any)
		if outcomes[name] != nil {
			return true
		}
	}
	return false
}

func (c *compiler) flowChildren(flow, kind string) map[string]any {
	flows, _ := c.tree.Root["flow"].(map[string]any)
	f, _ := flows[flow].(map[string]any)
	children, _ := f[kind].(map[string]any)
	return children
}

// fieldRules compiles visible and compute against every category that has the
// field, and orders them so that each comes after those it reads.
func (c *compiler) fieldRules(root node) {
	for _, n := range root.children("field") {
		f := c.def.Fields[n.name()]
		scopes := standing(c.scopesOf(c.byField[f.Name]))
		f.Visible = n.rule("visible", scopes)
		if text := n.str("compute"); text != "" {
			f.Compute = c.compileAll(n.at+"/compute", text, scopes, true)
		}
	}
	visible := func(f *definition.Field) *rule.Rule { return f.Visible }
	compute := func(f *definition.Field) *rule.Rule { return f.Compute }
	c.circles("visible", visible)
	c.circles("compute", compute)
	for _, cat := range c.def.Categories {
		cat.Hiding = c.ordered(cat.Fields, visible)
		cat.Computed = c.ordered(cat.Fields, compute)
	}
}

type ruleOf func(*definition.Field) *rule.Rule

// reads answers the fields that a field's rule reads.
func reads(f *definition.Field, of ruleOf) []string {
	r := of(f)
	if r == nil {
		return nil
	}
	var out []string
	for _, n := range r.Names() {
		if name, ok := strings.CutPrefix(n, "field."); ok {
			out = append(out, name)
		}
	}
	return out
}

func (c *compiler) circles(attribute string, of ruleOf) {
	for _, name := range sortedKeys(c.def.Fields) {
		if c.reaches(name, name, of, map[string]bool{}) {
			c.errorf("/field/"+name+"/"+attribute, CodeCircle, "Goes in a circle",
				"field.%s depends on itself through %s. Break the circle.", name, attribute)
		}
	}
}

func (c *compiler) reaches(from, to string, of ruleOf, seen map[string]bool) bool {
	for _, next := range reads(c.def.Fields[from], of) {
		if next == to {
			return true
		}
		if c.def.Fields[next] != nil && !seen[next] {
			seen[next] = true
			if c.reaches(next, to, of, seen) {
				return true
			}
		}
	}
	return false
}

// ordered answers the fields that have such a rule, dependencies first.
func (c *compiler) ordered(fields []string, of ruleOf) []string {
	var out []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(name string) {
		f := c.def.Fields[name]
		if f == nil || seen[name] || !slices.Contains(fields, name) {
			return
		}
		seen[name] = true
		for _, r := range reads(f, of) {
			visit(r)
		}
		if of(f) != nil {
			out = append(out, name)
		}
	}
	for _, f := range fields {
		visit(f)
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
