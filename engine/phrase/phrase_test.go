package phrase_test

import (
	"fmt"
	"io"
	"reflect"
	"testing"

	"github.com/akis-platform/akis/engine/phrase"
)

var turkish = phrase.Catalogue{
	"%s stands on line %d of %s.": "%[3]s dosyasının %[2]d. satırında: %[1]s.",
	"a text":                      "bir metin",
	"%s or %s":                    "%s veya %s",
}

func TestIn(t *testing.T) {
	for _, c := range []struct {
		say    phrase.Phrase
		en, tr string
	}{
		{phrase.Say("%s stands on line %d of %s.", "x", 1234, "a.csv"), "x stands on line 1234 of a.csv.", "a.csv dosyasının 1234. satırında: x."},
		{phrase.Say("%s stands on line %d of %s.", phrase.Say("a text"), 1, "b"), "a text stands on line 1 of b.", "b dosyasının 1. satırında: bir metin."},
		{phrase.Say("not in the catalogue: 100%% ${x}"), "not in the catalogue: 100% ${x}", "not in the catalogue: 100% ${x}"},
		{phrase.Or([]string{"a", "b", "c"}), "a, b or c", "a, b veya c"},
		{phrase.Or([]string{"100%s"}), "100%s", "100%s"},
		{phrase.And([]string{"a", "b"}), "a and b", "a and b"},
		{phrase.Or(nil), "", ""},
	} {
		if en, tr := c.say.String(), c.say.In(turkish); en != c.en || tr != c.tr {
			t.Errorf("%q %q, want %q %q", en, tr, c.en, c.tr)
		}
	}
}

func TestText(t *testing.T) {
	text := phrase.Text{phrase.Say("One."), phrase.Say("Two %d.", 2)}
	if got := text.String(); got != "One. Two 2." {
		t.Errorf("%q", got)
	}
}

// TestValues: what fills a phrase and the phrases in it, from left to right.
func TestValues(t *testing.T) {
	p := phrase.Say("%s, %s, %d", "a", phrase.Or([]string{"b", "c"}), 3)
	if got, want := p.Values(), []any{"a", "b", "c", 3}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestOf: an error made of a phrase keeps it through wrapping, others their words.
func TestOf(t *testing.T) {
	err := fmt.Errorf("reading: %w", phrase.Errorf("%s or %s", "a", "b"))
	if err.Error() != "reading: a or b" || phrase.Of(err).In(turkish) != "a veya b" {
		t.Errorf("%v: %s", err, phrase.Of(err).In(turkish))
	}
	if got := phrase.Of(io.ErrUnexpectedEOF).In(turkish); got != "unexpected EOF" {
		t.Error(got)
	}
}
