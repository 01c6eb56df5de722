package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine"
)

// tamperingIsFound changes the database by hand in every way that the chain of
// the history is there to show.
func tamperingIsFound(t *testing.T, u Under) {
	w := NewWorld(t, u)
	open := func() engine.CaseID {
		c := w.Open(t, Ada, map[string]any{"order_no": "A-1", "door_code": "12B4"})
		w.Do(t, Ada, c.ID, engine.Claim{})
		w.Do(t, Ada, c.ID, engine.AddNote{Text: "promised a call"})
		w.Do(t, Ada, c.ID, engine.Fill{Fields: map[string]any{"door_code": "77"}})
		return c.ID
	}
	open()
	wantSound(t, u)
	for name, statement := range map[string]string{
		"an event edited":      `UPDATE events SET at = at + 1 WHERE case_id = %d AND seq = 2`,
		"an actor exchanged":   `UPDATE events SET actor_user = 'bo' WHERE case_id = %d AND seq = 4`,
		"an event removed":     `DELETE FROM events WHERE case_id = %d AND seq = 3`,
		"the last one removed": `DELETE FROM events WHERE case_id = %[1]d AND seq = (SELECT max(seq) FROM events WHERE case_id = %[1]d)`,
		"a hash forged":        `UPDATE events SET hash = (SELECT hash FROM events WHERE case_id = 1 AND seq = 1) WHERE case_id = %d AND seq = 2`,
		"a note rewritten":     `UPDATE event_values SET vals = replace(vals, 'promised', 'refused') WHERE case_id = %d`,
		"values added":         `INSERT INTO event_values (case_id, seq, salt, vals) SELECT case_id, seq, hash, '{"text":"x"}' FROM events WHERE case_id = %d AND type = 'claimed'`,
		"the case edited":      `UPDATE cases SET snapshot = replace(snapshot, '"ada"', '"bob"') WHERE id = %d`,
		"the case removed":     `DELETE FROM cases WHERE id = %d`,
		"a stint edited":       `UPDATE stints SET done_late = 1 WHERE case_id = %d`,
		"a stint removed":      `DELETE FROM stints WHERE case_id = %d`,
		"a hold given away":    `UPDATE holds SET person = 'bo' WHERE case_id = %d`,
	} {
		id := open()
		if err := u.Exec(fmt.Sprintf(statement, id)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		found, err := u.Verify()
		about := false
		for _, f := range found {
			about = about || strings.HasPrefix(f, fmt.Sprintf("case %d", id))
		}
		if err != nil || !about {
			t.Errorf("%s: found %v, %v", name, found, err)
		}
	}
}

// Erasing personal values leaves a history that is still sound, without them.
func erasureKeepsTheChain(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1", "door_code": "12B4"})
	w.Do(t, Ada, c.ID, engine.AddNote{Text: "Ayşe called"})
	events, err := u.History(t.Context(), c.ID, 0)
	if err != nil || events[0].Body.(engine.Opened).Fields["door_code"] != "12B4" {
		t.Fatal(events, err)
	}
	if err := u.Exec(fmt.Sprintf("DELETE FROM event_values WHERE case_id = %d", c.ID)); err != nil {
		t.Fatal(err)
	}
	wantSound(t, u)
	events, err = u.History(t.Context(), c.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	opened := events[0].Body.(engine.Opened)
	if _, kept := opened.Fields["door_code"]; kept || opened.Fields["order_no"] != "A-1" || opened.Title != "" {
		t.Errorf("after erasure the opening says %+v", opened)
	}
	if note := events[len(events)-1].Body.(engine.Noted); note.Text != "" {
		t.Errorf("after erasure the note says %q", note.Text)
	}
}
