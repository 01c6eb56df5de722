package edit

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// body is the inside of a block, or the top of a part.
type body struct {
	*layout
	node        *hclsyntax.Block // nil at the top
	open, close int              // behind the opening brace, and the closing one
	items       []item
}

// item is an attribute or a block in a body.
type item struct {
	stretch
	attr  *hclsyntax.Attribute
	block *hclsyntax.Block
}

// bodyOf answers the inside of a block, or for nil the top of the part.
func (p *part) bodyOf(node *hclsyntax.Block) *body {
	b := &body{layout: p.layout(), node: node, close: len(p.src)}
	in := p.read.Body()
	if node != nil {
		in = node.Body
		b.open, b.close = node.OpenBraceRange.End.Byte, node.CloseBraceRange.Start.Byte
	}
	for _, a := range in.Attributes {
		b.items = append(b.items, item{stretch{a.SrcRange.Start.Byte, a.SrcRange.End.Byte}, a, nil})
	}
	for _, c := range in.Blocks {
		b.items = append(b.items, item{stretch{c.TypeRange.Start.Byte, c.CloseBraceRange.End.Byte}, nil, c})
	}
	slices.SortFunc(b.items, func(x, y item) int { return cmp.Compare(x.from, y.from) })
	return b
}

// item answers the item that is the attribute or the block.
func (b *body) item(attr *hclsyntax.Attribute, block *hclsyntax.Block) int {
	return slices.IndexFunc(b.items, func(i item) bool {
		return attr != nil && i.attr == attr || attr == nil && i.block == block
	})
}

// oneLine reports whether the body stands on the line of its braces.
func (b *body) oneLine() bool {
	return b.node != nil && b.line(b.open) == b.line(b.close)
}

// owned answers what belongs to an item: its lines with its comments, or in a body
// of one line itself.
func (b *body) owned(i int) stretch {
	if b.oneLine() {
		return b.items[i].stretch
	}
	return b.lines(b.items[i].stretch)
}

// remove takes an item out, with the blank lines that would pile up.
func (b *body) remove(i int) Splice {
	s := b.owned(i)
	if b.oneLine() {
		return Splice{s.from, s.to, ""}
	}
	above := s.from == 0 || b.node != nil && s.from == b.lineEnd(b.open-1) || b.blankBefore(s.from)
	for above && b.blankAt(s.to) {
		s.to = b.lineEnd(s.to)
	}
	last := b.node != nil && s.to == b.lineStart(b.close)
	for last && b.blankBefore(s.from) {
		s.from = b.starts[b.line(s.from)-1]
	}
	if b.node != nil && emptyText(b.src[b.open:s.from]) && emptyText(b.src[s.to:b.close]) {
		s = stretch{b.open, b.close}
	}
	return Splice{s.from, s.to, ""}
}

func emptyText(src []byte) bool { return len(bytes.TrimSpace(src)) == 0 }

// attribute puts an attribute behind the others, before any block. text is a line.
func (b *body) attribute(text string) []Splice {
	line := strings.TrimSuffix(text, "\n")
	switch {
	case b.oneLine() && emptyText(b.src[b.open:b.close]) && !strings.Contains(line, "\n") && b.fits(line):
		return []Splice{{b.open, b.close, " " + line + " "}}
	case b.oneLine():
		return b.unfolded(text)
	}
	at := 0
	if b.node != nil {
		at = b.lineEnd(b.open - 1)
	}
	for _, i := range b.items {
		if i.block != nil {
			break
		}
		at = b.lines(i.stretch).to
	}
	return []Splice{{at, at, text}}
}

// fits reports whether the block's line has room for an attribute.
func (b *body) fits(attribute string) bool {
	return utf8.RuneCount(b.src[b.lineStart(b.open):b.open])+utf8.RuneCountInString(attribute) <= lineWidth
}

const lineWidth = 100 // characters, as syntax spells blocks

// unfolded turns a body of one line into one of lines and puts text at its end.
func (b *body) unfolded(text string) []Splice {
	inside := b.src[b.open:b.close]
	if emptyText(inside) {
		return []Splice{{b.open, b.close, "\n" + text}}
	}
	from := b.open + len(inside) - len(bytes.TrimLeft(inside, " \t"))
	to := b.open + len(bytes.TrimRight(inside, " \t"))
	return []Splice{{b.open, from, "\n"}, {to, b.close, "\n" + text}}
}

// insert puts the lines of a block before or behind an item; behind everything when
// there is no such item. Blank lines follow the manner of the neighbour.
func (b *body) insert(text string, beside int, before bool) []Splice {
	switch {
	case b.oneLine():
		return b.unfolded(text)
	case beside >= 0:
		s := b.lines(b.items[beside].stretch)
		if before {
			return b.lineAt(s.from, text, b.spaced(beside))
		}
		return b.lineAt(s.to, text, b.spaced(beside))
	case len(b.items) > 0:
		last := len(b.items) - 1
		apart := b.items[last].block != nil && b.spaced(last) || b.node == nil
		return b.lineAt(b.lines(b.items[last].stretch).to, text, apart)
	case b.node == nil:
		return b.lineAt(len(b.src), text, true)
	}
	return b.lineAt(b.lineEnd(b.open-1), text, false)
}

// lineAt puts lines where a line begins, set apart by blank lines or not.
func (b *body) lineAt(at int, text string, apart bool) []Splice {
	if apart {
		begins := at == 0 || b.node != nil && at == b.lineEnd(b.open-1)
		if !begins && !b.blankBefore(at) {
			text = "\n" + text
		}
		ends := at == len(b.src) || b.node != nil && at == b.lineStart(b.close)
		if !ends && !b.blankAt(at) {
			text += "\n"
		}
	}
	return []Splice{{at, at, text}}
}

// spaced reports whether blank lines set a block apart from its neighbours.
func (b *body) spaced(i int) bool {
	s := b.lines(b.items[i].stretch)
	switch {
	case i > 0:
		return b.blankBefore(s.from)
	case i+1 < len(b.items):
		return b.blankAt(s.to)
	}
	return b.node == nil
}
