package edit

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// bracket is a list or a map as it is written.
type bracket struct {
	*layout
	open, close int // behind the opening bracket, and the closing one
	isMap       bool
	items       []element
}

// element is one item of a list or map.
type element struct {
	stretch
	comma int  // the byte of the comma behind it, or -1
	alone bool // it shares its lines with no other
}

// bracketOf answers the list or map that an expression writes, or nil.
func (p *part) bracketOf(e hclsyntax.Expression) *bracket {
	b := &bracket{layout: p.layout()}
	switch e := e.(type) {
	case *hclsyntax.TupleConsExpr:
		for _, x := range e.Exprs {
			r := x.Range()
			b.items = append(b.items, element{stretch: stretch{r.Start.Byte, r.End.Byte}})
		}
	case *hclsyntax.ObjectConsExpr:
		b.isMap = true
		for _, x := range e.Items {
			b.items = append(b.items, element{stretch: stretch{x.KeyExpr.Range().Start.Byte, x.ValueExpr.Range().End.Byte}})
		}
	default:
		return nil
	}
	r := e.Range()
	b.open, b.close = r.Start.Byte+1, r.End.Byte-1
	for i := range b.items {
		b.surroundings(i)
	}
	return b
}

// surroundings finds the comma behind an item and whether it stands alone.
func (b *bracket) surroundings(i int) {
	e := &b.items[i]
	e.comma = -1
	next := b.close
	if i+1 < len(b.items) {
		next = b.items[i+1].from
	}
	for _, t := range b.tokens[b.token0(e.to):] {
		if t.Range.Start.Byte >= next {
			break
		}
		if t.Type == hclsyntax.TokenComma {
			e.comma = t.Range.Start.Byte
		}
	}
	before := b.open - 1
	if i > 0 {
		before = b.end(i-1) - 1
	}
	last := e.to - 1
	if e.comma >= 0 {
		last = e.comma
	}
	e.alone = b.line(before) < b.line(e.from) && b.line(last) < b.line(next)
}

// end answers the byte behind an item and its comma.
func (b *bracket) end(i int) int {
	if e := b.items[i]; e.comma >= 0 {
		return e.comma + 1
	}
	return b.items[i].to
}

// owned answers what belongs to an item: its lines with its comments, or on a
// shared line what stands between it and its comma, or behind it when it has none.
func (b *bracket) owned(i int) stretch {
	e := b.items[i]
	switch {
	case e.alone:
		return b.lines(e.stretch)
	case e.comma >= 0:
		return stretch{e.from, max(e.to, e.comma)}
	}
	return stretch{e.from, max(e.to, b.tail(e.to)+1)}
}

// remove takes an item out of its list or map.
func (b *bracket) remove(i int) []Splice {
	e, last := b.items[i], len(b.items)-1
	s := b.owned(i)
	switch {
	case last == 0 && len(b.within(stretch{b.open, s.from}))+len(b.within(stretch{s.to, b.close})) == 0:
		return []Splice{{b.open, b.close, ""}}
	case e.comma >= 0:
		s.to = max(s.to, e.comma+1)
	case i > 0 && b.items[i-1].comma >= 0:
		c := b.items[i-1].comma // the last item has no comma now either
		return []Splice{{c, c + 1, ""}, {s.from, s.to, ""}}
	}
	return []Splice{{s.from, s.to, ""}}
}

// text answers an item as it is moved: with its comments, and where they end a line
// with the comma that must stand before them.
func (b *bracket) text(i int) string {
	e, s := b.items[i], b.owned(i)
	t := strings.TrimRight(string(b.src[s.from:s.to]), " \t")
	if !e.alone && !b.endsLine(s) {
		return t
	}
	if !b.isMap && (e.comma < 0 || !e.alone) {
		t = t[:e.to-s.from] + "," + t[e.to-s.from:]
	}
	return strings.TrimSuffix(t, "\n") + "\n"
}

// endsLine reports whether a comment in a stretch goes on to the end of its line.
func (b *bracket) endsLine(s stretch) bool {
	for _, c := range b.within(s) {
		if !strings.HasPrefix(c, "/*") {
			return true
		}
	}
	return false
}

// insert puts an item before the one at i, or at the end. A text that ends in a
// line end brings its own lines and comma.
func (b *bracket) insert(i int, text string) []Splice {
	lines := strings.HasSuffix(text, "\n")
	switch n := len(b.items); {
	case n == 0 && lines:
		return []Splice{{b.close, b.close, "\n" + text}}
	case n == 0:
		return []Splice{{b.close, b.close, " " + text + " "}}
	case i < n && b.items[i].alone:
		at := b.lines(b.items[i].stretch).from
		return []Splice{{at, at, b.line1(text, i)}}
	case i < n && lines:
		at := b.items[i].from
		return []Splice{{at, at, "\n" + text}}
	case i < n:
		at := b.items[i].from
		return []Splice{{at, at, text + ", "}}
	}
	return b.append(text, lines)
}

// line1 writes an item as a line of its own, with a comma if its neighbour has one.
func (b *bracket) line1(text string, like int) string {
	switch {
	case strings.HasSuffix(text, "\n"):
		return text
	case b.isMap && (b.items[like].comma < 0 || strings.Contains(text, "\n")):
		return text + "\n" // behind a heredoc stands no comma
	}
	return text + ",\n"
}

func (b *bracket) append(text string, lines bool) []Splice {
	last := len(b.items) - 1
	e := b.items[last]
	var splices []Splice
	if e.comma < 0 && !(b.isMap && (e.alone || lines)) {
		at := e.to // behind its comments, unless they end the line
		if s := b.owned(last); !e.alone && !b.endsLine(s) {
			at = s.to
		}
		splices = append(splices, Splice{at, at, ","})
	}
	switch {
	case e.alone && lines:
		at := b.lines(e.stretch).to
		return append(splices, Splice{at, at, text})
	case e.alone:
		at := b.lines(e.stretch).to
		text += "\n"
		if e.comma >= 0 && !(b.isMap && strings.Contains(text[:len(text)-1], "\n")) {
			text = text[:len(text)-1] + ",\n"
		}
		return append(splices, Splice{at, at, text})
	case lines:
		return append(splices, Splice{b.close, b.close, "\n" + text})
	case e.comma >= 0:
		text += ","
	}
	return append(splices, Splice{b.close, b.close, " " + text + " "})
}
