package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// processes compiles what depends on categories: first their shape, so that it is
// known which fields each rule may see, then the rules.
func (c *compiler) processes(root node) {
	c.shapes(root)
	c.tables(root)
	c.fieldRules(root)
	for _, n := range root.children("category") {
		c.categoryRules(n, nil)
	}
	c.routes(root)
	c.flows(root)
	c.messages(root)
	c.tiers(root)
}

// shapes compiles the categories without their rules.
func (c *compiler) shapes(root node) {
	c.def.Categories = map[string]*definition.Category{}
	for _, n := range root.children("category") {
		c.def.Roots = append(c.def.Roots, n.name())
		c.categoryShape(n, nil)
	}
	c.index()
}

// index remembers which categories that cases open in use a flow or a field.
func (c *compiler) index() {
	c.byFlow, c.byField = map[string][]*definition.Category{}, map[string][]*definition.Category{}
	for _, path := range sortedKeys(c.def.Categories) {
		cat := c.def.Categories[path]
		if !cat.Leaf() {
			continue
		}
		c.byFlow[cat.Flow] = append(c.byFlow[cat.Flow], cat)
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
	c.flowNamed[cat.Path] = n.has("flow") || parent != nil && c.flowNamed[parent.Path]
	for _, f := range n.refs("fields", "field") {
		c.onCase(n, f)
		if !slices.Contains(cat.Fields, f) {
			cat.Fields = append(cat.Fields, f)
		}
	}
	for _, s := range n.children("section") {
		cat.Sections = append(cat.Sections, c.section(s, cat))
	}
	c.def.Categories[cat.Path] = cat
	for _, child := range n.children("category") {
		cat.Children = append(cat.Children, cat.Path+"/"+child.name())
		c.categoryShape(child, cat)
	}
	if cat.Leaf() && !c.flowNamed[cat.Path] {
		c.lackf(n.at, CodeReference, "Category without a flow", "Cases may be opened in %s, but no flow says what happens to them. Add flow = flow.name here or above.", cat.Path)
	}
	if cat.Leaf() && cat.Kind == "" {
		c.lackf(n.at, CodeValue, "Category without a kind", "Add kind = complaint, request, feedback, suggestion or praise, here or above.")
	}
}

// onCase refuses a customer's field among those of a case.
func (c *compiler) onCase(n node, field string) {
	if c.def.Fields[field].On == "customer" {
		i := slices.Index(n.strings("fields"), "field."+field)
		c.errorf(n.at+"/fields/"+itoa(i), CodeKindOfRef, "Field of the customer",
			"field.%[1]s is kept with the customer (on = customer), not with a case. Rules read it as customer.%[1]s; remove it here.", field)
	}
}

func (c *compiler) section(n node, cat *definition.Category) definition.Section {
	s := definition.Section{Name: n.name(), Label: n.text("label"), Fields: n.refs("fields", "field")}
	for i, ref := range n.strings("fields") {
		name := strings.TrimPrefix(ref, "field.")
		if c.def.Fields[name] != nil && !slices.Contains(cat.Fields, name) {
			c.lackf(n.at+"/fields/"+itoa(i), CodeNotOnForm, "Field is not on the form",
				"The section shows field.%s, but cases of %s have no such field. Add it to the category's fields.", name, cat.Path)
		}
	}
	return s
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
	scopes := c.scopesAt(n.at)
	if parent != nil {
		cat.Gates = slices.Clone(parent.Gates)
		cat.Priority = parent.Priority
	}
	for _, g := range n.children("gate") {
		cat.Gates = append(cat.Gates, c.gate(g, scopes, c.flowsBelow(cat)))
	}
	if n.has("priority") {
		cat.Priority = c.priority(n.child("priority"), scopes)
	}
	c.retention(n.child("retention"), cat, scopes)
	for _, child := range n.children("category") {
		c.categoryRules(child, cat)
	}
}

func (c *compiler) priority(n node, scopes []scoped) definition.Priority {
	p := definition.Priority{Address: n.at, Default: n.str("default"), Table: n.ref("table", "table")}
	c.givesPriorities(n, p.Table)
	for _, r := range n.children("rule") {
		p.Rules = append(p.Rules, definition.PriorityRule{
			Name: r.name(), When: r.rule("when", scopes), Give: r.str("give"),
		})
	}
	return p
}

// priorities are what a priority can be.
var priorities = []string{"low", "normal", "high", "urgent"}

// givesPriorities holds the answers of a table against the priorities.
func (c *compiler) givesPriorities(n node, table string) {
	t := asMap(asMap(c.tree.Root["table"])[table])
	if give, ok := t["give"].(string); ok && give != "priority" {
		c.errorf(n.at+"/table", CodeValue, "Table gives no priority", "table.%s gives %s; a priority is %s.", table, give, strings.Join(priorities, ", "))
		return
	}
	for _, g := range c.answersOf(table) {
		if !slices.Contains(priorities, g) {
			c.errorf(n.at+"/table", CodeValue, "Table gives no priority",
				"table.%s gives %q; a priority is %s.", table, g, strings.Join(priorities, ", "))
			return
		}
	}
}
