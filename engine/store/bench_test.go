package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/pgtest"
	"github.com/akis-platform/akis/engine/store/storetest"
)

// The benchmarks compare opening a case through the service, everything real,
// with the raw transaction of four inserts on the same database, by 1, 4, 16 and
// 64 callers at once. Each prints the latencies' p50, p95 and p99.

var callers = []int{1, 4, 16, 64}

func BenchmarkSQLiteRaw(b *testing.B) {
	path := filepath.Join(b.TempDir(), "raw.db")
	db := rawDB(b, "sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(5000)&_txlock=immediate")
	db.SetMaxOpenConns(1)
	raw(b, db, "?")
}

func BenchmarkSQLiteOpen(b *testing.B) {
	opened(b, filepath.Join(b.TempDir(), "akis.db"))
}

func BenchmarkPostgresRaw(b *testing.B) {
	db := rawDB(b, "pgx", pgtest.DurableURL(b)+"&default_query_exec_mode=exec")
	db.SetMaxOpenConns(24)
	db.SetMaxIdleConns(24)
	raw(b, db, "$")
}

func BenchmarkPostgresOpen(b *testing.B) { opened(b, pgtest.DurableURL(b)) }

func rawDB(b *testing.B, driver, dsn string) *sql.DB {
	b.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	for _, table := range []string{
		"CREATE TABLE cases (id BIGINT PRIMARY KEY, step TEXT, fields TEXT)",
		"CREATE TABLE events (case_id BIGINT, seq BIGINT, body TEXT, PRIMARY KEY (case_id, seq))",
		"CREATE TABLE deadlines (case_id BIGINT PRIMARY KEY, due BIGINT)",
		"CREATE TABLE outbox (id TEXT PRIMARY KEY, effect TEXT)",
	} {
		if _, err := db.Exec(table); err != nil {
			b.Fatal(err)
		}
	}
	return db
}

func raw(b *testing.B, db *sql.DB, mark string) {
	args := func(n int) string {
		list := ""
		for i := range n {
			if i > 0 {
				list += ", "
			}
			list += mark
			if mark == "$" {
				list += fmt.Sprint(i + 1)
			}
		}
		return list
	}
	body := fmt.Sprintf(`{"order_no":"A-%d","country":"TR","delivery":%q}`, 1, "a text of some length that a customer wrote")
	var next atomic.Int64
	measure(b, func(ctx context.Context) error {
		id := next.Add(1)
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // after a commit there is nothing left to undo
		for _, q := range []struct {
			text string
			args []any
		}{
			{"INSERT INTO cases VALUES (" + args(3) + ")", []any{id, "read", body}},
			{"INSERT INTO events VALUES (" + args(3) + ")", []any{id, 1, body}},
			{"INSERT INTO deadlines VALUES (" + args(2) + ")", []any{id, id}},
			{"INSERT INTO outbox VALUES (" + args(2) + ")", []any{fmt.Sprint(id), body}},
		} {
			if _, err := tx.ExecContext(ctx, q.text, q.args...); err != nil {
				return err
			}
		}
		return tx.Commit()
	})
}

func opened(b *testing.B, dsn string) {
	s, err := store.Open(b.Context(), store.Options{DSN: dsn, Key: []byte("a key of the tests only")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	w := storetest.NewWorld(b, s)
	measure(b, func(ctx context.Context) error {
		_, err := w.Execute(ctx, storetest.Ada, service.Request{Command: engine.Open{
			Category: "cargo/late", Title: "Order A-1 is late",
			Fields: map[string]any{"order_no": "A-1", "country": "TR", "delivery": "a text of some length that a customer wrote"},
		}})
		return err
	})
}

// measure runs do by each number of callers and reports rates and latencies.
func measure(b *testing.B, do func(context.Context) error) {
	for _, n := range callers {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var left atomic.Int64
			left.Store(int64(b.N))
			took := make([][]time.Duration, n)
			var wg sync.WaitGroup
			b.ResetTimer()
			for i := range n {
				wg.Go(func() {
					for left.Add(-1) >= 0 {
						start := time.Now()
						if err := do(b.Context()); err != nil {
							b.Error(err)
							return
						}
						took[i] = append(took[i], time.Since(start))
					}
				})
			}
			wg.Wait()
			b.StopTimer()
			all := slices.Sorted(slices.Values(slices.Concat(took...)))
			if len(all) == 0 {
				return
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "cases/s")
			for _, p := range []int{50, 95, 99} {
				b.ReportMetric(float64(all[len(all)*p/100])/float64(time.Millisecond), fmt.Sprintf("p%d-ms", p))
			}
		})
	}
}

// BenchmarkRead is what a request for a case costs: who asks, and the case with
// what can be done about it.
func BenchmarkRead(b *testing.B) {
	for name, dsn := range map[string]string{"sqlite": filepath.Join(b.TempDir(), "akis.db"), "postgres": pgtest.URL(b)} {
		s, err := store.Open(b.Context(), store.Options{DSN: dsn, Key: []byte("a key of the tests only")})
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		w := storetest.NewWorld(b, s)
		c := w.Open(b, storetest.Ada, map[string]any{"order_no": "A-1"})
		token, _, err := w.NewToken(b.Context(), storetest.Root, "ada", "bench", 0)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"/authenticate", func(b *testing.B) {
			for b.Loop() {
				if _, _, err := w.Authenticate(b.Context(), token); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/view", func(b *testing.B) {
			for b.Loop() {
				if _, err := w.View(b.Context(), storetest.Ada, c.ID); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/list", func(b *testing.B) {
			for b.Loop() {
				if _, err := w.List(b.Context(), storetest.Ada, service.ListQuery{View: service.Pool}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
