package edit

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// Node is one node of a document, for tests that choose one.
type Node struct {
	At    string
	Kind  string // of a value
	Prop  *schemas.Prop
	Block *schemas.Block // of a block
	Value any            // as JSON's decoder would have it
	Top   bool
	Items bool // an item of a list or of a sequence
}

func (f *file) nodes(p *part) []Node {
	var all []Node
	var value func(at, kind string, prop *schemas.Prop, v any, item bool)
	value = func(at, kind string, prop *schemas.Prop, v any, item bool) {
		all = append(all, Node{At: at, Kind: kind, Prop: prop, Value: v, Items: item})
		for key, x := range object(v) {
			if key == "$order" {
				continue
			}
			value(under(at, key), inner(kind), prop, x, false)
		}
		for i, x := range list(v) {
			value(under(at, itoa(i)), inner(kind), prop, x, true)
		}
	}
	var block func(at string, b *schemas.Block, node map[string]any)
	block = func(at string, b *schemas.Block, node map[string]any) {
		for _, key := range slices.Sorted(maps.Keys(node)) {
			prop, v, here := b.Props[key], node[key], at+"/"+key
			switch {
			case prop == nil:
			case prop.Sequence != nil:
				for i, x := range list(v) {
					kind := schemas.Of(text(object(x)["$block"]))
					all = append(all, Node{At: under(here, itoa(i)), Prop: prop, Block: kind, Value: x, Items: true})
					block(under(here, itoa(i)), kind, object(x))
				}
			case prop.Block == "":
				value(here, prop.Kind, prop, v, false)
			case !prop.Labelled:
				all = append(all, Node{At: here, Prop: prop, Block: schemas.Of(prop.Block), Value: v, Top: at == ""})
				block(here, schemas.Of(prop.Block), object(v))
			default:
				for name, x := range object(v) {
					all = append(all, Node{At: under(here, name), Prop: prop, Block: schemas.Of(prop.Block), Value: x, Top: at == ""})
					block(under(here, name), schemas.Of(prop.Block), object(x))
				}
			}
		}
	}
	block("", schemas.Of(f.root), p.tree().Root)
	slices.SortFunc(all, func(a, b Node) int { return bytes.Compare([]byte(a.At), []byte(b.At)) })
	return all
}

// Soil remembers what the documents of a test are made of, which is read over and
// over.
type Soil struct {
	nodes sync.Map // of a part
	ends  sync.Map // of a part, the same part as the end of a file
}

// Nodes answers the nodes of a document; those of parts that an edit made are not
// remembered.
func (s *Soil) Nodes(d *Document) []Node {
	var all []Node
	for _, name := range d.names() {
		f := d.files[name]
		for _, p := range f.parts {
			nodes, ok := s.nodes.Load(p)
			if !ok {
				nodes = f.nodes(p)
			}
			all = append(all, nodes.([]Node)...)
		}
	}
	return all
}

// Remember keeps what excerpts of a document will ask for.
func (s *Soil) Remember(d *Document) {
	for _, f := range d.files {
		for _, p := range f.parts {
			s.nodes.Store(p, f.nodes(p))
			end := readPart(f.name, append(bytes.TrimRight(p.src, "\n"), '\n'))
			end.in(f.root, d.locale())
			s.nodes.Store(end, f.nodes(end))
			s.ends.Store(p, end)
		}
	}
}

// Excerpt answers a document of some of the parts.
func (s *Soil) Excerpt(d *Document, keep func(file string, i, of int) bool) *Document {
	e := &Document{files: maps.Clone(d.files), locales: d.locales}
	for _, name := range d.names() {
		f := d.files[name]
		var parts []*part
		for i, p := range f.parts {
			if p.read.Locale() != "" || keep(name, i, len(f.parts)) { // plain texts stay in their language
				parts = append(parts, p)
			}
		}
		if f.root == "" || len(parts) == 0 {
			delete(e.files, name)
			continue
		}
		end, _ := s.ends.Load(parts[len(parts)-1])
		parts[len(parts)-1] = end.(*part)
		e.put(name, parts)
	}
	return e
}

// Whole holds the parts of a document against its files, read and laid out whole.
func (d *Document) Whole() error {
	whole := &Document{map[string]*file{}, d.locales}
	for name, f := range d.hcl() {
		read, list := syntax.Read(syntax.File{Name: name, Src: f.src})
		tree, misread, _ := syntax.Decode([]*syntax.Part{read}, f.root, d.locale())
		if list = append(list, misread...); list.HasErrors() {
			return list.Err()
		}
		if laid, _ := syntax.Format(syntax.File{Name: name, Src: f.src}); !bytes.Equal(laid, f.src) {
			return fmt.Errorf("%s is not laid out:\n%s", name, f.src)
		}
		one := &part{src: f.src, read: read, decoded: func() decoded { return decoded{tree: tree} }}
		whole.files[name] = newFile(name, f.src, []*part{one})
	}
	all := func(*part) bool { return true }
	return d.model(d.hcl(), all).same(whole.model(whole.files, all)).Err()
}

// Judge holds an operation of one step against a result that somebody else made.
func Judge(before, after *Document, o Op) (list diag.List, judged bool) {
	var c change
	switch o := o.(type) {
	case Unset:
		c = change{verb: remove, at: o.At}
	case Add:
		v, list := before.valueOf(o.At, o.Value)
		if list != nil {
			return nil, false
		}
		c = change{verb: add, at: o.At, value: v, beside: or(o.Before, o.After), before: o.Before != "", file: o.File}
	case Move:
		if o.To != "" && o.To != o.At {
			return nil, false
		}
		c = change{verb: move, at: o.At, to: o.At, beside: or(o.Before, o.After), before: o.Before != "", file: o.File}
	case Copy:
		c = change{verb: dup, at: o.At, to: o.To, beside: or(o.Before, o.After), before: o.Before != "", file: o.File}
	case RenameTo:
		r, list := before.renaming(o.At, o.Name)
		if list != nil {
			return nil, false
		}
		return r.prove(before, after), true
	default:
		return nil, false
	}
	c, list = before.resolved(c)
	if list != nil {
		return nil, false
	}
	return prove(before, after, c), true
}

// With answers a document in which a file has another text.
func (d *Document) With(name string, src []byte) *Document {
	other := &Document{files: maps.Clone(d.files), locales: d.locales}
	f := newFile(name, src, cut(name, src))
	for _, p := range f.parts {
		p.in(f.root, d.locale())
	}
	other.files[name] = f
	return other
}

// ValueAt answers what stands at an address, as JSON.
func (d *Document) ValueAt(at string) string {
	v, ok := d.value(at)
	if !ok {
		return ""
	}
	return string(rawOf(v))
}
