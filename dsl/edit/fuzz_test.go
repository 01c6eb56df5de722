package edit_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/akis-platform/akis/dsl/edit"
)

// FuzzOps: whatever the JSON, operations are read or refused, made whole or not at
// all; what is made is laid out, reads as its parts do, and can be undone.
func FuzzOps(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal("no cases", err)
	}
	var docs []*edit.Document
	for i, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		files := map[string][]byte{}
		for _, x := range archive.Files {
			switch {
			case x.Name == "ops":
				f.Add(i, x.Data)
				var each []json.RawMessage
				if err := json.Unmarshal(x.Data, &each); err != nil {
					f.Fatal(err)
				}
				for _, one := range each {
					f.Add(i, []byte("["+string(one)+"]"))
				}
			case !strings.HasPrefix(x.Name, "after/") && x.Name != "refused":
				files[x.Name] = x.Data
			}
		}
		docs = append(docs, edit.Open(files))
	}
	f.Fuzz(func(t *testing.T, which int, src []byte) {
		var ops edit.Ops
		if err := json.Unmarshal(src, &ops); err != nil {
			return
		}
		doc := docs[((which%len(docs))+len(docs))%len(docs)]
		after, result, list := doc.Apply(ops...)
		if list.HasErrors() {
			return
		}
		if err := after.Whole(); err != nil && doc.Whole() == nil {
			t.Fatal(err)
		}
		back, list := result.Undo.Apply(after.Files())
		if list != nil || edit.Hash(back) != doc.Hash() {
			t.Fatal("undo leads to other files", list.Err())
		}
		again, err := json.Marshal(ops)
		if err != nil {
			t.Fatal(err)
		}
		var same edit.Ops
		if err := json.Unmarshal(again, &same); err != nil || len(same) != len(ops) {
			t.Fatalf("%s reads otherwise: %v", again, err)
		}
	})
}

// FuzzFiles: whatever the files, opening them and editing them ends well.
func FuzzFiles(f *testing.F) {
	for _, pattern := range []string{"../testdata/*/*.hcl", "../syntax/testdata/*/*.hcl", "../../examples/*/*.hcl"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src, "/team/lead")
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, at string) {
		doc := edit.Open(map[string][]byte{"a.akis.hcl": src})
		if got := doc.Files()["a.akis.hcl"]; string(got) != string(src) {
			t.Fatal("opening changes a file")
		}
		tidy := doc.Whole() == nil
		for _, op := range []edit.Op{
			edit.Unset{At: at}, edit.RenameTo{At: at, Name: "other"}, edit.Set{At: at, Value: []byte(`{"label": {"tr": "x"}}`)},
			edit.Move{At: at}, edit.Copy{At: at, To: at + "2"},
		} {
			after, _, list := doc.Apply(op)
			if list.HasErrors() {
				continue
			}
			if err := after.Whole(); err != nil && tidy {
				t.Fatalf("%T: %v", op, err)
			}
		}
	})
}
