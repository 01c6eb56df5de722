package langserver

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/assist"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// itemKinds are the protocol's numbers for what an item is.
var itemKinds = map[assist.Kind]int{
	assist.Block: 7, assist.Attribute: 10, assist.Reference: 18, assist.Keyword: 14, assist.Literal: 12,
	assist.Name: 5, assist.Function: 3, assist.Operator: 24,
}

func (s *server) completion(p placeParams) *completionList {
	set, name, b, ok := s.at(p)
	if !ok {
		return nil
	}
	src, _ := set.File(name)
	l := linesOf(src, s.units)
	list := &completionList{Items: []completionItem{}}
	for i, item := range set.Complete(name, b, s.locale) {
		list.Items = append(list.Items, s.item(item, i, l))
	}
	return list
}

func (s *server) item(i assist.Item, rank int, l *lines) completionItem {
	out := completionItem{
		Label: i.Label, Kind: itemKinds[i.Kind], Detail: i.Detail, SortText: fmt.Sprintf("%05d", rank), FilterText: i.Label,
		InsertTextFormat: 1, TextEdit: textEdit{l.span(i.Replace.From, i.Replace.To), i.Insert},
	}
	switch {
	case i.Snippet && s.snippets:
		out.InsertTextFormat = 2
	case i.Snippet:
		out.TextEdit.NewText = i.Label // the client would write the places out
	}
	if i.About != "" {
		out.Documentation = &markup{"markdown", i.About}
	}
	return out
}

func (s *server) hover(p placeParams) *hover {
	set, name, b, ok := s.at(p)
	if !ok {
		return nil
	}
	h := set.Hover(name, b)
	if h == nil {
		return nil
	}
	src, _ := set.File(name)
	return &hover{markup{"markdown", h.About}, linesOf(src, s.units).span(h.At.From, h.At.To)}
}

func (s *server) definition(p placeParams) []location {
	set, name, b, ok := s.at(p)
	if !ok {
		return nil
	}
	return s.locations(p.TextDocument.URI, set, set.Definition(name, b))
}

// locations answers places of a set for the client.
func (s *server) locations(uri string, set *assist.Set, places []assist.Place) []location {
	all := []location{}
	for _, place := range places {
		if src, ok := set.File(place.File); ok {
			at := linesOf(src, s.units).span(place.At.From, place.At.To)
			all = append(all, location{uriOf(s.pathIn(uri, place.File)), at})
		}
	}
	return all
}

// symbolKinds are the protocol's numbers for blocks that look best as something
// else than an object.
var symbolKinds = map[string]int{
	"category": 3, "flow": 12, "step": 6, "outcome": 24, "field": 8, "choices": 10, "team": 11, "gate": 17, "setting": 14, "test": 12,
}

func (s *server) symbols(p documentParams) []documentSymbol {
	set, name, ok := s.current(p.TextDocument.URI)
	if !ok {
		return nil
	}
	src, _ := set.File(name)
	return symbolsOf(set.Symbols(name), linesOf(src, s.units))
}

func symbolsOf(symbols []assist.Symbol, l *lines) []documentSymbol {
	all := []documentSymbol{}
	for _, one := range symbols {
		d := documentSymbol{
			Name: strings.TrimSpace(one.Kind + " " + one.Name), Kind: symbolKinds[one.Kind],
			Range: l.span(one.Whole.From, one.Whole.To), SelectionRange: l.span(one.At.From, one.At.To),
			Children: symbolsOf(one.Children, l),
		}
		if d.Kind == 0 {
			d.Kind = 19
		}
		all = append(all, d)
	}
	return all
}

func (s *server) formatting(p documentParams) []textEdit {
	set, name, ok := s.current(p.TextDocument.URI)
	if !ok {
		return nil
	}
	src, _ := set.File(name)
	out, list := dsl.Format(name, src)
	if list.HasErrors() || string(out) == string(src) {
		return []textEdit{}
	}
	return []textEdit{{linesOf(src, s.units).span(0, len(src)), string(out)}}
}

// codeActions offers the changes that mend what was found in a stretch.
func (s *server) codeActions(p codeActionParams) []codeAction {
	set, name, ok := s.current(p.TextDocument.URI)
	if !ok || len(p.Context.Only) > 0 && !slices.Contains(p.Context.Only, quickFix) {
		return []codeAction{}
	}
	src, _ := set.File(name)
	l := linesOf(src, s.units)
	at := syntax.Span{From: l.byte(p.Range.Start), To: l.byte(p.Range.End)}
	all := []codeAction{}
	for _, f := range set.Fixes(name, at, s.locale) {
		view := diag.List{f.Finding}.View(s.locale, map[string][]byte{name: src})
		edit := textEdit{l.span(f.Edit.At.From, f.Edit.At.To), f.Edit.Text}
		all = append(all, codeAction{
			Title: f.Title, Kind: quickFix, IsPreferred: true, Diagnostics: []diagnostic{shown(view[0], l)},
			Edit: workspaceEdit{map[string][]textEdit{p.TextDocument.URI: {edit}}},
		})
	}
	return all
}

const quickFix = "quickfix"
