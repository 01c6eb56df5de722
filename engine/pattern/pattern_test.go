package pattern_test

import (
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/pattern"
)

// TestShared: what both read alike is taken, some of it written anew for browsers;
// the rest is refused. That browsers agree is tested where they are (vectors.test.ts
// of the screens).
func TestShared(t *testing.T) {
	for p, want := range map[string]string{
		"^[0-9]{6,12}$": "^[0-9]{6,12}$", "a|b": "a|b", "(?:a)+?": "(?:a)+?", `\.`: `\.`, "[.]": "[.]", `[\-a]`: `[\-a]`,
		".":        `[^\n]`,
		`^a.*\..$`: `^a[^\n]*\.[^\n]$`,
		"[^.].":    `[^.][^\n]`,
		"^.{2}$":   `^[^\n]{2}$`,
	} {
		if got, err := pattern.Shared(p); err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", p, got, err, want)
		}
	}
	for _, p := range []string{
		"(", "a{", "}", "]", "^*", `\b+`, "[]a]", "(?i)a", "(?P<x>a)", "[[:alpha:]]", `\s`, `\pL`, `\-`, `\z`, `\B`, `\Qa\E`, `[\d-a]`, "a**",
		strings.Repeat("a", 501),
	} {
		if got, err := pattern.Shared(p); err == nil {
			t.Errorf("%s: taken as %s", p, got)
		}
	}
}
