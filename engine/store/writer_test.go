package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/akis-platform/akis/engine"
)

func openSQLite(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key of the tests only")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// together puts the functions into one group: the writer is kept busy until all
// of them wait.
func together(t *testing.T, s *Store, fns map[string]func(*tx) error) map[string]error {
	t.Helper()
	busy, free := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := s.write(t.Context(), "", func(*tx) error { close(busy); <-free; return nil }); err != nil {
			t.Error(err)
		}
	})
	<-busy
	var mu sync.Mutex
	errs := map[string]error{}
	members := 0
	for id, fn := range fns {
		m := &member{ctx: t.Context(), id: id, fn: fn, done: make(chan struct{})}
		s.writer.waiting <- m
		members++
		wg.Go(func() {
			<-m.done
			mu.Lock()
			defer mu.Unlock()
			errs[id] = m.err
		})
	}
	if got := len(s.writer.waiting); got != members {
		t.Fatalf("%d of %d wait", got, members)
	}
	close(free)
	wg.Wait()
	return errs
}

func remember(id string) func(*tx) error {
	return func(t *tx) error { return t.Remember(engine.Memory{Key: id}) }
}

func wantRemembered(t *testing.T, s *Store, want map[string]bool) {
	t.Helper()
	for id, should := range want {
		var n int
		if _, err := s.one(t.Context(), []any{&n}, "SELECT count(*) FROM commands WHERE id = ?", id); err != nil {
			t.Fatal(err)
		}
		if n == 1 != should {
			t.Errorf("%s is there %d times", id, n)
		}
	}
}

// One member's SQL error takes the group apart, and only that member fails.
func TestBrokenMemberFailsAlone(t *testing.T) {
	s := openSQLite(t)
	refused := errors.New("refused")
	errs := together(t, s, map[string]func(*tx) error{
		"a": remember("a"), "b": remember("b"),
		"broken":  func(t *tx) error { t.add("INSERT INTO nowhere VALUES (1)"); return nil },
		"refused": func(t *tx) error { return errors.Join(remember("refused")(t), refused) },
		"read and refused": func(t *tx) error {
			if err := remember("read and refused")(t); err != nil {
				return err
			}
			if m, err := t.Recall("read and refused"); m == nil || err != nil {
				return fmt.Errorf("it does not see its own write: %w", err)
			}
			return refused
		},
		"panics": func(*tx) error { panic("at the member's own cost") },
	})
	for id, want := range map[string]bool{"a": true, "b": true, "broken": false, "refused": false, "read and refused": false, "panics": false} {
		if (errs[id] == nil) != want {
			t.Errorf("%s: %v", id, errs[id])
		}
	}
	if !errors.Is(errs["read and refused"], refused) {
		t.Error(errs["read and refused"])
	}
	wantRemembered(t, s, map[string]bool{"a": true, "b": true, "broken": false, "refused": false, "read and refused": false, "panics": false})
}

// A commit that fails leaves the outcome unknown: each member is looked up and
// carried out once, never twice.
func TestFailedCommitIsLookedUp(t *testing.T) {
	s := openSQLite(t)
	ctx := t.Context()
	err := s.write(ctx, "", func(t *tx) error {
		t.add("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
		t.add("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
		t.add("CREATE TABLE counted (n INTEGER)")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	runs := 0
	errs := together(t, s, map[string]func(*tx) error{
		"good": func(t *tx) error {
			runs++
			t.add("INSERT INTO counted VALUES (1)")
			return remember("good")(t)
		},
		"orphan": func(t *tx) error {
			t.add("INSERT INTO child VALUES (7)") // refused only at COMMIT
			return remember("orphan")(t)
		},
	})
	if errs["good"] != nil || !errors.Is(errs["orphan"], ErrUnknown) {
		t.Errorf("good: %v, orphan: %v", errs["good"], errs["orphan"])
	}
	wantRemembered(t, s, map[string]bool{"good": true, "orphan": false})
	var n int
	if _, err := s.one(ctx, []any{&n}, "SELECT count(*) FROM counted"); err != nil || n != 1 || runs != 2 {
		t.Errorf("it ran %d times and wrote %d rows, %v", runs, n, err)
	}
	// What turns out to have been committed is not done again.
	m := &member{ctx: ctx, id: "good", fn: func(*tx) error { t.Error("it ran again"); return nil }}
	s.writer.stop()
	s.writer.alone(m, true)
	s.writer.discard()
	if m.err != nil {
		t.Error(m.err)
	}
}

func TestImpatientMemberDoesNotJoin(t *testing.T) {
	s := openSQLite(t)
	ctx, cancel := context.WithCancel(t.Context())
	busy, free := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := s.write(t.Context(), "", func(*tx) error { close(busy); <-free; return nil }); err != nil {
			t.Error(err)
		}
	})
	<-busy
	m := &member{ctx: ctx, id: "late", fn: remember("late"), done: make(chan struct{})}
	s.writer.waiting <- m
	cancel()
	close(free)
	<-m.done
	wg.Wait()
	if !errors.Is(m.err, context.Canceled) {
		t.Error(m.err)
	}
	wantRemembered(t, s, map[string]bool{"late": false})
}

// Down takes everything back, so that up can run again.
func TestMigrationsGoBothWays(t *testing.T) {
	o := Options{DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key of the tests only")}
	for range 2 {
		s, err := Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if n, err := Rollback(t.Context(), o); n != 4 || err != nil {
			t.Fatalf("%d migrations were taken back, %v", n, err)
		}
	}
	s, err := connect(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m, err := s.migrator(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("a locked store migrated: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := UnlockMigrations(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestOptions(t *testing.T) {
	for name, o := range map[string]Options{
		"short key": {DSN: "x.db", Key: []byte("short")},
		"no place":  {Key: []byte("a key of the tests only")},
		"bad url":   {DSN: "postgres://%zz", Key: []byte("a key of the tests only")},
	} {
		if s, err := Open(t.Context(), o); err == nil {
			t.Errorf("%s: opened", name)
			s.Close()
		}
	}
}
