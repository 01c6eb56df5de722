package syntax

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// decoder walks HCL bodies, led by the schemas, into the canonical tree.
type decoder struct {
	tree      *Tree
	list      diag.List
	src       *source
	locale    string
	sequenced map[string]string // pointer of a sequence's item to its kind
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

const maxName = 64

// fail notes why what stands at pointer could not be read.
func (d *decoder) fail(r hcl.Range, pointer, code string, summary, format phrase.Format, args ...any) {
	d.note(r, pointer, code, summary, phrase.Text{phrase.Say(format, args...)})
	d.tree.gaps.breaks(pointer)
}

func (d *decoder) note(r hcl.Range, pointer, code string, summary phrase.Format, detail phrase.Text) {
	if d.src.noted[r.Start.Line] {
		return // the scan has said what is wrong on this line
	}
	d.list = append(d.list, diag.Diagnostic{
		Severity: diag.Error, Code: code, Summary: summary, Detail: detail,
		Pointer: pointer, Range: d.src.of(r),
	})
}

// body decodes attributes and child blocks of one block into node.
func (d *decoder) body(b *schemas.Block, body *hclsyntax.Body, node map[string]any, pointer string) {
	for _, name := range sortedKeys(body.Attributes) {
		attr := body.Attributes[name]
		p := b.Props[name]
		if p == nil || p.Block != "" || p.Sequence != nil {
			near := d.unknown(attr.NameRange, pointer, "Unknown attribute", name, b, b.Attributes())
			if body.Attributes[near] == nil {
				d.tree.gaps.breaks(pointer + "/" + near)
			}
			continue
		}
		at := pointer + "/" + name
		d.tree.ranges[at] = d.src.of(attr.Expr.Range())
		if v, ok := d.value(p, attr.Expr, at); ok {
			node[name] = v
		}
	}
	for _, block := range body.Blocks {
		d.child(b, block, node, pointer)
	}
}

// unknown notes a word that the language does not have there, and answers the one
// that is probably meant, or "".
func (d *decoder) unknown(r hcl.Range, pointer string, summary phrase.Format, name string, b *schemas.Block, known []string) string {
	detail := phrase.Text{phrase.Say("%s has no %q.", b.Name, name)}
	if pointer == "" {
		detail = phrase.Text{phrase.Say("No block of a file is called %q.", name)}
	}
	d.tree.gaps.breaks(pointer + "/" + name)
	near := diag.Nearest(name, known)
	if near != "" {
		detail = append(detail, phrase.Say("Did you mean %q?", near))
	} else if len(known) > 0 {
		detail = append(detail, phrase.Say("It has %s.", strings.Join(known, ", ")))
	}
	d.note(r, pointer, CodeUnknown, summary, detail)
	return near
}

func (d *decoder) child(b *schemas.Block, block *hclsyntax.Block, node map[string]any, pointer string) {
	for _, p := range b.Props {
		if labelled, ok := p.Sequence[block.Type]; ok {
			d.sequence(p, block, labelled, node, pointer)
			return
		}
	}
	p := b.Props[block.Type]
	if p == nil || p.Block == "" {
		near := d.unknown(block.TypeRange, pointer, "Unknown block", block.Type, b, b.Children())
		d.tree.gaps.lacks(pointer + "/" + near)
		d.tree.gaps.loses(labelsIn(block))
		return
	}
	kind := schemas.Of(p.Block)
	at := pointer + "/" + p.Name
	if !p.Labelled {
		d.single(kind, block, node, at)
		return
	}
	name, ok := d.label(block, at)
	if !ok { // what it holds is read for what is wrong with it
		at += "/" + escape(strings.Join(block.Labels, " "))
		d.tree.gaps.misnames(block.Type)
		d.tree.gaps.breaks(at)
		d.tree.gaps.loses(labelsIn(block))
		d.body(kind, block.Body, map[string]any{}, at)
		return
	}
	siblings, _ := node[p.Name].(map[string]any)
	if siblings == nil {
		siblings = map[string]any{}
		node[p.Name] = siblings
		d.tree.ranges[at] = d.src.of(block.TypeRange)
	}
	at += "/" + name
	if _, twice := siblings[name]; twice {
		first := d.tree.ranges[at]
		d.note(block.LabelRanges[0], at, CodeDouble, "Name used twice", phrase.Text{
			phrase.Say("%s %q already stands in %s line %d. Rename or remove one of them.", block.Type, name, first.File, first.Start.Line),
		})
		d.tree.gaps.lacks(at)
		d.tree.gaps.loses(labelsIn(block))
		return
	}
	item := map[string]any{}
	if p.Ordered {
		item["$order"] = float64(len(siblings) + 1)
	}
	siblings[name] = item
	d.tree.ranges[at] = d.src.of(hcl.RangeBetween(block.TypeRange, block.LabelRanges[0]))
	d.body(kind, block.Body, item, at)
}

func (d *decoder) single(kind *schemas.Block, block *hclsyntax.Block, node map[string]any, at string) {
	if len(block.Labels) > 0 {
		d.nameless(block, at)
	}
	if _, twice := node[block.Type]; twice {
		d.note(block.TypeRange, at, CodeDouble, "Block used twice", phrase.Text{phrase.Say("There is one %s here already. Join the two.", block.Type)})
		d.tree.gaps.lacks(at)
		d.tree.gaps.loses(labelsIn(block))
		return
	}
	item := map[string]any{}
	node[block.Type] = item
	d.tree.ranges[at] = d.src.of(block.TypeRange)
	d.body(kind, block.Body, item, at)
}

// sequence appends a block to the list that keeps the order of the source.
func (d *decoder) sequence(p *schemas.Prop, block *hclsyntax.Block, labelled bool, node map[string]any, pointer string) {
	list, _ := node[p.Name].([]any)
	at := pointer + "/" + p.Name + "/" + strconv.Itoa(len(list))
	item := map[string]any{"$block": block.Type}
	switch {
	case labelled && len(block.Labels) == 1:
		item["$label"] = block.Labels[0]
		d.tree.ranges[at+Label] = d.src.of(block.LabelRanges[0])
	case labelled != (len(block.Labels) > 0):
		d.fail(block.TypeRange, at, CodeName, "Name needed",
			"%[1]s takes one name in quotes, such as %[1]s \"…\".", block.Type)
	case len(block.Labels) > 0:
		d.nameless(block, at)
	}
	if d.sequenced == nil {
		d.sequenced = map[string]string{}
	}
	d.sequenced[at] = block.Type
	d.tree.ranges[at] = d.src.of(hcl.RangeBetween(block.TypeRange, lastOf(block)))
	d.body(schemas.Of(block.Type), block.Body, item, at)
	node[p.Name] = append(list, item)
}

// lastOf answers where the head of a block ends: with its name, or its kind.
func lastOf(block *hclsyntax.Block) hcl.Range {
	if n := len(block.LabelRanges); n > 0 {
		return block.LabelRanges[n-1]
	}
	return block.TypeRange
}

// nameless notes that a block has a name and should have none. What it holds can
// be read all the same.
func (d *decoder) nameless(block *hclsyntax.Block, at string) {
	d.note(block.LabelRanges[0], at, CodeName, "Block takes no name",
		phrase.Text{phrase.Say("Write %s { … } without %q.", block.Type, block.Labels[0])})
}

// label answers the one name of a block.
func (d *decoder) label(block *hclsyntax.Block, at string) (string, bool) {
	if len(block.Labels) != 1 {
		d.note(block.TypeRange, at, CodeName, "Name needed",
			phrase.Text{phrase.Say("%[1]s takes one name in quotes, such as %[1]s \"first\".", block.Type)})
		return "", false
	}
	name := block.Labels[0]
	if !nameForm.MatchString(name) || len(name) > maxName {
		d.note(block.LabelRanges[0], at, CodeName, "Name cannot be used", phrase.Text{
			phrase.Say("%q: names are small letters a to z, digits and _, beginning with a letter, %d at most; people see the label.", name, maxName),
		})
		return "", false
	}
	return name, true
}

// entries yields the items of an object, refusing a key that stands twice.
func (d *decoder) entries(o *hclsyntax.ObjectConsExpr, at string, yield func(key string, item hclsyntax.ObjectConsItem)) {
	seen := map[string]bool{}
	for _, item := range o.Items {
		key, ok := KeyOf(item.KeyExpr)
		if !ok {
			d.note(item.KeyExpr.Range(), at, CodeForm, "Not a key", phrase.Text{phrase.Say("A key is a name or a text in quotes.")})
			d.tree.gaps.lacks(at)
			continue
		}
		if strings.HasPrefix(key, "$") {
			d.fail(item.KeyExpr.Range(), at, CodeName, "Name cannot be used", "%q: names that begin with $ are kept for the reader of definitions.", key)
			continue
		}
		if seen[key] {
			d.note(item.KeyExpr.Range(), at, CodeDouble, "Key used twice", phrase.Text{phrase.Say("%q already stands in this list. Remove one.", key)})
			d.tree.gaps.breaks(at + "/" + escape(key))
			continue
		}
		seen[key] = true
		yield(key, item)
	}
}

// keys yields the keys of an object as they stand; entries has said what is wrong
// with them.
func (d *decoder) keys(o *hclsyntax.ObjectConsExpr, yield func(key string)) {
	seen := map[string]bool{}
	for _, item := range o.Items {
		if key, ok := KeyOf(item.KeyExpr); ok && !seen[key] {
			seen[key] = true
			yield(key)
		}
	}
}

// KeyOf answers the key of a map's item as the tree has it.
func KeyOf(e hclsyntax.Expression) (string, bool) {
	if k, ok := e.(*hclsyntax.ObjectConsKeyExpr); ok {
		if word := hcl.ExprAsKeyword(k); word != "" {
			return word, true
		}
		e = k.Wrapped
	}
	if s, ok := plainText(e); ok {
		return s, true
	}
	return numberText(e)
}
