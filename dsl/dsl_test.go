package dsl_test

import (
	"os"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// TestManualExamples loads and runs the two sets that the manual of the language
// shows.
func TestManualExamples(t *testing.T) {
	for _, dir := range []string{"testdata/modanisa", "testdata/airline"} {
		set, list := dsl.Load(os.DirFS(dir))
		if list.HasErrors() {
			var b strings.Builder
			_ = list.Write(&b, "en", set.Files())
			t.Errorf("%s:\n%s", dir, b.String())
			continue
		}
		for _, r := range scenario.RunAll(set.Definition, set.Tests) {
			if !r.Passed() {
				t.Errorf("%s: %s", r.Name, r.Failure)
			}
		}
	}
}
