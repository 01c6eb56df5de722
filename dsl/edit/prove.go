package edit

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// prove holds a change against its result. The meaning must be the old one with the
// change made on it; the text around, comments among it, must be what it was, but for
// white space and commas. What differs is named.
func prove(before, after *Document, c change) diag.List {
	old, fresh := differing(before, after)
	if p, ok := before.find(c.at); ok {
		old.also(p.file, p.part)
		if f := after.files[p.file.name]; f != nil && slices.Contains(f.parts, p.part) {
			fresh.also(f, p.part)
		}
	}
	if list := fresh.readable(); list != nil {
		return list
	}
	want := before.model(old.files, old.has)
	if !want.expect(c) {
		return senseless(c)
	}
	if list := want.same(after.model(fresh.files, fresh.has)); list != nil {
		return list
	}
	for name, f := range fresh.files {
		if list := syntax.Oversize(syntax.File{Name: name, Src: f.src}); list != nil {
			return list
		}
	}
	return proveText(before, after, c)
}

// excerpt is the files of a document that an edit touched, and the parts of them
// that it does not share with the other document.
type excerpt struct {
	files map[string]*file
	parts map[*part]bool
}

func (e excerpt) has(p *part) bool { return e.parts[p] }

func (e excerpt) also(f *file, p *part) {
	e.files[f.name] = f
	e.parts[p] = true
}

// readable refuses an excerpt that could not be decoded.
func (e excerpt) readable() diag.List {
	for p := range e.parts {
		if p.misread().HasErrors() {
			return spoiled(p)
		}
	}
	return nil
}

func differing(before, after *Document) (old, fresh excerpt) {
	return before.unlike(after), after.unlike(before)
}

func (d *Document) unlike(other *Document) excerpt {
	e := excerpt{map[string]*file{}, map[*part]bool{}}
	for name, f := range d.files {
		g := other.files[name]
		if f == g {
			continue
		}
		e.files[name] = f
		shared := map[*part]bool{}
		if g != nil {
			for _, p := range g.parts {
				shared[p] = true
			}
		}
		for _, p := range f.parts {
			if !shared[p] {
				e.parts[p] = true
			}
		}
	}
	return e
}

// same refuses a result that means something else than was expected.
func (m model) same(got model) diag.List {
	for name, tops := range m.layout {
		if !slices.Equal(tops, got.layout[name]) && len(tops)+len(got.layout[name]) > 0 {
			return elsewhere(name, tops, got.layout[name])
		}
	}
	for name, tops := range got.layout {
		if len(m.layout[name]) != len(tops) {
			return elsewhere(name, m.layout[name], tops)
		}
	}
	if len(got.nodes) != len(m.nodes) {
		return elsewhere("", len(m.nodes), len(got.nodes))
	}
	for at, want := range m.nodes {
		if at, a, b := difference(at, want, got.nodes[at]); at != "" {
			return elsewhere(at, a, b)
		}
	}
	return nil
}

func elsewhere(at string, want, got any) diag.List {
	return refused(CodeElse, at, "Edit would change something else",
		"%s would be %s, not %s. Make this change as text.", at, shown(got), shown(want))
}

// shown writes a value for a message, shortened.
func shown(v any) string {
	if v == nil {
		return "nothing"
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if r := []rune(string(b)); len(r) > 200 {
		return string(r[:199]) + "…"
	}
	return string(b)
}

// MarshalJSON writes the keys in their order.
func (o *ordered) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, key := range o.keys {
		if i > 0 {
			out = append(out, ',')
		}
		k, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		v, err := json.Marshal(o.values[key])
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, k...), ':'), v...)
	}
	return append(out, '}'), nil
}

// difference answers the first place at which two values are not the same, and what
// they are there.
func difference(at string, a, b any) (string, any, any) {
	if equal(a, b) {
		return "", nil, nil
	}
	x, okA := a.(*ordered)
	y, okB := b.(*ordered)
	if okA && okB && slices.Equal(x.keys, y.keys) {
		for _, key := range x.keys {
			if found, p, q := difference(under(at, key), x.values[key], y.values[key]); found != "" {
				return found, p, q
			}
		}
	}
	return at, a, b
}
