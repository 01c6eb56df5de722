package edit

import (
	"bytes"
	"maps"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// revision is how the texts of a document change.
type revision struct {
	parts map[*part][]Splice
	files map[string]string // new ones
}

func (r *revision) splice(p *part, splices ...Splice) {
	if r.parts == nil {
		r.parts = map[*part][]Splice{}
	}
	r.parts[p] = append(r.parts[p], splices...)
}

func (r *revision) create(name, text string) {
	if r.files == nil {
		r.files = map[string]string{}
	}
	r.files[name] = text
}

// revised answers the document with its texts changed and laid out. Files whose
// text is all gone are gone.
func (d *Document) revised(r revision) (*Document, diag.List) {
	after := &Document{files: maps.Clone(d.files), locales: d.locales}
	for name, text := range r.files {
		parts, list := read(name, []byte(text), d.locale())
		if list != nil {
			return nil, list
		}
		after.put(name, parts)
	}
	for name, f := range d.files {
		parts, list := f.revised(r, d.locale())
		if list != nil {
			return nil, list
		}
		if parts != nil {
			after.put(name, parts)
		}
	}
	return after, nil
}

// revised answers the parts of a file, or nil when nothing in it changes.
func (f *file) revised(r revision, locale string) ([]*part, diag.List) {
	parts, touched := []*part{}, false
	for _, p := range f.parts {
		splices, ok := r.parts[p]
		if !ok {
			parts = append(parts, p)
			continue
		}
		touched = true
		if list := f.editable(p); list != nil {
			return nil, list
		}
		fresh, list := read(f.name, apply(p.src, splices), locale)
		if list != nil {
			return nil, list
		}
		parts = append(parts, fresh...)
	}
	if !touched {
		return nil, nil
	}
	return parts, nil
}

// editable refuses a part that operations cannot change: its text must be read, and
// laid out already, or the edit would change more than was asked.
func (f *file) editable(p *part) diag.List {
	if p.misread().HasErrors() {
		list := refused(CodeUnread, "", "File can only be edited as text",
			"%s cannot be read. Mend it as text first.", f.name)
		list[0].Detail = append(list[0].Detail, p.misread()[0].Detail...)
		list[0].Range = f.placed(p, p.misread()[0].Range)
		return list
	}
	last := p == f.parts[len(f.parts)-1]
	if !p.tidy() || last && (!bytes.HasSuffix(p.src, []byte("\n")) || bytes.HasSuffix(p.src, []byte("\n\n"))) {
		return refused(CodeUntidy, "", "File is not laid out",
			"%s is not in the layout of the language, so an edit would change more than was asked. Run akis fmt first.", f.name)
	}
	return nil
}

// put sets the parts of a file, joined to its text.
func (d *Document) put(name string, parts []*part) {
	var src []byte
	kept := parts[:0:0]
	for _, p := range parts {
		if !emptyText(p.src) {
			kept = append(kept, p)
			src = append(src, p.src...)
		}
	}
	if len(kept) == 0 {
		delete(d.files, name)
		return
	}
	last := kept[len(kept)-1]
	if end := append(bytes.TrimRight(last.src, "\n"), '\n'); len(end) != len(last.src) {
		src = append(src[:len(src)-len(last.src)], end...)
		kept[len(kept)-1] = readPart(name, end)
		kept[len(kept)-1].in(syntax.RootOf(name), d.locale())
	}
	d.files[name] = newFile(name, src, kept)
}

// read lays out a text, cuts it and decodes it, or answers why it cannot.
func read(name string, src []byte, locale string) ([]*part, diag.List) {
	if list := syntax.Oversize(syntax.File{Name: name, Src: src}); list != nil {
		return nil, list
	}
	parts := cut(name, syntax.Tidy(src))
	for _, p := range parts {
		if p.broken.HasErrors() {
			return nil, spoiled(p)
		}
		p.in(syntax.RootOf(name), locale)
		p.tidy = func() bool { return true }
	}
	return parts, nil
}

// spoiled refuses an edit whose result could not be read.
func spoiled(p *part) diag.List {
	d := p.misread()[0]
	list := refused(CodeValue, d.Pointer, "Value does not fit", "The result could not be read.")
	list[0].Detail = append(list[0].Detail, d.Detail...)
	return list
}
