package syntax

import (
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// reading is the files of a document while they are read.
type reading struct {
	root  string
	parts []*Part
	list  diag.List
	gaps  gaps
}

func (r *reading) keep(s *source, body *hclsyntax.Body) { r.parts = append(r.parts, &Part{s, body}) }

func noBlocks() *hclsyntax.Body { return &hclsyntax.Body{Attributes: hclsyntax.Attributes{}} }

// file reads a file, or what of it can be read.
func (r *reading) file(f File) {
	s := newSource(f)
	body, list := s.read()
	switch {
	case body != nil:
		r.list = append(r.list, list...)
		r.keep(s, body)
	case oversize(s) != nil:
		r.list = append(r.list, list...)
		r.gaps.unread = true
		r.keep(s, noBlocks())
	default:
		r.salvage(s, list)
	}
}

// salvage reads a file that HCL refuses piece by piece, each from a block that
// begins a line to the next one, so that a mistake hides nothing that stands before
// or behind it. whole is what was wrong with the file as one.
func (r *reading) salvage(s *source, whole diag.List) {
	r.gaps.partial = true
	s.noted = nil
	var wrong diag.List
	var good []*hclsyntax.Body
	from := 0
	for _, to := range append(heads(s, r.root), len(s.src)) {
		body, list := s.stretch(hcl.Pos{Byte: from, Line: s.pos(from).Line, Column: 1}, to)
		if body == nil {
			list = upToOpenQuote(list)
			r.gaps.loses(labels(s.src[from:to]))
		} else {
			good = append(good, body)
		}
		wrong = append(wrong, list...)
		from = to
	}
	if !wrong.HasErrors() { // the blocks that begin lines are not those of the document
		wrong, good = whole, nil
		r.gaps.loses(labels(s.src))
	}
	r.list = append(r.list, wrong...)
	r.keep(s, noBlocks())
	for _, body := range good {
		r.keep(s, body)
	}
}

// upToOpenQuote leaves out what is found behind a text that is not closed: from
// there on, what is text and what is not have changed places.
func upToOpenQuote(list diag.List) diag.List {
	open := slices.IndexFunc(list, isOpenQuote)
	if open < 0 {
		return list
	}
	at := list[open].Range.Start.Byte
	return append(slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Range.Start.Byte >= at }), list[open])
}

func isOpenQuote(d diag.Diagnostic) bool { return len(d.Detail) > 0 && d.Detail[0].Format == openQuote }

// heads answers where a block of the document begins a line.
func heads(s *source, root string) []int {
	head := regexp.MustCompile(`^(` + strings.Join(schemas.Of(root).Children(), "|") + `)[ \t]*["{]`)
	var all []int
	for _, at := range s.lines {
		if at > 0 && head.Match(s.src[at:]) {
			all = append(all, at)
		}
	}
	return all
}

var label = regexp.MustCompile(`(?m)^[ \t]*[a-z_]+[ \t]+"?([\pL\pN_-]+)`)

// labels answers the names of the blocks in a text, quoted well or not.
func labels(src []byte) []string {
	var all []string
	for _, m := range label.FindAllSubmatch(src, -1) {
		all = append(all, string(m[1]))
	}
	return all
}

// labelsIn answers the names of a block and of those in it.
func labelsIn(block *hclsyntax.Block) []string {
	all := slices.Clone(block.Labels)
	for _, inner := range block.Body.Blocks {
		all = append(all, labelsIn(inner)...)
	}
	return all
}
