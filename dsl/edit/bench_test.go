package edit_test

import (
	"testing"

	"github.com/akis-platform/akis/dsl/edit"
)

// BenchmarkApply: one edit of the largest example, opened before.
func BenchmarkApply(b *testing.B) {
	files := examples(b)["modanisa"]
	d := edit.Open(files)
	for name, op := range map[string]edit.Op{
		"set text":   edit.Set{At: "/category/cargo/label/en", Value: []byte(`"Parcels"`)},
		"unset":      edit.Unset{At: "/flow/cargo/step/solve/escalate/lead"},
		"move":       edit.Move{At: "/category/cargo", After: "payment"},
		"rename":     edit.RenameTo{At: "/field/country", Name: "land"},
		"move under": edit.Move{At: "/category/cargo/category/late", To: "/category/payment/category/late"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, list := d.Apply(op); list != nil {
					b.Fatal(list.Err())
				}
			}
		})
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			edit.Open(files)
		}
	})
}
