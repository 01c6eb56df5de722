package assist

import (
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// Symbol is a block of a file in its outline.
type Symbol struct {
	Kind     string // the word of the block
	Name     string
	At       syntax.Span // of the name, or of the word where there is none
	Whole    syntax.Span
	Children []Symbol
}

// Symbols answers the blocks of a file as they nest, whether or not it is right.
func (s *Set) Symbols(file string) []Symbol {
	root := schemas.Of(syntax.RootOf(file))
	if root == nil {
		return nil
	}
	return symbolsOf(syntax.OutlineOf(s.files[file]).Elements)
}

func symbolsOf(elements []*syntax.Element) []Symbol {
	var all []Symbol
	for _, e := range elements {
		if e.Form != syntax.Block {
			continue
		}
		symbol := Symbol{Kind: e.Name, Name: e.Label, At: e.LabelAt, Whole: e.Whole, Children: symbolsOf(e.Children)}
		if e.Label == "" {
			symbol.At = e.NameAt
		}
		all = append(all, symbol)
	}
	return all
}
