package examples_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// TestExamples loads every example, in its layout, and runs its scenarios.
func TestExamples(t *testing.T) {
	dirs, err := filepath.Glob("*/*.akis.hcl")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no examples", err)
	}
	seen := map[string]bool{}
	for _, file := range dirs {
		dir := filepath.Dir(file)
		if seen[dir] {
			continue
		}
		seen[dir] = true
		t.Run(dir, func(t *testing.T) { check(t, dir) })
	}
}

func check(t *testing.T, dir string) {
	set, list := dsl.Load(os.DirFS(dir))
	if list.HasErrors() {
		var b strings.Builder
		_ = list.Write(&b, set.Files())
		t.Fatal(b.String())
	}
	if len(set.Tests) == 0 {
		t.Error("an example without scenarios")
	}
	for name, src := range set.Files() {
		if !strings.HasSuffix(name, ".hcl") {
			continue
		}
		if out, _ := dsl.Format(name, src); string(out) != string(src) {
			t.Errorf("%s is not in the layout; run akis fmt", name)
		}
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
}
