package store_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store/pgtest"
	"github.com/akis-platform/akis/engine/store/storetest"
)

// TestCutConnectionsDoubleNothing ends every connection to PostgreSQL while
// commands are under way. Whoever is told of an error repeats under the same key;
// at the end each command was carried out once.
func TestCutConnectionsDoubleNothing(t *testing.T) {
	url := pgtest.URL(t)
	u := under(t, url, "pgx", url)
	w := storetest.NewWorld(t, u)
	const hands, each = 8, 40
	var done, told atomic.Int64
	var wg sync.WaitGroup
	for h := range hands {
		wg.Go(func() {
			for i := range each {
				req := service.Request{Key: fmt.Sprint(h, "/", i), Command: engine.Open{Category: "turn"}}
				for try := 0; ; try++ {
					_, err := w.Execute(t.Context(), storetest.Ada, req)
					if err == nil {
						break
					}
					told.Add(1)
					if _, refused := engine.AsRefusal(err); refused || try == 100 {
						t.Error(err)
						return
					}
				}
				done.Add(1)
			}
		})
	}
	cuts := 0
	for done.Load() < hands*each && !t.Failed() {
		err := u.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
		if err != nil {
			t.Error(err)
		}
		cuts++
		before := done.Load()
		for done.Load() < min(before+8, hands*each) && !t.Failed() { // let some through
			if err := u.Exec("SELECT pg_sleep(0.002)"); err != nil {
				t.Error(err)
			}
		}
	}
	wg.Wait()
	list, err := w.List(t.Context(), storetest.Max, service.ListQuery{})
	if err != nil || list.Count != hands*each {
		t.Errorf("%d commands made %d cases, %v", hands*each, list.Count, err)
	}
	if found, err := u.Verify(); err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	t.Logf("%d cuts, %d errors told", cuts, told.Load())
}
