package analyze_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
)

var expectation = regexp.MustCompile(` # (ERROR|WARNING|INFO): (AKIS-[A-Z][0-9]+) (.*?)(?: => (.*))?$`)

// TestFixtures: each line of a fixture says what is found there, in which words and
// with which case, and nothing else is found.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.akis.hcl")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": src})
			byLine := map[int]diag.List{}
			for _, d := range list {
				byLine[d.Range.Start.Line] = append(byLine[d.Range.Start.Line], d)
			}
			for i, line := range strings.Split(string(src), "\n") {
				m := expectation.FindStringSubmatch(line)
				here := byLine[i+1]
				delete(byLine, i+1)
				switch {
				case m == nil && len(here) > 0, m != nil && len(here) > 1:
					t.Errorf("line %d: unexpected %v", i+1, shown(here))
				case m != nil && !slices.ContainsFunc(here, func(d diag.Diagnostic) bool { return as(d, m) }):
					t.Errorf("line %d: want %s\ngot %v", i+1, strings.TrimSpace(m[0]), shown(here))
				}
			}
			for line, rest := range byLine {
				t.Errorf("line %d is not in the file: %v", line, shown(rest))
			}
		})
	}
}

// as reports whether a finding is what a line expects.
func as(d diag.Diagnostic, m []string) bool {
	witness := ""
	if d.Witness != nil {
		witness = d.Witness.String()
	}
	return strings.EqualFold(string(d.Severity), m[1]) && d.Code == m[2] &&
		strings.Contains(string(d.Summary)+" "+d.Detail.String(), m[3]) && strings.Contains(witness, m[4])
}

func shown(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString("\n  " + string(d.Severity) + " " + d.Code + " " + string(d.Summary) + ": " + d.Detail.String())
		if d.Witness != nil {
			b.WriteString(" > " + d.Witness.String())
		}
	}
	return b.String()
}
