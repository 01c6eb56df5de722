package edit

import (
	"cmp"
	"slices"

	"github.com/akis-platform/akis/schemas"
)

// arrange brings the maps of a value that goes to an address into the order in which
// they are written: texts in the order of the set's languages, durations by kind of
// case, options as $order has them or as they were given.
func (d *Document) arrange(at string, v any) any {
	if b := blockAt(at, v); b != nil {
		return d.arrangeBlock(b, v)
	}
	b, parts := ground(at)
	for len(parts) > 0 && b != nil {
		p := b.Props[parts[0]]
		switch {
		case p == nil:
			return v
		case p.Block == "" && p.Sequence == nil:
			kind := p.Kind
			for range parts[1:] {
				kind = inner(kind)
			}
			return d.arrangeValue(kind, v)
		case p.Sequence != nil && len(parts) > 2:
			item, _ := d.find(pointerOf(steps(at)[:len(steps(at))-len(parts)+2]...))
			b, parts = item.kind, parts[2:]
			continue
		case p.Labelled && len(parts) > 1:
			parts = parts[2:]
		case p.Labelled || p.Sequence != nil:
			return d.arrangeGroup(p, v)
		default:
			parts = parts[1:]
		}
		b = schemas.Of(p.Block)
	}
	return v
}

func (d *Document) arrangeBlock(b *schemas.Block, v any) any {
	o, ok := v.(*ordered)
	if !ok {
		return v
	}
	out := newOrdered()
	for _, key := range o.keys {
		p, value := b.Props[key], o.values[key]
		switch {
		case p == nil:
		case p.Labelled || p.Sequence != nil:
			value = d.arrangeGroup(p, value)
		case p.Block == "":
			value = d.arrangeValue(p.Kind, value)
		default:
			value = d.arrangeBlock(schemas.Of(p.Block), value)
		}
		out.put(key, value)
	}
	return out
}

// arrangeGroup arranges all blocks of a kind, or of a sequence.
func (d *Document) arrangeGroup(p *schemas.Prop, v any) any {
	switch v := v.(type) {
	case *ordered:
		out := newOrdered()
		for _, name := range v.keys {
			out.put(name, d.arrangeBlock(schemas.Of(p.Block), v.values[name]))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = item
			if o, ok := item.(*ordered); ok {
				if b := schemas.Of(text(o.values["$block"])); b != nil {
					out[i] = d.arrangeBlock(b, o)
				}
			}
		}
		return out
	}
	return v
}

func (d *Document) arrangeValue(kind string, v any) any {
	o, ok := v.(*ordered)
	if !ok {
		return v
	}
	out := newOrdered()
	for _, key := range d.orderOfKeys(kind, o) {
		out.put(key, d.arrangeValue(inner(kind), o.values[key]))
	}
	return out
}

// orderOfKeys answers the keys of a map as they are written.
func (d *Document) orderOfKeys(kind string, o *ordered) []string {
	keys := slices.DeleteFunc(slices.Clone(o.keys), func(key string) bool { return key == "$order" })
	place := func(of []any, key string) int {
		if i := slices.Index(of, any(key)); i >= 0 {
			return i
		}
		return len(of)
	}
	switch kind {
	case "text", "template":
		locales := make([]any, len(d.locales))
		for i, l := range d.locales {
			locales[i] = l
		}
		slices.Sort(keys)
		slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(place(locales, a), place(locales, b)) })
	case "duration":
		slices.Sort(keys)
	default:
		order, _ := o.values["$order"].([]any)
		slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(place(order, a), place(order, b)) })
	}
	return keys
}
