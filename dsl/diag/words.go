package diag

import "github.com/akis-platform/akis/engine/phrase"

// Locale answers which of Locales a reader's language is, written as "tr", "tr-TR" or
// "tr_TR.UTF-8"; English stands in for the others.
func Locale(written string) string { return languageOf(written) }

// Words answers the catalogue of a language, for what is said beside findings.
func Words(locale string) phrase.Catalogue { return catalogue(locale) }

// Harmless answers a text for a terminal: without control characters, and without
// those that turn the direction of text.
func Harmless(s string) string { return harmless(s) }
