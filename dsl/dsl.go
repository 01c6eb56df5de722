// Package dsl is the front door of the definition language: a folder or a map of
// sources in, a frozen definition and its scenarios out, with everything that is
// wrong on the way.
package dsl

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/analyze"
	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

// Set is a loaded set.
type Set struct {
	Definition *definition.Definition
	Tests      []scenario.Test
	// Tree is the set as it stands in its files, ScenarioTree its scenarios.
	Tree, ScenarioTree *syntax.Tree
	// Sources are the files that make the set's version: definitions and the data
	// they read, by path. Scenario files stand beside them in Scenarios.
	Sources, Scenarios map[string][]byte

	// others are the values of environments that were not chosen.
	others map[string][]byte
}

// The endings of files.
const (
	DefinitionFile = syntax.DefinitionFile
	ScenarioFile   = syntax.ScenarioFile
)

// The codes of this package.
const (
	CodeFolder  = "AKIS-L003" // a folder that holds no set, or too much
	CodeNotRead = "AKIS-L005" // a file beside the set that its name keeps out
)

// Limits on a set.
const (
	maxFiles = 2000
	maxSet   = 64 << 20 // bytes of all files
)

// Load reads the set in a folder.
func Load(fsys fs.FS, opts ...Option) (*Set, diag.List) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	sources, unread, err := read(fsys)
	if err != nil {
		return nil, unusable("Folder cannot be read", phrase.Of(err))
	}
	others, list := apart(sources, o.values)
	if list.HasErrors() {
		return nil, list
	}
	set, list := load(sources, others)
	return set, append(unread, list...)
}

func unusable(summary phrase.Format, detail phrase.Phrase) diag.List {
	return diag.List{{Severity: diag.Error, Code: CodeFolder, Summary: summary, Detail: phrase.Text{detail}}}
}

// read answers the files of a set, and warnings of files that look like a part of
// it and are not.
func read(fsys fs.FS) (map[string][]byte, diag.List, error) {
	sources := map[string][]byte{}
	var unread diag.List
	total := int64(0)
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && name != ".":
			return fs.SkipDir // .git, or the hidden copies of a mounted folder
		case e.IsDir():
			return nil
		case !belongs(name):
			unread = append(unread, notRead(name)...)
			return nil
		}
		info, err := fs.Stat(fsys, name) // of the file behind a link
		if err != nil || info.IsDir() {
			return err
		}
		if total += info.Size(); total > maxSet || len(sources) >= maxFiles {
			return errTooMuch
		}
		sources[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err == nil && len(sources) == 0 {
		err = phrase.Errorf("There is no *.akis.hcl file in it. Name the folder that holds the definition.")
	}
	return sources, unread, err
}

var errTooMuch = phrase.Errorf("The set holds more than %d files or %d bytes. Name the folder of the definition alone.", maxFiles, maxSet)

func belongs(name string) bool {
	return strings.HasSuffix(name, DefinitionFile) || strings.HasSuffix(name, ScenarioFile) || path.Ext(name) == ".csv" || isValues(name)
}

func isValues(name string) bool {
	_, ok := environmentOf(name)
	return ok
}

// notRead warns of an HCL file that no rule of names makes a part of the set.
func notRead(name string) diag.List {
	d := diag.Diagnostic{Severity: diag.Warning, Code: CodeNotRead, Summary: "File is not read"}
	switch {
	case path.Ext(name) != ".hcl" || strings.HasSuffix(name, MappingFile):
		return nil
	default:
		d.Detail = phrase.Text{phrase.Say("%s: definitions end in %s, scenarios in %s. Rename it if it belongs to the set.", name, DefinitionFile, ScenarioFile)}
	}
	return diag.List{d}
}

// LoadSources reads a set from its files by path. Values of an environment among
// them are chosen.
func LoadSources(files map[string][]byte) (*Set, diag.List) { return load(files, nil) }

func load(files, others map[string][]byte) (*Set, diag.List) {
	set := &Set{Sources: map[string][]byte{}, Scenarios: map[string][]byte{}, others: others}
	if tooMuch(files) {
		return set, unusable("Set too large", phrase.Of(errTooMuch))
	}
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
		case isValues(name):
			set.Sources[name] = src
		default:
			data[name] = src
		}
	}
	tree, list := syntax.Parse(definitions, schemas.Set)
	set.Tree = tree
	if len(tree.Root) == 0 && list.HasErrors() {
		return set, list // nothing could be read
	}
	for name := range data {
		if reads(tree.Root, name) {
			set.Sources[name] = data[name]
		}
	}
	values, more := readValues(files, others, tree.Locale())
	list = append(list, more...)
	def, more := compile.Compile(compile.Source{Tree: tree, Data: data, Values: values, Version: compile.VersionOf(set.Sources)})
	set.Definition = def
	list = append(list, more...)
	if !list.HasErrors() {
		found := analyze.Run(def, tree)
		tree.Locate(found)
		list = append(list, found...)
	}
	set.Tests, set.ScenarioTree, more = readTests(def, scenarios, list.HasErrors())
	list = append(list, more...)
	list.Sort()
	return set, list
}

func tooMuch(files map[string][]byte) bool {
	total := 0
	for _, src := range files {
		total += len(src)
	}
	return total > maxSet || len(files) > maxFiles
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
	for _, m := range []map[string][]byte{s.Sources, s.Scenarios, s.others} {
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

// NotRun answers what a set has that this build checks but does not act on, as
// errors: such a set loads, but must not go live.
func NotRun(list diag.List) diag.List {
	var idle diag.List
	for _, d := range list {
		if d.Code == compile.CodeNotYet {
			d.Severity = diag.Error
			idle = append(idle, d)
		}
	}
	return idle
}
