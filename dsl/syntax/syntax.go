// Package syntax reads definition text: HCL in, a canonical tree out, the same
// tree that arrives as JSON from programs, with the place of every node. It knows
// no block by name; the schemas tell it what may stand where.
package syntax

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// The codes of this package.
const (
	CodeLimit      = "AKIS-L001" // too large or too deep
	CodeSyntax     = "AKIS-S001" // not HCL
	CodeUnknown    = "AKIS-S002" // unknown block or attribute
	CodeDouble     = "AKIS-S003" // the same name twice
	CodeForm       = "AKIS-S004" // a value of the wrong form
	CodeName       = "AKIS-S005" // a name the language does not take
	CodeMissing    = "AKIS-S006" // something required is not there
	CodeSchema     = "AKIS-S007" // breaks the schema in another way
	CodeTemplate   = "AKIS-S008" // ${ } in a text
	CodeExpression = "AKIS-S009" // an operator, a function or a loop outside a rule
	CodeLanguage   = "AKIS-L006" // written in a newer version of the language
)

// File is one source file.
type File struct {
	Name string
	Src  []byte
}

// Tree is a decoded set of files.
type Tree struct {
	// Root is canonical JSON: one shape per kind of value.
	Root    map[string]any
	ranges  map[string]diag.Range
	texts   map[string]literal
	sources map[string]*source
	gaps    gaps
	kind    string // of the document
}

// newTree makes an empty tree of a kind of document.
func newTree(kind string) *Tree {
	return &Tree{
		kind: kind, Root: map[string]any{}, ranges: map[string]diag.Range{}, texts: map[string]literal{},
		sources: map[string]*source{},
	}
}

// Beside the pointers of nodes, a Tree knows the places of two kinds of names: that
// of a value in { }, by the value's pointer and Key, and that of a block among acts,
// waits and expectations, by the block's pointer and Label.
const (
	Key   = "/$key"
	Label = "/$label"
)

// Range answers the place of the node at pointer, or of its nearest parent.
func (t *Tree) Range(pointer string) diag.Range {
	for {
		if r, ok := t.ranges[pointer]; ok {
			return r
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return diag.Range{}
		}
		pointer = pointer[:i]
	}
}

// Has reports whether something stands at pointer in the source.
func (t *Tree) Has(pointer string) bool {
	_, ok := t.ranges[pointer]
	return ok
}

// TextRange answers the place of the runes from to to of the text at pointer.
func (t *Tree) TextRange(pointer string, from, to int) diag.Range {
	l, ok := t.texts[pointer]
	if !ok {
		return t.Range(pointer)
	}
	return l.source.rangeOf(l.bytes(from, to))
}

// Locale answers the first language of the set.
func (t *Tree) Locale() string { return treeLocales(t.Root)[0] }

// Sources answers the files by name, for showing diagnostics.
func (t *Tree) Sources() map[string][]byte {
	all := make(map[string][]byte, len(t.sources))
	for name, s := range t.sources {
		all[name] = s.src
	}
	return all
}

// Parse reads files as one document of the kind root (schemas.Set,
// schemas.Scenarios). The tree holds whatever could be read, even with errors.
func Parse(files []File, root string) (*Tree, diag.List) {
	return ParseIn(files, root, "")
}

// ParseIn is Parse with the language of plain texts given, for files whose set
// stands elsewhere.
func ParseIn(files []File, root, locale string) (*Tree, diag.List) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	r := reading{root: root}
	for _, f := range files {
		r.file(f)
	}
	if d := newer(r.parts, root); d != nil {
		d.tree.Locate(d.list)
		return d.tree, d.list
	}
	if locale == "" {
		locale = defaultLocale(r.parts)
	}
	d := decode(r.parts, root, locale, r.gaps)
	d.validate(root)
	list := slices.Concat(r.list, d.list)
	d.tree.Locate(list)
	list.Sort()
	return d.tree, shortened(list)
}

// maxList caps what one reading reports: nobody reads more, and a hostile file
// could make a finding of every byte.
const maxList = 500

func shortened(list diag.List) diag.List {
	if len(list) <= maxList {
		return list
	}
	more := len(list) - maxList
	return append(list[:maxList:maxList], diag.Diagnostic{
		Severity: diag.Error, Code: CodeLimit, Summary: "More problems than are shown",
		Detail: phrase.Text{phrase.Say("%d more were found. Mend these first, then look again.", more)}, Range: list[maxList].Range,
	})
}

// read scans and parses the whole file. It answers no body when there is none to
// trust.
func (s *source) read() (*hclsyntax.Body, diag.List) {
	if list := oversize(s); list != nil {
		return nil, list
	}
	return s.stretch(hcl.InitialPos, len(s.src))
}

// stretch scans and parses the file from a place to a byte.
func (s *source) stretch(from hcl.Pos, to int) (*hclsyntax.Body, diag.List) {
	list, safe := scan(s, from, to)
	if !safe {
		return nil, list
	}
	file, diags := hclsyntax.ParseConfig(s.src[from.Byte:to], s.name, from)
	list = append(list, s.fromHCLs(diags)...)
	if file == nil || diags.HasErrors() {
		return nil, list
	}
	return file.Body.(*hclsyntax.Body), list
}

// defaultLocale finds the first of akis.locales before anything is decoded.
func defaultLocale(parts []*Part) string {
	for _, p := range parts {
		if locale := p.Locale(); locale != "" {
			return locale
		}
	}
	return FallbackLocale
}

func decode(parts []*Part, root, locale string, missing gaps) *decoder {
	d := &decoder{locale: locale, tree: newTree(root)}
	d.tree.gaps = missing
	block := schemas.Of(root)
	for _, p := range parts {
		d.src = p.source
		d.tree.sources[p.source.name] = p.source
		d.body(block, p.body, d.tree.Root, "")
	}
	return d
}

// newer refuses a set that is written in a later version of the language: whatever
// else it says, this build would misread.
func newer(parts []*Part, root string) *decoder {
	for _, p := range parts {
		attr := p.akis("language")
		if attr == nil {
			continue
		}
		d := &decoder{src: p.source, tree: newTree(root)}
		d.tree.sources[p.source.name] = p.source
		d.tree.ranges["/akis/language"] = p.source.of(attr.Expr.Range())
		if v, ok := number(attr.Expr); ok && d.isNewer(v.AsBigFloat()) {
			return d
		}
	}
	return nil
}

func (d *decoder) isNewer(version *big.Float) bool {
	if version.Cmp(big.NewFloat(schemas.Language)) <= 0 {
		return false
	}
	d.failAt("/akis/language", CodeLanguage, "Newer language",
		"The set is written in version %s of the language; this build reads versions up to %d. Use a newer build of Akis.", version.Text('f', -1), schemas.Language)
	return true
}

// validate holds the canonical tree against the schema, for what decoding does
// not see: what is missing, words that are not in an enumeration.
func (d *decoder) validate(root string) {
	v, err := schemas.For(root)
	if err != nil {
		d.list = append(d.list, diag.Diagnostic{
			Severity: diag.Error, Code: CodeSchema, Summary: "Schema cannot be used",
			Detail: phrase.Text{phrase.Say("This build's own description of the language is broken (%s). Please report it.", err.Error())},
		})
		return
	}
	d.misfits(v, d.tree.Root, "")
	for _, pointer := range sortedKeys(d.sequenced) {
		if item, err := schemas.For(d.sequenced[pointer]); err == nil {
			d.misfits(item, at(d.tree.Root, pointer), pointer)
		}
	}
}

// at answers the node at pointer in a canonical tree, or nil.
func at(root any, pointer string) any {
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch node := root.(type) {
		case map[string]any:
			root = node[unescape(part)]
		case []any:
			i := 0
			if _, err := fmt.Sscanf(part, "%d", &i); err != nil || i >= len(node) {
				return nil
			}
			root = node[i]
		default:
			return nil
		}
	}
	return root
}

func escape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "~", "~0"), "/", "~1")
}

func unescape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "~1", "/"), "~0", "~")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
