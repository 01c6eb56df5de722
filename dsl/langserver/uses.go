package langserver

import (
	"path/filepath"

	"github.com/akis-platform/akis/dsl/assist"
)

// at answers the set, the file and the byte that a question is about.
func (s *server) at(p placeParams) (set *assist.Set, name string, b int, ok bool) {
	set, name, ok = s.current(p.TextDocument.URI)
	if !ok {
		return nil, "", 0, false
	}
	src, _ := set.File(name)
	return set, name, linesOf(src, s.units).byte(p.Position), true
}

func (s *server) references(p referenceParams) []location {
	set, name, b, ok := s.at(p.placeParams)
	if !ok {
		return nil
	}
	return s.locations(p.TextDocument.URI, set, set.References(name, b, p.Context.IncludeDeclaration))
}

// highlights are the places of one file.
func (s *server) highlights(p placeParams) []highlight {
	set, name, b, ok := s.at(p)
	if !ok {
		return nil
	}
	src, _ := set.File(name)
	l := linesOf(src, s.units)
	all := []highlight{}
	for _, place := range set.References(name, b, true) {
		if place.File == name {
			all = append(all, highlight{l.span(place.At.From, place.At.To)})
		}
	}
	return all
}

func (s *server) prepareRename(p placeParams) *prepared {
	set, name, b, ok := s.at(p)
	if !ok {
		return nil
	}
	r := set.Renamable(name, b)
	if r == nil {
		return nil
	}
	src, _ := set.File(name)
	return &prepared{linesOf(src, s.units).span(r.At.From, r.At.To), r.Name}
}

func (s *server) rename(p renameParams) (any, error) {
	set, name, b, ok := s.at(p.placeParams)
	if !ok {
		return nil, nil
	}
	edits, list := set.Rename(name, b, p.NewName)
	if list.HasErrors() {
		first := list.View(s.locale, nil)[0]
		return nil, &rpcError{codeFailed, first.Summary + ". " + first.Detail}
	}
	changes := map[string][]textEdit{}
	for file, all := range edits {
		src, _ := set.File(file)
		l := linesOf(src, s.units)
		uri := uriOf(filepath.Clean(s.pathIn(p.TextDocument.URI, file)))
		for _, e := range all {
			changes[uri] = append(changes[uri], textEdit{l.span(e.At.From, e.At.To), e.Text})
		}
	}
	if len(changes) == 0 {
		return nil, &rpcError{codeFailed, "nothing with a name stands here"}
	}
	return workspaceEdit{changes}, nil
}
