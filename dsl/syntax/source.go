package syntax

import (
	"bytes"
	"sort"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"

	"github.com/akis-platform/akis/dsl/diag"
)

// source is one file with the beginnings of its lines.
type source struct {
	name  string
	src   []byte
	lines []int
	noted map[int]bool // lines on which the scan found the cause of what follows
}

func newSource(f File) *source {
	s := &source{name: f.Name, src: f.Src, lines: []int{0}}
	for i, c := range f.Src {
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// pos answers the place of a byte, its column in grapheme clusters.
func (s *source) pos(b int) diag.Pos {
	b = min(max(b, 0), len(s.src))
	line := sort.SearchInts(s.lines, b+1) - 1
	n, err := textseg.TokenCount(s.src[s.lines[line]:b], textseg.ScanGraphemeClusters)
	if err != nil {
		n = b - s.lines[line]
	}
	return diag.Pos{Line: line + 1, Column: n + 1, Byte: b}
}

func (s *source) rangeOf(from, to int) diag.Range {
	return diag.Range{File: s.name, Start: s.pos(from), End: s.pos(to)}
}

// Places answers the places of stretches of a file that is not HCL, from byte to
// byte.
func Places(f File) func(from, to int) diag.Range { return newSource(f).rangeOf }

// of takes over HCL's range: its columns are grapheme clusters too, and counting
// them again for each node of a long line would take for ever.
func (s *source) of(r hcl.Range) diag.Range {
	return diag.Range{File: s.name, Start: diag.Pos(r.Start), End: diag.Pos(r.End)}
}

func (s *source) note(line int) {
	if s.noted == nil {
		s.noted = map[int]bool{}
	}
	s.noted[line] = true
}

// fromHCLs says what HCL found where the scan has not said it already.
func (s *source) fromHCLs(diags hcl.Diagnostics) diag.List {
	var list diag.List
	for _, hd := range diags {
		if hd.Subject == nil || !s.noted[hd.Subject.Start.Line] {
			list = append(list, s.fromHCL(hd))
		}
	}
	return list
}

func (s *source) fromHCL(hd *hcl.Diagnostic) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: CodeSyntax, Summary: "Cannot be read", Detail: inWords(hd)}
	if hd.Subject == nil {
		return d
	}
	d.Range = s.of(*hd.Subject)
	if isOpenQuote(d) { // HCL points behind the text
		line := s.src[s.lines[d.Range.Start.Line-1]:d.Range.Start.Byte]
		if quote := bytes.LastIndexByte(line, '"'); quote >= 0 {
			d.Range = s.rangeOf(d.Range.Start.Byte-len(line)+quote, d.Range.Start.Byte)
		}
	}
	return d
}
