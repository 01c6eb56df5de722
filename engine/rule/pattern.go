package rule

import (
	"regexp/syntax"

	"github.com/akis-platform/akis/engine/pattern"
)

// Limits on the regular expression of matches. Go's never backtrack, but they take
// memory by their size, and time by their size times the text.
const (
	maxPatternSize = 1000    // of the program that runs it, about
	maxMatching    = 8 << 20 // size times bytes of text, in one run of a rule
)

// patternSize answers about how many instructions a pattern compiles to; false when
// it is too large or cannot be read. It does not compile: repetitions of repetitions
// would take memory before they could be counted.
func patternSize(text string) (int, bool) {
	if len(text) > pattern.MaxLength {
		return 0, false
	}
	re, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return 1, true // the check of types says what is wrong with it
	}
	n := sizeOf(re)
	return n, n <= maxPatternSize
}

func sizeOf(re *syntax.Regexp) int {
	n := 1
	for _, sub := range re.Sub {
		if n += sizeOf(sub); n > maxPatternSize {
			return n
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		n += len(re.Rune)
	case syntax.OpRepeat:
		n *= max(re.Max, re.Min, 1)
	case syntax.OpAlternate, syntax.OpCapture:
		n++
	}
	return n
}
