package storetest

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// anyWalkIsSound lets random people give random commands at random times: what
// the tables say always follows from the histories, refused or not.
func anyWalkIsSound(t *testing.T, u Under) {
	w := NewWorld(t, u)
	ctx := t.Context()
	people := []engine.Actor{Ada, Bo, Fay, Lea, Max, Aras}
	text := rapid.SampledFrom([]string{"x", "", "ışık \x00 <b>'\"?\\", "أحمد", "\u2028"})
	command := rapid.OneOf(
		rapid.Just[engine.Command](engine.Claim{}), rapid.Just[engine.Command](engine.Release{}),
		rapid.Custom(func(t *rapid.T) engine.Command {
			return engine.Assign{To: rapid.SampledFrom([]string{"ada", "bo", "lea", "zoe"}).Draw(t, "to")}
		}),
		rapid.Custom(func(t *rapid.T) engine.Command {
			return engine.Transfer{Team: rapid.SampledFrom([]string{"front", "french", "turns", "none"}).Draw(t, "team"), Reason: text.Draw(t, "reason")}
		}),
		rapid.Custom(func(t *rapid.T) engine.Command {
			return engine.Fill{Fields: rapid.MapOf(rapid.SampledFrom([]string{"order_no", "country", "door_code", "delivery"}),
				rapid.Custom(func(t *rapid.T) any { return any(rapid.SampledFrom([]string{"A-1", "FR", "", "O'Neil?"}).Draw(t, "v")) })).Draw(t, "fields")}
		}),
		rapid.Custom(func(t *rapid.T) engine.Command {
			return engine.Finish{Outcome: rapid.SampledFrom([]string{"ask", "done", "answered", "none"}).Draw(t, "outcome")}
		}),
		rapid.Custom(func(t *rapid.T) engine.Command {
			return engine.Recategorise{Category: rapid.SampledFrom([]string{"turn", "cargo/late", "cargo"}).Draw(t, "category"), Reason: text.Draw(t, "reason")}
		}),
		rapid.Custom(func(t *rapid.T) engine.Command { return engine.AddNote{Text: text.Draw(t, "note")} }),
		rapid.Custom(func(t *rapid.T) engine.Command { return engine.Pause{Reason: text.Draw(t, "pause")} }),
		rapid.Just[engine.Command](engine.Resume{}), rapid.Just[engine.Command](engine.CloseCase{}),
		rapid.Just[engine.Command](engine.Reopen{Reason: "again"}), rapid.Just[engine.Command](engine.Cancel{Reason: "twice"}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		c := w.Open(t, Max, map[string]any{"country": rapid.SampledFrom([]string{"FR", "DE"}).Draw(rt, "country")})
		for i := range rapid.IntRange(1, 12).Draw(rt, "commands") {
			w.Clock.Advance(time.Duration(rapid.IntRange(0, 300).Draw(rt, "minutes")) * time.Minute)
			if rapid.IntRange(0, 3).Draw(rt, "tick") == 0 {
				if _, err := w.TickDue(ctx, 10); err != nil {
					rt.Fatal(err)
				}
			}
			cmd := command.Draw(rt, fmt.Sprint("command ", i))
			_, err := w.Execute(ctx, rapid.SampledFrom(people).Draw(rt, "actor"), service.Request{Case: c.ID, Command: cmd})
			if _, refused := engine.AsRefusal(err); err != nil && !refused {
				rt.Fatalf("%T: %v", cmd, err)
			}
		}
	})
	wantSound(t, u)
}

// failedTicksWait breaks what a due case needs: the failure is kept and the case
// is tried again later, ever more rarely, and acts once it can.
func failedTicksWait(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, nil)
	w.Clock.Advance(2 * time.Hour)
	if err := u.Exec(fmt.Sprintf(`UPDATE cases SET snapshot = replace(snapshot, '"version":"v1"', '"version":"v0"') WHERE id = %d`, c.ID)); err != nil {
		t.Fatal(err)
	}
	due := func() int {
		ids, err := u.Due(t.Context(), w.Now(), 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(ids)
	}
	for _, wait := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute} {
		if n, err := w.TickDue(t.Context(), 10); n != 0 || err != nil {
			t.Fatalf("ticked %d, %v", n, err)
		}
		w.Clock.Advance(wait - time.Second)
		if due() != 0 {
			t.Fatalf("due again before %v", wait)
		}
		w.Clock.Advance(time.Second)
		if due() != 1 {
			t.Fatalf("not due again after %v", wait)
		}
	}
	if err := u.Exec(fmt.Sprintf(`UPDATE cases SET snapshot = replace(snapshot, '"version":"v0"', '"version":"v1"') WHERE id = %d`, c.ID)); err != nil {
		t.Fatal(err)
	}
	if n, err := w.TickDue(t.Context(), 10); n != 1 || err != nil {
		t.Fatalf("mended, it ticked %d, %v", n, err)
	}
}

// versionsStay publishes a second version: new cases take it, old ones stay.
func versionsStay(t *testing.T, u Under) {
	w := NewWorld(t, u)
	old := w.Open(t, Ada, nil)
	second := Definition(t)
	second.Version = "v2"
	other := w.Node(second) // a node that can only load v2
	if _, err := w.Publish(t.Context(), Root, service.PublishedSet{Definition: second, Message: "second"}); err != nil {
		t.Fatal(err)
	}
	if err := other.Refresh(t.Context()); err != nil || other.Live().Version != "v2" {
		t.Fatalf("the other node runs %v, %v", other.Live(), err)
	}
	if c := w.Open(t, Ada, nil); c.Version != "v2" {
		t.Errorf("a new case has version %s", c.Version)
	}
	if c := w.Do(t, Ada, old.ID, engine.Claim{}); c.Version != "v1" {
		t.Errorf("an old case moved to version %s", c.Version)
	}
	v := []definition.Version{"v2", "v1"}
	list, err := w.Versions(t.Context(), Root)
	if err != nil || len(list) != 2 || list[0].Version != v[0] || list[1].Version != v[1] || list[0].Number != 2 {
		t.Errorf("published %+v, %v", list, err)
	}
	stranger := Definition(t)
	stranger.Name, stranger.Version = "other", "v3"
	_, err = w.Publish(t.Context(), Root, service.PublishedSet{Definition: stranger})
	WantRefused(t, err, engine.Conflict, "other_set")
	_, err = w.Publish(t.Context(), Ada, service.PublishedSet{Definition: second})
	WantRefused(t, err, engine.Forbidden, "forbidden")
}

// snapshotsAreACache: a version is read from its compiled form; one that is missing
// or another build's is made anew from the sources, once.
func snapshotsAreACache(t *testing.T, u Under) {
	w := NewWorld(t, u)
	loads := 0
	node := func() *service.Service {
		s := service.New(service.Config{Store: w.Store, Clock: w.Clock.Now, Load: func(map[string][]byte) (*definition.Definition, error) {
			loads++
			return Definition(t), nil
		}})
		if err := s.Refresh(t.Context()); err != nil || s.Live().Version != "v1" {
			t.Fatalf("the node runs %v, %v", s.Live(), err)
		}
		return s
	}
	node()
	if loads != 0 {
		t.Errorf("the sources were read though the compiled form is there")
	}
	for name, bad := range map[string][]byte{"another build's": make([]byte, 200), "cut": []byte("x")} {
		if err := w.Store.KeepSnapshot(t.Context(), "v1", bad); err != nil {
			t.Fatal(err)
		}
		loads = 0
		for range 2 {
			node()
		}
		if loads != 1 {
			t.Errorf("%s: the sources were read %d times", name, loads)
		}
	}
	err := w.Store.KeepSnapshot(t.Context(), "v9", []byte("x"))
	WantRefused(t, err, engine.NotFound, "not_found")
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	if _, err := node().Execute(t.Context(), Ada, service.Request{Case: c.ID, Command: engine.Finish{Outcome: "ask"}}); err != nil {
		t.Errorf("rules of a compiled form do not run: %v", err)
	}
}
