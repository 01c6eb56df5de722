package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// fieldRules compiles visible and compute against every category that has the
// field, and orders them so that each comes after those it reads.
func (c *compiler) fieldRules(root node) {
	for _, n := range root.children("field") {
		f := c.def.Fields[n.name()]
		scopes := c.scopesAt(n.at)
		f.Visible = n.rule("visible", scopes)
		if text := n.str("compute"); text != "" {
			f.Compute = c.compileAll(n.at+"/compute", text, standing(scopes), true)
			c.computes(n, f, scopes[0])
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

// computes finds expressions that give another type than their field's. Values of
// two types cannot be compared, so a comparison tells.
func (c *compiler) computes(n node, f *definition.Field, s scoped) {
	if f.Compute == nil {
		return
	}
	if f.On != "case" || f.Type == definition.File {
		c.errorf(n.at+"/compute", CodeValue, "Cannot be computed", "Only fields of a case are computed, and no files.")
		return
	}
	_, problems := rule.Compile("("+f.Compute.Text()+") == field."+f.Name, s.scope())
	if i := slices.IndexFunc(problems, func(p rule.Problem) bool {
		return p.Code == rule.CodeType || p.Code == rule.CodeNever
	}); i >= 0 {
		c.errorf(n.at+"/compute", rule.CodeType, "Values do not go together",
			"field.%s is of type %s, and the expression gives something else. Change the type or the expression.", f.Name, f.Type)
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
