package diag

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// Witness is a case that shows a finding: what to open, and what else must be so.
type Witness struct {
	Category string `json:"category,omitempty"` // cargo.late
	Kind     string `json:"kind,omitempty"`     // where it is not the category's own
	At       string `json:"at,omitempty"`       // 2026-01-05 09:00, in the set's zone
	// Fields are values that count, Empty the fields that count by having none.
	Fields map[string]any `json:"fields,omitempty"`
	Empty  []string       `json:"empty,omitempty"`
	// Customer are values of the customer.
	Customer map[string]any `json:"customer,omitempty"`
	// Facts are values of other names that rules read, such as case.reopened: a case
	// comes to them later.
	Facts map[string]any `json:"facts,omitempty"`
	// Assumed are conditions that no values were found for, and their answers.
	Assumed map[string]bool `json:"assumed,omitempty"`
	// Path is the way of the case: steps, then an end.
	Path []string `json:"path,omitempty"`
}

// String answers the case in one line, such as
// category cargo.late, country = 'DE', door_code empty.
func (w Witness) String() string { return w.in(nil) }

// in answers the case in one line in the language of a catalogue.
func (w Witness) in(words phrase.Catalogue) string {
	var parts []string
	add := func(p phrase.Phrase) { parts = append(parts, p.In(words)) }
	values := func(prefix string, of map[string]any) {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			parts = append(parts, prefix+name+" = "+spelled(of[name]))
		}
	}
	if w.Category != "" {
		add(phrase.Say("category %s", w.Category))
	}
	if w.Kind != "" {
		add(phrase.Say("kind %s", w.Kind))
	}
	if w.At != "" {
		add(phrase.Say("opened %s", w.At))
	}
	values("", w.Fields)
	for _, name := range w.Empty {
		add(phrase.Say("%s empty", name))
	}
	values("customer.", w.Customer)
	values("", w.Facts)
	for _, text := range slices.Sorted(maps.Keys(w.Assumed)) {
		if w.Assumed[text] {
			add(phrase.Say("where %s", text))
		} else {
			add(phrase.Say("where not (%s)", text))
		}
	}
	if len(w.Path) > 0 {
		add(phrase.Say("by way of %s", strings.Join(w.Path, " → ")))
	}
	return strings.Join(parts, ", ")
}

// spelled answers a value as rules write it.
func spelled(v any) string {
	switch v := v.(type) {
	case string:
		return "'" + v + "'"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = spelled(x)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v)
}
