package edit

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// prove holds a change against its result. The meaning must be the old one with the
// change made on it; comments must be the same, in the same order, but for those
// that belong to what was removed, moved or copied. What differs is named.
func prove(before, after *Document, c change) diag.List {
	old, fresh := differing(before, after)
	if p, ok := before.find(c.at); ok {
		old.also(p.file, p.part)
		if f := after.files[p.file.name]; f != nil && slices.Contains(f.parts, p.part) {
			fresh.also(f, p.part)
		}
	}
	want := modelOf(old.files, old.has)
	if !want.expect(c) {
		return refused(CodeOperation, c.at, "Edit makes no sense", "%s of %s makes no sense here.", c.verb, c.at)
	}
	if list := want.same(modelOf(fresh.files, fresh.has)); list != nil {
		return list
	}
	for name, f := range fresh.files {
		if list := syntax.Oversize(syntax.File{Name: name, Src: f.src}); list != nil {
			return list
		}
	}
	return proveComments(before, after, c)
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

// proveComments holds the comments of the files against each other.
func proveComments(before, after *Document, c change) diag.List {
	var gone, come, carried, laid []string
	var from, to *excluded
	if c.verb != put && c.verb != add {
		if p, ok := before.find(c.at); ok {
			from = before.belongings(p, c.verb == dup)
			carried = from.comments()
		}
	}
	if c.verb == move || c.verb == dup {
		if p, ok := after.find(c.to); ok {
			to = after.belongings(p, c.verb == dup)
			laid = to.comments()
		}
		if !slices.Equal(carried, laid) {
			return lost(carried, laid)
		}
	}
	if c.verb == dup {
		from = nil // the first one keeps its own
	}
	names := map[string]bool{}
	for name := range before.files {
		names[name] = true
	}
	for name := range after.files {
		names[name] = true
	}
	for name := range names {
		a, b := before.files[name], after.files[name]
		if a == b {
			continue
		}
		gone, come = a.comments(b, from), b.comments(a, to)
		if !slices.Equal(gone, come) {
			return lost(gone, come)
		}
	}
	return nil
}

func lost(want, got []string) diag.List {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	what := append(slices.Clone(want[i:]), got[min(i, len(got)):]...)[0]
	return refused(CodeElse, "", "Edit would lose or move a comment",
		"The comment %q would not be where it was. Make this change as text.", what)
}

// excluded is a stretch of a part whose comments are looked at by themselves.
type excluded struct {
	part *part
	stretch
}

func (e *excluded) comments() []string {
	if e == nil {
		return nil
	}
	return e.part.layout().within(e.stretch)
}

// belongings answers the stretch that goes with a node: with the comments above and
// behind it, or only what is inside.
func (d *Document) belongings(p place, inside bool) *excluded {
	switch {
	case inside:
		return &excluded{p.part, stretch{p.node.TypeRange.Start.Byte, p.node.CloseBraceRange.End.Byte}}
	case p.alone:
		return nil
	case p.in != nil:
		return &excluded{p.part, p.part.bracketOf(p.in).owned(p.index)}
	}
	b := p.part.bodyOf(p.around())
	return &excluded{p.part, b.owned(b.item(p.attr, p.node))}
}

// comments answers the comments of a file in order, but for those excluded. A part
// that the other file has too stands for its own.
func (f *file) comments(other *file, but *excluded) []string {
	if f == nil {
		return nil
	}
	var all []string
	for _, p := range f.parts {
		if other != nil && slices.Contains(other.parts, p) {
			all = append(all, fmt.Sprintf("part %p", p))
			continue
		}
		for _, c := range p.layout().comments {
			if but == nil || but.part != p || !but.holds(c.at) {
				all = append(all, c.text)
			}
		}
	}
	return all
}
