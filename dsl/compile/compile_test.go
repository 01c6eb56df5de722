package compile_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/schemas"
)

// data are the files that fixtures read.
var data = map[string][]byte{
	"data/bad.csv":   []byte("date,name,open\n2026-01-01,New year,\n2026-13-01,Nothing,\n"),
	"data/parts.csv": []byte("code,en\nseat,Seat\nseat,Again\n"),
}

func load(src string) (*definition.Definition, diag.List) {
	tree, list := syntax.Parse([]syntax.File{{Name: "x.akis.hcl", Src: []byte(src)}}, schemas.Set)
	if list.HasErrors() {
		return nil, list
	}
	def, more := compile.Compile(compile.Source{Tree: tree, Data: data, Version: "v1"})
	return def, append(list, more...)
}

var expectation = regexp.MustCompile(`# (ERROR|WARNING): (AKIS-[A-Z][0-9]+) ?(.*)$`)

// TestFindings: each fixture says, on the line, what is found there, and nothing
// else is found.
func TestFindings(t *testing.T) {
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
			_, list := load(string(src))
			checkFindings(t, string(src), list)
		})
	}
}

// checkFindings holds the findings of each line against its comment: the named one
// is there, and every other of a line is a warning beside a named error.
func checkFindings(t *testing.T, src string, list diag.List) {
	byLine := map[int]diag.List{}
	for _, d := range list {
		if _, ofData := data[d.Range.File]; !ofData {
			byLine[d.Range.Start.Line] = append(byLine[d.Range.Start.Line], d)
		}
	}
	for i, line := range strings.Split(src, "\n") {
		m := expectation.FindStringSubmatch(line)
		named := func(d diag.Diagnostic) bool {
			return m != nil && strings.EqualFold(string(d.Severity), m[1]) && d.Code == m[2] && strings.Contains(string(d.Summary)+" "+d.Detail.String(), m[3])
		}
		here := byLine[i+1]
		delete(byLine, i+1)
		if m != nil && !slices.ContainsFunc(here, named) {
			t.Errorf("line %d: not found: %s", i+1, m[0])
		}
		for _, d := range here {
			if !named(d) && (m == nil || m[1] == "WARNING" || d.Severity == diag.Error) {
				t.Errorf("line %d: unexpected %s %s: %s %s", i+1, d.Severity, d.Code, d.Summary, d.Detail)
			}
		}
	}
	for line, rest := range byLine {
		t.Errorf("line %d is not in the file: %v", line, rest)
	}
}
