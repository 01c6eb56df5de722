package syntax_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

var expectation = regexp.MustCompile(`# ERROR: (AKIS-[A-Z][0-9]+) (.*)$`)

// TestInvalid: each fixture says, on the line, the code and some words of what is
// wrong there; nothing else may be found.
func TestInvalid(t *testing.T) {
	files, err := filepath.Glob("testdata/invalid/*.akis.hcl")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, list := syntax.Parse([]syntax.File{{Name: file, Src: src}}, schemas.Set)
		found := map[int]diag.List{}
		for _, d := range list {
			found[d.Range.Start.Line] = append(found[d.Range.Start.Line], d)
		}
		for i, line := range strings.Split(string(src), "\n") {
			here := found[i+1]
			want := expectation.FindStringSubmatch(line)
			switch {
			case want == nil && len(here) == 0:
			case want == nil || len(here) != 1 || here[0].Code != want[1] || !strings.Contains(here[0].Detail.String(), want[2]):
				t.Errorf("%s:%d: want %q, found %v", file, i+1, want, here)
			}
		}
	}
}
