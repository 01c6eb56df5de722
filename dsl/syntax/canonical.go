package syntax

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// failAt notes a problem at a pointer whose place is known.
func (d *decoder) failAt(at, code string, summary, format phrase.Format, args ...any) {
	d.list = append(d.list, diag.Diagnostic{
		Severity: diag.Error, Code: code, Summary: summary, Detail: phrase.Text{phrase.Say(format, args...)},
		Pointer: at, Range: d.tree.Range(at),
	})
}

// canonical gives a tree from JSON the one form that reading HCL gives: blocks of a
// kind are counted from 1, orders name each key once, what holds nothing is left
// out. What has the wrong form stays, for the schemas to name.
func (d *decoder) canonical(b *schemas.Block, node map[string]any, at string) {
	for name, v := range node {
		pointer := at + "/" + escape(name)
		switch p := b.Props[name]; {
		case p == nil:
		case p.Sequence != nil:
			d.canonicalSequence(node, p, pointer)
		case p.Block == "":
			node[name] = d.canonicalValue(p, v, pointer)
		case p.Labelled:
			d.canonicalBlocks(node, p, pointer)
		default:
			if child, ok := v.(map[string]any); ok {
				d.canonical(schemas.Of(p.Block), child, pointer)
			}
		}
	}
}

func (d *decoder) canonicalBlocks(node map[string]any, p *schemas.Prop, at string) {
	blocks, ok := node[p.Name].(map[string]any)
	if !ok {
		return
	}
	if len(blocks) == 0 {
		delete(node, p.Name)
	}
	for i, label := range siblings(blocks) {
		child, ok := blocks[label].(map[string]any)
		if !ok {
			continue
		}
		if _, given := child["$order"].(float64); given || child["$order"] == nil {
			delete(child, "$order")
			if p.Ordered {
				child["$order"] = float64(i + 1)
			}
		}
		d.canonical(schemas.Of(p.Block), child, at+"/"+escape(label))
	}
}

func (d *decoder) canonicalSequence(node map[string]any, p *schemas.Prop, at string) {
	list, ok := node[p.Name].([]any)
	if ok && len(list) == 0 {
		delete(node, p.Name)
	}
	for i, v := range list {
		pointer := at + "/" + strconv.Itoa(i)
		item, _ := v.(map[string]any)
		kind, _ := item["$block"].(string)
		labelled, known := p.Sequence[kind]
		label, named := item["$label"].(string)
		switch {
		case !known:
			d.failAt(pointer, CodeForm, "Not one of the words", "$block is one of %s.", strings.Join(sortedKeys(p.Sequence), ", "))
			continue
		case labelled != named || labelled && label == "":
			d.failAt(pointer, CodeName, "Name needed", "$label is the name of the block, where it takes one.")
		}
		if d.sequenced == nil {
			d.sequenced = map[string]string{}
		}
		d.sequenced[pointer] = kind
		d.canonical(schemas.Of(kind), item, pointer)
	}
}

func (d *decoder) canonicalValue(p *schemas.Prop, v any, at string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for _, key := range sortedKeys(m) {
		if strings.HasPrefix(key, "$") && !(p.Ordered && key == "$order") {
			d.failAt(at+"/"+escape(key), CodeName, "Name cannot be used", "%q: names that begin with $ are kept for the reader of definitions.", key)
		}
	}
	if p.Ordered {
		m["$order"] = orderOf(m)
	}
	return m
}

// orderOf answers the keys of an object: as its $order has them, then the others.
func orderOf(m map[string]any) []any {
	order, seen := []any{}, map[string]bool{"$order": true}
	add := func(key string) {
		if !seen[key] {
			seen[key] = true
			order = append(order, key)
		}
	}
	given, _ := m["$order"].([]any)
	for _, k := range given {
		if s, ok := k.(string); ok && m[s] != nil {
			add(s)
		}
	}
	for _, k := range sortedKeys(m) {
		add(k)
	}
	return order
}
