package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
)

// muchTextIsKept holds that a case takes notes without end: the index of words is
// bounded, the case is not.
func muchTextIsKept(t *testing.T, u Under) {
	w := NewWorld(t, u)
	long := strings.Repeat("x", 3000)
	c := w.Open(t, Max, map[string]any{"order_no": "A-1"})
	w.Do(t, Max, c.ID, engine.AddNote{Text: "needle " + long})
	n := 0
	for range 40 {
		var b strings.Builder
		for b.Len() < 60_000 {
			n++
			fmt.Fprintf(&b, "w%d ", n*7919)
		}
		c = w.Do(t, Max, c.ID, engine.AddNote{Text: b.String()})
	}
	events, err := w.History(t.Context(), Max, c.ID, 0)
	if err != nil || len(events) < 40 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	for _, text := range []string{"needle", long, "w7919"} {
		list, err := w.List(t.Context(), Max, service.ListQuery{Text: text})
		if err != nil || list.Count != 1 {
			t.Errorf("%d cases have %.20q, %v", list.Count, text, err)
		}
	}
}
