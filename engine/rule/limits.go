package rule

import (
	"strings"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/phrase"
)

// Limits on a rule. See the fault analysis in SECURITY.md.
const (
	maxText     = 4 << 10   // bytes of text
	maxDepth    = 50        // of brackets, before the parser sees it
	maxNodes    = 400       // of the tree
	maxRange    = 1000      // numbers in a..b
	maxProblems = 20        // told of one rule
	maxResult   = 512 << 10 // bytes of a text result: the longest field is half of it
)

// preScan holds the text against the limits that must stand before the parser,
// whose recursion cannot be stopped.
func preScan(text string) *Problem {
	if len(text) > maxText {
		return limit(text, "The rule is longer than %d bytes. Split it into several gates or rows.", maxText)
	}
	if !utf8.ValidString(text) {
		return limit(text, "The rule is not valid UTF-8.")
	}
	if strings.ContainsRune(text, 0) {
		return limit(text, "The rule holds a NUL character. Remove it.")
	}
	depth, unary := 0, 0
	for _, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '!', '-', '+':
			unary++
		case ' ', '\t', '\n':
		default:
			unary = 0
		}
		if depth > maxDepth || unary > maxDepth {
			return limit(text, "The rule nests deeper than %d levels. Split it.", maxDepth)
		}
	}
	if strings.Count(text, "not") > 2*maxDepth {
		return limit(text, "The rule says not too often. Split it.")
	}
	return nil
}

func limit(text string, detail phrase.Format, args ...any) *Problem {
	return &Problem{
		Code: CodeLimit, To: utf8.RuneCountInString(text), Summary: "Rule too large",
		Detail: phrase.Text{phrase.Say(detail, args...)},
	}
}
