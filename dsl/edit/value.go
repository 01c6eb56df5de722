package edit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/akis-platform/akis/schemas"
)

// A value is a text, a float64, a bool, a []any or an *ordered.

// ordered is a map that remembers the order of its keys.
type ordered struct {
	keys   []string
	values map[string]any
}

func newOrdered() *ordered { return &ordered{values: map[string]any{}} }

func (o *ordered) put(key string, v any) {
	if _, has := o.values[key]; !has {
		o.keys = append(o.keys, key)
	}
	o.values[key] = v
}

func (o *ordered) insert(at int, key string, v any) {
	o.keys = slices.Insert(o.keys, at, key)
	o.values[key] = v
}

func (o *ordered) remove(key string) {
	delete(o.values, key)
	if i := slices.Index(o.keys, key); i >= 0 {
		o.keys = slices.Delete(o.keys, i, i+1)
	}
}

// Limits on the value of an operation.
const (
	maxValue  = 1 << 20 // bytes of JSON
	maxNested = 64
)

// readValue decodes JSON, keeping the order of keys, and brings texts into the
// normal form C that definitions have.
func readValue(raw json.RawMessage) (any, error) {
	if len(raw) > maxValue {
		return nil, fmt.Errorf("the value is larger than %d bytes", maxValue)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	v, err := decodeValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the value")
	}
	return v, nil
}

func decodeValue(d *json.Decoder, depth int) (any, error) {
	if depth > maxNested {
		return nil, fmt.Errorf("the value nests deeper than %d", maxNested)
	}
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return decodeList(d, depth)
		}
		return decodeMap(d, depth)
	case string:
		return cty.NormalizeString(t), nil
	case nil:
		return nil, errors.New("null is no value; use unset")
	}
	return t, nil
}

func decodeList(d *json.Decoder, depth int) (any, error) {
	out := []any{}
	for d.More() {
		v, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := d.Token()
	return out, err
}

func decodeMap(d *json.Decoder, depth int) (any, error) {
	out := newOrdered()
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		key := cty.NormalizeString(t.(string))
		v, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		if _, twice := out.values[key]; twice {
			return nil, fmt.Errorf("the key %q stands twice", key)
		}
		out.put(key, v)
	}
	_, err := d.Token()
	return out, err
}

// plain answers a value as JSON's decoder would: maps without order.
func plain(v any) any {
	switch v := v.(type) {
	case *ordered:
		out := make(map[string]any, len(v.keys))
		for _, k := range v.keys {
			out[k] = plain(v.values[k])
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	}
	return v
}

// tidyBlock brings the value of a block into the form that models compare:
// attributes by name, children in order, neither $order nor empty groups.
func tidyBlock(b *schemas.Block, v any) any {
	o, ok := v.(*ordered)
	if !ok {
		return v
	}
	out := newOrdered()
	for _, key := range slices.Sorted(slices.Values(o.keys)) {
		p := b.Props[key]
		value := o.values[key]
		switch {
		case key == "$order":
			continue
		case p == nil || p.Block == "" && p.Sequence == nil:
		case p.Sequence != nil:
			value = tidySequence(value)
		case p.Labelled:
			value = tidyChildren(schemas.Of(p.Block), value)
		default:
			value = tidyBlock(schemas.Of(p.Block), value)
		}
		if value != nil {
			out.put(key, value)
		}
	}
	return out
}

func tidyChildren(b *schemas.Block, v any) any {
	o, ok := v.(*ordered)
	if !ok {
		return v
	}
	if len(o.keys) == 0 {
		return nil
	}
	keys := slices.Clone(o.keys)
	slices.SortStableFunc(keys, func(x, y string) int { return cmp.Compare(orderOf(o.values[x]), orderOf(o.values[y])) })
	out := newOrdered()
	for _, key := range keys {
		out.put(key, tidyBlock(b, o.values[key]))
	}
	return out
}

func orderOf(v any) float64 {
	if o, ok := v.(*ordered); ok {
		f, _ := o.values["$order"].(float64)
		return f
	}
	return 0
}

func tidySequence(v any) any {
	items, ok := v.([]any)
	if !ok || len(items) == 0 {
		return nil
	}
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = item
		if o, ok := item.(*ordered); ok {
			if b := schemas.Of(text(o.values["$block"])); b != nil {
				out[i] = tidyBlock(b, o)
			}
		}
	}
	return out
}

// equal reports whether two values are the same, keys in the same order.
func equal(a, b any) bool {
	switch a := a.(type) {
	case *ordered:
		b, ok := b.(*ordered)
		if !ok || !slices.Equal(a.keys, b.keys) {
			return false
		}
		for _, key := range a.keys {
			if !equal(a.values[key], b.values[key]) {
				return false
			}
		}
		return true
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, equal)
	}
	return a == b
}
