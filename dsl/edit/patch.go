package edit

import (
	"maps"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
)

// Patch leads from the files that Base names to those that Then names, to the byte.
type Patch struct {
	Base  string               `json:"base"`
	Then  string               `json:"then"`
	Files map[string]FilePatch `json:"files"`
}

// FilePatch is how one file changes. New is true for a file that was not there,
// Gone for one that is no more.
type FilePatch struct {
	New     bool     `json:"new,omitempty"`
	Gone    bool     `json:"gone,omitempty"`
	Splices []Splice `json:"splices"`
}

// Over answers the patch for the files as they are after another one that was made on
// the same files: how the undo of one edit goes over the edits that came after it.
// Where both change the same stretch of text, it is refused.
func (p Patch) Over(done Patch) (Patch, diag.List) {
	if p.Base != done.Base {
		return Patch{}, stale()
	}
	out := Patch{Base: done.Then, Files: map[string]FilePatch{}}
	for name, f := range p.Files {
		other, both := done.Files[name]
		if !both {
			out.Files[name] = f
			continue
		}
		splices, ok := shifted(f.Splices, other.Splices)
		if !ok || f.New || f.Gone || other.New || other.Gone {
			return Patch{}, refused(CodeBase, "", "Made on other files",
				"%s has been changed since at the same place. Change it by hand.", name)
		}
		out.Files[name] = FilePatch{Splices: splices}
	}
	return out, nil
}

// shifted moves splices by what others before them add and take away. It reports
// false where they touch.
func shifted(splices, others []Splice) ([]Splice, bool) {
	out := make([]Splice, len(splices))
	for i, s := range splices {
		by := 0
		for _, o := range others {
			switch {
			case o.To < s.From:
				by += len(o.Text) - (o.To - o.From)
			case s.To < o.From:
			default:
				return nil, false
			}
		}
		out[i] = Splice{s.From + by, s.To + by, s.Text}
	}
	return out, true
}

// Patch answers the document after a patch: one that this document's own edits gave,
// or one that was taken over others. What comes out must be laid out and read.
func (d *Document) Patch(p Patch) (*Document, Result, diag.List) {
	base := d.Hash()
	if p.Base != base {
		return nil, Result{}, stale()
	}
	after := &Document{files: maps.Clone(d.files), locales: d.locales}
	for name, f := range p.Files {
		old := d.files[name]
		if f.Gone {
			delete(after.files, name)
			continue
		}
		var src []byte
		if old != nil {
			src = old.src
		}
		src = apply(src, slices.Clone(f.Splices))
		parts := cut(name, src)
		after.files[name] = newFile(name, src, parts)
		for _, part := range parts {
			part.in(after.files[name].root, d.locale())
			if list := after.files[name].editable(part); list != nil {
				return nil, Result{}, list
			}
		}
	}
	e := editor{doc: after}
	if list := e.relocate(d); list != nil {
		return nil, Result{}, list
	}
	result := Result{Base: base, Hash: e.doc.Hash()}
	result.Do, result.Undo = patches(d, e.doc, base, result.Hash)
	return e.doc, result, nil
}

// Apply answers the files after the patch. Files other than those it was made on
// are refused.
func (p Patch) Apply(files map[string][]byte) (map[string][]byte, diag.List) {
	if Hash(files) != p.Base {
		return nil, stale()
	}
	after := maps.Clone(files)
	for name, f := range p.Files {
		if f.Gone {
			delete(after, name)
			continue
		}
		after[name] = apply(files[name], slices.Clone(f.Splices))
	}
	return after, nil
}

func stale() diag.List {
	return refused(CodeBase, "", "Made on other files", "The files have changed since. Look at them again, or rebase the edit.")
}
