package dsl_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
)

// mistakes are what people do to a line. The findings of some may lie anywhere in
// the block of the file around the line: HCL has lost its way there.
var mistakes = []struct {
	name   string
	line   *regexp.Regexp
	with   string
	around bool
}{
	{"a number for another value", regexp.MustCompile(`^( *[a-z_]+ *= ).*[^{\[]$`), `${1}12.5`, false},
	{"a list for another value", regexp.MustCompile(`^( *[a-z_]+ *= )[^{]*[^{\[]$`), `${1}[[]]`, false},
	{"a wrong value in a list", regexp.MustCompile(`^( *[a-z_]+ *= \[)([^\]].*)$`), `${1}-[], ${2}`, false},
	{"an unknown attribute", regexp.MustCompile(`^( *[a-z_]+)( *= [^{]+)$`), `${1}q${2}`, false},
	{"an unknown block", regexp.MustCompile(`^( *[a-z_]+)( ".+" \{.*)$`), `${1}q${2}`, false},
	{"a name that cannot be", regexp.MustCompile(`^( *[a-z_]+ ")(.+" \{.*)$`), `${1}Ü-${2}`, false},
	{"no name", regexp.MustCompile(`^( *[a-z_]+) "[^"]+" (\{.*)$`), `${1} ${2}`, false},
	{"a bracket too many", regexp.MustCompile(`^(.*=.*)$`), `${1} ]`, true},
	{"a quote too few", regexp.MustCompile(`^(.*)"(.*)$`), `${1}${2}`, true},
	{"a block not closed", regexp.MustCompile(`^ *\}$`), ``, true},
	{"a block closed twice", regexp.MustCompile(`^( *\})$`), `${1} }`, true},
	{"an operator", regexp.MustCompile(`^( *[a-z_]+ *= .+)$`), `${1} + 1`, true},
}

// TestOneMistakeIsOneMistake: whatever is done to a line of a good set, it is said
// there, and nothing is said of the rest. What could not be read may hold what seems
// to be missing.
func TestOneMistakeIsOneMistake(t *testing.T) {
	for _, dir := range []string{"testdata/modanisa", "testdata/everything", "../examples/airline"} {
		set, before := dsl.Load(os.DirFS(dir))
		if before.HasErrors() {
			t.Fatal(dir, before)
		}
		files := set.Files()
		for name := range files {
			if strings.HasSuffix(name, dsl.DefinitionFile) {
				t.Run(dir+"/"+name, func(t *testing.T) { mistaken(t, before, files, name) })
			}
		}
	}
}

// mistaken makes mistakes in the lines of a file.
func mistaken(t *testing.T, before diag.List, files map[string][]byte, name string) {
	lines := strings.Split(string(files[name]), "\n")
	for i, line := range lines {
		for j, m := range mistakes {
			if (i+j)%8 != 0 || !m.line.MatchString(line) { // a part of them is enough
				continue
			}
			first, last := i, i
			if m.around {
				first, last = blockAround(lines, i)
			}
			broken := slices.Replace(slices.Clone(lines), i, i+1, m.line.ReplaceAllString(line, m.with))
			about := fmt.Sprintf("%s: line %d is %q", m.name, i+1, broken[i])
			only(t, about, before, files, name, strings.Join(broken, "\n"), first+1, last+1)
		}
	}
}

// only loads a set in which one file was changed, and holds the findings that are
// new to some of its lines.
func only(t *testing.T, about string, before diag.List, files map[string][]byte, name, src string, first, last int) {
	t.Helper()
	files = maps.Clone(files)
	files[name] = []byte(src)
	_, list := dsl.LoadSources(files)
	said := false
	for _, d := range list {
		known := slices.ContainsFunc(before, func(b diag.Diagnostic) bool { return b.Code == d.Code && b.Pointer == d.Pointer })
		said = said || !known
		here := d.Range.File == name && d.Range.Start.Line >= first && d.Range.Start.Line <= last
		if !known && !here {
			t.Errorf("%s\nalso says %s:%d %s %s: %s", about, d.Range.File, d.Range.Start.Line, d.Code, d.Summary, d.Detail)
		}
	}
	// A number may fit, and what is done behind a # does nothing.
	if !said && !strings.Contains(about, "a number for") && !strings.Contains(about, "#") {
		t.Errorf("%s\nsays nothing", about)
	}
}

// blockAround answers the first and the last line of the block of the file that line
// i lies in, with the head of the next.
func blockAround(lines []string, i int) (first, last int) {
	head := func(l string) bool { return l != "" && l[0] >= 'a' && l[0] <= 'z' }
	first, last = i, i+1
	for first > 0 && !head(lines[first]) {
		first--
	}
	for last < len(lines) && !head(lines[last]) {
		last++
	}
	return first, last
}
