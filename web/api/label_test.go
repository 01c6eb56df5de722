package api

import (
	"testing"

	"github.com/akis-platform/akis/engine/definition"
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
		r := &reader{locale: c.locale}
		if got := r.valueText(def, c.field, c.value); got != c.want {
			t.Errorf("%s of %v in %s is %q, want %q", c.field, c.value, c.locale, got, c.want)
		}
	}
}
