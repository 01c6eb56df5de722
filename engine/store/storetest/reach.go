package storetest

import (
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// waysStayOpen holds that no case comes to a team that nobody can be in: a version
// that drops the team of another category is refused while a case may be moved into
// it, and a closed case is not reopened into a team that is gone.
func waysStayOpen(t *testing.T, u Under) {
	w := NewWorld(t, u)
	publish := func(def *definition.Definition) error {
		_, err := w.Publish(t.Context(), Root, service.PublishedSet{Definition: def})
		return err
	}
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	second := Definition(t)
	second.Version = "v2"
	delete(second.Categories, "turn")
	delete(second.Flows, "turn")
	delete(second.Teams, "turns")
	second.Roots = []string{"cargo", "errand"}
	second.Flows["late"].Ends["resolved"].ReopenWithin = &definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Elapsed, Time: 24 * time.Hour}}
	err := publish(second)
	WantRefused(t, err, engine.Conflict, "in_use")
	if !strings.Contains(err.Error(), "team.turns is gone, and 1") || strings.Contains(err.Error(), "flow.turn") {
		t.Errorf("%v", err)
	}
	w.Do(t, Root, c.ID, engine.Cancel{Reason: "twice"})
	if err := publish(second); err != nil {
		t.Fatal(err)
	}

	closed := w.Open(t, Ada, map[string]any{"order_no": "A-2"})
	w.Do(t, Ada, closed.ID, engine.Finish{Outcome: "done"})
	w.Do(t, Root, closed.ID, engine.CloseCase{})
	third := renamed(t)
	third.Version = "v3"
	if err := publish(third); err != nil {
		t.Fatalf("closed cases hold a version up: %v", err)
	}
	_, err = w.Execute(t.Context(), Root, service.Request{Case: closed.ID, Command: engine.Reopen{Reason: "again"}})
	WantRefused(t, err, engine.Invalid, "team_gone")
	fourth := renamed(t)
	fourth.Version, fourth.Moves = "v4", moves(definition.Move{From: "team.front", To: "team.desk"})
	if err := publish(fourth); err != nil {
		t.Fatal(err)
	}
	if c := w.Do(t, Root, closed.ID, engine.Reopen{Reason: "again"}); c.Team != "desk" || c.Version != "v2" {
		t.Errorf("reopened, the case is with %s, pinned to %s", c.Team, c.Version)
	}
}
