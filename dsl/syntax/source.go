package syntax

import (
	"fmt"
	"sort"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
)

// source is one file with the beginnings of its lines.
type source struct {
	name  string
	src   []byte
	lines []int
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

func (s *source) of(r hcl.Range) diag.Range { return s.rangeOf(r.Start.Byte, r.End.Byte) }

func (s *source) fromHCL(hd *hcl.Diagnostic) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: CodeSyntax, Summary: hd.Summary, Detail: hd.Detail}
	if hd.Severity == hcl.DiagWarning {
		d.Severity = diag.Warning
	}
	if hd.Subject != nil {
		d.Range = s.of(*hd.Subject)
	}
	return d
}

// Limits that stand before HCL's parser, whose recursion cannot be stopped.
const (
	maxFile      = 1 << 20
	maxNesting   = 64
	maxUnary     = 64
	maxOperators = 1000 // on one line
)

// scan walks the tokens of a file and refuses what would exhaust the parser.
func scan(s *source) *diag.Diagnostic {
	if len(s.src) > maxFile {
		return tooMuch(s, 0, fmt.Sprintf("The file is larger than %d bytes. Split it: a set may have many files.", maxFile))
	}
	tokens, _ := hclsyntax.LexConfig(s.src, s.name, hcl.InitialPos)
	depth, unary, operators, line := 0, 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen,
			hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl, hclsyntax.TokenOQuote:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen,
			hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenCQuote:
			depth--
		}
		if t.Type == hclsyntax.TokenBang || t.Type == hclsyntax.TokenMinus {
			unary++
		} else {
			unary = 0
		}
		if t.Range.Start.Line != line {
			line, operators = t.Range.Start.Line, 0
		}
		if isOperator(t.Type) {
			operators++
		}
		if depth > maxNesting || unary > maxUnary || operators > maxOperators {
			return tooMuch(s, t.Range.Start.Byte, "The text nests too deep or strings too many operators together. Split it.")
		}
	}
	return nil
}

func isOperator(t hclsyntax.TokenType) bool {
	switch t {
	case hclsyntax.TokenPlus, hclsyntax.TokenMinus, hclsyntax.TokenStar, hclsyntax.TokenSlash,
		hclsyntax.TokenPercent, hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenQuestion,
		hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual, hclsyntax.TokenDot, hclsyntax.TokenComma:
		return true
	}
	return false
}

func tooMuch(s *source, at int, detail string) *diag.Diagnostic {
	return &diag.Diagnostic{
		Severity: diag.Error, Code: CodeLimit, Summary: "Definition too large", Detail: detail,
		Range: s.rangeOf(at, at+1),
	}
}
