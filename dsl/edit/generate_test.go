package edit_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/schemas"
)

// generator makes operations that make sense on a document, more or less.
type generator struct {
	rand  *rand.Rand
	doc   *edit.Document
	nodes []edit.Node
	fresh int
}

func (g *generator) pick(keep func(edit.Node) bool) (edit.Node, bool) {
	for range 50 {
		if n := g.nodes[g.rand.IntN(len(g.nodes))]; keep(n) {
			return n, true
		}
	}
	return edit.Node{}, false
}

func (g *generator) name() string {
	g.fresh++
	return fmt.Sprintf("%s%d", []string{"n", "new_", "z_9_"}[g.rand.IntN(3)], g.fresh)
}

func raw(v any) json.RawMessage {
	b, err := edit.JSON(v)
	if err != nil {
		panic(err)
	}
	return b
}

func up(at string) (string, string) {
	i := strings.LastIndexByte(at, '/')
	return at[:i], at[i+1:]
}

func isBlock(n edit.Node) bool { return n.Block != nil }
func isValue(n edit.Node) bool { return n.Block == nil }
func labelled(n edit.Node) bool {
	return n.Block != nil && n.Prop.Labelled
}

// op makes one operation.
func (g *generator) op() (edit.Op, bool) {
	switch g.rand.IntN(14) {
	case 0, 1, 2:
		return g.set()
	case 3:
		return g.setBlock()
	case 4, 5:
		n, ok := g.pick(func(n edit.Node) bool { return n.At != "/akis" })
		return edit.Unset{At: n.At}, ok
	case 6:
		return g.addBlock()
	case 7, 8:
		return g.addValue()
	case 9:
		return g.moveBlock()
	case 10:
		return g.moveValue()
	case 11:
		return g.copy()
	case 12:
		n, ok := g.pick(func(n edit.Node) bool {
			return labelled(n) || n.Kind == "text" && strings.Contains(n.At, "/options/")
		})
		return edit.RenameTo{At: n.At, Name: g.name()}, ok
	}
	return g.moveFar()
}

func (g *generator) set() (edit.Op, bool) {
	n, ok := g.pick(isValue)
	return edit.Set{At: n.At, Value: raw(g.value(n.Kind, n.Prop, n.Value))}, ok
}

// setBlock changes some of a whole block.
func (g *generator) setBlock() (edit.Op, bool) {
	n, ok := g.pick(isBlock)
	if !ok {
		return nil, false
	}
	v := g.block(n.Block, n.Value.(map[string]any), 2)
	return edit.Set{At: n.At, Value: raw(v)}, true
}

func (g *generator) block(b *schemas.Block, old map[string]any, changes int) map[string]any {
	v := maps.Clone(old)
	for range changes {
		keys := slices.Sorted(maps.Keys(v))
		key := keys[g.rand.IntN(len(keys))]
		p := b.Props[key]
		switch {
		case p == nil:
		case g.rand.IntN(6) == 0 && !slices.Contains(b.Required, key):
			delete(v, key)
		case p.Sequence != nil:
			items := slices.Clone(v[key].([]any))
			g.shuffle(items)
			v[key] = items[:g.rand.IntN(len(items)+1)]
		case p.Block == "":
			v[key] = g.value(p.Kind, p, v[key])
		case !p.Labelled:
			v[key] = g.block(schemas.Of(p.Block), v[key].(map[string]any), changes)
		default:
			group := maps.Clone(v[key].(map[string]any))
			for _, name := range slices.Sorted(maps.Keys(group)) {
				x := group[name]
				switch g.rand.IntN(4) {
				case 0:
					delete(group, name)
				case 1:
					group[name] = g.block(schemas.Of(p.Block), x.(map[string]any), changes)
				case 2:
					group[g.name()] = g.block(schemas.Of(p.Block), x.(map[string]any), 1)
				}
			}
			v[key] = group
		}
		if len(v) == 0 {
			return v
		}
	}
	return v
}

func (g *generator) shuffle(items []any) {
	if g.rand.IntN(2) == 0 && len(items) > 1 {
		i, j := g.rand.IntN(len(items)), g.rand.IntN(len(items))
		items[i], items[j] = items[j], items[i]
		return
	}
	g.rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
}

// addBlock adds a block like one that is there.
func (g *generator) addBlock() (edit.Op, bool) {
	n, ok := g.pick(isBlock)
	if !ok {
		return nil, false
	}
	group, name := up(n.At)
	v := g.block(n.Block, n.Value.(map[string]any), 1)
	delete(v, "$order")
	switch {
	case n.Items:
		return edit.Add{At: group + "/" + []string{"-", "0", name}[g.rand.IntN(3)], Value: raw(v)}, true
	case !n.Prop.Labelled:
		return edit.Add{At: n.At, Value: raw(v)}, true
	}
	before, after, file := g.where(n, group, name)
	return edit.Add{At: group + "/" + g.name(), Value: raw(v), Before: before, After: after, File: file}, true
}

// where chooses a place among siblings or in a file.
func (g *generator) where(n edit.Node, group, name string) (before, after, file string) {
	var siblings []string
	for _, s := range g.nodes {
		if above, last := up(s.At); above == group {
			siblings = append(siblings, last)
		}
	}
	switch i := g.rand.IntN(4); {
	case i == 0 && len(siblings) > 0:
		return siblings[g.rand.IntN(len(siblings))], "", ""
	case i == 1 && len(siblings) > 0:
		return "", siblings[g.rand.IntN(len(siblings))], ""
	case i == 2 && n.Top:
		end := ".akis.hcl"
		if strings.HasPrefix(n.At, "/test/") {
			end = ".test.hcl"
		} else if strings.HasPrefix(n.At, "/import/") {
			end = ".import.hcl"
		}
		files := []string{"new/" + g.name() + end}
		for f := range g.doc.Files() {
			if strings.HasSuffix(f, end) {
				files = append(files, f)
			}
		}
		slices.Sort(files)
		return "", "", files[g.rand.IntN(len(files))]
	}
	return "", "", ""
}

// addValue adds an item, an entry or an attribute.
func (g *generator) addValue() (edit.Op, bool) {
	if g.rand.IntN(3) == 0 {
		return g.addAttribute()
	}
	n, ok := g.pick(isValue)
	if !ok {
		return nil, false
	}
	group, name := up(n.At)
	v := raw(g.value(n.Kind, n.Prop, n.Value))
	if n.Items {
		return edit.Add{At: group + "/" + []string{"-", "0", name}[g.rand.IntN(3)], Value: v}, true
	}
	key := []string{"de", "default", "ZZ"}[g.rand.IntN(3)]
	before, after, _ := g.where(n, group, name)
	return edit.Add{At: group + "/" + key, Value: v, Before: before, After: after}, true
}

func (g *generator) addAttribute() (edit.Op, bool) {
	n, ok := g.pick(isBlock)
	if !ok {
		return nil, false
	}
	names := n.Block.Attributes()
	if len(names) == 0 {
		return nil, false
	}
	key := names[g.rand.IntN(len(names))]
	p := n.Block.Props[key]
	return edit.Set{At: n.At + "/" + key, Value: raw(g.value(p.Kind, p, nil))}, true
}

func (g *generator) moveBlock() (edit.Op, bool) {
	n, ok := g.pick(isBlock)
	if !ok {
		return nil, false
	}
	group, name := up(n.At)
	if n.Items {
		to, _ := g.pick(func(m edit.Node) bool { above, _ := up(m.At); return above == group })
		return edit.Move{At: n.At, To: or(to.At, n.At)}, true
	}
	before, after, file := g.where(n, group, name)
	return edit.Move{At: n.At, Before: before, After: after, File: file}, true
}

func (g *generator) moveValue() (edit.Op, bool) {
	n, ok := g.pick(func(n edit.Node) bool { return n.Items || n.Block == nil && n.Kind != n.Prop.Kind })
	if !ok {
		return nil, false
	}
	group, name := up(n.At)
	if n.Items {
		to, _ := g.pick(func(m edit.Node) bool { above, _ := up(m.At); return above == group })
		return edit.Move{At: n.At, To: or(to.At, n.At)}, true
	}
	before, after, _ := g.where(n, group, name)
	return edit.Move{At: n.At, Before: before, After: after}, true
}

// moveFar moves a block under another parent.
func (g *generator) moveFar() (edit.Op, bool) {
	n, ok := g.pick(func(n edit.Node) bool { return labelled(n) && !n.Items })
	if !ok {
		return nil, false
	}
	_, name := up(n.At)
	to, ok := g.pick(func(m edit.Node) bool {
		return m.Block == n.Block || m.Block != nil && m.Block.Props[n.Prop.Name] != nil
	})
	if !ok {
		return nil, false
	}
	if to.Block.Props[n.Prop.Name] != nil {
		return edit.Move{At: n.At, To: to.At + "/" + n.Prop.Name + "/" + name}, true
	}
	group, _ := up(to.At)
	return edit.Move{At: n.At, To: group + "/" + name}, true
}

func (g *generator) copy() (edit.Op, bool) {
	n, ok := g.pick(isBlock)
	if !ok {
		return nil, false
	}
	group, name := up(n.At)
	if n.Items {
		return edit.Copy{At: n.At, To: group + "/" + name}, true
	}
	before, after, file := g.where(n, group, name)
	return edit.Copy{At: n.At, To: group + "/" + g.name(), Before: before, After: after, File: file}, true
}
