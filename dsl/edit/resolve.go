package edit

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// resolved fills in what a change leaves open, so that text and model do the same:
// the file of a top block, the sibling beside which a block goes, the end of a list.
func (d *Document) resolved(c change) (change, diag.List) {
	for _, at := range []string{c.at, or(c.to, c.at)} {
		if !strings.HasPrefix(at, "/") || len(at) > maxPointer {
			return c, noAddress(at)
		}
	}
	switch c.verb {
	case put, remove:
		return c, d.there(c)
	case move, dup:
		if list := d.there(c); list != nil {
			return c, list
		}
		if list := d.alike(c); list != nil {
			return c, list
		}
	}
	at := d.end(or(c.to, c.at))
	if _, key := parent(at); strings.HasPrefix(key, "$") {
		return c, unfit(at, misfits("", "%q: names that begin with $ are kept for the reader of definitions.", key))
	}
	if c.to != "" {
		c.to = at
	} else {
		c.at = at
	}
	block, rest := top(at)
	if len(rest) > 0 {
		return d.nested(c, at)
	}
	if _, list := topHome(block, steps(block)[0]); list != nil {
		return c, list
	}
	return d.topped(c, block)
}

const maxPointer = 4096 // bytes of an address

// there refuses a change of what is not there, or is no single node.
func (d *Document) there(c change) diag.List {
	if _, ok := d.labelled(c.at); ok && c.verb == put {
		return nil
	}
	p, ok := d.find(c.at)
	if !ok {
		return absent(c.at)
	}
	if c.verb == put && p.isBlock() || c.verb == dup && !p.isBlock() {
		return senseless(c)
	}
	return nil
}

// alike refuses to move or copy to where such a node does not belong.
func (d *Document) alike(c change) diag.List {
	p, _ := d.find(c.at)
	h, list := d.home(d.end(c.to))
	if list != nil {
		return list
	}
	sameList := p.in != nil && h.holdsValues() && h.expr == p.in
	sameKind := p.isBlock() && h.child.Block == p.prop.Block && h.child.Sequence == nil && p.prop.Sequence == nil
	sameSequence := p.isBlock() && p.prop.Sequence != nil && h.child == p.prop
	_, name := parent(c.at)
	switch {
	case !sameList && !sameKind && !sameSequence,
		c.verb == move && sameKind && (h.key != name || !h.child.Labelled),
		strings.HasPrefix(c.to, c.at+"/"),
		p.alone:
		return nowhere(c)
	}
	return nil
}

// end answers the address with its last part counted out, where it is the sign for
// the end of a list.
func (d *Document) end(at string) string {
	above, key := parent(at)
	if key != "-" {
		return at
	}
	for n := 0; ; n++ {
		if next := under(above, itoa(n)); d.missing(next) {
			return next
		}
	}
}

func (d *Document) missing(at string) bool {
	_, ok := d.find(at)
	return !ok
}

// nested finds the sibling of a block that stands in another, or of a map's item.
func (d *Document) nested(c change, at string) (change, diag.List) {
	h, list := d.home(at)
	switch {
	case list != nil:
		return c, list
	case h.counts(), c.beside == "" && (h.holdsValues() || !h.child.Labelled):
		return c, nil
	}
	above, _ := parent(at)
	if c.beside != "" {
		if c.verb == move && under(above, c.beside) == c.at {
			return c, refused(CodeOperation, c.at, "Cannot go there", "%s cannot go beside itself.", c.at)
		}
		if d.missing(under(above, c.beside)) {
			return c, absent(under(above, c.beside))
		}
		return c, nil
	}
	b := h.part.bodyOf(h.node)
	for _, it := range slices.Backward(b.items) {
		if it.block != nil && it.block.Type == h.child.Name && len(it.block.Labels) == 1 && (c.verb != move || under(above, it.block.Labels[0]) != c.at) {
			c.beside = it.block.Labels[0]
			break
		}
	}
	return c, nil
}

// topped finds the file of a top block, and the sibling in it.
func (d *Document) topped(c change, at string) (change, diag.List) {
	group, key := parent(at)
	kind := steps(at)[0]
	if kind == "moves" {
		var list diag.List
		if c, list = d.counted(c, key); list != nil {
			return c, list
		}
	}
	if c.beside != "" {
		beside := under(group, c.beside)
		p, ok := d.find(beside)
		switch {
		case !ok:
			return c, absent(beside)
		case beside == c.at && c.verb == move, c.file != "" && c.file != p.file.name:
			return c, refused(CodeOperation, at, "Cannot go there", "%s stands in %s, not in %s.", beside, p.file.name, c.file)
		}
		c.file = p.file.name
		return c, nil
	}
	if c.file == "" && c.verb == move {
		p, _ := d.find(c.at)
		c.file = p.file.name
	}
	c.file = or(c.file, d.fileFor(kind))
	if d.files[c.file] == nil && !usable(c.file, rootOf(kind)) {
		return c, refused(CodeOperation, at, "Not a file of the set", "%q is no name for a file with %s in it.", c.file, kind)
	}
	if f := d.files[c.file]; f != nil && f.root != rootOf(kind) {
		return c, refused(CodeOperation, at, "Not a file of the set", "%q is no name for a file with %s in it.", c.file, kind)
	}
	if p := schemas.Of(rootOf(kind)).Props[kind]; p.Labelled || p.Sequence != nil {
		c.beside = d.lastOf(c.file, group, c)
	}
	return c, nil
}

// counted finds the place of a block among those that are counted over all files:
// before the one of its number, or at the end of its file.
func (d *Document) counted(c change, key string) (change, diag.List) {
	n, ok := index(key)
	if c.verb != add || !ok || c.beside != "" {
		return c, senseless(c)
	}
	if !d.missing(c.at) {
		c.beside, c.before = itoa(n), true
		return c, nil
	}
	if c.file = or(c.file, d.fileFor("moves")); c.file == "" {
		return c, nil
	}
	before := 0
	for f := range d.of(schemas.Set) {
		if f.name > c.file {
			break
		}
		for _, p := range f.parts {
			before += p.moves()
		}
	}
	c.at = movesAt + itoa(before) // where the end of this file is
	return c, nil
}

// lastOf answers the name of the last block of a kind in a file.
func (d *Document) lastOf(name, group string, c change) string {
	last := ""
	if f := d.files[name]; f != nil {
		for _, p := range f.parts {
			for _, at := range d.tops(f, p) {
				above, label := parent(at)
				if above == group && (c.verb != move || at != c.at) {
					last = label
				}
			}
		}
	}
	return last
}
