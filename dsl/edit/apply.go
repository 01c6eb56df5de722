package edit

import (
	"fmt"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// Result is what an edit made.
type Result struct {
	// Base and Hash name the files before and after.
	Base string `json:"base"`
	Hash string `json:"hash"`
	// Do leads from the files before to those after, and Undo back, to the same bytes.
	Do   Patch `json:"do"`
	Undo Patch `json:"undo"`
	// Removed are the comments that went with what was removed.
	Removed []string `json:"removed,omitempty"`
}

// Apply carries out operations on files and answers those files that changed; nil
// is a file that is gone. Either all operations are made, each proved, or none.
func Apply(files map[string][]byte, ops ...Op) (map[string][]byte, Result, diag.List) {
	after, result, list := Open(files).Apply(ops...)
	if list != nil {
		return nil, Result{}, list
	}
	changed := map[string][]byte{}
	for name := range result.Do.Files {
		changed[name] = nil
		if f := after.files[name]; f != nil {
			changed[name] = f.src
		}
	}
	return changed, result, nil
}

// Apply carries out operations and answers the document after them.
func (d *Document) Apply(ops ...Op) (*Document, Result, diag.List) {
	e := &editor{doc: d}
	for _, o := range ops {
		if list := e.make(o); list != nil {
			return nil, Result{}, e.doc.located(list)
		}
	}
	if list := fits(d, e.doc); list != nil {
		return nil, Result{}, list
	}
	result := Result{Base: d.Hash(), Hash: e.doc.Hash(), Removed: e.removed}
	result.Do, result.Undo = patches(d, e.doc, result.Base, result.Hash)
	return e.doc, result, nil
}

// editor carries out operations one after another.
type editor struct {
	doc     *Document
	removed []string
}

func (e *editor) make(o Op) diag.List {
	before := e.doc
	var list diag.List
	switch o := o.(type) {
	case Set:
		list = e.set(o)
	case Unset:
		list = e.do(change{verb: remove, at: o.At})
	case Add:
		list = e.add(o)
	case Move:
		list = e.move(o)
	case Copy:
		list = e.beside(change{verb: dup, at: o.At, to: o.To, file: o.File}, o.Before, o.After)
	case RenameTo:
		list = e.rename(o)
	default:
		list = refused(CodeOperation, "", "Edit makes no sense", "%s is no operation.", fmt.Sprintf("%T", o))
	}
	if list == nil {
		list = e.relocate(before)
	}
	return list
}

// do makes one change, proved, and keeps the comments that go with it.
func (e *editor) do(c change) diag.List {
	after, list := e.doc.carryOut(c)
	if list != nil {
		return list
	}
	if c.verb == remove {
		if p, ok := e.doc.find(c.at); ok {
			e.removed = append(e.removed, e.doc.belongings(p).comments()...)
		}
	}
	e.doc = after
	return nil
}

// beside makes a change beside the sibling that an operation names.
func (e *editor) beside(c change, before, after string) diag.List {
	if before != "" && after != "" {
		return senseless(c)
	}
	c.beside, c.before = or(before, after), before != ""
	return e.do(c)
}

func (e *editor) add(o Add) diag.List {
	v, list := e.doc.valueOf(o.At, o.Value)
	if list != nil {
		return list
	}
	return e.beside(change{verb: add, at: o.At, value: v, file: o.File}, o.Before, o.After)
}

func (d *Document) valueOf(at string, raw []byte) (any, diag.List) {
	v, err := readValue(raw)
	if err != nil {
		return nil, refused(CodeValue, at, "Value does not fit", "The value for %s is not JSON that can be used (%s).", at, err.Error())
	}
	return d.arrange(at, v), nil
}

func (e *editor) rename(o RenameTo) diag.List {
	r, list := e.doc.renaming(o.At, o.Name)
	if list != nil {
		return list
	}
	after, list := e.doc.revised(revision{parts: r.edits})
	if list != nil {
		return list
	}
	if list := r.prove(e.doc, after); list != nil {
		return list
	}
	e.doc = after
	return nil
}

// relocate reads everything anew when the language of plain texts has changed, and
// refuses that where it would put texts into another language.
func (e *editor) relocate(before *Document) diag.List {
	now := e.doc.listed()
	if now[0] == before.locale() {
		e.doc = &Document{e.doc.files, now}
		return nil
	}
	all := func(*part) bool { return true }
	fresh := Open(e.doc.Files())
	if list := e.doc.model(e.doc.hcl(), all).same(fresh.model(fresh.hcl(), all)); list != nil {
		return refused(CodeMeaning, list[0].Pointer, "Texts would change their language",
			"Texts without a language are in the first of akis.locales. It would be %s and no longer %s, and %s would change its language with it. Write the language of such texts first: { %[2]s = \"…\" }.",
			fresh.locale(), before.locale(), list[0].Pointer)
	}
	e.doc = fresh
	return nil
}

// hcl answers the files that are not data.
func (d *Document) hcl() map[string]*file {
	files := map[string]*file{}
	for name, f := range d.files {
		if f.root != "" {
			files[name] = f
		}
	}
	return files
}

// fits refuses a result that breaks a schema where the files before did not.
func fits(before, after *Document) diag.List {
	old, fresh := differing(before, after)
	had := map[string]int{}
	for p := range old.parts {
		for _, d := range p.misfits() {
			had[d.Code]++
		}
	}
	var list diag.List
	for _, f := range fresh.files {
		for _, p := range f.parts {
			if !fresh.has(p) {
				continue
			}
			for _, d := range f.shifted(p, p.misfits()) {
				if had[d.Code]--; had[d.Code] < 0 {
					list = append(list, d)
				}
			}
		}
	}
	for name := range schemas.Of(schemas.Set).Props {
		at := "/" + name
		if slices.Contains(schemas.Of(schemas.Set).Required, name) && !before.missing(at) && after.missing(at) {
			list = append(list, refused(CodeValue, at, "Value does not fit", "%s cannot go: every set has this block.", at)...)
		}
	}
	list.Sort()
	return list
}
