package service_test

import (
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store/storetest"
)

func keyed(t *testing.T, w *storetest.World, id engine.CaseID, cmd engine.Command) (service.Result, error) {
	t.Helper()
	return w.Execute(t.Context(), storetest.Bo, service.Request{Case: id, Command: cmd, Key: "k"})
}

func TestRepeatsShowNothingAfterRightsAreLost(t *testing.T) {
	w := world(t)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	if _, err := keyed(t, w, c.ID, engine.AddNote{Text: "x"}); err != nil {
		t.Fatal(err)
	}
	u, err := w.Store.User(t.Context(), storetest.Bo.User)
	if err != nil {
		t.Fatal(err)
	}
	u.Teams = nil
	if err := w.Store.SaveUser(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	_, err = keyed(t, w, c.ID, engine.AddNote{Text: "x"})
	storetest.WantRefused(t, err, engine.NotFound, "not_found")
}

func TestRepeatsShowNothingOfACaseThatWentElsewhere(t *testing.T) {
	w := world(t)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	if _, err := keyed(t, w, c.ID, engine.AddNote{Text: "x"}); err != nil {
		t.Fatal(err)
	}
	w.Do(t, storetest.Ada, c.ID, engine.Transfer{Team: "french"})
	_, err := keyed(t, w, c.ID, engine.AddNote{Text: "x"})
	storetest.WantRefused(t, err, engine.NotFound, "not_found")
}

// Who sent a case away hears so again, although they do not see it any more.
func TestRepeatsOfWhatTookTheCaseAway(t *testing.T) {
	w := world(t)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	first, err := keyed(t, w, c.ID, engine.Transfer{Team: "french"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := keyed(t, w, c.ID, engine.Transfer{Team: "french"})
	if err != nil || !again.Replayed || again.Case.Revision != first.Case.Revision || len(again.Events) != len(first.Events) {
		t.Errorf("the repeat came out as %+v, %v", again, err)
	}
}
