package edit_test

import (
	"io/fs"
	"math/rand/v2"
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

// examples are the sets of the examples by name, and one with every block of the
// language.
func examples(t testing.TB) map[string]map[string][]byte {
	t.Helper()
	sets := map[string]map[string][]byte{}
	for _, root := range []string{"../../examples", "../testdata/everything"} {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			path := strings.TrimPrefix(name, root+"/")
			set := "everything"
			if root != "../testdata/everything" {
				set, path, _ = strings.Cut(path, "/")
			}
			if err != nil || e.IsDir() || syntax.RootOf(path) == "" && filepath.Ext(path) != ".csv" {
				return err
			}
			if sets[set] == nil {
				sets[set] = map[string][]byte{}
			}
			sets[set][path], err = os.ReadFile(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(sets) < 4 {
		t.Fatal("no examples")
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
				_, ordered := m["$order"].(float64)
				if at != "" && (ordered || strings.HasSuffix(at, "/options")) {
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

// TestRenameEverything gives named things of the examples another name: some of each
// kind, all of them in a long run. The set must load as before, every scenario must
// still pass, and the way back must lead to the same bytes.
func TestRenameEverything(t *testing.T) {
	for set, files := range examples(t) {
		loaded, before := dsl.LoadSources(files)
		passed := passing(loaded)
		refused, pointers := 0, named(files)
		if *sequences < longRun {
			pointers = someOfEach(pointers, 2)
		}
		for _, at := range pointers {
			if strings.HasSuffix(at, "/outcome/ok") || strings.HasSuffix(at, "/outcome/failed") {
				continue // words of the language, where a step calls a connector
			}
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
			if n := passing(loaded); n != passed {
				t.Fatalf("%s %s: %d scenarios pass, %d did", set, at, n, passed)
			}
			back(t, files, after, at)
		}
		t.Logf("%s: %d of %d refused", set, refused, len(pointers))
	}
}

func passing(set *dsl.Set) int {
	n := 0
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if r.Passed() {
			n++
		}
	}
	return n
}

// back renames what is called zz_other as it was called before.
func back(t *testing.T, files, after map[string][]byte, at string) {
	t.Helper()
	i := strings.LastIndexByte(at, '/')
	edits, list := edit.Rename(after, at[:i]+"/zz_other", at[i+1:])
	if list.HasErrors() {
		t.Fatalf("%s back: %v", at, list.Err())
	}
	for name, src := range splice(after, edits) {
		if string(src) != string(files[name]) {
			t.Fatalf("%s and back is another %s", at, name)
		}
	}
}

// someOfEach keeps some pointers of each kind of thing.
func someOfEach(pointers []string, n int) []string {
	random := rand.New(rand.NewPCG(seeded(), 2))
	random.Shuffle(len(pointers), func(i, j int) { pointers[i], pointers[j] = pointers[j], pointers[i] })
	count := map[string]int{}
	return slices.DeleteFunc(pointers, func(at string) bool {
		parts := strings.Split(at, "/")
		kind := parts[len(parts)-2]
		count[kind]++
		return count[kind] > n
	})
}
