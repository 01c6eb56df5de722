package syntax_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// TestEverythingGoesRound: whatever the schemas allow is written as HCL and read
// again as the same tree; the text is in the one layout; JSON says the same.
func TestEverythingGoesRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		root := rapid.SampledFrom([]string{schemas.Set, schemas.Set, schemas.Set, schemas.Scenarios, schemas.Values, "mapping"}).Draw(t, "root")
		tree := generate(t, root, 0)
		if root == schemas.Set {
			akis := tree["akis"].(map[string]any)
			akis["language"] = float64(schemas.Language)
		}
		goesRound(t, tree, root)
	})
}

// TestExamplesGoRound: what people have written comes back as it means, and the
// examples of the schemas, which the manual shows, do too.
func TestExamplesGoRound(t *testing.T) {
	for _, dir := range []string{"../testdata/modanisa", "../testdata/airline", "../../examples/modanisa", "../../examples/airline", "../../examples/incidents"} {
		definitions, scenarios := readFolder(t, dir)
		tree, list := syntax.Parse(definitions, schemas.Set)
		if list.HasErrors() {
			t.Fatal(dir, list)
		}
		goesRound(t, tree.Root, schemas.Set)
		if tree, list = syntax.ParseIn(scenarios, schemas.Scenarios, "tr"); list.HasErrors() {
			t.Fatal(dir, list)
		}
		goesRound(t, tree.Root, schemas.Scenarios)
	}
	for name, p := range schemas.Of(schemas.Set).Props {
		for _, example := range p.Examples {
			tree := map[string]any{"akis": map[string]any{"name": "x", "language": 1.0}, name: example}
			read, list := syntax.ParseJSON(syntax.File{Name: "x.json", Src: []byte(shown(tree))}, schemas.Set)
			if list.HasErrors() {
				t.Fatal(name, list)
			}
			goesRound(t, read.Root, schemas.Set)
		}
	}
}

func readFolder(t *testing.T, dir string) (definitions, scenarios []syntax.File) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".hcl" {
			return err
		}
		src, err := os.ReadFile(path)
		switch {
		case strings.HasSuffix(path, ".akis.hcl"):
			definitions = append(definitions, syntax.File{Name: path, Src: src})
		case strings.HasSuffix(path, ".test.hcl"):
			scenarios = append(scenarios, syntax.File{Name: path, Src: src})
		}
		return err
	})
	if err != nil || len(definitions) == 0 {
		t.Fatal(dir, err)
	}
	return definitions, scenarios
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func goesRound(t fataler, tree map[string]any, root string) {
	t.Helper()
	locale := ""
	if root != schemas.Set {
		locale = "tr"
	}
	src, problems := syntax.Write(tree, root, locale)
	if len(problems) > 0 {
		t.Fatalf("cannot be written: %v\n%s", problems, src)
	}
	got, list := syntax.ParseIn([]syntax.File{{Name: "x.hcl", Src: src}}, root, locale)
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list, src)
	}
	if !reflect.DeepEqual(got.Root, tree) {
		t.Fatalf("written as\n%s\nread as\n%s\nwas\n%s", src, shown(got.Root), shown(tree))
	}
	again, list := syntax.Format(syntax.File{Name: "x.hcl", Src: src})
	if list.HasErrors() || !bytes.Equal(again, src) {
		t.Fatalf("not in the one layout: %v\n%s\nformatted:\n%s", list, src, again)
	}
	fromJSON, list := syntax.ParseJSON(syntax.File{Name: "x.json", Src: []byte(shown(tree))}, root)
	if list.HasErrors() || !reflect.DeepEqual(fromJSON.Root, tree) {
		t.Fatalf("as JSON: %v\n%s", list, shown(fromJSON.Root))
	}
}

func shown(tree any) string {
	src, err := schemas.Marshal(tree)
	if err != nil {
		return err.Error()
	}
	return string(src)
}

// FuzzParseJSON: what is accepted as a set is written as HCL that says the same.
func FuzzParseJSON(f *testing.F) {
	for name, p := range schemas.Of(schemas.Set).Props {
		for _, example := range p.Examples {
			f.Add([]byte(shown(map[string]any{"akis": map[string]any{"name": "x", "language": 1}, name: example})))
		}
	}
	f.Add([]byte(`{"akis": {"name": "\u0000${", "language": 1, "locales": ["tr", ""]}}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		tree, list := syntax.ParseJSON(syntax.File{Name: "x.json", Src: src}, schemas.Set)
		if list.HasErrors() {
			return
		}
		if hcl, problems := syntax.Write(tree.Root, schemas.Set, ""); len(problems) == 0 {
			again, list := syntax.Parse([]syntax.File{{Name: "x.akis.hcl", Src: hcl}}, schemas.Set)
			if !list.HasErrors() && !reflect.DeepEqual(again.Root, tree.Root) {
				t.Fatalf("%s\nwritten as\n%s\nreads as\n%s", src, hcl, shown(again.Root))
			}
		}
	})
}
