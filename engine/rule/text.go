package rule

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// People write one word in many ways: in capitals, without, with a letter as one
// code or as two. Turkish pairs I with ı and İ with i where other languages pair I
// with i, and nobody says which language a text is in. So a text has two readings,
// and two texts say the same when they do in either: WINTER is winter, ISPARTA is
// ısparta, IZMIR is İzmir, and sık is not sik.

var (
	plainDots   = strings.NewReplacer("İ", "i")
	turkishDots = strings.NewReplacer("İ", "i", "I", "ı")
	unified     = cases.Fold() // ß is ss, ς is σ
)

// readings answers a text without capitals, as any language reads it and as Turkish
// does.
func readings(s string) (anyOther, turkish string) {
	s = norm.NFC.String(s)
	return unified.String(plainDots.Replace(s)), unified.String(turkishDots.Replace(s))
}

// sameText compares texts without regard to capitals and to the encoding of accents.
func sameText(args ...any) (any, error) {
	return bothRead(args, func(a, b string) bool { return a == b })
}

// containsText looks for a text within another in the same way.
func containsText(args ...any) (any, error) { return bothRead(args, strings.Contains) }

func bothRead(args []any, like func(a, b string) bool) (any, error) {
	a, okA := args[0].(string)
	b, okB := args[1].(string)
	if !okA || !okB {
		return false, nil
	}
	plainA, turkishA := readings(a)
	plainB, turkishB := readings(b)
	return like(plainA, plainB) || like(turkishA, turkishB), nil
}
