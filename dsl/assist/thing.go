package assist

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
)

// thing is a block that others name.
type thing struct {
	kind    string // field, category, step …
	name    string // as references have it behind the kind: country, cargo.late
	pointer string
	node    map[string]any
}

// ref answers the reference to it.
func (t thing) ref() string { return t.kind + "." + t.name }

// things answers the blocks of a kind that may be named. Those that stand in a flow
// are those of the given flows.
func (s *Set) things(kind string, flows []string) []thing {
	switch kind {
	case "category":
		return categories(object(s.tree.Root[kind]), "", "")
	case "step", "end":
		var all []thing
		for _, flow := range flows {
			at := "/flow/" + flow + "/" + kind
			all = append(all, blocksOf(kind, object(nodeAt(s.tree.Root, "flow", flow)[kind]), at)...)
		}
		return all
	case "outcome", "escalate", "gate":
		var all []thing
		for _, around := range []string{"step", "end", "category"} {
			for _, t := range s.things(around, flows) {
				all = append(all, blocksOf(kind, object(t.node[kind]), t.pointer+"/"+kind)...)
			}
		}
		return all
	}
	return blocksOf(kind, object(s.tree.Root[kind]), "/"+kind)
}

// blocksOf answers the blocks of a kind in their order.
func blocksOf(kind string, nodes map[string]any, at string) []thing {
	all := make([]thing, 0, len(nodes))
	for name, v := range nodes {
		if node, ok := v.(map[string]any); ok {
			all = append(all, thing{kind, name, at + "/" + name, node})
		}
	}
	slices.SortFunc(all, func(a, b thing) int {
		x, _ := a.node["$order"].(float64)
		y, _ := b.node["$order"].(float64)
		return cmp.Or(cmp.Compare(x, y), strings.Compare(a.name, b.name))
	})
	return all
}

func categories(nodes map[string]any, above, at string) []thing {
	var all []thing
	for _, t := range blocksOf("category", nodes, at+"/category") {
		t.name = above + t.name
		all = append(all, t)
		all = append(all, categories(object(t.node["category"]), t.name+".", t.pointer)...)
	}
	return all
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// nodeAt answers the node below some keys.
func nodeAt(m map[string]any, keys ...string) map[string]any {
	for _, k := range keys {
		m = object(m[k])
	}
	return m
}

func text(m map[string]any, key string) string {
	s, _ := m[key].(string)
	return s
}

// words answers the text that people see of a block, in their language if it has it.
func (s *Set) words(node map[string]any, locale string, keys ...string) string {
	for _, key := range keys {
		t := definition.Text{}
		for l, v := range object(node[key]) {
			if words, ok := v.(string); ok {
				t[l] = words
			}
		}
		if len(t) > 0 {
			return s.def.Label(t, locale)
		}
	}
	return ""
}

// flowsAround answers the flows that a place is about: the one it stands in, those
// of the category around, those of the cases of a scenario, or all.
func (s *Set) flowsAround(p *place) []string {
	all := slices.Sorted(maps.Keys(object(s.tree.Root["flow"])))
	if len(p.blocks) == 0 {
		return all
	}
	var about []string
	switch first := p.blocks[0]; first.Name {
	case "flow":
		return []string{first.Label}
	case "category":
		var path []string
		for _, b := range p.blocks {
			if b.Name == "category" {
				path = append(path, b.Label)
			}
		}
		about = s.flowsBelow(strings.Join(path, "/"))
	case "test":
		for _, category := range categoriesIn(p.src, first) {
			about = append(about, s.flowsBelow(strings.ReplaceAll(category, ".", "/"))...)
		}
	}
	if len(about) == 0 {
		return all
	}
	slices.Sort(about)
	return slices.Compact(about)
}

// flowsBelow answers the flows of a category and those inside of it.
func (s *Set) flowsBelow(path string) []string {
	cat := s.def.Categories[path]
	if cat == nil {
		return nil
	}
	var flows []string
	if cat.Flow != "" {
		flows = append(flows, cat.Flow)
	}
	for _, child := range cat.Children {
		flows = append(flows, s.flowsBelow(child)...)
	}
	return flows
}

// categoriesIn answers the paths of the categories that a scenario names.
func categoriesIn(src []byte, e *syntax.Element) []string {
	if e.Form == syntax.Attribute {
		if path, ok := strings.CutPrefix(unquoted(string(src[e.Inside.From:e.Inside.To])), "category."); ok {
			return []string{path}
		}
		return nil
	}
	var all []string
	for _, child := range e.Children {
		all = append(all, categoriesIn(src, child)...)
	}
	return all
}
