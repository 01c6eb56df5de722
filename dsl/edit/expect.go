package edit

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// expect makes a change on the model, which is what the text must mean afterwards.
// It reports false where the change makes no sense.
func (m model) expect(c change) bool {
	switch c.verb {
	case put:
		return m.change(c.at, func(in any, key string, _ bool) (any, bool) { return replaced(in, key, c.value) })
	case add:
		return m.insert(c, m.tidied(c.at, c.value))
	case remove:
		_, ok := m.take(c.at)
		return ok
	case move:
		v, ok := m.take(c.at)
		return ok && m.insert(c, v)
	}
	v, ok := m.get(c.at)
	return ok && m.insert(c, v)
}

// tidied brings the value of a block into the form of the model.
func (m model) tidied(at string, v any) any {
	if b := blockAt(at, v); b != nil {
		return tidyBlock(b, v)
	}
	return v
}

// blockAt answers the kind of the block that an address is of, or nil for a value.
func blockAt(at string, v any) *schemas.Block {
	b, parts := ground(at)
	for len(parts) > 0 && b != nil {
		p := b.Props[parts[0]]
		switch {
		case p == nil || p.Block == "" && p.Sequence == nil:
			return nil
		case p.Sequence != nil && len(parts) == 2:
			o, _ := v.(*ordered)
			if o == nil {
				return nil
			}
			return schemas.Of(text(o.values["$block"]))
		case p.Sequence != nil:
			return nil // nothing below an item of a sequence is a block
		case p.Labelled && len(parts) < 2:
			return nil
		case p.Labelled:
			parts = parts[2:]
		default:
			parts = parts[1:]
		}
		b = schemas.Of(p.Block)
	}
	return b
}

func (m model) get(at string) (v any, ok bool) {
	if block, rest := top(at); len(rest) == 0 {
		v, ok = m.nodes[block]
		return v, ok
	}
	m.change(at, func(in any, key string, _ bool) (any, bool) {
		v, ok = member(in, key)
		return in, ok
	})
	return v, ok
}

func (m model) take(at string) (v any, ok bool) {
	if v, ok = m.get(at); !ok {
		return nil, false
	}
	block, rest := top(at)
	if len(rest) > 0 {
		return v, m.change(at, func(in any, key string, _ bool) (any, bool) { return without(in, key) })
	}
	delete(m.nodes, block)
	for name, tops := range m.layout {
		m.layout[name] = slices.DeleteFunc(slices.Clone(tops), func(t string) bool { return t == block })
	}
	m.count(block, -1)
	return v, true
}

// count moves the places of what is counted over all files, from a pointer on.
func (m model) count(block string, by int) {
	last, counted := strings.CutPrefix(block, movesAt)
	from, _ := index(last)
	if !counted {
		return
	}
	next := func(at string) string {
		key, ok := strings.CutPrefix(at, movesAt)
		if n, _ := index(key); ok && n >= from {
			return movesAt + itoa(n+by)
		}
		return at
	}
	nodes := maps.Clone(m.nodes)
	clear(m.nodes)
	for at, v := range nodes {
		m.nodes[next(at)] = v
	}
	for name, tops := range m.layout {
		tops = slices.Clone(tops)
		for i, at := range tops {
			tops[i] = next(at)
		}
		m.layout[name] = tops
	}
}

// topKind answers the kind of a top block.
func topKind(at string, node *ordered) *schemas.Block {
	b, parts := ground(at)
	switch {
	case len(parts) == 0:
		return b
	case b.Props[parts[0]].Sequence != nil:
		return schemas.Of(text(node.values["$block"]))
	}
	return schemas.Of(b.Props[parts[0]].Block)
}

func (m model) insert(c change, v any) bool {
	at := or(c.to, c.at)
	block, rest := top(at)
	if len(rest) > 0 {
		return m.change(at, func(in any, key string, sorted bool) (any, bool) { return with(in, key, v, c, sorted) })
	}
	tops := m.layout[c.file]
	i := len(tops)
	if c.beside != "" {
		group, _ := parent(at)
		if i = slices.Index(tops, under(group, c.beside)); i < 0 {
			return false
		}
		if !c.before {
			i++
		}
	}
	m.count(block, 1)
	m.layout[c.file] = slices.Insert(slices.Clone(m.layout[c.file]), i, block)
	m.nodes[block] = v
	return true
}

// alter makes another list or map of the one that holds a node. sorted is true for
// a block, whose attributes have no order.
type alter func(in any, key string, sorted bool) (any, bool)

// change alters what holds the node at an address below a top block.
func (m model) change(at string, f alter) bool {
	block, rest := top(at)
	node, ok := m.nodes[block].(*ordered)
	if !ok || len(rest) == 0 {
		return false
	}
	return changeBlock(node, topKind(block, node), rest, f)
}

func changeBlock(o *ordered, b *schemas.Block, parts []string, f alter) bool {
	p := b.Props[parts[0]]
	key, rest := parts[0], parts[1:]
	switch {
	case len(rest) == 0:
		_, ok := f(o, key, true)
		return ok
	case p == nil:
		return false
	case p.Sequence != nil:
		return changeSequence(o, key, rest, f)
	case p.Block == "":
		v, ok := changeValue(o.values[key], rest, f)
		o.values[key] = v
		return ok
	case !p.Labelled:
		child, ok := o.values[key].(*ordered)
		return ok && changeBlock(child, schemas.Of(p.Block), rest, f)
	}
	group, has := o.values[key].(*ordered)
	if !has {
		group = newOrdered()
	}
	if len(rest) > 1 {
		child, ok := group.values[rest[0]].(*ordered)
		return ok && changeBlock(child, schemas.Of(p.Block), rest[1:], f)
	}
	_, ok := f(group, rest[0], false)
	settle(o, key, group, len(group.keys))
	return ok
}

// settle keeps a group of children in its block as long as it has members.
func settle(o *ordered, key string, group any, members int) {
	o.remove(key)
	if members > 0 {
		i, _ := slices.BinarySearch(o.keys, key)
		o.insert(i, key, group)
	}
}

func changeSequence(o *ordered, key string, rest []string, f alter) bool {
	items := list(o.values[key])
	if len(rest) > 1 {
		i, ok := index(rest[0])
		if !ok || i >= len(items) {
			return false
		}
		item, ok := items[i].(*ordered)
		return ok && changeBlock(item, schemas.Of(text(item.values["$block"])), rest[1:], f)
	}
	v, ok := f(items, rest[0], false)
	settle(o, key, v, len(list(v)))
	return ok
}

func changeValue(v any, rest []string, f alter) (any, bool) {
	if len(rest) == 1 {
		return f(v, rest[0], false)
	}
	child, ok := member(v, rest[0])
	if !ok {
		return v, false
	}
	if child, ok = changeValue(child, rest[1:], f); ok {
		return replaced(v, rest[0], child)
	}
	return v, false
}
