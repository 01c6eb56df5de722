package syntax

import (
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// literal maps the runes of a text to the bytes that spell them in the source:
// escapes, heredoc indents and NFC all make the two differ.
type literal struct {
	source  *source
	offsets []int // a byte for each rune, and one for the end
}

func (l literal) offset(r int) int {
	r = min(max(r, 0), len(l.offsets)-1)
	return l.offsets[r]
}

// literalOf maps a string expression.
func literalOf(s *source, e *hclsyntax.TemplateExpr) literal {
	r := e.Range()
	raw := s.src[r.Start.Byte:r.End.Byte]
	if strings.HasPrefix(string(raw), "<<") {
		return heredoc(s, r.Start.Byte, raw)
	}
	from, to := r.Start.Byte, r.End.Byte
	if len(raw) >= 2 && raw[0] == '"' {
		from, to = from+1, to-1
	}
	return literal{s, quoted(s.src, from, to)}
}

// quoted walks the inside of a quoted string.
func quoted(src []byte, from, to int) []int {
	var offsets []int
	for i := from; i < to; {
		offsets = append(offsets, i)
		switch {
		case src[i] == '\\' && i+1 < to && (src[i+1] == 'u' || src[i+1] == 'U'):
			n := 6
			if src[i+1] == 'U' {
				n = 10
			}
			i = min(i+n, to)
		case src[i] == '\\' && i+1 < to:
			i += 2
		case (src[i] == '$' || src[i] == '%') && i+2 < to && src[i+1] == src[i] && src[i+2] == '{':
			i += 2 // $${ spells ${
		default:
			_, n := utf8.DecodeRune(src[i:to])
			i += n
		}
	}
	return append(offsets, to)
}

// heredoc walks the lines between the markers, less the common indent of <<-.
func heredoc(s *source, start int, raw []byte) literal {
	head := strings.IndexByte(string(raw), '\n')
	if head < 0 {
		return literal{s, []int{start}}
	}
	body := string(raw[head+1:])
	if i := strings.LastIndexByte(strings.TrimRight(body, "\n"), '\n'); i >= 0 {
		body = body[:i+1] // the closing marker's line goes
	}
	cut := 0
	if strings.HasPrefix(string(raw), "<<-") {
		cut = commonIndent(body)
	}
	var offsets []int
	at := start + head + 1
	for line := range strings.SplitAfterSeq(body, "\n") {
		skip := min(cut, len(line)-len(strings.TrimLeft(line, " \t")))
		for i := range line[skip:] {
			offsets = append(offsets, at+skip+i)
		}
		at += len(line)
	}
	return literal{s, append(offsets, at)}
}

func commonIndent(body string) int {
	least := -1
	for line := range strings.SplitSeq(strings.TrimSuffix(body, "\n"), "\n") {
		if n := len(line) - len(strings.TrimLeft(line, " \t")); least < 0 || n < least {
			least = n
		}
	}
	return max(least, 0)
}
