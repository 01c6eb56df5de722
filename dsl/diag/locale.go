package diag

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

var catalogues = map[string]phrase.Catalogue{"en": nil, "tr": turkish}

// Locales are the languages that findings are said in.
func Locales() []string { return []string{"en", "tr"} }

// languageOf answers the language of a locale, written as "tr", "tr-TR" or
// "tr_TR.UTF-8". English stands in for those that findings are not said in.
func languageOf(locale string) string {
	language := strings.ToLower(locale[:strings.IndexAny(locale+"-", "-_.")])
	if !slices.Contains(Locales(), language) {
		return "en"
	}
	return language
}

func catalogue(locale string) phrase.Catalogue { return catalogues[languageOf(locale)] }
