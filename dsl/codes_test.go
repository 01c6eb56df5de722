package dsl_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/engine/scenario"
)

var update = flag.Bool("update", false, "write down what is said of the examples of the codes")

// TestCodes holds the examples of the manual to their word: the wrong one has the
// findings that it marks, and no others; the right one has none; and what is said,
// in every language, is what is written down.
func TestCodes(t *testing.T) {
	for _, e := range diag.Codes() {
		t.Run(e.Code, func(t *testing.T) {
			files, want := unmarked(e.Wrong.Files)
			list := load(files, e.Values)
			if got := places(list); !slices.Equal(got, want) && (len(want) > 0 || !placeless(list, e)) {
				t.Errorf("found %q, want %q", got, want)
			}
			if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == e.Code && d.Severity == e.Severity }) {
				t.Errorf("the example does not show %s as an %s", e.Code, e.Severity)
			}
			right, known := unmarked(e.Right.Files) // a warning that has nothing to do with it may remain
			if more := load(right, e.Values); !slices.Equal(places(more), known) {
				t.Errorf("the right example is wrong:\n%s", said(t, more, "en", right))
			}
			for _, locale := range diag.Locales() {
				text := said(t, list, locale, files)
				if *update {
					writeSaid(t, e.Code, locale, text)
				} else if e.Said(locale) != text {
					t.Errorf("in %s is said\n%s\nwritten down is (go test ./dsl -run TestCodes -update)\n%s", locale, text, e.Said(locale))
				}
			}
		})
	}
}

// placeless reports whether all that was found is the code, at no place.
func placeless(list diag.List, e diag.Entry) bool {
	return len(list) == 1 && list[0].Code == e.Code && list[0].Range.File == ""
}

// load reads an example: a folder of definitions, whose scenarios are run if nothing
// is wrong so far, or a mapping by itself.
// One with operations is edited by them, and not read further.
func load(files map[string][]byte, values string) diag.List {
	if src, edited := files["edit.json"]; edited {
		return edits(files, src)
	}
	fsys := fstest.MapFS{}
	for name, src := range files {
		if strings.HasSuffix(name, dsl.MappingFile) {
			_, list := dsl.ReadMapping(name, src)
			return list
		}
		fsys[name] = &fstest.MapFile{Data: src}
	}
	set, list := dsl.Load(fsys, dsl.Values(values))
	if len(list) > 0 {
		return list
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		list = append(list, set.Failures(r.Failure)...)
	}
	return list
}

// edits answers why operations on an example are not made.
func edits(files map[string][]byte, src []byte) diag.List {
	set := maps.Clone(files)
	delete(set, "edit.json")
	doc := edit.Open(set)
	request := edit.Request{Base: doc.Hash()}
	if err := json.Unmarshal(src, &request.Ops); err == nil {
		_, _, list := doc.Answer(request)
		return list
	}
	if err := json.Unmarshal(src, &request); err != nil {
		return diag.List{{Severity: diag.Error, Code: err.Error()}}
	}
	if request.Base == "" {
		request.Base = doc.Hash()
	}
	_, _, list := doc.Answer(request)
	return list
}

var mark = regexp.MustCompile(` *# (ERROR|WARNING|INFO): (AKIS-[A-Z][0-9]+)`)

// unmarked answers the files without their marks, and what these expect.
func unmarked(files map[string][]byte) (map[string][]byte, []string) {
	clean := map[string][]byte{}
	var want []string
	for name, src := range files {
		for i, line := range bytes.Split(src, []byte("\n")) {
			for _, m := range mark.FindAllSubmatch(line, -1) {
				want = append(want, fmt.Sprintf("%s:%d %s %s", name, i+1, strings.ToLower(string(m[1])), m[2]))
			}
		}
		clean[name] = mark.ReplaceAll(src, nil)
	}
	slices.Sort(want)
	return clean, want
}

func places(list diag.List) []string {
	got := map[string]bool{}
	for _, d := range list {
		got[fmt.Sprintf("%s:%d %s %s", d.Range.File, d.Range.Start.Line, d.Severity, d.Code)] = true
	}
	return slices.Sorted(maps.Keys(got))
}

func said(t *testing.T, list diag.List, locale string, files map[string][]byte) string {
	t.Helper()
	var b strings.Builder
	if err := list.Write(&b, locale, files); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func writeSaid(t *testing.T, code, locale, text string) {
	t.Helper()
	name := filepath.Join("diag", "codes", code+".txtar")
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	part := "said." + locale
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == part })
	a.Files = append(a.Files, txtar.File{Name: part, Data: []byte(text)})
	if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}
