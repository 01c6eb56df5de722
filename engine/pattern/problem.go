package pattern

import (
	"errors"
	"regexp/syntax"

	"github.com/akis-platform/akis/engine/phrase"
)

// problems are what can be wrong with a pattern.
var problems = map[syntax.ErrorCode]phrase.Format{
	syntax.ErrInvalidCharRange:      "In the pattern, %s is no range of characters.",
	syntax.ErrInvalidEscape:         "In the pattern, %s has no meaning. For a sign itself write \\ before it.",
	syntax.ErrInvalidNamedCapture:   "In the pattern, %s is not a name for a group. Write ( ) without a name.",
	syntax.ErrInvalidPerlOp:         "In the pattern, %s is not known. Write ( ) or (?: ).",
	syntax.ErrInvalidRepeatOp:       "In the pattern, %s repeats a repetition. Put the first into ( ).",
	syntax.ErrInvalidRepeatSize:     "In the pattern, %s repeats too often.",
	syntax.ErrMissingBracket:        "In the pattern, %s has no ] behind it.",
	syntax.ErrMissingParen:          "In the pattern, %s has a ( without ).",
	syntax.ErrUnexpectedParen:       "In the pattern, %s has a ) without (.",
	syntax.ErrMissingRepeatArgument: "In the pattern, there is nothing before %s to repeat.",
	syntax.ErrTrailingBackslash:     "The pattern ends in \\%s. For \\ itself write \\\\.",
}

// Problem says why regexp refuses a pattern.
func Problem(err error) phrase.Phrase {
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		if say := problems[wrong.Code]; say != "" {
			return phrase.Say(say, shown(wrong.Expr))
		}
	}
	return phrase.Say("The pattern cannot be read (%s).", err.Error())
}

// maxShown is how many characters of a pattern a sentence repeats.
const maxShown = 80

func shown(s string) string {
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown-1]) + "…"
	}
	return s
}
