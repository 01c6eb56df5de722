package service

import (
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/filter"
)

// words answers what the events add to the words that find their case: title,
// text, notes, the customer's name, and the fields that hold people's own words.
func words(ctx engine.Context, events []engine.Event) []string {
	var all []string
	add := func(text string) { all = append(all, filter.Fold(text)...) }
	fields := func(values map[string]any) {
		for name, v := range values {
			if s, ok := v.(string); ok && searched(ctx.Def.Fields[name]) {
				add(s)
			}
		}
	}
	for _, e := range events {
		switch b := e.Body.(type) {
		case engine.Opened:
			add(b.Title)
			add(b.Text)
			fields(b.Fields)
			if name, ok := ctx.Facts.Customer["name"].(string); ok {
				add(name)
			}
		case engine.Filled:
			fields(b.Fields)
		case engine.Noted:
			add(b.Text)
		}
	}
	return unique(all)
}

func searched(f *definition.Field) bool {
	if f == nil {
		return false
	}
	switch f.Type {
	case definition.TextField, definition.LongText, definition.Email, definition.Phone:
		return true
	}
	return false
}

func unique(words []string) []string {
	seen := make(map[string]bool, len(words))
	kept := words[:0]
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			kept = append(kept, w)
		}
	}
	return kept
}

// openTime answers how much open time the case spent at its present step by at:
// what its clock counted, or the open hours since it arrived.
func openTime(live *definition.Definition, c engine.Case, at time.Time) time.Duration {
	cal := live.CalendarOf(c.Team)
	for _, d := range c.Deadlines {
		if d.Kind == engine.DoneDue {
			return d.Clock.Pause(cal, at, "left").Consumed()
		}
	}
	return cal.Between(c.EnteredAt, at)
}
