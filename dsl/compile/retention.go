package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// retention checks how long cases of a category are kept.
func (c *compiler) retention(n node, cat *definition.Category, scopes []scoped) {
	if len(n.m) == 0 {
		return
	}
	n.duration("keep")
	n.rule("hold", scopes)
	n.refs("fields", "field")
	for i, ref := range n.strings("fields") {
		name := strings.TrimPrefix(ref, "field.")
		if c.def.Fields[name] != nil && !c.below(cat, name) {
			c.lackf(n.at+"/fields/"+itoa(i), CodeNotOnForm, "Field is not on the form",
				"field.%s is emptied here, but no case of %s or below has it. Add it to the category's fields or remove it.", name, cat.Path)
		}
	}
	if n.str("then") == "delete" && n.has("fields") {
		c.errorf(n.at+"/fields", CodeValue, "Deleted and emptied", "then = delete removes the whole case; fields say nothing. Remove them, or write then = anonymise.")
	}
}

// below reports whether cases of the category or of one below it have the field.
func (c *compiler) below(cat *definition.Category, field string) bool {
	return slices.Contains(cat.Fields, field) || slices.ContainsFunc(cat.Children, func(path string) bool {
		return c.below(c.def.Categories[path], field)
	})
}
