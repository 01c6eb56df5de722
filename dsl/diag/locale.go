package diag

import (
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// Locales are the languages that findings are said in.
func Locales() []string { return []string{"en", "tr"} }

// catalogue answers the words of a language, written as "tr", "tr-TR" or
// "tr_TR.UTF-8". English needs none, and stands in for the others.
func catalogue(locale string) phrase.Catalogue {
	base, _, _ := strings.Cut(strings.ToLower(locale), "-")
	base, _, _ = strings.Cut(base, "_")
	if base == "tr" {
		return turkish
	}
	return nil
}
