package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"golang.org/x/text/width"

	"github.com/akis-platform/akis/engine/phrase"
)

// Write shows the list to a person in a language, each finding with its source
// line and the place underlined. Sources are the files by name.
func (l List) Write(w io.Writer, locale string, sources map[string][]byte) error {
	words := catalogue(locale)
	for i, d := range l {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(w, d.human(words, sources[d.Range.File])); err != nil {
			return err
		}
	}
	return nil
}

func (d Diagnostic) human(words phrase.Catalogue, src []byte) string {
	var b strings.Builder
	word := phrase.Say("Error")
	switch d.Severity {
	case Warning:
		word = phrase.Say("Warning")
	case Info:
		word = phrase.Say("Note")
	}
	fmt.Fprintf(&b, "%s: %s  [%s]\n", word.In(words), harmless(phrase.Say(d.Summary).In(words)), d.Code)
	if d.Range.File != "" {
		place := phrase.Say("on %s line %d", d.Range.File, d.Range.Start.Line)
		if d.Block != "" {
			place = phrase.Say("on %s line %d, in %s", d.Range.File, d.Range.Start.Line, d.Block)
		}
		fmt.Fprintf(&b, "  %s:\n%s", harmless(place.In(words)), snippet(src, d.Range))
	}
	if len(d.Detail) > 0 {
		b.WriteString(harmless(d.Detail.In(words)))
		b.WriteByte('\n')
	}
	if d.Witness != nil {
		fmt.Fprintf(&b, "%s\n", harmless(phrase.Say("For example: %s.", d.Witness.in(words)).In(words)))
	}
	return b.String()
}

// maxShown is how many characters of a line are shown.
const maxShown = 160

func snippet(src []byte, r Range) string {
	line, ok := lineOf(src, r.Start.Line)
	if !ok {
		return ""
	}
	shown := characters(line)
	from := min(max(r.Start.Column-1, 0), len(shown))
	to := len(shown)
	if r.End.Line == r.Start.Line {
		to = min(max(r.End.Column-1, from), len(shown))
	}
	head := fmt.Sprintf("  %4d: ", r.Start.Line)
	mark := strings.Repeat(" ", len(head))
	if cut := from - maxShown/4; len(shown) > maxShown && cut > 0 {
		shown, from, to = shown[cut:], from-cut, to-cut
		head, mark = head+"…", mark+" "
	}
	tail := ""
	if len(shown) > maxShown {
		shown, to, tail = shown[:maxShown], min(to, maxShown), "…"
	}
	for _, c := range shown[:from] {
		if c == "\t" { // tabs stay, so that the caret stands below its place
			mark += c
		} else {
			mark += strings.Repeat(" ", cells(c))
		}
	}
	under := 0
	for _, c := range shown[from:to] {
		under += cells(c)
	}
	return head + strings.Join(shown, "") + tail + "\n" + mark + strings.Repeat("^", max(under, 1)) + "\n"
}

// cells is how many cells of a terminal a character takes, as the East Asian widths
// of Unicode have it; most emoji are wide, others when U+FE0F asks for a picture.
func cells(character string) int {
	for _, r := range character {
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth || r == '\uFE0F' {
			return 2
		}
	}
	return 1
}

func lineOf(src []byte, number int) ([]byte, bool) {
	for n := 1; ; n++ {
		line, rest, more := bytes.Cut(src, []byte("\n"))
		switch {
		case n == number:
			return bytes.TrimSuffix(line, []byte("\r")), true
		case !more:
			return nil, false
		}
		src = rest
	}
}

// characters splits a line into what people see as one character each, as far as
// it may be shown, and makes harmless what a terminal would obey.
func characters(line []byte) []string {
	var all []string
	for len(line) > 0 {
		n, cluster, err := textseg.ScanGraphemeClusters(line, true)
		if err != nil || n == 0 {
			break
		}
		all = append(all, harmless(string(cluster)))
		line = line[n:]
	}
	return all
}

// harmless replaces control characters and those that turn the direction of text.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
