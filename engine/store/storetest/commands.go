package storetest

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
)

// journey walks a case from its opening to its close and reads it back.
func journey(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1", "country": "FR", "weight": 2.5})
	if c.ID == 0 || c.Team != "french" || c.Status != engine.StatusNew {
		t.Fatalf("opened %+v", c)
	}
	_, err := w.Execute(t.Context(), Fay, service.Request{Case: c.ID, Command: engine.Finish{Outcome: "ask"}})
	WantRefused(t, err, engine.Invalid, "gate")
	w.Do(t, Fay, c.ID, engine.Fill{Fields: map[string]any{"door_code": "12B4"}})
	c = w.Do(t, Fay, c.ID, engine.Finish{Outcome: "ask"})
	if c.Partner != "aras" || c.Step != "carrier" {
		t.Fatalf("after asking %+v", c)
	}
	w.Do(t, Aras, c.ID, engine.Fill{Fields: map[string]any{"delivery": "at the neighbour's"}})
	w.Do(t, Aras, c.ID, engine.Finish{Outcome: "answered"})
	c = w.Do(t, Bo, c.ID, engine.Finish{Outcome: "done"})
	stored, err := u.Case(t.Context(), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	events, err := u.History(t.Context(), c.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	var folded engine.Case
	for _, e := range events {
		folded = engine.Apply(folded, e)
	}
	if !reflect.DeepEqual(stored, c) || !reflect.DeepEqual(folded, stored) {
		t.Errorf("the snapshot\n%+v\nthe answer\n%+v\nand the history\n%+v\ndiffer", stored, c, folded)
	}
	w.Clock.Advance(8 * 24 * time.Hour)
	if n, err := w.TickDue(t.Context(), 10); n != 1 || err != nil {
		t.Fatalf("ticked %d, %v", n, err)
	}
	if c, err = u.Case(t.Context(), c.ID); err != nil || c.Status != engine.StatusClosed {
		t.Errorf("a week later %s, %v", c.Status, err)
	}
	wantSound(t, u)
}

func wantSound(t *testing.T, u Under) {
	t.Helper()
	found, err := u.Verify()
	if err != nil || len(found) > 0 {
		t.Errorf("the history is not sound: %v, %v", found, err)
	}
}

func rollbackLeavesNothing(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	undo := errors.New("undo")
	err := w.Batch(t.Context(), func(b *service.Batch) error {
		if _, err := b.Execute(Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "one"}}); err != nil {
			return err
		}
		if _, err := b.Execute(Ada, service.Request{Command: engine.Open{Category: "turn"}}); err != nil {
			return err
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
	events, err := u.History(t.Context(), c.ID, 0)
	if err != nil || events[len(events)-1].Seq != c.Revision {
		t.Errorf("the history has %d events, %v", len(events), err)
	}
	list, err := w.List(t.Context(), Max, service.ListQuery{})
	if err != nil || list.Count != 1 {
		t.Errorf("there are %d cases, %v", list.Count, err)
	}
	// A part that is refused undoes only itself.
	err = w.Batch(t.Context(), func(b *service.Batch) error {
		if _, err := b.Execute(Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "kept"}}); err != nil {
			return err
		}
		_, err := b.Execute(Fay, service.Request{Case: c.ID, Command: engine.AddNote{Text: "refused"}})
		WantRefused(t, err, engine.NotFound, "not_found")
		_, err = b.Execute(Bo, service.Request{Case: c.ID, Command: engine.AddNote{Text: "kept too"}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	events, err = u.History(t.Context(), c.ID, c.Revision)
	if err != nil || len(events) != 2 || events[1].Body.(engine.Noted).Text != "kept too" {
		t.Errorf("after the batch %v, %v", events, err)
	}
	wantSound(t, u)
}

func oneClaimWins(t *testing.T, u Under) {
	w := NewWorld(t, u)
	for range 5 {
		c := w.Open(t, Max, map[string]any{"order_no": "A-1"})
		claimants := []engine.Actor{Ada, Bo, Lea}
		errs := make([]error, len(claimants))
		var wg sync.WaitGroup
		for i, a := range claimants {
			wg.Go(func() {
				_, errs[i] = w.Execute(t.Context(), a, service.Request{Case: c.ID, Command: engine.Claim{}})
			})
		}
		wg.Wait()
		var winner string
		for i, err := range errs {
			if err == nil {
				winner += claimants[i].User
				continue
			}
			WantRefused(t, err, engine.Conflict, "claimed")
		}
		got, err := u.Case(t.Context(), c.ID)
		if err != nil || got.Assignee != winner {
			t.Errorf("%q say they won, the case is held by %q, %v", winner, got.Assignee, err)
		}
	}
}

func sameKeySameAnswer(t *testing.T, u Under) {
	w := NewWorld(t, u)
	open := service.Request{Key: "k1", Command: engine.Open{Category: "cargo/late", Fields: map[string]any{"order_no": "A-1"}}}
	first, err := w.Execute(t.Context(), Ada, open)
	if err != nil || first.Replayed {
		t.Fatal(first.Replayed, err)
	}
	w.Do(t, Ada, first.Case.ID, engine.Claim{})
	again, err := w.Execute(t.Context(), Ada, open)
	if err != nil || !again.Replayed {
		t.Fatal(again.Replayed, err)
	}
	if !reflect.DeepEqual(again.Case, first.Case) || !reflect.DeepEqual(again.Events, first.Events) {
		t.Errorf("the second answer\n%+v\ndiffers from the first\n%+v", again, first)
	}
	other := open
	other.Command = engine.Open{Category: "turn"}
	_, err = w.Execute(t.Context(), Ada, other)
	WantRefused(t, err, engine.Conflict, "key_reused")
	// Somebody else's key is another key.
	bos, err := w.Execute(t.Context(), Bo, open)
	if err != nil || bos.Replayed || bos.Case.ID == first.Case.ID {
		t.Errorf("bo got %+v, %v", bos, err)
	}
	var wg sync.WaitGroup
	ids := make([]engine.CaseID, 8)
	for i := range ids {
		wg.Go(func() {
			res, err := w.Execute(t.Context(), Ada, service.Request{Key: "k2", Command: engine.Open{Category: "turn"}})
			if err != nil {
				t.Error(err)
			}
			ids[i] = res.Case.ID
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("one key opened %v", ids)
			break
		}
	}
}

// memoriesAreKept forgets commands without a key, and only those.
func memoriesAreKept(t *testing.T, u Under) {
	w := NewWorld(t, u)
	keyed := service.Request{Key: "~k", Command: engine.Open{Category: "turn"}}
	first, err := w.Execute(t.Context(), Ada, keyed)
	if err != nil {
		t.Fatal(err)
	}
	w.Open(t, Ada, nil)
	count := func() (n int) {
		t.Helper()
		if n, err = u.Memories(); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, c := range []struct {
		before time.Time
		want   int
	}{{time.Now().Add(-time.Hour), 2}, {time.Now().Add(time.Hour), 1}} {
		if err := u.Forget(t.Context(), c.before); err != nil {
			t.Fatal(err)
		}
		if n := count(); n != c.want {
			t.Errorf("forgetting what was before %v leaves %d memories, want %d", c.before, n, c.want)
		}
	}
	again, err := w.Execute(t.Context(), Ada, keyed)
	if err != nil || !again.Replayed || again.Case.ID != first.Case.ID {
		t.Errorf("the keyed command came out as %+v, %v", again, err)
	}
}

// whatACommandNames is asked for as well: the customer of a new case.
func whatACommandNames(t *testing.T, u Under) {
	w := NewWorld(t, u)
	_, err := w.Execute(t.Context(), Ada, service.Request{Command: engine.Open{Category: "turn", Customer: 99}})
	r, ok := engine.AsRefusal(err)
	if !ok || r.Code != "unknown_customer" || r.Problems[0].Pointer != "/customer" {
		t.Errorf("a customer who is not there: %v", err)
	}
	_, err = w.Execute(t.Context(), Aras, service.Request{Command: engine.Open{Category: "turn"}})
	WantRefused(t, err, engine.Forbidden, "forbidden")
}

func staleOnlyWhenItMatters(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	c = w.Do(t, Ada, c.ID, engine.Claim{})
	seen := c.Revision
	try := func(cmd engine.Command) error {
		_, err := w.Execute(t.Context(), Ada, service.Request{Case: c.ID, Command: cmd, IfMatch: &seen})
		return err
	}
	w.Do(t, Bo, c.ID, engine.AddNote{Text: "by the way"})
	if err := try(engine.Fill{Fields: map[string]any{"weight": 3.0}}); err != nil {
		t.Errorf("a note made a write stale: %v", err)
	}
	WantRefused(t, try(engine.Fill{Fields: map[string]any{"weight": 4.0}}), engine.Stale, "stale")
	if err := try(engine.Fill{Fields: map[string]any{"country": "DE"}}); err != nil {
		t.Errorf("another field made a write stale: %v", err)
	}
	w.Do(t, Lea, c.ID, engine.Assign{To: "bo"})
	WantRefused(t, try(engine.AddNote{Text: "x"}), engine.Stale, "stale")
	future := c.Revision + 100
	_, err := w.Execute(t.Context(), Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "x"}, IfMatch: &future})
	WantRefused(t, err, engine.Stale, "stale")
}

func dueFiresOnce(t *testing.T, u Under) {
	w := NewWorld(t, u)
	const cases = 30
	for range cases {
		w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	}
	w.Clock.Advance(5 * time.Hour)
	nodes := []*service.Service{w.Service, w.Node(w.Live())}
	if err := nodes[1].Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, n := range nodes {
		wg.Go(func() {
			for range 2 {
				if _, err := n.TickDue(t.Context(), cases); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	list, err := w.List(t.Context(), Max, service.ListQuery{Teams: []string{"lead"}})
	if err != nil || list.Count != cases {
		t.Errorf("%d of %d cases were escalated, %v", list.Count, cases, err)
	}
	for _, row := range list.Rows {
		events, err := u.History(t.Context(), row.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		fired := map[string]int{}
		for _, e := range events {
			switch b := e.Body.(type) {
			case engine.Breached:
				fired[string(b.Deadline)]++
			case engine.Escalated:
				fired[b.Name]++
			}
		}
		if !reflect.DeepEqual(fired, map[string]int{"claim": 1, "done": 1, "late": 1}) {
			t.Errorf("case %d fired %v", row.ID, fired)
		}
	}
	if due, err := u.Due(t.Context(), w.Now(), 10); err != nil || len(due) > 0 {
		t.Errorf("still due: %v, %v", due, err)
	}
	wantSound(t, u)
}
