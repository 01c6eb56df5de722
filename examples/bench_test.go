package examples_test

import (
	"os"
	"slices"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// BenchmarkThousandScenarios runs a thousand scenarios of the online shop, with and
// without coverage: a few seconds would be too long to wait for after each change.
func BenchmarkThousandScenarios(b *testing.B) {
	set, list := dsl.Load(os.DirFS("modanisa"))
	if list.HasErrors() {
		b.Fatal(list.Err())
	}
	tests := slices.Repeat(set.Tests, 1000/len(set.Tests)+1)[:1000]
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			scenario.RunAll(set.Definition, tests)
		}
	})
	b.Run("covered", func(b *testing.B) {
		for b.Loop() {
			scenario.RunCovered(set.Definition, tests)
		}
	})
}
