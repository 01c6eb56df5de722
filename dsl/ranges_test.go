package dsl_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
)

// hard are texts that trip whoever counts bytes, runes or characters: letters of
// several bytes, characters of several runes and cells, marks that join what stands
// before them, what HCL reads as its own.
var hard = []string{"a", " ", "ğ", "İ", "ı", "ş", "ç", "c\u0327", "e\u0301", "i\u0307", "u\u0308\u0304", "😀", "👩‍👩‍👧", "🇹🇷", "❤\ufe0f",
	"الع", "한", "\u0301", "\t", "#", "//", "{", "}", "$", "%", "$$", "=", "RULE"}

const planted = "field.wrong"

// plant is a text with one wrong name in it as the source spells it, and where that
// name is spelled.
type plant struct {
	src      strings.Builder
	from, to int
}

// TestPlacesAreExact: wherever a wrong name stands in a text of whatever shape, the
// finding's range is exactly the bytes that spell it, its line and its columns.
func TestPlacesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end")
		rule := rapid.Bool().Draw(t, "rule")
		frame := strings.Split(strings.ReplaceAll(framed(rule), "\n", end), "TEXT")
		before := strings.TrimRight(strings.ReplaceAll(junk(t, "before"), "{", "("), "$%") // else HCL's own ${ or a third {
		parts := []string{before, "{{ ", planted, " }}", junk(t, "behind")}
		if rule {
			parts = []string{"'", before, "' == 'x' or ", planted, " == 'x' or '", junk(t, "behind"), "' == 'y'"}
		}
		var p plant
		p.src.WriteString(frame[0])
		if rapid.Bool().Draw(t, "heredoc") {
			p.heredoc(t, parts, end)
		} else {
			p.quoted(t, parts)
		}
		p.src.WriteString(frame[1])
		src := p.src.String()
		_, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(src)})
		i := slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == "AKIS-R002" })
		if i < 0 {
			t.Fatalf("not found in %v:\n%s", list, src)
		}
		want := diag.Range{File: "x.akis.hcl", Start: position(src, p.from), End: position(src, p.to)}
		if got := list[i].Range; got != want {
			t.Fatalf("found %v %q\nwant  %v %q\nin %q", got, src[got.Start.Byte:got.End.Byte], want, src[p.from:p.to], src)
		}
	})
}

// framed is a set around a text, which is a rule or what a message says.
func framed(rule bool) string {
	gate, message := "", "message \"m\" {\nchannels = [email]\nbody = TEXT\n}\n"
	if rule {
		gate, message = "gate \"g\" {\ncheck = TEXT\n}\n", ""
	}
	return "akis {\nname = \"x\"\nlanguage = 1\n}\nteam \"t\" { label = \"T\" }\n" +
		"flow \"f\" {\nstart = step.a\nstep \"a\" {\nteam = team.t\noutcome \"o\" { to = end.z }\n}\nend \"z\" { status = resolved }\n}\n" +
		"category \"c\" {\nlabel = \"Ç\"\nkind = request\nflow = flow.f\n" + gate + "}\n" + message
}

func junk(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(hard), 0, 6).Draw(t, label), "")
}

// quoted spells the parts in double quotes, some runes as escapes.
func (p *plant) quoted(t *rapid.T, parts []string) {
	p.src.WriteByte('"')
	for _, part := range parts {
		if part == planted {
			p.from = p.src.Len()
		}
		for _, r := range part {
			how := rapid.IntRange(0, 11).Draw(t, "spelling")
			switch {
			case r == '$' || r == '%' || how == 0 && r < 0x10000:
				fmt.Fprintf(&p.src, `\u%04x`, r)
			case how == 1:
				fmt.Fprintf(&p.src, `\U%08x`, r)
			case r == '\t':
				p.src.WriteString(`\t`)
			default:
				p.src.WriteRune(r)
			}
		}
		if part == planted {
			p.to = p.src.Len()
		}
	}
	p.src.WriteByte('"')
}

// heredoc spells the parts between two markers, on several lines.
func (p *plant) heredoc(t *rapid.T, parts []string, end string) {
	p.src.WriteString(rapid.SampledFrom([]string{"<<END", "<<-END"}).Draw(t, "marker") + end)
	indent := rapid.SampledFrom([]string{"", "  ", "\t", "\u00a0 "})
	p.src.WriteString(indent.Draw(t, "indent"))
	for _, part := range parts {
		part = strings.NewReplacer("${", "$ {", "%{", "% {").Replace(part)
		if part == planted {
			if rapid.Bool().Draw(t, "new line") {
				p.src.WriteString(end + indent.Draw(t, "indent"))
			}
			p.from = p.src.Len()
		}
		p.src.WriteString(part)
		if part == planted {
			p.to = p.src.Len()
		}
	}
	p.src.WriteString(end + indent.Draw(t, "indent") + "END")
}

// position is the place of a byte, counted anew.
func position(src string, at int) diag.Pos {
	line := strings.LastIndexByte(src[:at], '\n') + 1
	n, err := textseg.TokenCount([]byte(src[line:at]), textseg.ScanGraphemeClusters)
	if err != nil {
		panic(err)
	}
	return diag.Pos{Line: strings.Count(src[:at], "\n") + 1, Column: n + 1, Byte: at}
}
