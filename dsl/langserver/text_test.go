package langserver

import (
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// TestPositions: Turkish letters, emoji and every end of a line, both ways.
func TestPositions(t *testing.T) {
	text := "ağ\r\n👩‍👩‍👧 x\rç\n"
	for _, c := range []struct {
		b           int
		utf16, utf8 position
	}{
		{0, position{0, 0}, position{0, 0}},
		{1, position{0, 1}, position{0, 1}},
		{3, position{0, 2}, position{0, 3}},
		{5, position{1, 0}, position{1, 0}},
		{9, position{1, 2}, position{1, 4}},
		{23, position{1, 8}, position{1, 18}},
		{24, position{1, 9}, position{1, 19}},
		{26, position{2, 0}, position{2, 0}},
		{28, position{2, 1}, position{2, 2}},
		{29, position{3, 0}, position{3, 0}},
	} {
		for units, want := range map[string]position{utf16Units: c.utf16, utf8Units: c.utf8} {
			l := linesOf([]byte(text), units)
			if got := l.position(c.b); got != want {
				t.Errorf("%s: byte %d is %v, want %v", units, c.b, got, want)
			}
			if got := l.byte(want); got != c.b {
				t.Errorf("%s: %v is byte %d, want %d", units, want, got, c.b)
			}
		}
	}
	l := linesOf([]byte(text), utf16Units)
	for p, want := range map[position]int{
		{0, 99}: 3, {1, 1}: 5, {99, 0}: 29, {-1, 3}: 0, {3, 5}: 29, {2, -4}: 26,
	} {
		if got := l.byte(p); got != want {
			t.Errorf("%v is byte %d, want %d", p, got, want)
		}
	}
}

// TestPositionsAgree: bytes that begin a character come back, and columns are
// counted as UTF-16 counts.
func TestPositionsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOf(rapid.SampledFrom([]rune("aığşİ\n\r😀e\u0301𝔸{\" \t"))).Draw(t, "text")
		text := string(runes)
		n := rapid.IntRange(0, len(runes)).Draw(t, "n")
		b := len(string(runes[:n]))
		if n > 0 && n < len(runes) && runes[n-1] == '\r' && runes[n] == '\n' {
			t.Skip("inside of a line's end")
		}
		for _, units := range []string{utf8Units, utf16Units} {
			l := linesOf([]byte(text), units)
			p := l.position(b)
			if got := l.byte(p); got != b {
				t.Fatalf("%q, %s: byte %d is %v is byte %d", text, units, b, p, got)
			}
			line := []rune(text[l.from[p.Line]:b])
			if want := len(utf16.Encode(line)); units == utf16Units && p.Character != want {
				t.Fatalf("%q: column %d of byte %d, want %d", text, p.Character, b, want)
			}
		}
	})
}
