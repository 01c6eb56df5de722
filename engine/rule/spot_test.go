package rule

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSpotAt: what is wanted at | in rules that are being written.
func TestSpotAt(t *testing.T) {
	words := map[Want]string{Value: "value", Quoted: "quoted", Infix: "infix"}
	for _, c := range []struct{ rule, want string }{
		{"|", "value '' "},
		{"field.co|", "value 'field.co' "},
		{"fi|eld.country", "value 'field.country' "},
		{"field.country |", "infix '' field.country"},
		{"field.country =|", "value '' "},
		{"field.country == |", "value '' field.country"},
		{"field.country == '|", "quoted '' field.country"},
		{"field.country == 'F|R' and x", "quoted 'FR' field.country"},
		{"field.country != \"F|", "quoted 'F' field.country"},
		{"field.country in ['FR', '|", "quoted '' field.country"},
		{"field.country in [|", "value '' field.country"},
		{"field.country in ['FR'] |", "infix '' "},
		{"field.country in ['FR'] and fie|", "value 'fie' "},
		{"not |", "value '' "},
		{"(|", "value '' "},
		{"under(case.category, '|", "quoted '' case.category path"},
		{"under(|", "value '' "},
		{"len(field.a) > |", "value '' "},
		{"any(field.tags, # == '|", "quoted '' field.tags"},
		{"any(field.tags, # |", "infix '' field.tags"},
		{"any(field.tags, # in ['a', '|", "quoted '' field.tags"},
		{"field.a == 'it\\'s |", "quoted 'it\\'s ' field.a"},
		{"field.a contains '|", "quoted '' field.a"},
		{"field.şehir == '|", "quoted '' field.şehir"},
		{"'ğ👩‍👩‍👧' == field.a and field.b == '|", "quoted '' field.b"},
		{"3 |", "infix '' "},
		{"§ |", "value '' "},
		{"field.a == 'x' ? |", "value '' "},
		{"'|\nfield.a", "quoted '' "},
	} {
		runes := []rune(c.rule)
		at := strings.IndexRune(c.rule, '|')
		at = len([]rune(c.rule[:at]))
		text := string(runes[:at]) + string(runes[at+1:])
		s := SpotAt(text, at)
		got := fmt.Sprintf("%s '%s' %s", words[s.Want], string([]rune(text)[s.From:s.To]), s.Of)
		if s.Path {
			got += " path"
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.rule, got, c.want)
		}
	}
}

// TestSpotAnywhere: every place of every text has a spot around it.
func TestSpotAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{
			"field.a", "'", "\"", "`", "(", ")", "[", "]", ",", " in ", "==", "#", ".", "under(", "any(", "\\", "ş", "\n", "3", "not ", "§",
		})).Draw(t, "parts")
		text := strings.Join(parts, "")
		n := len([]rune(text))
		at := rapid.IntRange(0, n).Draw(t, "at")
		if s := SpotAt(text, at); s.From > at || s.To < at || s.To > n {
			t.Fatalf("%q at %d of %d: %+v", text, at, n, s)
		}
	})
}
