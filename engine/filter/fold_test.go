package filter_test

import (
	"slices"
	"testing"

	"github.com/akis-platform/akis/engine/filter"
)

func TestFold(t *testing.T) {
	for text, want := range map[string][]string{
		"IŞIK ışık İşık":     {"isik", "isik", "isik"},
		"Crème Brûlée":       {"creme", "brulee"},
		"أَحْمَد إلى آخر":    {"احمد", "الي", "اخر"},
		"مدرسة مدرســه":      {"مدرسه", "مدرسه"},
		"٠١٢ 012 ۴":          {"012", "012", "4"},
		"a@b.co, 'x' \"y\"*": {"a", "b", "co", "x", "y"},
		"ﬁne ①":              {"fine", "1"},
		"  \t\n":             nil,
	} {
		if got := filter.Fold(text); !slices.Equal(got, want) {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

// Whatever comes in, words of letters and digits come out, and folding them
// again changes nothing.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"IŞIK", "أحمد", "a\x00b", "\xff\xfe", "ﬃ Ⅻ", "ß", "İ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, word := range filter.Fold(text) {
			if again := filter.Fold(word); len(again) != 1 || again[0] != word {
				t.Errorf("%q folds to %q, and that to %q", text, word, again)
			}
		}
	})
}
