package edit

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// renderer writes values as HCL, as syntax spells them and the neighbours are.
type renderer struct {
	syntax.Spelling
	quote bool // words in quotes
}

// misfit says that a value is not of the form that its place takes.
type misfit struct {
	at  string // below the value's own address
	why phrase.Text
}

func (m *misfit) Error() string { return m.why.String() }

func misfits(at string, format phrase.Format, args ...any) error {
	return &misfit{at, phrase.Text{phrase.Say(format, args...)}}
}

func unspelled(problems []syntax.Unspelled) error {
	if len(problems) == 0 {
		return nil
	}
	return &misfit{problems[0].Pointer, phrase.Text{problems[0].Why}}
}

// unfit refuses a value that does not fit its place.
func unfit(at string, err error) diag.List {
	why := phrase.Text{phrase.Of(err)}
	var m *misfit
	if errors.As(err, &m) {
		at, why = at+m.at, m.why
	}
	list := refused(CodeValue, at, "Value does not fit", "%s cannot be that.", at)
	list[0].Detail = append(list[0].Detail, why...)
	return list
}

// value writes what stands behind an attribute's = or in a list or map.
func (r renderer) value(p *schemas.Prop, kind string, v any) (string, error) {
	if words, isList := v.([]any); isList && r.quote && kind == "keywords" {
		return r.words(p, words)
	}
	text, problems := r.Value(&schemas.Prop{Name: p.Name, Kind: kind}, spellable(kind, v))
	if r.quote && kind == "keyword" && identifier.MatchString(text) {
		text = syntax.Quoted(text)
	}
	return text, unspelled(problems)
}

// words writes a list of words in quotes.
func (r renderer) words(p *schemas.Prop, words []any) (string, error) {
	all := make([]string, len(words))
	for i, w := range words {
		s, err := r.value(p, "keyword", w)
		if err != nil {
			return "", err
		}
		all[i] = s
	}
	return "[" + strings.Join(all, ", ") + "]", nil
}

// spellable answers a value as the speller takes it: maps with their order in $order
// where they are maps of names.
func spellable(kind string, v any) any {
	out := plain(v)
	if o, ok := v.(*ordered); ok && strings.HasPrefix(kind, "map_") {
		order := make([]any, len(o.keys))
		for i, key := range o.keys {
			order[i] = key
		}
		out.(map[string]any)["$order"] = order
	}
	return out
}

// block writes a whole block.
func (r renderer) block(kind *schemas.Block, head string, v any) (string, error) {
	node, err := spellableBlock(kind, v, "")
	if err != nil {
		return "", err
	}
	text, problems := r.Block(kind.Name, head, node)
	return text, unspelled(problems)
}

// item writes one block of a sequence, which says itself what it is.
func (r renderer) item(p *schemas.Prop, v any) (string, error) {
	node, err := spellableItem(p, v, "")
	if err != nil {
		return "", err
	}
	text, problems := r.Item(p, node)
	return text, unspelled(problems)
}

func (r renderer) labelled(p *schemas.Prop, name string, v any) (string, error) {
	if !blockName.MatchString(name) {
		return "", misfits("", nameForm, name, maxName)
	}
	return r.block(schemas.Of(p.Block), p.Name+" "+syntax.Quoted(name), v)
}

// spellableBlock answers a block as the speller takes it, and refuses parts that the
// language does not have.
func spellableBlock(b *schemas.Block, v any, at string) (map[string]any, error) {
	o, ok := v.(*ordered)
	if !ok {
		return nil, misfits(at, "Here stands a block: a map of its attributes and of the blocks in it.")
	}
	out := map[string]any{}
	for _, key := range o.keys {
		p, here, value := b.Props[key], under(at, key), o.values[key]
		var err error
		switch {
		case key == "$order":
		case key == "$block" || key == "$label":
			out[key] = value
		case p == nil:
			return nil, stranger(b, here, key)
		case p.Sequence != nil:
			out[key], err = spellableSequence(p, value, here)
		case p.Block == "":
			out[key] = spellable(p.Kind, value)
		case p.Labelled:
			out[key], err = spellableChildren(p, value, here)
		default:
			out[key], err = spellableBlock(schemas.Of(p.Block), value, here)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stranger refuses what a block does not have.
func stranger(b *schemas.Block, at, key string) error {
	has := strings.Join(slices.Concat(b.Attributes(), b.Children()), ", ")
	return &misfit{at, phrase.Text{phrase.Say("%s has no %q.", b.Name, key), phrase.Say("It has %s.", has)}}
}

func spellableChildren(p *schemas.Prop, v any, at string) (any, error) {
	o, ok := tidyChildren(schemas.Of(p.Block), v).(*ordered)
	if !ok && v != nil {
		if _, empty := v.(*ordered); empty {
			return map[string]any{}, nil
		}
		return nil, misfits(at, "Here stand blocks: a map of them by name.")
	}
	out := map[string]any{}
	for i, name := range o.keys {
		if !blockName.MatchString(name) {
			return nil, misfits(under(at, name), nameForm, name, maxName)
		}
		node, err := spellableBlock(schemas.Of(p.Block), o.values[name], under(at, name))
		if err != nil {
			return nil, err
		}
		node["$order"] = float64(i + 1)
		out[name] = node
	}
	return out, nil
}

func spellableSequence(p *schemas.Prop, v any, at string) (any, error) {
	items, ok := v.([]any)
	if !ok {
		return nil, misfits(at, "Here stand blocks: a list of them, each with its kind in $block.")
	}
	out := make([]any, len(items))
	for i, item := range items {
		node, err := spellableItem(p, item, at+"/"+strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		out[i] = node
	}
	return out, nil
}

func spellableItem(p *schemas.Prop, v any, at string) (map[string]any, error) {
	o, ok := v.(*ordered)
	if !ok {
		return nil, misfits(at, "Here stands a block: a map of its attributes and of the blocks in it.")
	}
	kind := text(o.values["$block"])
	labelled, known := p.Sequence[kind]
	if _, has := o.values["$label"].(string); !known || has != labelled {
		return nil, misfits(at, "A block here says its kind in $block, and its name in $label where it takes one.")
	}
	return spellableBlock(schemas.Of(kind), o, at)
}
