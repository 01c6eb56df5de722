package edit

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
)

// cutout is a stretch of a part that a change is about. Outside of it nothing may
// change.
type cutout struct {
	part *part
	stretch
}

// comments answers the comments inside, if there is a stretch at all.
func (c *cutout) comments() []string {
	if c == nil {
		return nil
	}
	return c.part.layout().within(c.stretch)
}

// proveText holds the signs and comments of the files against each other, outside of
// what the change is about; and what was moved or copied against what it was.
func proveText(before, after *Document, c change) diag.List {
	old, fresh := before.cutouts(after, c)
	var carried, laid []string
	switch c.verb {
	case put, add:
		carried, laid = old.comments(), fresh.comments()
	case remove:
		if laid = fresh.comments(); fresh != nil { // the map stays, without its one text
			carried = old.comments()
		} else if list := before.onlyOwned(c, old); list != nil {
			return list
		}
	case move:
		carried, laid = old.text(), fresh.text()
	case dup:
		p, _ := before.find(c.at)
		q, _ := after.find(c.to)
		carried, laid = p.unnamed(), q.unnamed()
	}
	if !slices.Equal(carried, laid) {
		return lost(carried, laid)
	}
	return sameText(before, after, old, fresh)
}

// sameText compares all files outside of the cutouts.
func sameText(before, after *Document, old, fresh *cutout) diag.List {
	for name, f := range before.files {
		if g := after.files[name]; f != g {
			if a, b := f.text(g, old), g.text(f, fresh); !slices.Equal(a, b) {
				return lost(a, b)
			}
		}
	}
	for name, g := range after.files {
		if before.files[name] == nil {
			if b := g.text(nil, fresh); len(b) > 0 {
				return lost(nil, b)
			}
		}
	}
	return nil
}

// sameComments holds the comments of all files against each other.
func sameComments(before, after *Document) diag.List {
	for name, f := range before.files {
		g := after.files[name]
		if f == g {
			continue
		}
		if a, b := f.comments(), g.comments(); !slices.Equal(a, b) {
			return lost(a, b)
		}
	}
	return nil
}

// sameButNames holds the signs and comments of all files against each other, but for
// those that hold a name and then hold the other.
func sameButNames(before, after *Document, old, fresh string) diag.List {
	for name, f := range before.files {
		g := after.files[name]
		if f == g {
			continue
		}
		a, b := f.text(g, nil), g.text(f, nil)
		if !slices.EqualFunc(a, b, func(x, y string) bool {
			return x == y || strings.Contains(x, old) && strings.Contains(y, fresh)
		}) {
			return lost(a, b)
		}
	}
	return sameComments(before, after)
}

func (f *file) comments() []string {
	var all []string
	for _, p := range f.parts {
		all = append(all, (&cutout{p, stretch{0, len(p.src)}}).comments()...)
	}
	return all
}

func lost(want, got []string) diag.List {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	what := append(slices.Clone(want[i:]), got[min(i, len(got)):]...)[0]
	return refused(CodeElse, "", "Edit would change something else", "%q would not be where it was. Make this change as text.", what)
}

// cutouts answers what a change is about, in the document before and in the one after.
func (d *Document) cutouts(after *Document, c change) (old, fresh *cutout) {
	p, was := d.find(c.at)
	q, is := after.find(or(c.to, c.at))
	if item, ok := d.labelled(c.at); ok {
		next, _ := after.labelled(c.at)
		return item.label(), next.label()
	}
	switch {
	case c.verb == put && was && is:
		return p.written(), q.written()
	case c.verb == add && is && !was || c.verb == remove && p.alone:
		if around, ok := d.spreads(c.at); ok {
			next, _ := after.find(around.at)
			return around.written(), next.written()
		}
	}
	switch c.verb {
	case add, dup:
		return nil, &cutout{q.part, q.span()}
	case remove:
		return d.belongings(p), nil
	}
	return d.belongings(p), after.belongings(q)
}

// spreads answers the place of a map that is written as its one value.
func (d *Document) spreads(at string) (place, bool) {
	above, _ := parent(at)
	p, ok := d.find(above)
	if !ok || p.isBlock() || p.part.bracketOf(p.expr) != nil {
		return place{}, false
	}
	return p, true
}

// label answers the stretch of a block's label.
func (p place) label() *cutout {
	if p.node == nil || len(p.node.LabelRanges) != 1 {
		return nil
	}
	r := p.node.LabelRanges[0]
	return &cutout{p.part, stretch{r.Start.Byte, r.End.Byte}}
}

// unnamed answers the signs and comments of a block without its label.
func (p place) unnamed() []string {
	if p.part == nil {
		return nil
	}
	all, name := p.span(), p.label()
	return signs(p.part, func(at int) bool { return all.holds(at) && (name == nil || !name.holds(at)) })
}

// written answers the stretch of a value.
func (p place) written() *cutout {
	if p.expr == nil {
		return nil
	}
	r := p.expr.Range()
	return &cutout{p.part, stretch{r.Start.Byte, r.End.Byte}}
}

// span answers the stretch of a node itself, its name or key included.
func (p place) span() stretch {
	switch {
	case p.part == nil:
		return stretch{}
	case p.in != nil && !p.alone:
		return p.part.bracketOf(p.in).items[p.index].stretch
	}
	b := p.part.bodyOf(p.around())
	return b.items[b.item(p.attr, p.node)].stretch
}

// belongings answers the stretch that goes with a node: with the comments above and
// behind it.
func (d *Document) belongings(p place) *cutout {
	switch {
	case p.part == nil || p.alone:
		return nil
	case p.in != nil:
		return &cutout{p.part, p.part.bracketOf(p.in).owned(p.index)}
	}
	b := p.part.bodyOf(p.around())
	return &cutout{p.part, b.owned(b.item(p.attr, p.node))}
}

// onlyOwned holds that what goes with a removed node is comments and a comma.
func (d *Document) onlyOwned(c change, old *cutout) diag.List {
	p, _ := d.find(c.at)
	if old == nil {
		return nil
	}
	own := p.span()
	for _, t := range old.part.layout().tokens {
		at := t.Range.Start.Byte
		if old.holds(at) && !own.holds(at) && t.Type != hclsyntax.TokenComment && sign(t) != "" {
			return lost([]string{sign(t)}, nil)
		}
	}
	return nil
}

// text answers the signs and comments of a cutout.
func (c *cutout) text() []string {
	if c == nil {
		return nil
	}
	return signs(c.part, c.holds)
}

// text answers the signs and comments of a file outside of a cutout. A part that the
// other file has too stands for its own.
func (f *file) text(other *file, but *cutout) []string {
	if f == nil {
		return nil
	}
	shared := map[*part]bool{}
	if other != nil {
		for _, p := range other.parts {
			shared[p] = true
		}
	}
	var all []string
	for _, p := range f.parts {
		if shared[p] {
			all = append(all, string(p.src))
			continue
		}
		all = append(all, signs(p, func(at int) bool { return but == nil || but.part != p || !but.holds(at) })...)
	}
	return all
}

// signs answers the tokens of a part where it is asked for them.
func signs(p *part, where func(at int) bool) []string {
	var all []string
	for _, t := range p.layout().tokens {
		if s := sign(t); s != "" && where(t.Range.Start.Byte) {
			all = append(all, s)
		}
	}
	return all
}

// sign answers a token that means something by itself: no line ends and no commas,
// which come and go with the items of a list.
func sign(t hclsyntax.Token) string {
	switch t.Type {
	case hclsyntax.TokenNewline, hclsyntax.TokenComma, hclsyntax.TokenEOF:
		return ""
	case hclsyntax.TokenComment:
		return strings.TrimRight(string(t.Bytes), " \t\r\n")
	}
	return string(t.Bytes)
}
