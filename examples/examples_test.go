package examples_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/definition"
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
		_ = list.Write(&b, "en", set.Files())
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
	results, cover := scenario.RunCovered(set.Definition, set.Tests)
	for _, r := range results {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
	for _, p := range cover.Points() {
		if !p.Seen() {
			t.Errorf("no scenario comes by: %s", p.Never())
		}
	}
}

// TestLanguages: what customers see speaks every language of the set; what only
// people of the house see, Turkish and English at least.
func TestLanguages(t *testing.T) {
	set, list := dsl.Load(os.DirFS("modanisa"))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	def := set.Definition
	hold := func(what string, text definition.Text, locales ...string) {
		for _, l := range locales {
			if len(text) > 0 && text[l] == "" {
				t.Errorf("%s has no text in %s", what, l)
			}
		}
	}
	for path, c := range def.Categories {
		hold("category "+path, c.Label, def.Locales...)
	}
	for name, ch := range def.Choices {
		for _, o := range ch.Options {
			hold("choice "+name+"."+o.Code, o.Label, "tr", "en", "ar")
		}
	}
	for name, m := range def.Messages {
		for _, l := range def.Locales {
			if m.Subject[l] == nil || m.Body[l] == nil {
				t.Errorf("message %s is not written in %s", name, l)
			}
		}
	}
	for name, f := range def.Fields {
		hold("field "+name, f.Label, "tr", "en", "ar")
		hold("help of field "+name, f.Help, "tr", "en", "ar")
	}
	for _, f := range def.Flows {
		for name, s := range f.Steps {
			hold("step "+name, s.Label, "tr", "en", "ar")
			hold("help of step "+name, s.Help, "tr", "en", "ar")
			for _, o := range s.Outcomes {
				hold("outcome "+o.Name, o.Label, "tr", "en", "ar")
			}
		}
	}
}
