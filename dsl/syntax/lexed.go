package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Span is a stretch of a file in bytes, To not included.
type Span struct{ From, To int }

// Holds reports whether a place is in the span or at one of its ends.
func (s Span) Holds(b int) bool { return s.From <= b && b <= s.To }

// word is a piece of a text that may be broken: HCL's tokens, with a text in
// quotes, a heredoc and a comment each taken as one.
type word struct {
	Span
	form byte // one of the constants below, or the character of a sign
	open bool // a text or heredoc without its end
}

const (
	identWord   = 'a'
	textWord    = '"'
	heredocWord = '<'
	commentWord = '#'
	lineEnd     = '\n'
	otherWord   = '?'
)

// wordsOf reads a file line by line, so that a quote that is still open ends with
// its line and spoils no other. It takes time in proportion to the file.
func wordsOf(src []byte) []word {
	l := lineLexer{src: src}
	for l.at < len(src) {
		l.line()
	}
	return l.words
}

type lineLexer struct {
	src   []byte
	at    int
	words []word
}

// line takes one line, and further ones when a heredoc or a comment begins in it.
func (l *lineLexer) line() {
	end := len(l.src)
	if i := bytes.IndexByte(l.src[l.at:], '\n'); i >= 0 {
		end = l.at + i + 1
	}
	tokens, _ := hclsyntax.LexConfig(l.src[l.at:end], "", hcl.Pos{Byte: l.at, Line: 1, Column: 1})
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch t.Type {
		case hclsyntax.TokenEOF:
		case hclsyntax.TokenOQuote:
			i = l.quoted(tokens, i)
		case hclsyntax.TokenOHeredoc:
			l.heredoc(t)
			return
		case hclsyntax.TokenSlash:
			if l.comment(t.Range.Start.Byte) {
				return
			}
		case hclsyntax.TokenComment:
			l.hash(t)
		default:
			l.add(formOf(t), t.Range.Start.Byte, t.Range.End.Byte, false)
		}
	}
	l.at = end
}

func (l *lineLexer) add(form byte, from, to int, open bool) {
	l.words = append(l.words, word{Span{from, to}, form, open})
}

func formOf(t hclsyntax.Token) byte {
	switch t.Type {
	case hclsyntax.TokenIdent:
		return identWord
	case hclsyntax.TokenNewline:
		return lineEnd
	case hclsyntax.TokenOBrace, hclsyntax.TokenCBrace, hclsyntax.TokenOBrack, hclsyntax.TokenCBrack,
		hclsyntax.TokenOParen, hclsyntax.TokenCParen, hclsyntax.TokenEqual, hclsyntax.TokenComma,
		hclsyntax.TokenColon, hclsyntax.TokenDot:
		return t.Bytes[0]
	}
	return otherWord
}

// quoted takes the tokens of one text in quotes, with what is nested in it, and
// answers the index of the last.
func (l *lineLexer) quoted(tokens hclsyntax.Tokens, i int) int {
	from, depth := tokens[i].Range.Start.Byte, 0
	for ; i < len(tokens); i++ {
		switch tokens[i].Type {
		case hclsyntax.TokenOQuote:
			depth++
		case hclsyntax.TokenCQuote:
			if depth--; depth == 0 {
				l.add(textWord, from, tokens[i].Range.End.Byte, false)
				return i
			}
		}
	}
	end := tokens[len(tokens)-1].Range.End.Byte
	l.add(textWord, from, from+len(bytes.TrimRight(l.src[from:end], "\r\n")), true)
	l.add(lineEnd, end, end, false)
	return i
}

// hash takes a comment that ends with its line, and the end of the line.
func (l *lineLexer) hash(t hclsyntax.Token) {
	text := bytes.TrimRight(t.Bytes, "\r\n")
	from, to := t.Range.Start.Byte, t.Range.End.Byte
	l.add(commentWord, from, from+len(text), false)
	if len(text) < len(t.Bytes) {
		l.add(lineEnd, from+len(text), to, false)
	}
}

// comment takes a /* that its line does not close, if one begins at from.
func (l *lineLexer) comment(from int) bool {
	if !bytes.HasPrefix(l.src[from:], []byte("/*")) {
		l.add(otherWord, from, from+1, false)
		return false
	}
	end, open := len(l.src), true
	if i := bytes.Index(l.src[from+2:], []byte("*/")); i >= 0 {
		end, open = from+2+i+2, false
	}
	l.add(commentWord, from, end, open)
	l.at = end
	return true
}

// heredoc takes the lines up to the one that holds only the marker.
func (l *lineLexer) heredoc(t hclsyntax.Token) {
	from := t.Range.Start.Byte
	marker := bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimPrefix(t.Bytes, []byte("<<")), []byte("-")))
	for at := t.Range.End.Byte; at < len(l.src); {
		end := len(l.src)
		if i := bytes.IndexByte(l.src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if bytes.Equal(bytes.TrimSpace(l.src[at:end]), marker) {
			l.at = at + len(bytes.TrimRight(l.src[at:end], "\r\n"))
			l.add(heredocWord, from, l.at, false)
			return
		}
		at = end
	}
	l.add(heredocWord, from, len(l.src), true)
	l.at = len(l.src)
}
