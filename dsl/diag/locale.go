package diag

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// Locales are the languages that findings are said in.
func Locales() []string { return []string{"en", "tr"} }

// Locale answers which of Locales a language is, written as "tr", "tr-TR" or
// "tr_TR.UTF-8"; English stands in for the others.
func Locale(written string) string {
	base, _, _ := strings.Cut(strings.ToLower(written), "-")
	base, _, _ = strings.Cut(base, "_")
	if slices.Contains(Locales(), base) {
		return base
	}
	return "en"
}

// catalogue answers the words of a language. English needs none.
func catalogue(locale string) phrase.Catalogue {
	if Locale(locale) == "tr" {
		return turkish
	}
	return nil
}
