package syntax

import (
	"bytes"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// FallbackLocale is the language of plain texts in a set that lists none.
const FallbackLocale = schemas.DefaultLocale

// The endings of files.
const (
	DefinitionFile = ".akis.hcl"
	ScenarioFile   = ".test.hcl"
	MappingFile    = ".import.hcl"
)

// RootOf answers what kind of document a file holds, by its path in the set, or "" for data.
func RootOf(name string) string {
	switch {
	case strings.HasSuffix(name, DefinitionFile):
		return schemas.Set
	case strings.HasSuffix(name, ScenarioFile):
		return schemas.Scenarios
	case strings.HasSuffix(name, MappingFile):
		return schemas.Mapping
	case path.Dir(name) == "values" && path.Ext(name) == ".hcl":
		return schemas.Values
	}
	return ""
}

// Part is a text that was read by itself, a file or some whole blocks of one, and
// can be decoded together with others.
type Part struct {
	source *source
	body   *hclsyntax.Body
}

// Read parses a text under the limits of a file. A text with errors answers a
// part that holds no blocks.
func Read(f File) (*Part, diag.List) {
	p := &Part{source: newSource(f)}
	body, list := p.source.read()
	if body == nil {
		body = &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
	}
	p.body = body
	return p, list
}

// Body answers the blocks as HCL's parser has them, for those who ask where things
// stand. It must not be changed.
func (p *Part) Body() *hclsyntax.Body { return p.body }

// Locales answers the languages that the part's akis block lists.
func (p *Part) Locales() []string {
	attr := p.akis("locales")
	if attr == nil {
		return nil
	}
	list, ok := attr.Expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		return nil
	}
	var all []string
	for _, e := range list.Exprs {
		if s, ok := plainText(e); ok {
			all = append(all, s)
		} else if s, ok := traversal(e); ok {
			all = append(all, s)
		}
	}
	return all
}

// Locale answers the first language that the part's akis block lists, or "".
func (p *Part) Locale() string {
	if all := p.Locales(); len(all) > 0 {
		return all[0]
	}
	return ""
}

// akis answers an attribute of the part's akis block, or nil.
func (p *Part) akis(name string) *hclsyntax.Attribute {
	for _, block := range p.body.Blocks {
		if attr := block.Body.Attributes[name]; attr != nil && block.Type == "akis" {
			return attr
		}
	}
	return nil
}

// Decode decodes parts, in their order, as one document of the kind root. misread is
// what could not be decoded; misfits looks for what breaks the schema.
func Decode(parts []*Part, root, locale string) (tree *Tree, misread diag.List, misfits func() diag.List) {
	d := decode(parts, root, locale, gaps{})
	misread = d.list
	return d.tree, misread, func() diag.List {
		d.list = nil
		d.validate(root)
		return d.list
	}
}

// Oversize answers what keeps a file from being read for its size alone.
func Oversize(f File) diag.List { return oversize(&source{name: f.Name, src: f.Src, lines: []int{0}}) }

// Tidy lays out a text that HCL can read, or some whole blocks of one; blank lines at
// the end stay. A line ends in a line feed; inside a heredoc the line ends are the
// text's own.
func Tidy(src []byte) []byte {
	out := hclwrite.Format(src)
	if !bytes.ContainsRune(out, '\r') {
		return out
	}
	tokens, _ := hclsyntax.LexConfig(out, "", hcl.InitialPos)
	var b bytes.Buffer
	at := 0
	for _, t := range tokens {
		b.Write(out[at:t.Range.Start.Byte])
		switch t.Type {
		case hclsyntax.TokenNewline, hclsyntax.TokenComment, hclsyntax.TokenOHeredoc:
			b.Write(bytes.ReplaceAll(t.Bytes, []byte("\r\n"), []byte("\n")))
		default:
			b.Write(t.Bytes)
		}
		at = t.Range.End.Byte
	}
	return b.Bytes()
}
