package edit_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/syntax"
)

var mark = regexp.MustCompile(`¤[0-9]+¤`)

// decorator puts comments, each of which can be told from every other, wherever the
// language takes one: above and behind lines, with blank lines around, inside lists
// and maps, at the end of a file.
type decorator struct {
	rand *rand.Rand
	n    int
}

func (d *decorator) mark() string {
	d.n++
	return fmt.Sprintf("¤%d¤", d.n)
}

func (d *decorator) often(percent int) bool { return d.rand.IntN(100) < percent }

func (d *decorator) decorate(t testing.TB, name string, src []byte) []byte {
	t.Helper()
	text := d.lines(d.inside(string(src)))
	out, list := syntax.Format(syntax.File{Name: name, Src: []byte(text)})
	if list.HasErrors() {
		t.Fatalf("%v in\n%s", list.Err(), text)
	}
	return out
}

// inside puts comments behind brackets and commas.
func (d *decorator) inside(src string) string {
	tokens, _ := hclsyntax.LexConfig([]byte(src), "", hcl.InitialPos)
	var b strings.Builder
	at := 0
	for _, t := range tokens {
		b.WriteString(src[at:t.Range.End.Byte])
		at = t.Range.End.Byte
		switch t.Type {
		case hclsyntax.TokenOBrack, hclsyntax.TokenComma, hclsyntax.TokenOBrace:
			if d.often(8) {
				b.WriteString(" /* " + d.mark() + " */")
			}
		case hclsyntax.TokenCQuote:
			if d.often(2) && strings.HasPrefix(src[at:], ",") {
				b.WriteString(" /* " + d.mark() + " */")
			}
		}
	}
	return b.String() + src[at:]
}

// lines puts comments above and behind lines.
func (d *decorator) lines(src string) string {
	var b strings.Builder
	heredoc := false
	for line := range strings.Lines(src) {
		begins := strings.Contains(line, "<<")
		if heredoc {
			heredoc = strings.TrimSpace(line) != "EOT" && strings.TrimSpace(line) != "RULE"
			b.WriteString(line)
			continue
		}
		if strings.TrimSpace(line) == "" {
			b.WriteString(line)
			continue
		}
		for d.often(12) {
			b.WriteString("# " + d.mark() + "\n")
			if d.often(25) {
				b.WriteString("\n")
			}
		}
		if d.often(2) {
			b.WriteString("/* " + d.mark() + "\n   " + d.mark() + " */\n")
		}
		heredoc = begins
		if !begins && d.often(20) {
			style := []string{"# %s", "// %s", "/* %s */"}[d.rand.IntN(3)]
			line = strings.TrimSuffix(line, "\n") + " " + fmt.Sprintf(style, d.mark()) + "\n"
		}
		b.WriteString(line)
	}
	if d.often(50) {
		b.WriteString("# " + d.mark() + "\n")
	}
	return b.String()
}

// marks counts the comments of files.
func marks(files map[string][]byte) map[string]int {
	all := map[string]int{}
	for _, src := range files {
		for _, m := range mark.FindAllString(string(src), -1) {
			all[m]++
		}
	}
	return all
}
