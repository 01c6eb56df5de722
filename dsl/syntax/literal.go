package syntax

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// literal is where a text is spelled in its source: a quoted string or a heredoc.
// How its runes map to bytes is worked out when somebody asks, which is when a
// part of the text is wrong.
type literal struct {
	source   *source
	from, to int
}

// bytes maps the runes from to to of the text to a stretch of the source.
func (l literal) bytes(from, to int) (int, int) {
	s := l.spelling()
	n := len(s.runes)
	from = min(max(from, 0), n)
	to = min(max(to, from), n)
	switch {
	case from == n:
		return s.last, s.last
	case from == to:
		return s.start[from], s.start[from]
	}
	return s.start[from], s.end[to-1]
}

// spelling is a text with the bytes that each of its runes is written with.
type spelling struct {
	runes      []rune
	start, end []int
	last       int // where a rune after the last would stand
}

func (s *spelling) add(r rune, start, end int) {
	s.runes = append(s.runes, r)
	s.start = append(s.start, start)
	s.end = append(s.end, end)
	s.last = end
}

func (l literal) spelling() spelling {
	raw := l.source.src[l.from:l.to]
	s := spelling{last: l.from}
	switch {
	case bytes.HasPrefix(raw, []byte("<<")):
		s.heredoc(raw, l.from)
	case len(raw) >= 2 && raw[0] == '"':
		s.last = l.from + 1
		s.quoted(raw[1:len(raw)-1], l.from+1)
	}
	return s.normal()
}

// quoted reads the inside of a quoted string that begins at byte at.
func (s *spelling) quoted(b []byte, at int) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == '\\' && i+1 < len(b):
			r, n = unescaped(b[i:])
		case doubled(b[i:]):
			n = 2
		}
		s.add(r, at+i, at+i+n)
		i += n
	}
}

// unescaped reads one escape, which HCL has already found to be a good one.
func unescaped(b []byte) (rune, int) {
	switch b[1] {
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u', 'U':
		n := 6
		if b[1] == 'U' {
			n = 10
		}
		n = min(n, len(b))
		if v, err := strconv.ParseUint(string(b[2:n]), 16, 32); err == nil && v <= unicode.MaxRune {
			return rune(v), n
		}
		return utf8.RuneError, n
	}
	r, n := utf8.DecodeRune(b[1:])
	return r, 1 + n
}

// doubled tells whether b begins with $${ or %%{, which spell ${ and %{.
func doubled(b []byte) bool {
	return len(b) > 2 && (b[0] == '$' || b[0] == '%') && b[1] == b[0] && b[2] == '{'
}

// heredoc reads the lines between the markers of a heredoc that begins at byte at.
// HCL's lexer says where they are; <<- takes their common indent away.
func (s *spelling) heredoc(raw []byte, at int) {
	// The lexer knows the closing marker by the end of its line.
	tokens, _ := hclsyntax.LexExpression(append(bytes.Clone(raw), '\n'), "", hcl.Pos{Byte: at, Line: 1, Column: 1})
	var lines []hclsyntax.Token
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenStringLit {
			lines = append(lines, t)
		}
	}
	cut := 0
	if bytes.HasPrefix(raw, []byte("<<-")) {
		cut = commonIndent(lines)
	}
	begins := true
	for _, t := range lines {
		b, from := t.Bytes, t.Range.Start.Byte
		if begins && !blank(b) {
			n := clusters(b, cut)
			b, from = b[n:], from+n
		}
		begins = bytes.HasSuffix(t.Bytes, []byte("\n"))
		s.plain(b, from)
	}
}

// plain reads a stretch of a heredoc that begins at byte at.
func (s *spelling) plain(b []byte, at int) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if doubled(b[i:]) {
			n = 2
		}
		s.add(r, at+i, at+i+n)
		i += n
	}
}

// commonIndent is the least indent of the lines that hold something, in clusters.
func commonIndent(lines []hclsyntax.Token) int {
	least, begins := math.MaxInt, true
	for _, t := range lines {
		if begins && !blank(t.Bytes) {
			space := t.Bytes[:len(t.Bytes)-len(bytes.TrimLeftFunc(t.Bytes, unicode.IsSpace))]
			n, _ := textseg.TokenCount(space, textseg.ScanGraphemeClusters)
			least = min(least, n)
		}
		begins = bytes.HasSuffix(t.Bytes, []byte("\n"))
	}
	if least == math.MaxInt {
		return 0
	}
	return least
}

func blank(line []byte) bool {
	return bytes.HasSuffix(line, []byte("\n")) && len(bytes.TrimSpace(line)) == 0
}

// clusters is the length in bytes of the first n grapheme clusters.
func clusters(b []byte, n int) int {
	at := 0
	for range n {
		width, _, _ := textseg.ScanGraphemeClusters(b[at:], true)
		at += width
	}
	return at
}

// normal brings the runes into the normal form C that HCL gives texts. What one
// cluster becomes is spelled by that cluster.
func (s spelling) normal() spelling {
	text := string(s.runes)
	whole := cty.NormalizeString(text)
	if whole == text {
		return s
	}
	out := spelling{last: s.last}
	at := 0
	for rest := []byte(text); len(rest) > 0; {
		n := clusters(rest, 1)
		before := utf8.RuneCount(rest[:n])
		after := []rune(cty.NormalizeString(string(rest[:n])))
		for i, r := range after {
			first, last := at, at+before-1
			if len(after) == before {
				first, last = at+i, at+i
			}
			out.add(r, s.start[first], s.end[last])
		}
		at += before
		rest = rest[n:]
	}
	if string(out.runes) != whole {
		return s // a composition across clusters: near enough
	}
	return out
}

// plainText answers a text that is written out in full, without ${ }.
func plainText(e hclsyntax.Expression) (string, bool) {
	t, ok := e.(*hclsyntax.TemplateExpr)
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, part := range t.Parts {
		lit, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok || !isText(lit.Val) {
			return "", false
		}
		b.WriteString(lit.Val.AsString())
	}
	return b.String(), true
}

// number answers a number that is written out, with or without its sign.
func number(e hclsyntax.Expression) (cty.Value, bool) {
	if u, ok := e.(*hclsyntax.UnaryOpExpr); ok && u.Op == hclsyntax.OpNegate {
		v, ok := number(u.Val)
		if !ok {
			return cty.NilVal, false
		}
		return v.Negate(), true
	}
	l, ok := e.(*hclsyntax.LiteralValueExpr)
	if !ok || l.Val.IsNull() || l.Val.Type() != cty.Number {
		return cty.NilVal, false
	}
	return l.Val, true
}

func isText(v cty.Value) bool { return v.IsKnown() && !v.IsNull() && v.Type() == cty.String }
