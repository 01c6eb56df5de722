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
		c.looksUp(n, f)
	}
	visible := func(f *definition.Field) []string { return namesOf(f.Visible) }
	c.circles("visible", visible)
	c.circles("compute", c.madeOf)
	for _, cat := range c.def.Categories {
		cat.Hiding = c.ordered(cat.Fields, visible)
		cat.Computed = c.ordered(cat.Fields, c.madeOf)
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
	if c.differs(f.Compute.Text(), "field."+f.Name, s) {
		c.lackf(n.at+"/compute", rule.CodeType, "Values do not go together",
			"field.%s is of type %s, and the expression gives something else. Change the type or the expression.", f.Name, f.Type)
	}
}

// looksUp compiles a field whose value is a table's answer.
func (c *compiler) looksUp(n node, f *definition.Field) {
	f.Table = n.ref("table", "table")
	if f.Table == "" {
		return
	}
	at := n.at + "/table"
	switch {
	case f.On != "case" || f.Type == definition.File || f.Type == definition.ChoiceList:
		c.errorf(at, CodeValue, "Cannot be computed", "Only fields of a case are computed, and no files.")
		return
	case n.has("compute") || n.has("default"):
		c.errorf(at, CodeValue, "Computed and given", "field.%s is computed; a default would be lost at once. Keep one.", f.Name)
	}
	if !c.tree.Whole(n.at) || f.Options != "" && c.def.Choices[f.Options] == nil || n.has("options") && f.Options == "" {
		return // what it could be is not known
	}
	for _, give := range c.answersOf(f.Table) {
		if v := definition.Unspell(f.Type, give); c.valuesKnown(f) && (v == nil || !c.fits(f, v)) {
			c.errorf(at, CodeValue, "Table gives another type", "table.%s gives %q, which is not a value of field.%s.", f.Table, give, f.Name)
			return
		}
	}
}

// namesOf answers the fields that a rule reads, nil without a rule.
func namesOf(r *rule.Rule) []string {
	if r == nil {
		return nil
	}
	out := []string{}
	for _, n := range r.Names() {
		if name, ok := strings.CutPrefix(n, "field."); ok {
			out = append(out, name)
		}
	}
	return out
}

// madeOf answers the fields that a computed field is made of, nil of one that is not
// computed.
func (c *compiler) madeOf(f *definition.Field) []string {
	if t := c.def.Tables[f.Table]; t != nil {
		return append([]string{}, t.By...)
	}
	return namesOf(f.Compute)
}

// fieldsOf answers the fields behind a field, nil when there is nothing behind it.
type fieldsOf func(*definition.Field) []string

func (c *compiler) circles(attribute string, of fieldsOf) {
	for _, name := range sortedKeys(c.def.Fields) {
		if c.reaches(name, name, of, map[string]bool{}) {
			by := attribute
			if by == "compute" && c.def.Fields[name].Table != "" {
				by = "table"
			}
			c.errorf("/field/"+name+"/"+by, CodeCircle, "Goes in a circle",
				"field.%s depends on itself through %s. Break the circle.", name, by)
		}
	}
}

func (c *compiler) reaches(from, to string, of fieldsOf, seen map[string]bool) bool {
	for _, next := range of(c.def.Fields[from]) {
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
func (c *compiler) ordered(fields []string, of fieldsOf) []string {
	var out []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(name string) {
		f := c.def.Fields[name]
		if f == nil || seen[name] || !slices.Contains(fields, name) {
			return
		}
		seen[name] = true
		for _, r := range of(f) {
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
