package diag

import (
	"maps"

	"github.com/akis-platform/akis/engine/phrase"
)

// turkish has every sentence of a finding, kept by the room that says it. Names are
// never given a suffix, which would have to follow their vowels, so sentences are
// built around them.
var turkish = joined(turkishView, turkishSyntax, turkishCompile, turkishFlow, turkishRule, turkishSet, turkishAnalyze,
	turkishBlocks, turkishJSON, turkishEdit,
	turkishScenario, turkishCoverage)

func joined(parts ...phrase.Catalogue) phrase.Catalogue {
	all := phrase.Catalogue{}
	for _, p := range parts {
		maps.Copy(all, p)
	}
	return all
}

// turkishView is what stands around a finding, and what joins names.
var turkishView = phrase.Catalogue{
	"Error":                "Hata",
	"Warning":              "Uyarı",
	"on %s line %d":        "%s, satır %d",
	"on %s line %d, in %s": "%s, satır %d (%s)",
	"%s or %s":             "%s veya %s",
	"%s and %s":            "%s ve %s",
	"%s and %d more":       "%s ve %d tane daha",
	"There is no %s.":      "%s diye bir şey yok.",
	"There are %s.":        "Şunlar var: %s.",
	"Did you mean %s?":     "Şunu mu demek istediniz: %s?",
	"Did you mean %q?":     "Şunu mu demek istediniz: %q?",
	"Unknown name":         "Bilinmeyen ad",
}
