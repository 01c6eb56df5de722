package diag

import "github.com/akis-platform/akis/engine/phrase"

// Words answers the catalogue of a language, for what is said beside findings.
func Words(locale string) phrase.Catalogue { return catalogue(locale) }
