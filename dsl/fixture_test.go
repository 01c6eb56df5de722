package dsl_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
)

var expectation = regexp.MustCompile(`# ERROR: (AKIS-[A-Z][0-9]+) (.*)$`)

// TestInvalidFixtures: each file carries, on the line, the code and words of what
// is wrong there, and nothing else is wrong.
func TestInvalidFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/invalid/*.akis.hcl")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkFixture(t, file) })
	}
}

func checkFixture(t *testing.T, file string) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, list := dsl.LoadSources(map[string][]byte{filepath.Base(file): src})
	got := map[int]diag.Diagnostic{}
	for _, d := range list {
		if d.Severity == diag.Error {
			got[d.Range.Start.Line] = d
		}
	}
	for i, line := range strings.Split(string(src), "\n") {
		m := expectation.FindStringSubmatch(line)
		d, found := got[i+1]
		delete(got, i+1)
		switch {
		case m == nil && found:
			t.Errorf("line %d: unexpected %s: %s", i+1, d.Code, d.Detail)
		case m != nil && (!found || d.Code != m[1] || !strings.Contains(string(d.Summary)+" "+d.Detail.String(), m[2])):
			t.Errorf("line %d: want %s %q, got %s %q", i+1, m[1], m[2], d.Code, d.Detail)
		}
	}
	for line, d := range got {
		t.Errorf("line %d, past the end: %s %s", line, d.Code, d.Detail)
	}
}

// TestBombs are texts that exhaust unguarded parsers.
func TestBombs(t *testing.T) {
	head := "akis {\n  name = \"x\"\n  language = 1\n}\n"
	for name, src := range map[string]string{
		"parentheses":   head + "x = " + strings.Repeat("(", 71_000),
		"brackets":      head + "x = " + strings.Repeat("[", 119_000),
		"not":           head + "x = " + strings.Repeat("!", 235_000) + "true",
		"minus":         head + "x = " + strings.Repeat("-", 235_000) + "1",
		"interpolation": head + "x = " + strings.Repeat(`"${`, 80_000),
		"blocks":        head + strings.Repeat("a {\n", 90_000),
		"operators":     head + "x = 1" + strings.Repeat("+1", 50_000),
		"size":          head + strings.Repeat("# x\n", 400_000),
		"function":      head + `team "t" { label = join(",", ["a"]) }`,
		"for":           head + `team "t" { label = [for x in [1] : x] }`,
		"template":      head + `team "t" { label = "%{for x in y}a%{endfor}" }`,
		"nul":           "akis {\x00}",
		"utf8":          "akis { name = \"\xff\" }",
	} {
		_, list := dsl.LoadSources(map[string][]byte{"bomb.akis.hcl": []byte(src)})
		if !list.HasErrors() {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, file := range []string{"testdata/modanisa/modanisa.akis.hcl", "testdata/airline/airline.akis.hcl", "testdata/invalid/rules.akis.hcl"} {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": src})
		if !list.HasErrors() && set.Definition == nil {
			t.Fatal("neither a definition nor an error")
		}
	})
}
