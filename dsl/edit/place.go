package edit

import (
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// place is where a node of the canonical tree is written.
type place struct {
	file *file
	part *part
	at   string // the pointer
	// The pointer in the part's own tree, which is another one for what counts over
	// many files, and for values of an environment.
	local string

	kind  *schemas.Block   // the kind of the block, or of the block around
	node  *hclsyntax.Block // the block itself, or the block around; nil at the top
	outer *hclsyntax.Block // of a block, the one around
	depth int              // how many blocks it is inside of, a block itself among them
	prop  *schemas.Prop    // how the parent's schema has it; of a value, its attribute
	attr  *hclsyntax.Attribute
	value string               // the kind of the value: rule, ref, refs …
	expr  hclsyntax.Expression // of a value
	in    hclsyntax.Expression // the list or map around a value, nil for an attribute's
	index int                  // in that list or map
	alone bool                 // the value stands for a map that is not written: a text in the first language
}

// isBlock reports whether a block stands at the place.
func (p place) isBlock() bool { return p.attr == nil }

// find answers where the node at a pointer is written.
func (d *Document) find(pointer string) (place, bool) {
	for f := range d.of(rootOf(pointer)) {
		for _, p := range f.holding(steps(pointer)) {
			if local, ok := d.local(f, p, pointer); ok {
				if found, ok := d.findIn(f, p, local); ok {
					found.at = pointer
					return found, true
				}
			}
		}
	}
	return place{}, false
}

// holding answers the parts in which the top block of a pointer can be.
func (f *file) holding(parts []string) []*part {
	prop := schemas.Of(f.root).Props[parts[0]]
	if prop == nil || prop.Sequence != nil {
		return f.parts
	}
	key := parts[0]
	if prop.Labelled && len(parts) > 1 {
		key += " " + parts[1]
	}
	if p := f.index()[key]; p != nil {
		return []*part{p}
	}
	return nil
}

// indexed tells by the kind and the name of a top block in which part it is.
func indexed(parts []*part) func() map[string]*part {
	return sync.OnceValue(func() map[string]*part {
		index := map[string]*part{}
		for _, p := range slices.Backward(parts) { // of two of a name, the first
			for _, b := range p.read.Body().Blocks {
				index[strings.Join(append([]string{b.Type}, b.Labels...), " ")] = p
			}
		}
		return index
	})
}

// has reports whether a top block of a kind is in the part.
func (p *part) has(kind string) bool {
	sequence := schemas.Of(schemas.Set).Props[kind]
	for _, b := range p.read.Body().Blocks {
		if b.Type == kind || sequence != nil && sequence.Sequence != nil && hasKey(sequence.Sequence, b.Type) {
			return true
		}
	}
	return false
}

// findIn answers where the node at a pointer in a part's own tree is written.
func (d *Document) findIn(f *file, p *part, local string) (place, bool) {
	w := walker{locale: d.locale()}
	from := place{file: f, part: p, at: f.prefix() + local, kind: schemas.Of(f.root)}
	if local == "" {
		return from, f.root == schemas.Values
	}
	return w.body(from, p.read.Body(), steps(local))
}

// around answers the block in whose body the attribute or block stands, nil at the
// top.
func (p place) around() *hclsyntax.Block {
	if p.isBlock() {
		return p.outer
	}
	return p.node
}

// walker goes down to a node by the parts of its pointer.
type walker struct{ locale string }

// body looks for the first of the parts inside a block, or at the top.
func (w walker) body(from place, body *hclsyntax.Body, parts []string) (place, bool) {
	p := from.kind.Props[parts[0]]
	if p == nil {
		return place{}, false
	}
	here := from
	here.prop, here.local = p, under(from.local, parts[0])
	rest := parts[1:]
	switch {
	case p.Sequence != nil:
		return w.sequence(here, body, rest)
	case p.Block == "":
		here.attr = body.Attributes[parts[0]]
		if here.attr == nil {
			return place{}, false
		}
		here.expr, here.value = here.attr.Expr, p.Kind
		return w.expression(here, rest)
	case p.Labelled:
		if len(rest) == 0 {
			return place{}, false // all blocks of a kind are no place
		}
		here.local = under(here.local, rest[0])
		return w.block(here, body, rest[1:], func(b *hclsyntax.Block) bool {
			return b.Type == p.Name && len(b.Labels) == 1 && b.Labels[0] == rest[0]
		})
	}
	return w.block(here, body, rest, func(b *hclsyntax.Block) bool { return b.Type == p.Name })
}

func (w walker) block(here place, body *hclsyntax.Body, rest []string, is func(*hclsyntax.Block) bool) (place, bool) {
	here.kind = schemas.Of(here.prop.Block)
	for _, b := range body.Blocks {
		if is(b) {
			return w.inside(here, b, rest)
		}
	}
	return place{}, false
}

// sequence looks for a block by its place among those that make a list.
func (w walker) sequence(here place, body *hclsyntax.Body, rest []string) (place, bool) {
	if len(rest) == 0 {
		return place{}, false
	}
	n, ok := index(rest[0])
	if !ok {
		return place{}, false
	}
	for _, b := range body.Blocks {
		if _, is := here.prop.Sequence[b.Type]; !is {
			continue
		}
		if n == 0 {
			here.local, here.kind = under(here.local, rest[0]), schemas.Of(b.Type)
			return w.inside(here, b, rest[1:])
		}
		n--
	}
	return place{}, false
}

func (w walker) inside(here place, b *hclsyntax.Block, rest []string) (place, bool) {
	here.outer, here.node = here.node, b
	here.depth++
	if len(rest) == 0 {
		return here, true
	}
	return w.body(here, b.Body, rest)
}

// expression goes down into the value of an attribute.
func (w walker) expression(here place, rest []string) (place, bool) {
	if len(rest) == 0 {
		return here, true
	}
	next := here
	next.local, next.value, next.in = under(here.local, rest[0]), inner(here.value), here.expr
	switch e := here.expr.(type) {
	case *hclsyntax.TupleConsExpr:
		i, ok := index(rest[0])
		if !ok || i >= len(e.Exprs) {
			return place{}, false
		}
		next.index, next.expr = i, e.Exprs[i]
		return w.expression(next, rest[1:])
	case *hclsyntax.ObjectConsExpr:
		for i, item := range e.Items {
			if key, ok := syntax.KeyOf(item.KeyExpr); ok && key == rest[0] {
				next.index, next.expr = i, item.ValueExpr
				return w.expression(next, rest[1:])
			}
		}
		return place{}, false
	}
	if w.implied(here.value) != rest[0] {
		return place{}, false
	}
	next.in, next.alone = here.in, true
	next.index = here.index
	return w.expression(next, rest[1:])
}

// implied answers the key of a map that is written as its one value.
func (w walker) implied(kind string) string {
	switch kind {
	case "text", "template":
		return w.locale
	case "duration":
		return "default"
	}
	return ""
}

// inner answers the kind of the values in a list or map.
func inner(kind string) string {
	switch kind {
	case "text", "template", "map_string", "strings":
		return "string"
	case "duration":
		return "duration_one"
	case "refs", "map_ref":
		return "ref"
	case "keywords":
		return "keyword"
	case "rows":
		return "keywords"
	case "map_text":
		return "text"
	case "map_expr":
		return "expr"
	case "map_setting":
		return "setting"
	}
	return "value"
}

// keyIs answers a test for the item of a map with this key.
func keyIs(key string) func(hclsyntax.ObjectConsItem) bool {
	return func(item hclsyntax.ObjectConsItem) bool {
		k, ok := syntax.KeyOf(item.KeyExpr)
		return ok && k == key
	}
}
