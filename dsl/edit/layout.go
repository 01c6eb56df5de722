package edit

import (
	"sort"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// layout is what stands on each line of a part, for saying which comments belong
// to what: those directly above it, and those behind it on its last line. A
// comment with a blank line below it belongs to nobody and stays where it is.
type layout struct {
	src      []byte
	tokens   hclsyntax.Tokens
	starts   []int // byte at which each line begins, and the length of the text
	kinds    []lineKind
	comments []comment
}

type lineKind uint8

const (
	blank  lineKind = iota
	remark          // comments only
	code
)

// comment is one comment, without the white space at its end.
type comment struct {
	at   int
	text string
}

// stretch is bytes of a part, to not included.
type stretch struct{ from, to int }

func (s stretch) holds(at int) bool { return s.from <= at && at < s.to }

// laidOut reads the lines of a text once.
func laidOut(src []byte) func() *layout {
	return sync.OnceValue(func() *layout { return newLayout(src) })
}

func newLayout(src []byte) *layout {
	l := &layout{src: src, starts: []int{0}}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	if l.starts[len(l.starts)-1] != len(src) {
		l.starts = append(l.starts, len(src))
	}
	l.kinds = make([]lineKind, len(l.starts))
	l.tokens, _ = hclsyntax.LexConfig(src, "", hcl.InitialPos)
	for _, t := range l.tokens {
		l.token(t)
	}
	return l
}

func (l *layout) token(t hclsyntax.Token) {
	from, to := t.Range.Start.Byte, t.Range.End.Byte
	switch t.Type {
	case hclsyntax.TokenNewline, hclsyntax.TokenEOF:
		return
	case hclsyntax.TokenComment:
		words := strings.TrimRight(string(t.Bytes), " \t\r\n")
		l.comments = append(l.comments, comment{from, words})
		kind := remark
		if l.kinds[l.line(from)] == code {
			kind = code // the rest of a comment that began behind something
		}
		l.mark(from, from+len(words), kind)
		return
	}
	l.mark(from, to, code)
}

func (l *layout) mark(from, to int, kind lineKind) {
	for i := l.line(from); i <= l.line(max(from, to-1)); i++ {
		l.kinds[i] = max(l.kinds[i], kind)
	}
}

// line answers the number of the line on which a byte stands, from 0.
func (l *layout) line(at int) int {
	return sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > at }) - 1
}

// lineStart and lineEnd answer where the line of a byte begins and where the next
// one does.
func (l *layout) lineStart(at int) int { return l.starts[l.line(at)] }

func (l *layout) lineEnd(at int) int {
	if i := l.line(at) + 1; i < len(l.starts) {
		return l.starts[i]
	}
	return len(l.src)
}

// blankBefore reports whether the line that begins at a byte has a blank one above.
func (l *layout) blankBefore(at int) bool {
	i := l.line(at)
	return i > 0 && l.kinds[i-1] == blank
}

func (l *layout) blankAt(at int) bool {
	return at < len(l.src) && l.kinds[l.line(at)] == blank
}

// lines answers the whole lines of an item that shares them with no other: with the
// comments directly above and those behind it.
func (l *layout) lines(item stretch) stretch {
	first := l.line(item.from)
	for first > 0 && l.kinds[first-1] == remark {
		first--
	}
	return stretch{l.starts[first], l.lineEnd(l.tail(item.to))}
}

// tail answers the last byte of what stands on the line behind an item: comments,
// which may go on for lines, and a comma.
func (l *layout) tail(at int) int {
	last := max(at-1, 0)
	for _, t := range l.tokens[l.token0(at):] {
		switch t.Type {
		case hclsyntax.TokenComma:
			last = t.Range.Start.Byte
			continue
		case hclsyntax.TokenComment:
			last = t.Range.Start.Byte + len(strings.TrimRight(string(t.Bytes), " \t\r\n")) - 1
			if t.Bytes[len(t.Bytes)-1] != '\n' {
				continue
			}
		}
		break
	}
	return last
}

// token0 answers the first token that begins at a byte or behind it.
func (l *layout) token0(at int) int {
	return sort.Search(len(l.tokens), func(i int) bool { return l.tokens[i].Range.Start.Byte >= at })
}

// within answers the comments in a stretch.
func (l *layout) within(s stretch) []string {
	var all []string
	for _, c := range l.comments {
		if s.holds(c.at) {
			all = append(all, c.text)
		}
	}
	return all
}
