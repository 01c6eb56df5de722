package diag

import "github.com/akis-platform/akis/engine/phrase"

// Words answers the catalogue of a language, for what is said beside findings.
func Words(locale string) phrase.Catalogue { return catalogue(locale) }

// Harmless answers a text for a terminal: without control characters, and without
// those that turn the direction of text.
func Harmless(s string) string { return harmless(s) }
