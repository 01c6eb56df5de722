package edit

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/akis-platform/akis/schemas"
)

// block writes a whole block: attributes in the order of the value, then what
// stands inside. A block of one attribute goes on one line where it fits.
func (r renderer) block(kind *schemas.Block, head string, v any) (string, error) {
	o, ok := v.(*ordered)
	if !ok {
		return wants("a block as a map")
	}
	r.depth++
	var lines, blocks []string
	for _, key := range o.keys {
		p := kind.Props[key]
		switch {
		case strings.HasPrefix(key, "$"):
			continue
		case p == nil:
			return "", inside(key, &misfit{want: "nothing of this name; " + strings.ToLower(kind.Title) + " has " +
				strings.Join(append(kind.Attributes(), kind.Children()...), ", ")})
		case p.Block == "" && p.Sequence == nil:
			s, err := r.attribute(p, p.Kind, o.values[key])
			if err != nil {
				return "", inside(key, err)
			}
			lines = append(lines, key+" = "+s)
		default:
			inner, err := r.children(p, o.values[key])
			if err != nil {
				return "", inside(key, err)
			}
			blocks = append(blocks, inner...)
		}
	}
	return joined(head, lines, blocks), nil
}

func joined(head string, lines, blocks []string) string {
	switch {
	case len(lines) == 0 && len(blocks) == 0:
		return head + " {}\n"
	case len(blocks) == 0 && len(lines) == 1 && !strings.Contains(lines[0], "\n") &&
		utf8.RuneCountInString(head)+utf8.RuneCountInString(lines[0]) < lineWidth:
		return head + " { " + lines[0] + " }\n"
	}
	var b strings.Builder
	b.WriteString(head + " {\n")
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
	for i, block := range blocks {
		if i+len(lines) > 0 && nests(block) {
			b.WriteByte('\n') // what has blocks of its own stands apart
		}
		b.WriteString(block)
	}
	b.WriteString("}\n")
	return b.String()
}

// nests reports whether a written block holds blocks.
func nests(block string) bool { return strings.Count(block, "{\n") > 1 }

// children writes the blocks of a property.
func (r renderer) children(p *schemas.Prop, v any) ([]string, error) {
	if p.Sequence != nil {
		return r.sequence(p, v)
	}
	if !p.Labelled {
		s, err := r.block(schemas.Of(p.Block), p.Name, v)
		return []string{s}, err
	}
	o, ok := v.(*ordered)
	if !ok {
		_, err := wants("a map of blocks by name")
		return nil, err
	}
	names := slices.Clone(o.keys)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(orderOf(o.values[a]), orderOf(o.values[b])) })
	all := make([]string, len(names))
	for i, name := range names {
		s, err := r.labelled(p, name, o.values[name])
		if err != nil {
			return nil, inside(name, err)
		}
		all[i] = s
	}
	return all, nil
}

func (r renderer) labelled(p *schemas.Prop, name string, v any) (string, error) {
	if !blockName.MatchString(name) {
		return wants("a name of small letters, digits and _, beginning with a letter, 64 at most")
	}
	return r.block(schemas.Of(p.Block), p.Name+` "`+name+`"`, v)
}

func (r renderer) sequence(p *schemas.Prop, v any) ([]string, error) {
	items, ok := v.([]any)
	if !ok {
		_, err := wants("a list of blocks")
		return nil, err
	}
	all := make([]string, len(items))
	for i, item := range items {
		s, err := r.item(p, item)
		if err != nil {
			return nil, inside(itoa(i), err)
		}
		all[i] = s
	}
	return all, nil
}

// item writes one block of a sequence, which says itself what it is.
func (r renderer) item(p *schemas.Prop, v any) (string, error) {
	o, ok := v.(*ordered)
	if !ok {
		return wants("a block as a map with $block")
	}
	kind := text(o.values["$block"])
	labelled, known := p.Sequence[kind]
	label, hasLabel := o.values["$label"].(string)
	if !known || labelled != hasLabel {
		return wants("a block as a map with $block, and $label where it takes a name")
	}
	head := kind
	if labelled {
		s, err := r.text(label)
		if err != nil {
			return "", err
		}
		head += " " + s
	}
	return r.block(schemas.Of(kind), head, o)
}
