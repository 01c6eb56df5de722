package syntax

import (
	"bytes"
	"sort"
)

// Place is what may be written at a place of a file.
type Place uint8

// The places.
const (
	Nowhere    Place = iota // comments, and between a name and its =
	NamePlace               // the name of a block or an attribute
	LabelPlace              // the label of a block
	KeyPlace                // a key of { key = value }
	ValuePlace              // a value outside quotes
	TextPlace               // inside a text
)

// Cursor is a place of a file with what is around it.
type Cursor struct {
	Place Place
	// Path are the blocks around, outermost first, then the attribute whose value
	// the place is in, then the entries of that value.
	Path []*Element
	// At is the element whose name, key or label stands here, if one does.
	At *Element
	// Word is the dotted name here, empty between words and in texts.
	Word Span
	// Text is the inside of the text here: what is between the quotes, or the lines
	// of a heredoc.
	Text    Span
	Heredoc bool
}

// Cursor answers what is at a byte of the file.
func (o *Outline) Cursor(b int) Cursor {
	b = min(max(b, 0), len(o.src))
	c := Cursor{Word: Span{b, b}}
	for elements := o.Elements; elements != nil; {
		elements = c.into(elements, b)
	}
	switch w := o.wordAt(b); {
	case c.Place == LabelPlace:
	case w != nil && w.form == commentWord:
		c.Place, c.At = Nowhere, nil
	case w != nil && w.form == textWord && (c.At == nil || c.At.Form == Block):
		c.Place, c.Text = TextPlace, inQuotes(o.src, *w)
	case w != nil && w.form == heredocWord:
		c.heredoc(o.src, *w, b)
	default:
		c.Word = dottedAt(o.src, b)
		c.plain(o, b)
	}
	return c
}

// into finds the element that a byte belongs to and answers what is inside of it,
// nil when the search is over.
func (c *Cursor) into(elements []*Element, b int) []*Element {
	for _, e := range elements {
		switch {
		case e.NameAt.Holds(b):
			c.At = e
			return nil
		case e.Label != "" || e.LabelAt.To > 0:
			if e.LabelAt.Holds(b) {
				c.At, c.Place = e, LabelPlace
				return nil
			}
		}
		if e.Form != Word && e.Inside.From > e.NameAt.To && e.Inside.Holds(b) {
			c.Path = append(c.Path, e)
			return e.Children
		}
	}
	return nil
}

// plain tells what may be written outside texts.
func (c *Cursor) plain(o *Outline, b int) {
	around := c.Around()
	switch {
	case around == nil || around.Form == Block:
		c.Place = NamePlace
		if c.At == nil && c.between(o, b) {
			c.Place = Nowhere
		}
	case c.At != nil || o.openAt(around.Inside.From, b) == '{':
		c.Place = KeyPlace
	default:
		c.Place = ValuePlace
	}
}

// Around answers the innermost element around, nil at the top of a file.
func (c *Cursor) Around() *Element {
	if len(c.Path) == 0 {
		return nil
	}
	return c.Path[len(c.Path)-1]
}

// between reports whether a byte stands inside of an element but neither in its
// name nor in what it holds.
func (c *Cursor) between(o *Outline, b int) bool {
	siblings := o.Elements
	if around := c.Around(); around != nil {
		siblings = around.Children
	}
	for _, e := range siblings {
		if e.Whole.From < b && b < e.Whole.To {
			return true
		}
	}
	return false
}

// openAt answers the bracket that is open at b since from, or 0.
func (o *Outline) openAt(from, b int) byte {
	var open []byte
	i := sort.Search(len(o.words), func(i int) bool { return o.words[i].From >= from })
	for ; i < len(o.words) && o.words[i].To <= b; i++ {
		switch f := o.words[i].form; f {
		case '{', '[', '(':
			open = append(open, f)
		case '}', ']', ')':
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[len(open)-1]
}

// wordAt answers the text, heredoc or comment that a byte stands inside of.
func (o *Outline) wordAt(b int) *word {
	i := sort.Search(len(o.words), func(i int) bool { return o.words[i].To >= b })
	for ; i < len(o.words) && o.words[i].From < b; i++ {
		w := &o.words[i]
		switch w.form {
		case commentWord:
			return w // behind it, too: it goes on
		case textWord, heredocWord:
			if b < w.To || w.open {
				return w
			}
		}
	}
	return nil
}

// heredoc sets the text to the lines between the markers, if the byte is there.
func (c *Cursor) heredoc(src []byte, w word, b int) {
	first := bytes.IndexByte(src[w.From:w.To], '\n')
	if first < 0 {
		return
	}
	lines := Span{w.From + first + 1, w.To}
	if !w.open {
		lines.To = w.From + bytes.LastIndexByte(src[w.From:w.To], '\n') + 1
	}
	if lines.Holds(b) {
		c.Place, c.Text, c.Heredoc = TextPlace, lines, true
	}
}

// dottedAt answers the dotted name around a byte.
func dottedAt(src []byte, b int) Span {
	s := Span{b, b}
	for s.From > 0 && inName(src[s.From-1]) {
		s.From--
	}
	for s.To < len(src) && inName(src[s.To]) {
		s.To++
	}
	return s
}

func inName(c byte) bool {
	return c == '_' || c == '.' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}

// Spelled is a text as it is meant, with the bytes that each of its runes is
// written with.
type Spelled struct {
	Runes []rune
	at    []int // of each rune, and of what would stand behind the last
}

// Byte answers where a rune is written.
func (s Spelled) Byte(rune int) int { return s.at[min(max(rune, 0), len(s.Runes))] }

// Rune answers the first rune that is written at a byte or behind it.
func (s Spelled) Rune(b int) int { return sort.SearchInts(s.at[:len(s.Runes)], b) }

// Spelled answers the text at a cursor with its escapes undone. A heredoc keeps its
// indent.
func (o *Outline) Spelled(c Cursor) Spelled {
	var s spelling
	raw := o.src[c.Text.From:c.Text.To]
	if c.Heredoc {
		s.plain(raw, c.Text.From)
	} else {
		s.quoted(raw, c.Text.From)
	}
	return Spelled{s.runes, append(s.start, c.Text.To)}
}
