package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// audience is the leaf categories whose cases come by some block.
type audience struct {
	leaves []int // in order of the paths
	a      *analysis
	lacked *map[string]bool // memory of allHave: fields that some lack
}

// audienceOf answers the audience of some leaf categories.
func (a *analysis) audienceOf(leaves []int) audience {
	return audience{leaves: leaves, a: a, lacked: new(map[string]bool)}
}

// allHave reports whether the field is on the form of every category.
func (u audience) allHave(field string) bool {
	if len(u.leaves) == 1 {
		return u.a.has(u.leaves[0], field)
	}
	lacked, known := (*u.lacked)[field]
	if !known {
		lacked = slices.ContainsFunc(u.leaves, func(i int) bool { return !u.a.has(i, field) })
		if *u.lacked == nil {
			*u.lacked = map[string]bool{}
		}
		(*u.lacked)[field] = lacked
	}
	return !lacked
}

// paths answers the categories as rules see them.
func (u audience) paths() []any {
	out := make([]any, len(u.leaves))
	for i, leaf := range u.leaves {
		out[i] = dots(u.a.leaves[leaf].Path)
	}
	return out
}

func (u audience) set() set {
	s := newSet(len(u.a.leaves))
	for _, leaf := range u.leaves {
		s.add(leaf)
	}
	return s
}

func dots(path string) string { return strings.ReplaceAll(path, "/", ".") }

// pointer answers the address of a category.
func pointer(path string) string {
	return "/category/" + strings.ReplaceAll(path, "/", "/category/")
}

// index numbers the leaf categories, tells their forms apart and remembers which of
// them use each flow.
func (a *analysis) index() {
	forms := map[string]int{}
	for _, path := range sortedKeys(a.def.Categories) {
		cat := a.def.Categories[path]
		if !cat.Leaf() {
			continue
		}
		key := strings.Join(cat.Fields, " ")
		id, known := forms[key]
		if !known {
			id = len(a.forms)
			forms[key] = id
			fields := make(map[string]bool, len(cat.Fields))
			for _, f := range cat.Fields {
				fields[f] = true
				if a.havers[f] == nil {
					a.havers[f] = cat
				}
			}
			a.forms = append(a.forms, fields)
		}
		a.byFlow[cat.Flow] = append(a.byFlow[cat.Flow], len(a.leaves))
		a.leaves = append(a.leaves, cat)
		a.formOf = append(a.formOf, id)
	}
}

// has reports whether a leaf category's form has the field.
func (a *analysis) has(leaf int, field string) bool { return a.forms[a.formOf[leaf]][field] }

// haver answers a category whose form has the field, or nil.
func (a *analysis) haver(field string) *definition.Category { return a.havers[field] }
