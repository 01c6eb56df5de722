package syntax_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// FuzzParse: whatever the bytes, reading ends with a tree or with findings whose
// places lie in the file; a file that reads well is formatted once and for all,
// and means the same afterwards.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"../testdata/*/*.hcl", "testdata/*/*.hcl", "../../examples/*/*.hcl"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	for _, src := range bombs() {
		f.Add([]byte(src[:min(len(src), 300)]))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, root := range []string{schemas.Set, schemas.Scenarios} {
			tree, list := syntax.Parse([]syntax.File{{Name: "x", Src: src}}, root)
			for _, d := range list {
				r := d.Range
				if r.Start.Byte < 0 || r.End.Byte > len(src) || r.End.Byte < r.Start.Byte {
					t.Fatalf("%s is at %v of %d bytes", d.Code, r, len(src))
				}
			}
			if list.HasErrors() {
				continue
			}
			once, _ := syntax.Format(syntax.File{Name: "x", Src: src})
			twice, _ := syntax.Format(syntax.File{Name: "x", Src: once})
			if !bytes.Equal(once, twice) {
				t.Fatalf("formatted twice:\n%q\n%q", once, twice)
			}
			again, _ := syntax.Parse([]syntax.File{{Name: "x", Src: once}}, root)
			before, _ := schemas.Marshal(tree.Root)
			after, _ := schemas.Marshal(again.Root)
			if !bytes.Equal(before, after) {
				t.Fatalf("formatting changes the meaning:\n%s\n%s", before, after)
			}
		}
	})
}
