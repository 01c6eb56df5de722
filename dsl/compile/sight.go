package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// Sight says which names the rules of a set see, by their place. It is made of
// trees that need not be right, for those who help to write them.
type Sight struct{ c *compiler }

// SightOf looks over a tree and the data files it reads.
func SightOf(tree *syntax.Tree, data map[string][]byte) *Sight {
	c := newCompiler(Source{Tree: tree, Data: data})
	c.helping = true
	root := node{c, tree.Root, ""}
	c.set(root.child("akis"))
	c.simple(root)
	c.shapes(root)
	return &Sight{c}
}

// Definition answers what is known of the set without its rules: categories with
// their fields, teams, choices, settings. Flows, routes and messages are not in it.
func (s *Sight) Definition() *definition.Definition { return s.c.def }

// At answers what the rule at a pointer sees: a scope for each distinct set of
// fields that cases there have.
func (s *Sight) At(pointer string) []*rule.Scope {
	scopes := s.c.scopesAt(pointer)
	if stands(pointer) {
		scopes = standing(scopes)
	}
	all := make([]*rule.Scope, len(scopes))
	for i, sc := range scopes {
		all[i] = sc.scope()
	}
	return all
}

// stands reports whether nothing asks the rule at a pointer again when time passes.
func stands(pointer string) bool {
	parts := steps(pointer)
	last := parts[len(parts)-1]
	return parts[0] == "field" || last == "done_when" || last == "pause" || slices.Contains(parts, "priority")
}

func steps(pointer string) []string { return strings.Split(strings.TrimPrefix(pointer, "/"), "/") }

// scopesAt answers the scopes of the rules in the block at a pointer: those of the
// categories whose cases they are asked of.
func (c *compiler) scopesAt(pointer string) []scoped {
	parts := steps(pointer)
	if len(parts) < 2 {
		return c.allFields()
	}
	switch kind, name := parts[0], parts[1]; kind {
	case "category":
		path := categoryOf(parts)
		if cat := c.def.Categories[path]; cat != nil {
			return []scoped{c.scopeOf(strings.ReplaceAll(path, "/", "."), cat.Fields)}
		}
	case "field":
		return c.scopesOf(c.byField[name])
	case "flow":
		return c.scopesOf(c.usersOf(name))
	case "route":
		return c.scopesOf(c.routeUsers(name))
	case "intake":
		return c.received()
	case "survey":
		if parts[len(parts)-1] == "audience" {
			return c.audience()
		}
	case "message", "task":
		return c.scopesOf(c.sendersOf(kind + "." + name))
	}
	return c.allFields()
}

// categoryOf answers the path of the category that a pointer begins with.
func categoryOf(parts []string) string {
	var path []string
	for i := 0; i+1 < len(parts) && parts[i] == "category"; i += 2 {
		path = append(path, parts[i+1])
	}
	return strings.Join(path, "/")
}

// Happenings lists what an on block can wait for.
func Happenings() []string { return happenings }
