package syntax

import (
	"strings"
	"unicode"

	"github.com/akis-platform/akis/schemas"
)

// Spelling writes parts of a document that will stand inside a text which is there
// already: a value, a block. Indents are left to the formatter, but for heredocs.
type Spelling struct {
	Locales []string // the first is that of plain texts
	Depth   int      // how many blocks are around
	Flat    bool     // something follows on the line, so there is no heredoc
}

func (s Spelling) writer() *writer {
	return &writer{locales: s.Locales, depth: s.Depth, flat: s.Flat}
}

// Value spells a value of the kind of an attribute, or of what stands inside one.
func (s Spelling) Value(p *schemas.Prop, v any) (string, []Unspelled) {
	w := s.writer()
	return w.value(p, v, ""), w.problems
}

// Block spells a block of a kind with its head, such as team "lead".
func (s Spelling) Block(kind, head string, node map[string]any) (string, []Unspelled) {
	w := s.writer()
	return w.block(kind, head, node, "").Text, w.problems
}

// Item spells a block of a sequence, which says in $block what it is.
func (s Spelling) Item(p *schemas.Prop, v any) (string, []Unspelled) {
	w := s.writer()
	return w.item(p, v, "").Text, w.problems
}

// Quoted spells a text in double quotes.
func Quoted(s string) string { return quoted(s) }

// SpellName spells a name as HCL reads it back: plain where it can be, else in quotes.
func SpellName(s string) string {
	if isIdentifier(s) {
		return s
	}
	return quoted(s)
}

// lines spells a text of whole lines as a heredoc, and any other in quotes.
func (w *writer) lines(s string) string {
	body, whole := strings.CutSuffix(s, "\n")
	if w.flat || !whole || !fitsHeredoc(body, "TEXT") {
		return quoted(s)
	}
	return w.heredoc("TEXT", body)
}

func (w *writer) heredoc(mark, body string) string {
	var b strings.Builder
	b.WriteString("<<-" + mark + "\n")
	for line := range strings.SplitSeq(body, "\n") {
		if line != "" {
			b.WriteString(w.indent() + "  " + doubleOpenings(line))
		}
		b.WriteByte('\n')
	}
	b.WriteString(w.indent() + mark)
	return b.String()
}

// fitsHeredoc reports whether a heredoc gives exactly s back: its common indent is
// taken away, and it knows no escapes but $${ and %%{.
func fitsHeredoc(s, mark string) bool {
	if s == "" || strings.HasSuffix(s, "\n") || strings.Contains(s, "$${") || strings.Contains(s, "%%{") {
		return false
	}
	flush := false
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" {
			continue
		}
		blank := strings.TrimSpace(line) == ""
		if blank || strings.TrimSpace(line) == mark {
			return false
		}
		flush = flush || !unicode.IsSpace([]rune(line)[0])
		if strings.ContainsFunc(line, unfitForHeredoc) {
			return false
		}
	}
	return flush
}

// unfitForHeredoc finds what a heredoc cannot write out, and marks, which may join the
// indent to one cluster.
func unfitForHeredoc(r rune) bool {
	return unicode.IsControl(r) && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff' || unicode.IsMark(r)
}
