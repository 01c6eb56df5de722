package edit

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// home is where a node that is not there yet would stand.
type home struct {
	place               // the block around, or the list or map; at the top without a part
	key   string        // the last part of the address
	child *schemas.Prop // what the schema has there; of a value, its attribute
}

// isTop reports whether a block of the file's own level would stand there.
func (h home) isTop() bool { return h.part == nil }

// holdsValues reports whether an item of a list or map would stand there.
func (h home) holdsValues() bool { return h.attr != nil }

// home finds what is around an address.
func (d *Document) home(at string) (home, diag.List) {
	above, key := parent(at)
	if above == "" {
		return topHome(at, key)
	}
	if p, ok := d.find(above); ok {
		if !p.isBlock() {
			return home{p, key, p.prop}, nil
		}
		child := p.kind.Props[key]
		if child == nil || child.Labelled || child.Sequence != nil {
			return home{}, unknown(at, p.kind)
		}
		return home{p, key, child}, nil
	}
	upper, group := parent(above)
	if upper == "" {
		return topHome(at, group)
	}
	p, ok := d.find(upper)
	if !ok || !p.isBlock() {
		return home{}, absent(above)
	}
	child := p.kind.Props[group]
	if child == nil || !child.Labelled && child.Sequence == nil {
		return home{}, unknown(above, p.kind)
	}
	return home{p, key, child}, nil
}

func topHome(at, kind string) (home, diag.List) {
	root := schemas.Of(rootOf(kind))
	p := root.Props[kind]
	if p == nil || p.Block == "" && p.Sequence == nil {
		return home{}, unknown(at, root)
	}
	parts := steps(at)
	if (p.Labelled || p.Sequence != nil) != (len(parts) == 2) {
		return home{}, unknown(at, root)
	}
	return home{place{kind: root}, parts[len(parts)-1], p}, nil
}

func unknown(at string, b *schemas.Block) diag.List {
	_, key := parent(at)
	return unfit(at, stranger(b, "", key))
}

// fragment writes the node that a change adds.
func (d *Document) fragment(c change) (string, diag.List) {
	h, list := d.home(c.at)
	if list != nil {
		return "", list
	}
	r := d.renderer(h.sibling())
	r.Flat = h.flat()
	text, err := r.fragment(h, c.value)
	if err != nil {
		return "", unfit(c.at, err)
	}
	return text, nil
}

// sibling answers the place of an item beside which another will stand.
func (h home) sibling() place {
	p := h.place
	p.in = h.expr
	switch e := h.expr.(type) {
	case *hclsyntax.TupleConsExpr:
		p.expr = nil
		if len(e.Exprs) > 0 {
			p.expr = e.Exprs[0]
		}
	case *hclsyntax.ObjectConsExpr:
		p.expr = nil
		if len(e.Items) > 0 {
			p.expr = e.Items[0].ValueExpr
		}
	}
	return p
}

// flat reports whether something follows on the line of an item that is added.
func (h home) flat() bool {
	if !h.holdsValues() {
		return false
	}
	b := h.part.bracketOf(h.expr)
	if b == nil { // a map is made of the one text, in lines when that is a heredoc
		return h.part.src[h.expr.Range().Start.Byte] != '<'
	}
	return !b.isMap || len(b.items) == 0 || slices.ContainsFunc(b.items, func(e element) bool { return !e.alone })
}

func (r renderer) fragment(h home, v any) (string, error) {
	p := h.child
	switch {
	case h.holdsValues():
		s, err := r.value(p, inner(h.value), v)
		if _, isList := h.expr.(*hclsyntax.TupleConsExpr); !isList {
			s = syntax.SpellName(h.key) + " = " + s
		}
		return s, err
	case p.Sequence != nil:
		return r.item(p, v)
	case p.Block == "":
		s, err := r.value(p, p.Kind, v)
		return h.key + " = " + s + "\n", err
	case p.Labelled:
		return r.labelled(p, h.key, v)
	}
	return r.block(schemas.Of(p.Block), p.Name, v)
}

// lay puts a text where a change says.
func (d *Document) lay(c change, text string) (*Document, diag.List) {
	at := or(c.to, c.at)
	h, list := d.home(at)
	if list != nil {
		return nil, list
	}
	if _, taken := d.find(at); taken && !h.counts() {
		return nil, present(at)
	}
	switch {
	case h.isTop():
		return d.layTop(c, text)
	case h.holdsValues():
		return d.layValue(c, h, text)
	case h.child.Block == "" && h.child.Sequence == nil:
		return d.layIn(h.part, h.part.bodyOf(h.node).attribute(text))
	}
	b := h.part.bodyOf(h.node)
	beside, before := b.beside(h, c), c.before
	if h.child.Sequence != nil {
		before = beside >= 0 && !b.behind(h)
	}
	return d.layIn(h.part, b.insert(text, beside, before))
}

// counts reports whether the address is a place in a list, which moves on what is
// there.
func (h home) counts() bool {
	_, isList := h.expr.(*hclsyntax.TupleConsExpr)
	return isList || h.child.Sequence != nil
}

func (d *Document) layIn(p *part, splices []Splice) (*Document, diag.List) {
	var rev revision
	rev.splice(p, splices...)
	return d.revised(rev)
}

// beside answers the item of the body that a new block stands before or behind: the
// one that the change names, or the last of its kind.
func (b *body) beside(h home, c change) int {
	if h.child.Sequence != nil {
		blocks := b.sequence(h.child)
		n, _ := index(h.key)
		if len(blocks) == 0 {
			return -1
		}
		return blocks[min(n, len(blocks)-1)]
	}
	found := -1
	for i, it := range b.items {
		if it.block == nil || it.block.Type != h.child.Name || len(it.block.Labels) != 1 {
			continue
		}
		if c.beside == "" || it.block.Labels[0] == c.beside {
			found = i
		}
	}
	return found
}

// behind reports whether a block goes to the end of a sequence.
func (b *body) behind(h home) bool {
	n, _ := index(h.key)
	return n >= len(b.sequence(h.child))
}

// sequence answers the items that are blocks of a sequence.
func (b *body) sequence(p *schemas.Prop) []int {
	var all []int
	for i, it := range b.items {
		if it.block == nil {
			continue
		}
		if _, is := p.Sequence[it.block.Type]; is {
			all = append(all, i)
		}
	}
	return all
}

// layTop puts a block at the top of its file, which may be a new one.
func (d *Document) layTop(c change, text string) (*Document, diag.List) {
	at := or(c.to, c.at)
	group, _ := parent(at)
	if c.beside != "" {
		p, ok := d.find(under(group, c.beside))
		if !ok {
			return nil, absent(under(group, c.beside))
		}
		b := p.part.bodyOf(nil)
		return d.layIn(p.part, b.insert(text, b.item(nil, p.node), c.before))
	}
	f := d.files[c.file]
	if f == nil || len(f.parts) == 0 {
		var rev revision
		rev.create(c.file, text)
		return d.revised(rev)
	}
	last := f.parts[len(f.parts)-1]
	return d.layIn(last, last.bodyOf(nil).insert(text, -1, false))
}

// layValue puts an item into a list or map, or makes a map of a text that stood for
// one.
func (d *Document) layValue(c change, h home, text string) (*Document, diag.List) {
	b := h.part.bracketOf(h.expr)
	if b == nil {
		return d.spread(c, h, text)
	}
	i := len(b.items)
	switch e := h.expr.(type) {
	case *hclsyntax.TupleConsExpr:
		n, ok := index(h.key)
		if !ok || n > i {
			return nil, refused(CodeOperation, c.at, "No such place in the list", "The list has %d items; %s is not a place in it.", i, h.key)
		}
		i = n
	case *hclsyntax.ObjectConsExpr:
		if at := slices.IndexFunc(e.Items, keyIs(c.beside)); c.beside != "" && at >= 0 {
			i = at
			if !c.before {
				i++
			}
		}
	}
	return d.layIn(h.part, b.insert(i, text))
}

// spread writes { tr = "…", en = "…" } in the place of "…".
func (d *Document) spread(c change, h home, text string) (*Document, diag.List) {
	alone := walker{d.locale()}.implied(h.value)
	if alone == "" {
		return nil, unknown(under(h.at, h.key), h.kind)
	}
	r := h.expr.Range()
	open, comma, end := "{ ", ", ", " }"
	if h.part.src[r.Start.Byte] == '<' { // a heredoc ends with its line
		open, comma, end = "{\n", "\n", "\n}"
	}
	open, end = open+syntax.SpellName(alone)+" = ", comma+text+end
	if c.before {
		open, end = "{ "+text+comma+syntax.SpellName(alone)+" = ", end[len(comma+text):]
	}
	return d.layIn(h.part, []Splice{{r.Start.Byte, r.Start.Byte, open}, {r.End.Byte, r.End.Byte, end}})
}
