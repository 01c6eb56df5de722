// Package dsl is the front door of the definition language: a folder or a map of
// sources in, a frozen definition and its scenarios out, with everything that is
// wrong on the way.
package dsl

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

// Set is a loaded set.
type Set struct {
	Definition *definition.Definition
	Tests      []scenario.Test
	Tree       *syntax.Tree
	// Sources are the files that make the set's version: definitions and the data
	// they read, by path. Scenario files stand beside them in Scenarios.
	Sources, Scenarios map[string][]byte
}

// The endings of files.
const (
	DefinitionFile = ".akis.hcl"
	ScenarioFile   = ".test.hcl"
)

// Limits on a set.
const (
	maxFiles = 2000
	maxSet   = 64 << 20 // bytes of all files
)

// Load reads the set in a folder.
func Load(fsys fs.FS) (*Set, diag.List) {
	sources, err := read(fsys)
	if err != nil {
		return nil, diag.List{{Severity: diag.Error, Code: "AKIS-L003", Summary: "Folder cannot be read", Detail: err.Error()}}
	}
	return LoadSources(sources)
}

func read(fsys fs.FS) (map[string][]byte, error) {
	sources := map[string][]byte{}
	total := 0
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !strings.HasSuffix(name, DefinitionFile) && !strings.HasSuffix(name, ScenarioFile) && path.Ext(name) != ".csv" {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if total += int(info.Size()); total > maxSet || len(sources) >= maxFiles {
			return fmt.Errorf("the folder holds more than %d files or %d bytes of definitions", maxFiles, maxSet)
		}
		src, err := fs.ReadFile(fsys, name)
		sources[name] = src
		return err
	})
	if err == nil && len(sources) == 0 {
		err = errors.New("there is no *.akis.hcl file in it")
	}
	return sources, err
}

// LoadSources reads a set from its files by path.
func LoadSources(files map[string][]byte) (*Set, diag.List) {
	set := &Set{Sources: map[string][]byte{}, Scenarios: map[string][]byte{}}
	data := map[string][]byte{}
	var definitions, scenarios []syntax.File
	for name, src := range files {
		switch {
		case strings.HasSuffix(name, ScenarioFile):
			set.Scenarios[name] = src
			scenarios = append(scenarios, syntax.File{Name: name, Src: src})
		case strings.HasSuffix(name, DefinitionFile):
			set.Sources[name] = src
			definitions = append(definitions, syntax.File{Name: name, Src: src})
		default:
			data[name] = src
		}
	}
	tree, list := syntax.Parse(definitions, schemas.Set)
	set.Tree = tree
	if list.HasErrors() {
		return set, list
	}
	for name := range data {
		if reads(tree.Root, name) {
			set.Sources[name] = data[name]
		}
	}
	def, more := compile.Compile(compile.Source{Tree: tree, Data: data, Version: compile.VersionOf(set.Sources)})
	set.Definition = def
	list = append(list, more...)
	if list.HasErrors() {
		return set, list
	}
	tests, more := readTests(def, scenarios)
	set.Tests = tests
	list = append(list, more...)
	list.Sort()
	return set, list
}

// reads reports whether the canonical tree names the file.
func reads(v any, file string) bool {
	switch v := v.(type) {
	case string:
		return v == file
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return reads(x, file) })
	case map[string]any:
		for _, x := range v {
			if reads(x, file) {
				return true
			}
		}
	}
	return false
}

// Files answers every file of the set, for showing diagnostics.
func (s *Set) Files() map[string][]byte {
	all := map[string][]byte{}
	for _, m := range []map[string][]byte{s.Sources, s.Scenarios} {
		for name, src := range m {
			all[name] = src
		}
	}
	return all
}

// Format answers a file in the one layout of the language.
func Format(name string, src []byte) ([]byte, diag.List) {
	return syntax.Format(syntax.File{Name: name, Src: src})
}
