package edit

import (
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
)

// move moves a node. What is named by its path is named by its new one everywhere;
// other names must not be in use when they would lose their meaning.
func (e *editor) move(o Move) diag.List {
	c := change{verb: move, at: o.At, to: or(o.To, o.At), file: o.File}
	t, named := targetOf(c.at)
	if !named || t.kind == "option" || c.to == c.at {
		return e.beside(c, o.Before, o.After)
	}
	if _, ok := e.doc.find(c.at); !ok {
		return absent(c.at)
	}
	next, ok := targetOf(c.to)
	if !ok || next.kind != t.kind || next.name() != t.name() {
		return nowhere(c)
	}
	if !e.doc.missing(c.to) {
		return present(c.to)
	}
	r := &renaming{from: t, to: next, edits: map[*part][]Splice{}}
	var doubts []doubt
	r.sites, doubts = e.doc.references(t)
	if t.kind != "category" {
		doubts = append(doubts, left(t, r.sites)...)
	}
	if len(doubts) > 0 {
		return e.doc.unclear(doubts)
	}
	before := e.doc
	if list := e.follow(r); list != nil {
		return list
	}
	if list := e.beside(c, o.Before, o.After); list != nil {
		return list
	}
	if list := e.doc.sameSites(next, moved(r.sites, t, next)); list != nil {
		e.doc = before
		return list
	}
	return nil
}

// left answers the places that would name nothing after a move.
func left(t target, sites []site) []doubt {
	var all []doubt
	for _, s := range sites {
		if s.form != siteLabel {
			all = append(all, doubt{s, "%s cannot go there yet: it is named here, where its new place is not seen. Name something else first.", []any{t.at}})
		}
	}
	return all
}

// follow writes the new path of a category wherever the old one stands.
func (e *editor) follow(r *renaming) diag.List {
	for _, s := range r.sites {
		if s.form == siteLabel {
			continue
		}
		r.edits[s.part] = append(r.edits[s.part], e.doc.path(s, r))
	}
	if len(r.edits) == 0 {
		return nil
	}
	after, list := e.doc.revised(revision{parts: r.edits})
	if list != nil {
		return list
	}
	old, fresh := differing(e.doc, after)
	if list := fresh.readable(); list != nil {
		return list
	}
	want := e.doc.model(old.files, old.has)
	want.repath(r)
	if list := want.same(after.model(fresh.files, fresh.has)); list != nil {
		return list
	}
	if list := sameComments(e.doc, after); list != nil {
		return list
	}
	e.doc = after
	return nil
}

// path answers the splice of a whole path, cargo.late.
func (d *Document) path(s site, r *renaming) Splice {
	last := d.splice(s, r.to.name())
	old := strings.Join(r.from.path, ".")
	from := last.To - len(old) // names are plain ASCII, and one sign joins them
	sep := "."
	if strings.Contains(string(s.part.src[from:last.To]), "/") {
		sep = "/"
	}
	return Splice{from, last.To, strings.Join(r.to.path, sep)}
}
