package edit_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/edit"
)

// BenchmarkApply makes one edit of a document that is open: of the largest example,
// and of a set of 10,000 categories, 50,000 fields and 30,000 rules in 100 files.
func BenchmarkApply(b *testing.B) {
	for _, set := range []struct {
		name  string
		files map[string][]byte
		ops   map[string]edit.Op
	}{
		{"modanisa", examples(b)["modanisa"], map[string]edit.Op{
			"set":        edit.Set{At: "/category/cargo/label/en", Value: raw("Parcels")},
			"unset":      edit.Unset{At: "/flow/cargo/step/solve/escalate/lead"},
			"move":       edit.Move{At: "/category/cargo", After: "payment"},
			"rename":     edit.RenameTo{At: "/field/country", Name: "land"},
			"move under": edit.Move{At: "/category/cargo/category/late", To: "/category/payment/category/late"},
		}},
		{"large", large(100, 100), map[string]edit.Op{
			"set":    edit.Set{At: "/category/c_50_50/label/en", Value: raw("Parcels")},
			"rename": edit.RenameTo{At: "/field/f_50_50_2", Name: "land"},
			"move":   edit.Move{At: "/category/c_50_50", File: "new.akis.hcl"},
		}},
	} {
		d := edit.Open(set.files)
		for _, name := range slices.Sorted(maps.Keys(set.ops)) {
			b.Run(set.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, _, list := d.Apply(set.ops[name]); list != nil {
						b.Fatal(list.Err())
					}
				}
			})
		}
		b.Run(set.name+"/open", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				edit.Open(set.files)
			}
		})
	}
}

// large writes a set of files with categories, each with five fields and three gates.
func large(files, categories int) map[string][]byte {
	set := map[string][]byte{"a.akis.hcl": []byte("akis {\n  name     = \"large\"\n  language = 1\n  locales  = [\"tr\", \"en\"]\n}\n")}
	for f := range files {
		var b strings.Builder
		for c := range categories {
			id := fmt.Sprintf("%d_%d", f, c)
			for i := range 5 {
				fmt.Fprintf(&b, "# field %d\nfield \"f_%s_%d\" {\n  type  = text\n  label = { tr = \"Alan %d\", en = \"Field %d\" }\n}\n\n", i, id, i, i, i)
			}
			fmt.Fprintf(&b, "category \"c_%s\" {\n  label  = { tr = \"Kategori\", en = \"Category\" }\n  kind   = complaint\n  fields = [field.f_%s_0, field.f_%s_1, field.f_%s_2]\n", id, id, id, id)
			for i := range 3 {
				fmt.Fprintf(&b, "  gate \"g_%d\" {\n    when    = \"field.f_%s_%d == 'x' and case.kind == 'complaint'\"\n    require = [field.f_%s_%d]\n  }\n", i, id, i, id, i+1)
			}
			b.WriteString("}\n\n")
		}
		set[fmt.Sprintf("part_%d.akis.hcl", f)] = []byte(strings.TrimSuffix(b.String(), "\n"))
	}
	return set
}
