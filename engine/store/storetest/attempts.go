package storetest

import (
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/outbox"
)

// guessesAreCounted holds that many guesses at once are no more than many in a row,
// and that who signs in rightly spends none.
func guessesAreCounted(t *testing.T, u Under) {
	w := NewWorld(t, u)
	const right, wrong, limit = "the right password", "the wrong password", 10
	if err := w.SetPassword(t.Context(), Root, "ada", right); err != nil {
		t.Fatal(err)
	}
	for range limit + 2 {
		if _, _, err := w.SignIn(t.Context(), "ada", right, ""); err != nil {
			t.Fatal(err)
		}
		w.Clock.Advance(time.Second)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	codes := map[string]int{}
	for range 3 * limit {
		wg.Go(func() {
			_, _, err := w.SignIn(t.Context(), "ada", wrong, "")
			r, ok := engine.AsRefusal(err)
			if !ok {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			codes[r.Code]++
		})
	}
	wg.Wait()
	if codes["credentials"] != limit || codes["too_many"] != 2*limit {
		t.Errorf("guesses were answered %v", codes)
	}
	_, _, err := w.SignIn(t.Context(), "ada", right, "")
	WantRefused(t, err, engine.Forbidden, "too_many")
	w.Clock.Advance(16 * time.Minute)
	if _, _, err := w.SignIn(t.Context(), "ada", right, ""); err != nil {
		t.Error(err)
	}
}

// oldRowsGo drops by age what nobody reads any more, and nothing else.
func oldRowsGo(t *testing.T, u Under) {
	w := NewWorld(t, u)
	ctx := t.Context()
	w.asked(t, 3)
	once(t, w.worker(t, &sink{}))
	w.asked(t, 1) // waits to be sent
	w.Open(t, Ada, nil)
	w.Clock.Advance(5 * time.Hour)
	if _, err := w.TickDue(ctx, 10); err != nil {
		t.Fatal(err)
	}
	// Of a login that nobody has: only time can take it away.
	since := w.Now().Add(-time.Hour)
	if ok, err := u.Attempt(ctx, "nobody", w.Now(), since, 1); !ok || err != nil {
		t.Fatal(ok, err)
	}
	for _, c := range []struct {
		before        time.Time
		sent, notices int
		open          bool
	}{
		{w.Now().Add(-6 * time.Hour), 3, 1, false},
		{w.Now().Add(time.Second), 0, 0, true},
	} {
		if err := u.Prune(ctx, c.before, c.before); err != nil {
			t.Fatal(err)
		}
		wantItems(t, u, outbox.Sent, c.sent)
		wantItems(t, u, outbox.Pending, 1)
		if got, err := w.Notices(ctx, Lea, 10); err != nil || len(got) != c.notices {
			t.Errorf("%d notices are left, want %d, %v", len(got), c.notices, err)
		}
		if ok, err := u.Attempt(ctx, "nobody", w.Now(), since, 1); ok != c.open || err != nil {
			t.Errorf("the attempt is gone: %v, want %v, %v", ok, c.open, err)
		}
	}
}
