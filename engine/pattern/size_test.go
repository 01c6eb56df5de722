package pattern_test

import (
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/pattern"
)

// TestSize: patterns that would take memory or time are told by their text alone.
func TestSize(t *testing.T) {
	for p, fits := range map[string]bool{
		"^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$": true, "(iade|geri ödeme|iptal)": true, "a{900}": false, "(a{30}){30}": false,
		strings.Repeat("a{1000}", 50): false, strings.Repeat("(.*)", 120): true, strings.Repeat("a", 501): false, "(": true, "": true,
	} {
		if n, ok := pattern.Size(p); ok != fits {
			t.Errorf("%.40s: size %d, %v", p, n, ok)
		}
		if _, err := pattern.Shared(p); !fits && err == nil {
			t.Errorf("%.40s is let through", p)
		}
	}
}
