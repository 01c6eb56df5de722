package schemas_test

import (
	"strings"
	"testing"

	"github.com/akis-platform/akis/schemas"
)

// TestEveryValueHasWords: people are told of every attribute how it is written.
func TestEveryValueHasWords(t *testing.T) {
	for _, name := range schemas.Names() {
		for key, p := range schemas.Of(name).Props {
			if p.Block != "" || p.Sequence != nil {
				continue
			}
			words := p.Words(nil)
			if words == "" || strings.ContainsAny(words, "[]()") {
				t.Errorf("%s.%s of kind %s: %q", name, key, p.Kind, words)
			}
		}
	}
	p := schemas.Of("escalate").Props["to"]
	got := p.Words(func(words, topic string) string { return words + "<" + topic + ">" })
	if want := "reference<references> to step<block step> or team<block team> or end<block end>"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
