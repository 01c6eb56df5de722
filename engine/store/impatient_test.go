package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/draft"
	"github.com/akis-platform/akis/engine/outbox"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store/storetest"
)

// A caller whose patience ends leaves while the writer still works for it. What
// it is answered then is nothing but an error; run with -race.
func TestImpatientCallersShareNothingWithTheWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "akis.db")
	u := under(t, path, "sqlite", path)
	w := storetest.NewWorld(t, u)
	calls := []func(context.Context, int) (any, error){
		func(ctx context.Context, n int) (any, error) {
			c, created, err := u.FindOrCreate(ctx, customer.Customer{
				Name: "Jane", Contacts: []customer.Contact{{Kind: customer.Phone, Value: fmt.Sprint("+90", n)}},
			})
			return fmt.Sprint(c.ID, created), err
		},
		func(ctx context.Context, _ int) (any, error) {
			items, err := u.Lease(ctx, w.Now(), w.Now(), 3)
			return fmt.Sprint(len(items)), err
		},
		func(ctx context.Context, n int) (any, error) {
			return u.Mark(ctx, fmt.Sprint(n), 1, outbox.Sent, w.Now(), "")
		},
		func(ctx context.Context, _ int) (any, error) { return u.Hold(ctx) },
		func(ctx context.Context, n int) (any, error) {
			p, err := u.Publish(ctx, draft.Published{Version: "v1", Name: "orders"}, draft.Change{Was: "v1"})
			return fmt.Sprint(p.Number), err
		},
		func(ctx context.Context, _ int) (any, error) {
			res, err := w.Execute(ctx, storetest.Max, service.Request{Command: engine.Open{Category: "cargo/late"}})
			return fmt.Sprint(res.Case.ID), err
		},
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	left := 0
	for hand := range 12 {
		wg.Go(func() {
			for i := range 60 {
				n := hand*1000 + i
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n%40)*25*time.Microsecond)
				got, err := calls[n%len(calls)](ctx, n)
				cancel()
				if err != nil {
					mu.Lock()
					left++
					mu.Unlock()
				}
				_ = fmt.Sprint(got) // reads what was answered, also beside an error
			}
		})
	}
	wg.Wait()
	if left == 0 {
		t.Error("nobody was impatient; the test tested nothing")
	}
}
