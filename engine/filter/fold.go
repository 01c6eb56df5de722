package filter

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxWords caps what one text contributes to the search index.
const maxWords = 4000

// Fold answers the words of a text as search compares them, the same for the
// index and for a query: without case, accents and marks, with the Turkish
// dotless ı and dotted İ as i and the variants of Arabic letters as one.
func Fold(text string) []string {
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 && len(words) < maxWords {
			words = append(words, b.String())
		}
		b.Reset()
	}
	for _, r := range norm.NFKD.String(text) {
		r = foldRune(unicode.ToLower(r))
		switch {
		case unicode.Is(unicode.Mn, r) || r == tatweel:
			// Marks are dropped within a word.
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			flush()
		}
	}
	flush()
	return words
}

const tatweel = 'ـ'

func foldRune(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ø':
		return 'o'
	case 'đ':
		return 'd'
	case 'ł':
		return 'l'
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ى', 'ئ', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ؤ':
		return 'و'
	case 'ک':
		return 'ك'
	}
	if unicode.IsDigit(r) {
		return asciiDigit(r)
	}
	return r
}

// asciiDigit answers 0 to 9 for the digits of any script, which Unicode keeps
// in runs of ten.
func asciiDigit(r rune) rune {
	for _, rt := range unicode.Nd.R16 {
		if r >= rune(rt.Lo) && r <= rune(rt.Hi) {
			return '0' + (r-rune(rt.Lo))%10
		}
	}
	return r
}
