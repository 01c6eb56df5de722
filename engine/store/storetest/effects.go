package storetest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/outbox"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/plugins"
)

// sink keeps what it was asked to send; fail decides what it answers.
type sink struct {
	mu   sync.Mutex
	got  []plugins.Message
	fail func(n int) error
}

func (s *sink) Send(_ context.Context, m plugins.Message) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, m)
	if s.fail != nil {
		return s.fail(len(s.got))
	}
	return nil
}

func (s *sink) keys() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	keys := make([]string, len(s.got))
	for i, m := range s.got {
		keys[i] = m.Key
	}
	slices.Sort(keys)
	return keys
}

func (w *World) worker(t *testing.T, s plugins.Sender) *outbox.Worker {
	t.Helper()
	r := plugins.NewRegistry()
	if err := r.Register("email", s); err != nil {
		t.Fatal(err)
	}
	return outbox.New(outbox.Config{
		Store: w.Store, Senders: r, Address: w.Address, Clock: w.Clock.Now, Lease: time.Minute, Attempts: 3,
	})
}

// asked opens n cases whose customer is told that a carrier was asked.
func (w *World) asked(t *testing.T, n int) {
	t.Helper()
	who, _, err := w.FindOrCreateCustomer(t.Context(), Ada, customer.Customer{
		Name: "Ayşe", Contacts: []customer.Contact{{Kind: customer.Email, Value: "ayse@example.com"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		res, err := w.Execute(t.Context(), Ada, service.Request{Command: engine.Open{Category: "cargo/late", Customer: who.ID}})
		if err != nil {
			t.Fatal(err)
		}
		w.Do(t, Ada, res.Case.ID, engine.Finish{Outcome: "ask"})
	}
}

func once(t *testing.T, w *outbox.Worker) int {
	t.Helper()
	n, err := w.Once(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func wantItems(t *testing.T, u Under, state outbox.State, want int) []outbox.Item {
	t.Helper()
	items, err := u.Items(t.Context(), state, 100)
	if err != nil || len(items) != want {
		t.Fatalf("%d items are %s, want %d, %v", len(items), state, want, err)
	}
	return items
}

func outboxSendsOnce(t *testing.T, u Under) {
	w := NewWorld(t, u)
	w.asked(t, 20)
	s := &sink{}
	workers := []*outbox.Worker{w.worker(t, s), w.worker(t, s)}
	var wg sync.WaitGroup
	for _, x := range workers {
		wg.Go(func() {
			for range 12 {
				if _, err := x.Once(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	keys := s.keys()
	if len(keys) != 20 || len(slices.Compact(keys)) != 20 {
		t.Errorf("sent %v", keys)
	}
	if m := s.got[0]; m.To != "ayse@example.com" || m.ToName != "Ayşe" {
		t.Errorf("sent to %+v", m)
	}
	wantItems(t, u, outbox.Sent, 20)
}

func outboxRetriesAndGivesUp(t *testing.T, u Under) {
	w := NewWorld(t, u)
	w.asked(t, 1)
	s := &sink{fail: func(n int) error { return errors.New("busy") }}
	x := w.worker(t, s)
	for i := range 3 {
		if n := once(t, x); n != 1 {
			t.Fatalf("attempt %d took %d items", i+1, n)
		}
		if n := once(t, x); n != 0 {
			t.Fatalf("after attempt %d the item was not put off", i+1)
		}
		w.Clock.Advance(2 * time.Hour)
	}
	dead := wantItems(t, u, outbox.Dead, 1)
	if dead[0].Error != "busy" || dead[0].Attempts != 3 {
		t.Errorf("given up as %+v", dead[0])
	}
	// A person sends it again.
	s.fail = nil
	if n, err := u.Approve(t.Context(), w.Now(), dead[0].Effect.Key); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	once(t, x)
	wantItems(t, u, outbox.Sent, 1)
	// What cannot be mended is not tried again.
	w.asked(t, 1)
	s.fail = func(int) error { return plugins.Permanent(errors.New("no such mailbox")) }
	once(t, x)
	wantItems(t, u, outbox.Dead, 1)
	if keys := s.keys(); len(keys) != 5 {
		t.Errorf("tried %d times", len(keys))
	}
}

// A worker that slept through its lease may neither send nor mark.
func outboxIsFenced(t *testing.T, u Under) {
	w := NewWorld(t, u)
	w.asked(t, 1)
	ctx, now := t.Context(), w.Now()
	first, err := u.Lease(ctx, now, now.Add(time.Minute), 10)
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	if again, err := u.Lease(ctx, now, now.Add(time.Minute), 10); err != nil || len(again) != 0 {
		t.Fatalf("leased twice: %v, %v", again, err)
	}
	w.Clock.Advance(2 * time.Minute)
	now = w.Now()
	second, err := u.Lease(ctx, now, now.Add(time.Minute), 10)
	if err != nil || len(second) != 1 || second[0].Generation <= first[0].Generation {
		t.Fatal(second, err)
	}
	key := first[0].Effect.Key
	for d, want := range map[time.Duration]bool{20 * time.Second: true, 59 * time.Second: true, time.Minute: false} {
		if holds, err := u.Holds(ctx, key, second[0].Generation, now.Add(d)); holds != want || err != nil {
			t.Errorf("whether a lease of a minute holds for %v: %v, %v", d, holds, err)
		}
	}
	if holds, err := u.Holds(ctx, key, first[0].Generation, now); holds || err != nil {
		t.Errorf("the first lease still holds, %v", err)
	}
	if ok, err := u.Mark(ctx, key, first[0].Generation, outbox.Dead, now, "late"); ok || err != nil {
		t.Errorf("the first lease still marks, %v", err)
	}
	if holds, err := u.Holds(ctx, key, second[0].Generation, now); !holds || err != nil {
		t.Errorf("the second lease does not hold, %v", err)
	}
	if ok, err := u.Mark(ctx, key, second[0].Generation, outbox.Sent, now, ""); !ok || err != nil {
		t.Errorf("the second lease does not mark, %v", err)
	}
	wantItems(t, u, outbox.Sent, 1)
}

// A copy whose outbox is held sends nothing until told to.
func outboxIsHeld(t *testing.T, u Under) {
	w := NewWorld(t, u)
	w.asked(t, 3)
	if n, err := u.Hold(t.Context()); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	s := &sink{}
	x := w.worker(t, s)
	if n := once(t, x); n != 0 {
		t.Errorf("%d held items were taken", n)
	}
	if n, err := u.Approve(t.Context(), w.Now()); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	once(t, x)
	wantItems(t, u, outbox.Sent, 3)
}

// An escalation tells the team on its screen, in the same transaction.
func noticesReachTheTeam(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	w.Clock.Advance(5 * time.Hour)
	if _, err := w.TickDue(t.Context(), 10); err != nil {
		t.Fatal(err)
	}
	for actor, want := range map[engine.Actor]int{Lea: 1, Ada: 0} {
		got, err := w.Notices(t.Context(), actor, 10)
		if err != nil || len(got) != want {
			t.Errorf("%s has the notices %v, %v", actor.User, got, err)
		}
		if want == 1 && (got[0].Case != int64(c.ID) || got[0].What != "escalated" || got[0].Team != "lead") {
			t.Errorf("the notice says %+v", got[0])
		}
	}
}

// Work that is handed out in turns goes to whoever waited longest.
func turnsAreFair(t *testing.T, u Under) {
	w := NewWorld(t, u)
	var got []string
	for range 4 {
		res, err := w.Execute(t.Context(), Max, service.Request{Command: engine.Open{Category: "turn"}})
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, res.Case.Assignee)
		w.Clock.Advance(time.Minute)
	}
	if want := []string{"ada", "bo", "ada", "bo"}; !reflect.DeepEqual(got, want) {
		t.Errorf("handed out to %v, want %v", got, want)
	}
	if err := w.SetPresent(t.Context(), Ada, false); err != nil {
		t.Fatal(err)
	}
	res, err := w.Execute(t.Context(), Max, service.Request{Command: engine.Open{Category: "turn"}})
	if err != nil || res.Case.Assignee != "bo" {
		t.Errorf("with ada away it went to %q, %v", res.Case.Assignee, err)
	}
}
