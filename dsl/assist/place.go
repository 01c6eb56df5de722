package assist

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// place is a place of a file with what the language has there.
type place struct {
	syntax.Cursor
	file    string
	src     []byte
	outline *syntax.Outline
	blocks  []*syntax.Element // around, outermost first
	kinds   []*schemas.Block  // of the file, then of each block around
	attr    *syntax.Element   // the attribute whose value it is in
	prop    *schemas.Prop     // what the language has for that attribute
	keys    []string          // of the entries around, inside of the value
}

// placeAt answers what the language has at a byte of a file, false where it has
// nothing: in files of no kind and in blocks that it does not know.
func (s *Set) placeAt(file string, at int) (place, bool) {
	p := place{file: file, src: s.files[file]}
	root := schemas.Of(syntax.RootOf(file))
	if root == nil {
		return p, false
	}
	p.outline = syntax.OutlineOf(p.src)
	p.Cursor = p.outline.Cursor(at)
	p.kinds = []*schemas.Block{root}
	for _, e := range p.Path {
		switch {
		case e.Form == syntax.Block:
			kind := kindOf(p.kind(), e.Name)
			if kind == nil {
				return p, false
			}
			p.blocks, p.kinds = append(p.blocks, e), append(p.kinds, kind)
		case p.attr == nil:
			p.attr, p.prop = e, p.kind().Props[e.Name]
			if p.prop == nil || p.prop.Block != "" {
				return p, false
			}
		default:
			p.keys = append(p.keys, e.Name)
		}
	}
	if p.prop == nil && p.Place == syntax.TextPlace {
		p.Place = syntax.Nowhere // a text that no attribute has
	}
	return p, true
}

// kind is the kind of the innermost block around.
func (p *place) kind() *schemas.Block { return p.kinds[len(p.kinds)-1] }

// kindOf answers the kind of a block by its word, inside another.
func kindOf(in *schemas.Block, word string) *schemas.Block {
	if p := in.Props[word]; p != nil && p.Block != "" {
		return schemas.Of(p.Block)
	}
	for _, p := range in.Props {
		if _, ok := p.Sequence[word]; ok {
			return schemas.Of(word)
		}
	}
	return nil
}

// pointer answers the address of the innermost attribute around, or of the block.
// Blocks of a sequence have no name in it; nothing asks for their address.
func (p *place) pointer() string {
	var b strings.Builder
	for _, e := range p.Path {
		b.WriteString("/" + e.Name)
		if e.Label != "" {
			b.WriteString("/" + e.Label)
		}
	}
	return b.String()
}

// inBlock answers the name of the nearest block of a kind around, "" when there is
// none.
func (p *place) inBlock(word string) string {
	for i := len(p.blocks) - 1; i >= 0; i-- {
		if p.blocks[i].Name == word {
			return p.blocks[i].Label
		}
	}
	return ""
}

// sibling answers the text of another attribute of the innermost block.
func (p *place) sibling(name string) string {
	if len(p.blocks) == 0 {
		return ""
	}
	for _, e := range p.blocks[len(p.blocks)-1].Children {
		if e.Name == name && e.Form == syntax.Attribute {
			return unquoted(string(p.src[e.Inside.From:e.Inside.To]))
		}
	}
	return ""
}

func unquoted(s string) string {
	s = strings.TrimSpace(s)
	if text, err := strconv.Unquote(s); err == nil {
		return text
	}
	return s
}
