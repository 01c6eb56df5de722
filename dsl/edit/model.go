package edit

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// model is what a stretch of a document means, in the order in which it is written:
// the canonical tree with the places of blocks among their kind, and of keys in
// their map. Edits are proved on it, without looking at text.
type model struct {
	layout map[string][]string // pointers of top blocks by file
	nodes  map[string]any      // by pointer of a top block
}

// modelOf answers the meaning of some parts, and the layout of their files.
func modelOf(files map[string]*file, of func(*part) bool) model {
	m := model{layout: map[string][]string{}, nodes: map[string]any{}}
	for name, f := range files {
		m.layout[name] = []string{}
		for _, p := range f.parts {
			m.layout[name] = append(m.layout[name], p.tops(f.root)...)
			if of(p) {
				m.add(p, f.root)
			}
		}
	}
	return m
}

func (m model) add(p *part, root string) {
	b := schemas.Of(root)
	for kind, v := range p.tree().Root {
		prop := b.Props[kind]
		if !prop.Labelled {
			m.nodes["/"+kind] = blockModel(schemas.Of(prop.Block), object(v), "/"+kind, p.tree())
			continue
		}
		for name, node := range object(v) {
			at := "/" + kind + "/" + name
			m.nodes[at] = blockModel(schemas.Of(prop.Block), object(node), at, p.tree())
		}
	}
}

// tops answers the pointers of the part's top blocks as they stand.
func (p *part) tops(root string) []string {
	var all []string
	b := schemas.Of(root)
	for _, block := range p.read.Body().Blocks {
		at := "/" + block.Type
		if prop := b.Props[block.Type]; prop == nil {
			continue
		} else if prop.Labelled && len(block.Labels) == 1 {
			at += "/" + block.Labels[0]
		}
		all = append(all, at)
	}
	return all
}

func blockModel(b *schemas.Block, node map[string]any, at string, tree *syntax.Tree) *ordered {
	out := newOrdered()
	for _, key := range slices.Sorted(maps.Keys(node)) {
		p, here := b.Props[key], at+"/"+key
		switch {
		case key == "$order":
		case p == nil:
			out.put(key, node[key]) // $block and $label
		case p.Sequence != nil:
			out.put(key, sequenceModel(list(node[key]), here, tree))
		case p.Block == "":
			out.put(key, valueModel(node[key], here, tree))
		case p.Labelled:
			children := newOrdered()
			for _, name := range written(object(node[key]), here, tree) {
				children.put(name, blockModel(schemas.Of(p.Block), object(object(node[key])[name]), here+"/"+name, tree))
			}
			out.put(key, children)
		default:
			out.put(key, blockModel(schemas.Of(p.Block), object(node[key]), here, tree))
		}
	}
	return out
}

func sequenceModel(items []any, at string, tree *syntax.Tree) any {
	out := make([]any, len(items))
	for i, item := range items {
		node := object(item)
		out[i] = blockModel(schemas.Of(text(node["$block"])), node, at+"/"+itoa(i), tree)
	}
	return out
}

func valueModel(v any, at string, tree *syntax.Tree) any {
	switch v := v.(type) {
	case map[string]any:
		out := newOrdered()
		for _, key := range written(v, at, tree) {
			out.put(key, valueModel(v[key], under(at, key), tree))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = valueModel(x, at+"/"+itoa(i), tree)
		}
		return out
	}
	return v
}

// written answers the keys of a map in the order of the text.
func written(m map[string]any, at string, tree *syntax.Tree) []string {
	keys := slices.Sorted(maps.Keys(m))
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Compare(tree.Range(under(at, a)).Start.Byte, tree.Range(under(at, b)).Start.Byte)
	})
	return keys
}

// top answers the pointer of the top block that a pointer is in, and the rest.
func top(pointer string) (block string, rest []string) {
	parts := steps(pointer)
	p := schemas.Of(rootOf(parts[0])).Props[parts[0]]
	n := 1
	if p != nil && p.Labelled {
		n = 2
	}
	if len(parts) < n {
		return pointer, nil
	}
	return "/" + strings.Join(parts[:n], "/"), parts[n:]
}
