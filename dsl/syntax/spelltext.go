package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akis-platform/akis/schemas"
)

// rule spells a rule in quotes, and as a heredoc when it is long or would need
// escapes.
func (w *writer) rule(p *schemas.Prop, v any, at string) string {
	s, ok := v.(string)
	if !ok {
		return w.fail(at, "Here stands a text in double quotes.")
	}
	q := quoted(s)
	long := len(p.Name)+utf8.RuneCountInString(q)+2*w.depth > maxLine
	if w.flat || !long && !strings.ContainsAny(s, "\"\\\n") || !fitsHeredoc(s, "RULE") {
		return q
	}
	return w.heredoc("RULE", s)
}

func doubleOpenings(s string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(s)
}

// quoted spells a text in double quotes.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	runes := []rune(s)
	for i, r := range runes {
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case (r == '$' || r == '%') && next == '{':
			b.WriteRune(r)
			b.WriteRune(r)
		case (r == '$' || r == '%') && next == r, unicode.IsControl(r), r == '\ufeff', unicode.Is(unicode.Bidi_Control, r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
