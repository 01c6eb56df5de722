package assist

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/dsl/syntax"
)

// References answers every place that names what stands at a byte of a file; with
// itself says whether the place that defines it is among them.
func (s *Set) References(file string, at int, withItself bool) []Place {
	m := s.markAt(file, at)
	if m == nil {
		return nil
	}
	doc := edit.Open(s.files)
	var all []Place
	for _, t := range m.things {
		for _, p := range s.uses(doc, t) {
			if withItself || !s.defines(t, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// uses answers the places that name a thing, in order.
func (s *Set) uses(doc *edit.Document, t thing) []Place {
	var all []Place
	for file, splices := range doc.Uses(t.pointer) {
		for _, splice := range splices {
			all = append(all, Place{file, s.inQuotes(file, splice)})
		}
	}
	slices.SortFunc(all, func(a, b Place) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.At.From, b.At.From))
	})
	return all
}

// inQuotes answers the stretch of a splice without the quotes around it.
func (s *Set) inQuotes(file string, splice edit.Splice) syntax.Span {
	src, at := s.files[file], syntax.Span{From: splice.From, To: splice.To}
	if at.To <= len(src) && at.To-at.From >= 2 && src[at.From] == '"' && src[at.To-1] == '"' {
		at.From, at.To = at.From+1, at.To-1
	}
	return at
}

// defines reports whether a place is the one at which a thing has its name.
func (s *Set) defines(t thing, p Place) bool {
	d := s.definedAt(t)
	return d.File == p.File && d.At.From <= p.At.From && p.At.To <= d.At.To
}

// Renaming is a name that can be changed, as it stands at a place.
type Renaming struct {
	At   syntax.Span
	Name string
}

// Renamable answers the name at a byte of a file, nil when there is none that can be
// changed.
func (s *Set) Renamable(file string, at int) *Renaming {
	m := s.markAt(file, at)
	if m == nil || len(m.things) != 1 {
		return nil
	}
	for _, p := range s.uses(edit.Open(s.files), m.things[0]) {
		if p.File == file && p.At.From <= m.span.To && m.span.From <= p.At.To {
			return &Renaming{p.At, string(s.files[file][p.At.From:p.At.To])}
		}
	}
	return nil
}

// Rename answers the changes, by file, that give what stands at a byte of a file
// another name everywhere, or why that cannot be.
func (s *Set) Rename(file string, at int, name string) (map[string][]Edit, diag.List) {
	m := s.markAt(file, at)
	if m == nil || len(m.things) != 1 {
		return nil, nil
	}
	splices, list := edit.Rename(s.files, m.things[0].pointer, name)
	if list.HasErrors() {
		return nil, list
	}
	edits := map[string][]Edit{}
	for f, all := range splices {
		for _, splice := range all {
			edits[f] = append(edits[f], Edit{syntax.Span{From: splice.From, To: splice.To}, splice.Text})
		}
	}
	return edits, nil
}

// useCount says how often a thing is used, as far as the set was last read.
func (s *Set) useCount(t thing) string {
	switch n := len(s.uses(s.document(), t)) - 1; {
	case n < 0:
		return ""
	case n == 0:
		return "used nowhere"
	case n == 1:
		return "used once"
	default:
		return fmt.Sprintf("used %d times", n)
	}
}
