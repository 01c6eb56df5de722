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
	if !long && !strings.ContainsAny(s, "\"\\\n") || !fitsHeredoc(s) {
		return q
	}
	var b strings.Builder
	b.WriteString("<<-RULE\n")
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" {
			b.WriteString(w.indent() + "  " + doubleOpenings(line))
		}
		b.WriteByte('\n')
	}
	b.WriteString(w.indent() + "RULE")
	return b.String()
}

// fitsHeredoc reports whether a heredoc gives exactly s back: its common indent is
// taken away, and it knows no escapes but $${ and %%{.
func fitsHeredoc(s string) bool {
	if s == "" || strings.HasSuffix(s, "\n") || strings.Contains(s, "$${") || strings.Contains(s, "%%{") {
		return false
	}
	flush := false
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" {
			continue
		}
		blank := strings.TrimSpace(line) == ""
		if blank || strings.TrimSpace(line) == "RULE" {
			return false
		}
		flush = flush || !unicode.IsSpace([]rune(line)[0])
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' || unicode.IsMark(r) }) {
			return false // a mark may join the indent to one cluster
		}
	}
	return flush
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
