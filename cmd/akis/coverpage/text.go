package coverpage

import (
	"strings"
	"unicode"
)

// width answers about how wide a text is in a font of a size, in pixels. The page
// cannot measure, since it runs no script; it is rather too much than too little.
func width(s string, size float64) int {
	w := 0.0
	for _, r := range s {
		w += widthOf(r)
	}
	return int(w*size + 1)
}

// widthOf answers the width of a character as a share of the font's size, as the
// fonts of screens have them.
func widthOf(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.So, unicode.Sm):
		return 1.05
	case strings.ContainsRune("iıjltfrI.,:;'|!()[] ", r):
		return 0.36
	case strings.ContainsRune("mwMW@%", r):
		return 0.9
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.6
}

// fit cuts a text so that it is not wider than most.
func fit(s string, size float64, most int) string {
	if width(s, size) <= most {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && width(string(runes)+"…", size) > most {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// wrapped joins words by a sign into lines that are not wider than most.
func wrapped(words []string, sign string, size float64, most int) []string {
	var lines []string
	for _, w := range words {
		if n := len(lines); n > 0 && width(lines[n-1]+sign+w, size) <= most {
			lines[n-1] += sign + w
			continue
		}
		lines = append(lines, fit(w, size, most))
	}
	return lines
}
