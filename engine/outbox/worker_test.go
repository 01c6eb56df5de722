package outbox_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/outbox"
	"github.com/akis-platform/akis/plugins"
)

// mem is a queue of n items in memory, faithful to the Store's contract.
type mem struct {
	mu    sync.Mutex
	items []outbox.Item
}

func (m *mem) Lease(_ context.Context, now, until time.Time, limit int) ([]outbox.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []outbox.Item
	for i := range m.items {
		it := &m.items[i]
		if (it.State == outbox.Pending || it.State == outbox.Leased) && !it.NextAt.After(now) && len(out) < limit {
			it.State, it.NextAt = outbox.Leased, until
			it.Generation++
			it.Attempts++
			out = append(out, *it)
		}
	}
	return out, nil
}
func (m *mem) find(k string) *outbox.Item {
	for i := range m.items {
		if m.items[i].Effect.Key == k {
			return &m.items[i]
		}
	}
	return nil
}
func (m *mem) Holds(_ context.Context, k string, g int64, now time.Time) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	it := m.find(k)
	return it.State == outbox.Leased && it.Generation == g && it.NextAt.After(now), nil
}
func (m *mem) Mark(_ context.Context, k string, g int64, s outbox.State, next time.Time, _ string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	it := m.find(k)
	if it.State != outbox.Leased || it.Generation != g {
		return false, nil
	}
	it.State, it.NextAt = s, next
	return true, nil
}
func (m *mem) Hold(context.Context) (int, error)                               { return 0, nil }
func (m *mem) Approve(context.Context, time.Time, ...string) (int, error)      { return 0, nil }
func (m *mem) Items(context.Context, outbox.State, int) ([]outbox.Item, error) { return nil, nil }

// slow takes its time for each message and counts them.
type slow struct {
	mu  sync.Mutex
	got map[string]int
	d   time.Duration
}

func (s *slow) Send(ctx context.Context, m plugins.Message) error {
	select {
	case <-time.After(s.d): // what is under test is a slow server
	case <-ctx.Done():
		return ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got[m.Key]++
	return nil
}

// Two workers with a server that uses all the time that a send may take: no
// message goes out twice, however many wait.
func TestSlowSendsHappenOnce(t *testing.T) {
	st := &mem{}
	for _, k := range []string{"a", "b", "c", "d"} {
		st.items = append(st.items, outbox.Item{Effect: engine.Effect{Key: k, Channel: "email"}, State: outbox.Pending})
	}
	s := &slow{got: map[string]int{}, d: 280 * time.Millisecond} // within the third of a lease that a send may take
	r := plugins.NewRegistry()
	if err := r.Register("email", s); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Second)
	defer cancel()
	var wg sync.WaitGroup
	for range 2 {
		w := outbox.New(outbox.Config{Store: st, Senders: r, Lease: 900 * time.Millisecond, Hands: 1,
			Address: func(context.Context, engine.Effect) (outbox.Address, error) { return outbox.Address{To: "x@y.z"}, nil }})
		wg.Go(func() { w.Run(ctx) })
	}
	wg.Wait()
	for _, it := range st.items {
		t.Logf("%s %s attempts=%d sent=%d", it.Effect.Key, it.State, it.Attempts, s.got[it.Effect.Key])
		if s.got[it.Effect.Key] != 1 {
			t.Errorf("%s was sent %d times", it.Effect.Key, s.got[it.Effect.Key])
		}
	}
}

// An item that no hand is free for is not counted as tried.
func TestOnlyWhatIsSentIsLeased(t *testing.T) {
	st := &mem{}
	for _, k := range []string{"a", "b", "c", "d", "e"} {
		st.items = append(st.items, outbox.Item{Effect: engine.Effect{Key: k, Channel: "email"}, State: outbox.Pending})
	}
	r := plugins.NewRegistry()
	if err := r.Register("email", &slow{got: map[string]int{}}); err != nil {
		t.Fatal(err)
	}
	w := outbox.New(outbox.Config{Store: st, Senders: r, Hands: 2,
		Address: func(context.Context, engine.Effect) (outbox.Address, error) { return outbox.Address{To: "x@y.z"}, nil }})
	if n, err := w.Once(t.Context()); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	tried := 0
	for _, it := range st.items {
		tried += it.Attempts
	}
	if tried != 2 {
		t.Errorf("%d items count as tried", tried)
	}
}
