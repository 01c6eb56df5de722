package engine_test

import (
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
)

// TestRowsOfEveryType: routes and tables find their rows by yes and no and by
// numbers, however large, as they do by options.
func TestRowsOfEveryType(t *testing.T) {
	for _, tt := range []struct {
		field string
		value any
		row   string
	}{
		{"waiting", true, "true"}, {"waiting", false, "false"}, {"amount", 1000000.0, "1000000"}, {"amount", 1e15, "1000000000000000"},
		{"amount", 2.5, "2.5"}, {"impact", "high", "high"},
	} {
		p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
		p.def.Routes["first_line"] = &definition.Route{
			Name: "first_line", By: tt.field, To: map[string]string{tt.row: "desk"}, Default: definition.Target{Team: "tr"},
		}
		p.def.Tables["priority"] = &definition.Table{
			Name: "priority", By: []string{tt.field}, Default: "normal", Rows: []definition.TableRow{{When: []string{tt.row}, Give: "urgent"}},
		}
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{tt.field: tt.value}})
		if p.c.Team != "desk" || p.c.Priority != "urgent" {
			t.Errorf("%s = %v: team %s, priority %s", tt.field, tt.value, p.c.Team, p.c.Priority)
		}
	}
}
