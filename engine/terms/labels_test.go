package terms_test

import (
	"testing"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/terms"
)

// TestMoneyIsToldInMajorUnits holds that the timeline writes an amount as the
// screens do, and leaves other numbers alone.
func TestMoneyIsToldInMajorUnits(t *testing.T) {
	def := &definition.Definition{Fields: map[string]*definition.Field{
		"refund": {Name: "refund", Type: definition.Money}, "count": {Name: "count", Type: definition.Int},
	}}
	for _, c := range []struct {
		locale, field string
		value         any
		want          string
	}{
		{"en", "refund", 123450.0, "1,234.50"},
		{"tr", "refund", 123450.0, "1.234,50"},
		{"ar", "refund", 123450.0, "1,234.50"},
		{"en", "refund", 5.0, "0.05"},
		{"en", "refund", 0.0, "0.00"},
		{"en", "refund", -150.0, "-1.50"},
		{"en", "refund", nil, ""},
		{"en", "count", 123450.0, "123450"},
	} {
		l := terms.Labels{Def: def, Locale: c.locale}
		if got := l.Value(c.field, c.value); got != c.want {
			t.Errorf("%s of %v in %s is %q, want %q", c.field, c.value, c.locale, got, c.want)
		}
	}
}

// TestLabels: what has no label, or is not there any more, is said by its name.
func TestLabels(t *testing.T) {
	def := &definition.Definition{
		Locales: []string{"tr", "en"},
		Fields:  map[string]*definition.Field{"country": {Label: definition.Text{"tr": "Ülke", "en": "Country"}, Options: "country"}, "bare": {}},
		Choices: map[string]*definition.Choices{"country": {Options: []definition.Option{{Code: "FR", Label: definition.Text{"tr": "Fransa"}}}}},
		Categories: map[string]*definition.Category{
			"cargo": {Name: "cargo", Label: definition.Text{"tr": "Kargo"}}, "cargo/late": {Name: "late", Parent: "cargo"},
		},
		Teams:    map[string]*definition.Team{"desk": {Label: definition.Text{"tr": "Masa", "en": "Desk"}}},
		Partners: map[string]*definition.Partner{"aras": {Name: "aras"}},
		Flows: map[string]*definition.Flow{"main": {
			Steps: map[string]*definition.Step{"solve": {Label: definition.Text{"en": "Solve"}, Outcomes: []definition.Outcome{{Name: "ok", Label: definition.Text{"en": "Fine"}}}}},
			Ends:  map[string]*definition.End{"done": {Label: definition.Text{"en": "Done"}}},
		}},
	}
	en := terms.Labels{Def: def, Live: def, Locale: "en"}
	for _, c := range [][2]string{
		{en.Field("country"), "Country"}, {en.Field("bare"), "bare"}, {en.Field("gone"), "gone"},
		{en.Value("country", "FR"), "Fransa"}, {en.Value("country", "DE"), "DE"}, {en.Value("bare", true), "yes"},
		{en.Value("bare", []any{"a", "b"}), "a, b"},
		{en.Category("cargo/late"), "Kargo › late"}, {en.Category("gone"), "gone"},
		{en.Team("desk"), "Desk"}, {en.Team("gone"), "gone"}, {en.Partner("aras"), "aras"},
		{en.Step("main", "solve"), "Solve"}, {en.Step("gone", "solve"), "solve"},
		{en.Outcome("main", "solve", "ok"), "Fine"}, {en.Outcome("main", "gone", "ok"), "ok"}, {en.Outcome("main", "solve", "no"), "no"},
		{en.End("main", "done"), "Done"}, {en.End("main", "gone"), "gone"},
		{terms.Labels{Locale: "tr"}.Team("desk"), "desk"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func TestEveryWordInEveryLanguage(t *testing.T) {
	for name, table := range map[string]terms.Table{
		"status": terms.Status, "kind": terms.Kind, "priority": terms.Priority, "deadline": terms.Deadline, "yes/no": terms.YesNo,
	} {
		for key, text := range table {
			for _, l := range terms.Spoken() {
				if text[l] == "" {
					t.Errorf("%s %q has no words in %s", name, key, l)
				}
			}
		}
	}
	if terms.Status.In("frozen", "en") != "frozen" {
		t.Error("an unknown word does not stand for itself")
	}
}
