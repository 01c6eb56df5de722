package edit_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/akis-platform/akis/dsl/edit"
)

var rewrite = flag.Bool("rewrite", false, "write what the edits give into testdata")

// TestGolden makes the operations of each file of testdata on the files in it. Its
// comment says what is shown; "ops" holds the operations, "after/…" the files that
// changed, "refused" the reason where there is one.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	var ops edit.Ops
	out := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		switch {
		case f.Name == "ops":
			if err := json.Unmarshal(f.Data, &ops); err != nil {
				t.Fatal(err)
			}
		case f.Name == "refused" || strings.HasPrefix(f.Name, "after/"):
			continue
		default:
			files[f.Name] = f.Data
		}
		out.Files = append(out.Files, f)
	}
	changed, result, list := edit.Apply(files, ops...)
	if list.HasErrors() {
		out.Files = append(out.Files, txtar.File{Name: "refused", Data: []byte(list.Err().Error() + "\n")})
	}
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		text := changed[name]
		if text == nil {
			text = []byte("(gone)\n")
		}
		out.Files = append(out.Files, txtar.File{Name: "after/" + name, Data: text})
	}
	if !list.HasErrors() {
		undone(t, files, changed, result)
	}
	got := txtar.Format(out)
	if *rewrite {
		if err := os.WriteFile(name, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v; got\n%s", err, got)
	}
}

// undone holds that the patches lead to the changed files and back to the same bytes.
func undone(t *testing.T, files, changed map[string][]byte, result edit.Result) {
	t.Helper()
	after, list := result.Do.Apply(files)
	if list != nil {
		t.Fatal(list.Err())
	}
	for name, src := range changed {
		if got, ok := after[name]; ok != (src != nil) || !bytes.Equal(got, src) {
			t.Errorf("the patch gives another %s", name)
		}
	}
	if edit.Hash(after) != result.Hash {
		t.Error("the patch leads to other files")
	}
	back, list := result.Undo.Apply(after)
	if list != nil {
		t.Fatal(list.Err())
	}
	if !maps.EqualFunc(back, files, bytes.Equal) {
		t.Error("undo leads to other files")
	}
	if _, list := result.Undo.Apply(files); !list.HasErrors() && edit.Hash(files) != result.Hash {
		t.Error("undo is taken on files it was not made for")
	}
}
