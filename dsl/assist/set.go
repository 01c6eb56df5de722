// Package assist helps people who write definitions: what may stand at a place,
// what stands there and where else, how it is mended. It knows no protocol; the
// language server and the designer's editor ask it the same questions. Places are
// bytes of a file, and texts need not be right: help is wanted most where they are
// not yet.
package assist

import (
	"bytes"
	"maps"
	"slices"
	"sync"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/schemas"
)

// Set is one set as it stands in its files at a moment. It never changes and is
// safe for concurrent use.
type Set struct {
	// Findings is everything that is wrong.
	Findings diag.List

	files     map[string][]byte
	readable  map[string][]byte // each file as it was when it could last be read, if ever
	broken    map[string]bool   // files that cannot be read now
	tree      *syntax.Tree      // of the readable definitions
	scenarios *syntax.Tree      // of the readable scenarios
	sight     *compile.Sight
	def       *definition.Definition // as far as it is known without rules
	document  func() *edit.Document  // of the files as they were last read
}

// Read reads the files of a set by path. What the set has in files that cannot be
// read now is known from the reading before, which may be nil.
func Read(files map[string][]byte, before *Set) *Set {
	if before == nil {
		before = &Set{}
	}
	s := &Set{files: files, readable: map[string][]byte{}, broken: map[string]bool{}}
	sources := map[string][]byte{}
	for name, src := range files {
		root := syntax.RootOf(name)
		if root != schemas.Mapping {
			sources[name] = src
		} else if _, found := dsl.ReadMapping(name, src); found != nil {
			s.Findings = append(s.Findings, found...)
		}
		if root != "" && s.breaks(name, src, before) && before.readable[name] != nil {
			src = before.readable[name]
		}
		s.readable[name] = src
	}
	s.document = sync.OnceValue(func() *edit.Document { return edit.Open(files) })
	loaded, found := dsl.LoadSources(sources)
	if len(sources) > 0 {
		s.Findings = append(s.Findings, found...)
	}
	s.Findings.Sort()
	s.look(loaded)
	return s
}

// breaks reports whether a file cannot be read, and remembers it.
func (s *Set) breaks(name string, src []byte, before *Set) bool {
	if was, ok := before.files[name]; ok && bytes.Equal(was, src) {
		s.broken[name] = before.broken[name]
	} else {
		_, list := syntax.Read(syntax.File{Name: name, Src: src})
		s.broken[name] = list.HasErrors()
	}
	return s.broken[name]
}

// look makes what is known of the readable files; what was loaded serves where
// every definition can be read.
func (s *Set) look(loaded *dsl.Set) {
	var definitions, scenarios []syntax.File
	data, whole := map[string][]byte{}, loaded.Tree != nil
	for _, name := range slices.Sorted(maps.Keys(s.readable)) {
		f := syntax.File{Name: name, Src: s.readable[name]}
		switch syntax.RootOf(name) {
		case schemas.Set:
			definitions, whole = append(definitions, f), whole && !s.broken[name]
		case schemas.Scenarios:
			scenarios = append(scenarios, f)
		case "":
			data[name] = f.Src
		}
	}
	if s.tree = loaded.Tree; !whole {
		s.tree, _ = syntax.Parse(definitions, schemas.Set)
	}
	s.sight = compile.SightOf(s.tree, data)
	s.def = s.sight.Definition()
	s.scenarios, _ = syntax.ParseIn(scenarios, schemas.Scenarios, s.locale())
}

// locale is the language of the set's plain texts.
func (s *Set) locale() string { return s.def.Locales[0] }

// File answers a file as it stands now.
func (s *Set) File(name string) ([]byte, bool) {
	src, ok := s.files[name]
	return src, ok
}

// With answers the set with a file as it stands on the screen. What is wrong in it
// is not known until the set is read again; names that others have in it are known
// from the last reading.
func (s *Set) With(name string, src []byte) *Set {
	if bytes.Equal(s.files[name], src) && s.files[name] != nil {
		return s
	}
	now := *s
	now.files = maps.Clone(s.files)
	now.files[name] = src
	now.Findings = slices.DeleteFunc(slices.Clone(s.Findings), func(d diag.Diagnostic) bool { return d.Range.File == name })
	return &now
}
