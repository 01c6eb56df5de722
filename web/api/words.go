package api

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/terms"
)

// words is a table of the API's own sentences by key.
type words terms.Table

// in answers the words for key in locale.
func (w words) in(key, locale string) string { return terms.Table(w).In(key, locale) }

// put answers the words for key with the {name}s of values in their places.
func (w words) put(key, locale string, values ...string) string {
	return strings.NewReplacer(values...).Replace(w.in(key, locale))
}

// localeOf picks the reader's language: asked for in the address, named by the
// browser (whose screens name what the reader chose), set for the person, or the
// first of those offered.
func localeOf(asked, accept, own string, offered []string) string {
	if len(offered) == 0 {
		return "en"
	}
	m := matcherOf(offered)
	for _, wish := range []string{asked, accept, own} {
		tags, _, err := language.ParseAcceptLanguage(wish)
		if err != nil || len(tags) == 0 {
			continue
		}
		if _, i, sure := m.Match(tags...); sure != language.No {
			return offered[i]
		}
	}
	return offered[0]
}

// matchers keeps what is made once for each list of languages: making it costs more
// than most of a request.
var matchers sync.Map // language.Matcher by the list

func matcherOf(offered []string) language.Matcher {
	key := strings.Join(offered, " ")
	if m, ok := matchers.Load(key); ok {
		return m.(language.Matcher)
	}
	known := make([]language.Tag, len(offered))
	for i, l := range offered {
		known[i] = language.Make(l)
	}
	m, _ := matchers.LoadOrStore(key, language.NewMatcher(known))
	return m.(language.Matcher)
}

// languages answers what a reader may choose: the definition's languages first,
// then those that only the application speaks.
func languages(def *definition.Definition) []string {
	var all []string
	if def != nil {
		all = append(all, def.Locales...)
	}
	for _, l := range terms.Spoken() {
		if !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}
