package syntax_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// letters are what trips a map of places: several bytes, several runes a
// character, escapes, what HCL reads, and parts that its normal form joins.
var letters = []string{"a", "field.x", " ", "  ", "ğ", "İ", "ı", "😀", "👩‍👩‍👧", "é", "e\u0301", "u\u0308\u0304", "الع", "\u0301",
	"\"", "\\", "$", "%", "{", "}", "${", "%{", "$${", "'", "#", "/*", "\t", "<<A", "\n"}

// spelled is a rune of the meant text and how the file spells it.
type spelled struct {
	meant rune
	as    string
}

func quote(t *rapid.T, text string) []spelled {
	var out []spelled
	runes := []rune(text)
	for i, r := range runes {
		as := string(r)
		opens := (r == '$' || r == '%') && i+1 < len(runes) && runes[i+1] == '{'
		switch {
		case r == '\n':
			as = `\n`
		case r == '"' || r == '\\':
			as = `\` + as
		case opens || (r == '$' || r == '%') && i+1 < len(runes) && runes[i+1] == r:
			as = fmt.Sprintf(`\u%04x`, r)
		case r == '\t' && rapid.Bool().Draw(t, "tab"):
			as = `\t`
		case r < 0x10000 && rapid.IntRange(0, 9).Draw(t, "escape") == 0:
			as = fmt.Sprintf(`\u%04x`, r)
		case rapid.IntRange(0, 9).Draw(t, "long escape") == 0:
			as = fmt.Sprintf(`\U%08x`, r)
		}
		out = append(out, spelled{r, as})
	}
	return out
}

// TestPlacesInQuotes: each rune of a quoted text maps to the bytes it is spelled
// with, and the text is what HCL would read.
func TestPlacesInQuotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 12).Draw(t, "text"), "")
		parts := quote(t, text)
		var b strings.Builder
		b.WriteString("report \"r\" {\n  where = \"")
		type place struct{ from, to int }
		var places []place
		for _, p := range parts {
			places = append(places, place{b.Len(), b.Len() + len(p.as)})
			b.WriteString(p.as)
		}
		b.WriteString("\"\n}\n")
		src := b.String()
		tree, list := syntax.Parse([]syntax.File{{Name: "a.akis.hcl", Src: []byte(src)}}, schemas.Set)
		got, ok := where(tree)
		if !ok {
			t.Fatalf("%q: %v", src, list)
		}
		if want := cty.NormalizeString(text); got != want {
			t.Fatalf("%q reads as %q, want %q", src, got, want)
		}
		if got != text {
			inside(t, tree, src, got)
			return
		}
		for i, p := range places {
			r := tree.TextRange("/report/r/where", i, i+1)
			if r.Start.Byte != p.from || r.End.Byte != p.to {
				t.Fatalf("%q: rune %d is at %d-%d, want %d-%d", src, i, r.Start.Byte, r.End.Byte, p.from, p.to)
			}
			if want := utf8.RuneCountInString(src[:p.from]); want < r.Start.Column {
				t.Fatalf("%q: rune %d in column %d", src, i, r.Start.Column)
			}
		}
	})
}

// TestPlacesInHeredocs: the same between the markers of a heredoc, whose indent
// is taken away.
func TestPlacesInHeredocs(t *testing.T) {
	plain := []string{"a", "field.x", "ğ", "😀", "'x'", "\"", "\\n", "é", "$${", "%%{", " ", "#"}
	rapid.Check(t, func(t *rapid.T) {
		flush := rapid.SampledFrom([]string{"<<", "<<-"}).Draw(t, "flush")
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		var b strings.Builder
		b.WriteString("report \"r\" {" + end + "  where = " + flush + "RULE" + end)
		for range rapid.IntRange(0, 5).Draw(t, "lines") {
			b.WriteString(rapid.SampledFrom([]string{"", " ", "    ", "\t", "      ", "\u00a0 "}).Draw(t, "indent"))
			b.WriteString(strings.Join(rapid.SliceOfN(rapid.SampledFrom(plain), 0, 4).Draw(t, "line"), "") + end)
		}
		b.WriteString("  RULE" + end + "}" + end)
		src := b.String()
		tree, list := syntax.Parse([]syntax.File{{Name: "a.akis.hcl", Src: []byte(src)}}, schemas.Set)
		got, ok := where(tree)
		if !ok {
			t.Fatalf("%q: %v", src, list)
		}
		runes := []rune(got)
		for i, want := range runes {
			r := tree.TextRange("/report/r/where", i, i+1)
			is := src[r.Start.Byte:r.End.Byte]
			if is != string(want) && is != string(want)+string(want) { // $${ spells ${
				t.Fatalf("%q: rune %d of %q is at %q", src, i, got, is)
			}
		}
		inside(t, tree, src, got)
	})
}

// inside holds places of runes to what they must be in any case: in order, and
// within the text's own bytes.
func inside(t *rapid.T, tree *syntax.Tree, src, text string) {
	n := utf8.RuneCountInString(text)
	last := 0
	for i := range n {
		r := tree.TextRange("/report/r/where", i, i+1)
		if r.Start.Byte < last || r.End.Byte <= r.Start.Byte || r.End.Byte > len(src) {
			t.Fatalf("%q: rune %d is at %d-%d after %d", src, i, r.Start.Byte, r.End.Byte, last)
		}
		last = r.Start.Byte
	}
	if r := tree.TextRange("/report/r/where", n, n+5); r.Start.Byte < last || r.End.Byte > len(src) {
		t.Fatalf("%q: past the end is at %d", src, r.Start.Byte)
	}
}

func where(tree *syntax.Tree) (string, bool) {
	reports, _ := tree.Root["report"].(map[string]any)
	r, _ := reports["r"].(map[string]any)
	s, ok := r["where"].(string)
	return s, ok
}
