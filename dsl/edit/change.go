package edit

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// change is one step of an edit: one node is put, added, removed, moved or copied.
type change struct {
	verb  verb
	at    string
	value any    // of put and add
	to    string // of move and copy: the new address
	// Where a block or an item goes: beside the sibling of this name, or behind the
	// others of its kind. In lists the address itself counts.
	beside string
	before bool
	file   string // of a top block
}

type verb string

const (
	put    verb = "put"
	add    verb = "add"
	remove verb = "remove"
	move   verb = "move"
	dup    verb = "copy"
)

// carryOut makes one change and proves it.
func (d *Document) carryOut(c change) (*Document, diag.List) {
	c, list := d.resolved(c)
	if list != nil {
		return nil, list
	}
	if c.verb == move && d.stays(c) {
		return d, nil
	}
	after, list := d.written(c)
	if list != nil {
		return nil, list
	}
	if list := prove(d, after, c); list != nil {
		return nil, list
	}
	return after, nil
}

// stays reports whether a move leads to where the node is already.
func (d *Document) stays(c change) bool {
	p, ok := d.find(c.at)
	if !ok || p.part.misread().HasErrors() {
		return false
	}
	e := excerpt{map[string]*file{p.file.name: p.file}, map[*part]bool{p.part: true}}
	want := d.model(e.files, e.has)
	return c.to == c.at && want.expect(c) && want.same(d.model(e.files, e.has)) == nil
}

// written answers the document with the text of a change.
func (d *Document) written(c change) (*Document, diag.List) {
	switch c.verb {
	case put:
		return d.replace(c)
	case remove:
		after, _, list := d.take(c.at)
		return after, list
	case move:
		after, text, list := d.take(c.at)
		if list != nil {
			return nil, list
		}
		return after.lay(c, text)
	case dup:
		text, list := d.duplicate(c)
		if list != nil {
			return nil, list
		}
		return d.lay(c, text)
	}
	text, list := d.fragment(c)
	if list != nil {
		return nil, list
	}
	return d.lay(c, text)
}

// replace writes another value at a place, and nothing around it.
func (d *Document) replace(c change) (*Document, diag.List) {
	if item, ok := d.labelled(c.at); ok {
		return d.relabel(item, c)
	}
	p, ok := d.find(c.at)
	if !ok {
		return nil, absent(c.at)
	}
	r := p.expr.Range()
	text, err := d.renderer(p).value(p.prop, p.value, c.value)
	if err != nil {
		return nil, unfit(c.at, err)
	}
	var rev revision
	rev.splice(p.part, Splice{r.Start.Byte, r.End.Byte, text})
	return d.revised(rev)
}

// labelled answers the block of a sequence whose label an address is of: the length
// of a wait, the verb of an act.
func (d *Document) labelled(at string) (place, bool) {
	above, key := parent(at)
	if key != "$label" {
		return place{}, false
	}
	p, ok := d.find(above)
	return p, ok && p.prop.Sequence != nil && len(p.node.LabelRanges) == 1
}

func (d *Document) relabel(item place, c change) (*Document, diag.List) {
	label, ok := c.value.(string)
	if !ok {
		return nil, unfit(c.at, misfits("", "Here stands a text in double quotes."))
	}
	r := item.node.LabelRanges[0]
	return d.layIn(item.part, []Splice{{r.Start.Byte, r.End.Byte, syntax.Quoted(label)}})
}

// renderer writes as it is done at a place: words in quotes where they are, heredocs
// only where nothing follows on the line, no comment either.
func (d *Document) renderer(p place) renderer {
	r := renderer{Spelling: syntax.Spelling{Locales: d.locales, Depth: p.depth}}
	if p.expr == nil {
		return r
	}
	at := p.expr.Range()
	l := p.part.layout()
	first := at.Start.Byte
	if row, isList := p.expr.(*hclsyntax.TupleConsExpr); isList && len(row.Exprs) > 0 {
		first = row.Exprs[0].Range().Start.Byte
	}
	r.quote = p.part.src[first] == '"'
	r.Flat = l.tokens[l.token0(at.End.Byte)].Type != hclsyntax.TokenNewline
	if p.in != nil {
		r.Depth++
	}
	return r
}

// take removes the node at an address and answers its text with its comments.
func (d *Document) take(at string) (*Document, string, diag.List) {
	p, ok := d.find(at)
	if !ok {
		return nil, "", absent(at)
	}
	var rev revision
	var text string
	switch {
	case p.alone: // the map of this one text becomes an empty one
		r := p.expr.Range()
		rev.splice(p.part, Splice{r.Start.Byte, r.End.Byte, "{}"})
	case p.in != nil:
		b := p.part.bracketOf(p.in)
		text = b.text(p.index)
		rev.splice(p.part, b.remove(p.index)...)
	default:
		b := p.part.bodyOf(p.around())
		i := b.item(p.attr, p.node)
		s := b.owned(i)
		text = string(b.src[s.from:s.to])
		rev.splice(p.part, b.remove(i))
	}
	after, list := d.revised(rev)
	return after, text, list
}

// duplicate answers the text of a block under its new name. What stands above it is
// said of the first one only.
func (d *Document) duplicate(c change) (string, diag.List) {
	p, ok := d.find(c.at)
	if !ok {
		return "", absent(c.at)
	}
	from, to := p.node.TypeRange.Start.Byte, p.node.CloseBraceRange.End.Byte
	text := string(p.part.src[from:to]) + "\n"
	if len(p.node.LabelRanges) == 1 && p.prop.Sequence == nil {
		_, name := parent(c.to)
		label := p.node.LabelRanges[0]
		text = text[:label.Start.Byte-from] + `"` + name + `"` + text[label.End.Byte-from:]
	}
	return text, nil
}

// fileFor answers the file that a new top block goes to when none is named: that of
// the last of its kind, or of the set's head.
func (d *Document) fileFor(kind string) string {
	root := rootOf(kind)
	last, head := "", ""
	for f := range d.of(root) {
		head = or(head, f.name)
		for _, p := range f.parts {
			if p.has(kind) {
				last = f.name
			}
			if p.has("akis") {
				head = f.name
			}
		}
	}
	return or(last, head)
}

// usable reports whether a new file of this name belongs to a set.
func usable(name, root string) bool {
	return syntax.RootOf(name) == root && path.Clean(name) == name && !path.IsAbs(name) && len(name) < 256 &&
		!slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") }) &&
		!strings.ContainsAny(name, "\\:\x00") && schemas.Of(root) != nil
}
