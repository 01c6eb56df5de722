package diag

import (
	"fmt"
	"io"
	"strings"

	"github.com/apparentlymart/go-textseg/v15/textseg"
)

// Write shows the list to a person, each finding with its source line and the
// place underlined. Sources are the files by name.
func (l List) Write(w io.Writer, sources map[string][]byte) error {
	for i, d := range l {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(w, d.human(sources[d.Range.File])); err != nil {
			return err
		}
	}
	return nil
}

func (d Diagnostic) human(src []byte) string {
	var b strings.Builder
	word := "Error"
	if d.Severity == Warning {
		word = "Warning"
	}
	fmt.Fprintf(&b, "%s: %s  [%s]\n", word, d.Summary, d.Code)
	if d.Range.File != "" {
		fmt.Fprintf(&b, "  on %s line %d", d.Range.File, d.Range.Start.Line)
		if d.Pointer != "" {
			fmt.Fprintf(&b, ", at %s", d.Pointer)
		}
		b.WriteString(":\n")
		b.WriteString(snippet(src, d.Range))
	}
	if d.Detail != "" {
		b.WriteString(d.Detail)
		b.WriteByte('\n')
	}
	return b.String()
}

func snippet(src []byte, r Range) string {
	lines := strings.Split(string(src), "\n")
	if r.Start.Line < 1 || r.Start.Line > len(lines) {
		return ""
	}
	line := strings.TrimSuffix(lines[r.Start.Line-1], "\r")
	head := fmt.Sprintf("  %4d: ", r.Start.Line)
	length := 1
	if r.End.Line == r.Start.Line {
		length = max(r.End.Column-r.Start.Column, 1)
	} else if n, err := textseg.TokenCount([]byte(line), textseg.ScanGraphemeClusters); err == nil {
		length = max(n-r.Start.Column+1, 1)
	}
	pad := strings.Repeat(" ", len(head)) + indent(line, r.Start.Column-1)
	return head + line + "\n" + pad + strings.Repeat("^", length) + "\n"
}

// indent keeps the tabs of the line, so that the caret stands below its place.
func indent(line string, columns int) string {
	var b strings.Builder
	rest := []byte(line)
	for range columns {
		n, cluster, err := textseg.ScanGraphemeClusters(rest, true)
		if err != nil || n == 0 {
			break
		}
		if string(cluster) == "\t" {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
		rest = rest[n:]
	}
	return b.String()
}
