package pattern

import "regexp/syntax"

// maxSize caps the program that a pattern compiles to. Go's never backtrack, but they
// take memory by their size, and time by their size times the text.
const maxSize = 1000

// Size answers about how many instructions a pattern compiles to; false when that is
// too much. It does not compile: repetitions of repetitions would take the memory
// before they could be counted. A pattern that cannot be read has size 1.
func Size(p string) (int, bool) {
	if len(p) > MaxLength {
		return 0, false
	}
	re, err := syntax.Parse(p, syntax.Perl)
	if err != nil {
		return 1, true
	}
	n := sizeOf(re)
	return n, n <= maxSize
}

func sizeOf(re *syntax.Regexp) int {
	n := 1
	for _, sub := range re.Sub {
		if n += sizeOf(sub); n > maxSize {
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
