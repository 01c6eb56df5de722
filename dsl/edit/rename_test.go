package edit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/scenario"
)

// examples are the sets of the examples by name.
func examples(t testing.TB) map[string]map[string][]byte {
	t.Helper()
	sets := map[string]map[string][]byte{}
	root := "../../examples"
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		rel := strings.TrimPrefix(name, root+"/")
		set, path, nested := strings.Cut(rel, "/")
		if err != nil || e.IsDir() || !nested || syntax.RootOf(path) == "" && filepath.Ext(path) != ".csv" {
			return err
		}
		if sets[set] == nil {
			sets[set] = map[string][]byte{}
		}
		sets[set][path], err = os.ReadFile(name)
		return err
	})
	if err != nil || len(sets) < 3 {
		t.Fatal("no examples", err)
	}
	return sets
}

// splice puts the answer of Rename into files.
func splice(files map[string][]byte, edits map[string][]edit.Splice) map[string][]byte {
	out := map[string][]byte{}
	for name, src := range files {
		s := string(src)
		for _, e := range slices.Backward(edits[name]) {
			s = s[:e.From] + e.Text + s[e.To:]
		}
		out[name] = []byte(s)
	}
	return out
}

// named lists the pointers of every block with a name in a set.
func named(files map[string][]byte) []string {
	var all []string
	for _, f := range []string{"set", "scenarios"} {
		var sources []syntax.File
		for name, src := range files {
			if syntax.RootOf(name) == f {
				sources = append(sources, syntax.File{Name: name, Src: src})
			}
		}
		tree, _ := syntax.ParseIn(sources, f, "tr")
		var walk func(v map[string]any, at string)
		walk = func(v map[string]any, at string) {
			for key, x := range v {
				m, _ := x.(map[string]any)
				if m == nil {
					continue
				}
				if at != "" && (m["$order"] != nil || strings.HasSuffix(at, "/options")) {
					all = append(all, at+"/"+key)
				}
				walk(m, at+"/"+key)
			}
		}
		walk(tree.Root, "")
	}
	slices.Sort(all)
	return all
}

// TestRenameEverything gives every named thing of the examples another name. The
// set must load as before, every scenario must still pass, and the way back must
// lead to the same bytes.
func TestRenameEverything(t *testing.T) {
	for set, files := range examples(t) {
		_, before := dsl.LoadSources(files)
		refused := 0
		pointers := named(files)
		for _, at := range pointers {
			edits, list := edit.Rename(files, at, "zz_other")
			if list.HasErrors() {
				t.Logf("%s", list.Err())
				refused++
				continue
			}
			after := splice(files, edits)
			loaded, found := dsl.LoadSources(after)
			if len(found) != len(before) {
				t.Fatalf("%s %s: %v", set, at, found.Err())
			}
			for _, r := range scenario.RunAll(loaded.Definition, loaded.Tests) {
				if !r.Passed() {
					t.Fatalf("%s %s: %s: %s", set, at, r.Name, r.Failure)
				}
			}
			i := strings.LastIndexByte(at, '/')
			edits, list = edit.Rename(after, at[:i]+"/zz_other", at[i+1:])
			if list.HasErrors() {
				t.Fatalf("%s %s back: %v", set, at, list.Err())
			}
			for name, src := range splice(after, edits) {
				if string(src) != string(files[name]) {
					t.Fatalf("%s %s and back is another %s", set, at, name)
				}
			}
		}
		t.Logf("%s: %d of %d refused", set, refused, len(pointers))
	}
}
