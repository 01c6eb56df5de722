package diag

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

var catalogues = map[string]phrase.Catalogue{"en": nil, "tr": turkish}

// Locales are the languages that findings are said in.
func Locales() []string { return []string{"en", "tr"} }

// Speaks reports whether findings are said in the language of a locale.
func Speaks(locale string) bool { return slices.Contains(Locales(), baseOf(locale)) }

// languageOf answers the language of a locale, written as "tr", "tr-TR" or
// "tr_TR.UTF-8". English stands in for those that findings are not said in.
func languageOf(locale string) string {
	if Speaks(locale) {
		return baseOf(locale)
	}
	return "en"
}

// baseOf answers the language of a locale, as tr of tr_TR.UTF-8.
func baseOf(locale string) string {
	return strings.ToLower(locale[:strings.IndexAny(locale+"-", "-_.")])
}

func catalogue(locale string) phrase.Catalogue { return catalogues[languageOf(locale)] }
