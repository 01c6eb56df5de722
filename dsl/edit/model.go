package edit

import (
	"cmp"
	"maps"
	"slices"

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

// model answers the meaning of some parts, and the layout of their files.
func (d *Document) model(files map[string]*file, of func(*part) bool) model {
	m := model{layout: map[string][]string{}, nodes: map[string]any{}}
	for name, f := range files {
		m.layout[name] = []string{}
		for _, p := range f.parts {
			m.layout[name] = append(m.layout[name], d.tops(f, p)...)
			if of(p) {
				d.nodes(m, f, p)
			}
		}
	}
	return m
}

// nodes adds the top blocks of a part to a model.
func (d *Document) nodes(m model, f *file, p *part) {
	b, tree := schemas.Of(f.root), p.tree()
	if f.root == schemas.Values {
		m.nodes[f.prefix()] = blockModel(b, tree.Root, "", tree)
		return
	}
	for kind, v := range tree.Root {
		prop, at := b.Props[kind], "/"+kind
		switch {
		case prop.Sequence != nil:
			for i, item := range list(sequenceModel(list(v), at, tree)) {
				m.nodes[d.global(f, p, at+"/"+itoa(i))] = item
			}
		case !prop.Labelled:
			m.nodes[at] = blockModel(schemas.Of(prop.Block), object(v), at, tree)
		default:
			for name, node := range object(v) {
				at := at + "/" + name
				m.nodes[at] = blockModel(schemas.Of(prop.Block), object(node), at, tree)
			}
		}
	}
}

// tops answers the pointers of the part's top blocks as they stand.
func (d *Document) tops(f *file, p *part) []string {
	if f.root == schemas.Values {
		return []string{f.prefix()}
	}
	var all []string
	b := schemas.Of(f.root)
	moves := b.Props["moves"]
	n := 0
	for _, block := range p.read.Body().Blocks {
		at := "/" + block.Type
		prop := b.Props[block.Type]
		switch {
		case prop != nil && prop.Labelled && len(block.Labels) == 1:
			at += "/" + block.Labels[0]
		case prop == nil && moves != nil && hasKey(moves.Sequence, block.Type):
			at = d.global(f, p, movesAt+itoa(n))
			n++
		case prop == nil:
			continue
		}
		all = append(all, at)
	}
	return all
}

func hasKey(m map[string]bool, key string) bool {
	_, ok := m[key]
	return ok
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
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(m)), func(key string) bool { return key == "$order" })
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Compare(tree.Range(under(at, a)).Start.Byte, tree.Range(under(at, b)).Start.Byte)
	})
	return keys
}
