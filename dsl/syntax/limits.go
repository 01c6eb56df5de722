package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
)

// Limits that stand before HCL's parser, whose recursion nothing can stop: its
// stack overflows take the whole process along.
const (
	maxFile      = 1 << 20
	maxNesting   = 64
	maxUnary     = 64      // signs in a row, whatever stands between them
	maxOperators = 1000    // in a file; the language has none at all
	maxControls  = 64      // %{if} and its like, in a file; they nest without brackets
	maxTokens    = 400_000 // in a file, estimated before the lexer keeps them
	maxNumber    = 40      // characters of a number
	maxFindings  = 20      // of this scan; a file of expressions needs no full list
)

// oversize answers what keeps a file from being read for its size alone.
func oversize(s *source) diag.List {
	if len(s.src) > maxFile {
		return diag.List{tooMuch(s, 0, phrase.Say("The file is larger than %d bytes. Split it: a set may have many files.", maxFile))}
	}
	if roughTokens(s.src) > maxTokens {
		return diag.List{tooMuch(s, 0, phrase.Say("The file holds more than %d words and signs. Split it: a set may have many files.", maxTokens))}
	}
	return nil
}

// scan walks the tokens of a stretch of a file, up to a byte, before it is parsed.
// It answers what is wrong, and whether the parser may have it all the same.
func scan(s *source, from hcl.Pos, to int) (list diag.List, safe bool) {
	tokens, _ := hclsyntax.LexConfig(s.src[from.Byte:to], s.name, from)
	c := scanner{source: s}
	for i := range tokens {
		t := &tokens[i]
		if t.Type == hclsyntax.TokenComment || t.Type == hclsyntax.TokenNewline {
			// Neither ends a run of signs: inside parentheses the parser skips both.
			c.newline = true
			continue
		}
		if !c.token(t) {
			return append(c.list, tooMuch(s, t.Range.Start.Byte, *c.why)), false
		}
		c.before, c.newline = t, false
	}
	return c.list, true
}

// scanner is the state of a scan between two tokens.
type scanner struct {
	source                  *source
	list                    diag.List
	before                  *hclsyntax.Token // the last one that means something
	newline                 bool             // since before
	depth, unary, operators int
	controls                int
	why                     *phrase.Phrase // the file cannot be parsed
}

// token counts one token. It reports false when the parser must not see the file.
func (c *scanner) token(t *hclsyntax.Token) bool {
	switch t.Type {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen,
		hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl, hclsyntax.TokenOQuote:
		c.depth++
	case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen,
		hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenCQuote:
		c.depth--
	case hclsyntax.TokenNumberLit:
		if len(t.Bytes) > maxNumber || bytes.ContainsAny(t.Bytes, "eE") {
			return c.stop("A number has at most %d digits, written out. Quote it if it is a text.", maxNumber)
		}
	}
	if t.Type == hclsyntax.TokenTemplateControl {
		c.controls++
	}
	sign := t.Type == hclsyntax.TokenBang || t.Type == hclsyntax.TokenMinus
	if sign {
		c.unary++
	} else {
		c.unary = 0
	}
	if sign || isOperator(t.Type) {
		c.operators++
	}
	c.expression(t)
	switch {
	case c.depth > maxNesting:
		return c.stop("The text nests deeper than %d. Close what is open, or name parts and refer to them.", maxNesting)
	case c.controls > maxControls:
		return c.stop("%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.")
	case c.unary > maxUnary || c.operators > maxOperators:
		return c.stop("The text strings too many operators together. Values are written plainly; what depends on a case is a rule in quotes.")
	}
	return true
}

// stop says why the parser must not see the file.
func (c *scanner) stop(why phrase.Format, args ...any) bool {
	p := phrase.Say(why, args...)
	c.why = &p
	return false
}

// expression notes what HCL would evaluate and this language never does.
func (c *scanner) expression(t *hclsyntax.Token) {
	var before hclsyntax.TokenType
	if c.before != nil {
		before = c.before.Type
	}
	switch {
	case t.Type == hclsyntax.TokenMinus && c.beginsValue(before):
		// the sign of a number
	case t.Type == hclsyntax.TokenMinus || t.Type == hclsyntax.TokenBang || isOperator(t.Type):
		c.note(t, "%s is not used here: values are written plainly. A condition is a rule in double quotes, its texts in single ones: when = \"field.country == 'FR'\".", string(t.Bytes))
	case t.Type == hclsyntax.TokenOParen && before == hclsyntax.TokenIdent && !c.newline:
		c.note(c.before, "%s( ) is not used here: the language has no functions outside rules. Write the value itself.", string(c.before.Bytes))
	case t.Type == hclsyntax.TokenIdent && string(t.Bytes) == "for" &&
		(before == hclsyntax.TokenOBrack || before == hclsyntax.TokenOBrace):
		c.note(t, "for is not used here: write out each block or value.")
	}
}

func (c *scanner) beginsValue(before hclsyntax.TokenType) bool {
	switch before {
	case hclsyntax.TokenEqual, hclsyntax.TokenOBrack, hclsyntax.TokenComma, hclsyntax.TokenColon:
		return true
	}
	return false
}

func (c *scanner) note(t *hclsyntax.Token, detail phrase.Format, args ...any) {
	if len(c.list) == maxFindings || c.source.noted[t.Range.Start.Line] {
		return // one a line: the first says what to do
	}
	c.source.note(t.Range.Start.Line)
	c.list = append(c.list, diag.Diagnostic{
		Severity: diag.Error, Code: CodeExpression, Summary: "Expression outside a rule",
		Detail: phrase.Text{phrase.Say(detail, args...)}, Range: c.source.of(t.Range),
	})
}

func isOperator(t hclsyntax.TokenType) bool {
	switch t {
	case hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent,
		hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenQuestion,
		hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual, hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq,
		hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq:
		return true
	}
	return false
}

// roughTokens estimates the lexer's tokens, which take a hundred bytes each:
// words, signs and line ends, texts counted as if they were code.
func roughTokens(src []byte) int {
	n, word := 0, false
	for _, b := range src {
		letter := b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= 0x80
		if letter && !word || !letter && b != ' ' && b != '\t' && b != '\r' {
			n++
		}
		word = letter
	}
	return n
}

func tooMuch(s *source, at int, detail phrase.Phrase) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error, Code: CodeLimit, Summary: "Definition too large", Detail: phrase.Text{detail},
		Range: s.rangeOf(at, at+1),
	}
}
