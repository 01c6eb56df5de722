package service_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store/storetest"
)

// watched is a store that knows whether a transaction is under way.
type watched struct {
	service.Store
	writing bool
}

// Version answers no snapshot: what is looked at here is how sources are compiled.
func (s *watched) Version(ctx context.Context, v definition.Version) (draft.Published, error) {
	p, err := s.Store.Version(ctx, v)
	p.Snapshot = nil
	return p, err
}

func (s *watched) Write(ctx context.Context, id string, fn func(engine.Tx) error) error {
	return s.Store.Write(ctx, id, func(tx engine.Tx) error {
		s.writing = true
		defer func() { s.writing = false }()
		return fn(tx)
	})
}

// elder answers a node with case c, opened under a version that is live no more
// and that this node has not compiled. load compiles it.
func elder(t *testing.T, load func(old *definition.Definition) (*definition.Definition, error)) (*storetest.World, *service.Service, engine.Case, *int) {
	t.Helper()
	w := world(t)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	old, next := w.Live(), storetest.Definition(t)
	next.Version = "v2"
	if _, err := w.Publish(t.Context(), storetest.Root, service.PublishedSet{
		Definition: next, Sources: map[string][]byte{"v2": nil}, Message: "second",
	}); err != nil {
		t.Fatal(err)
	}
	st := &watched{Store: w.Store}
	loads := 0
	node := service.New(service.Config{Store: st, Clock: w.Clock.Now, Load: func(sources map[string][]byte) (*definition.Definition, error) {
		if _, second := sources["v2"]; second {
			return next, nil
		}
		loads++
		if st.writing {
			t.Error("a version is compiled while everybody's transaction waits")
		}
		return load(old)
	}})
	if err := node.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w, node, c, &loads
}

func compiles(old *definition.Definition) (*definition.Definition, error) { return old, nil }

func TestOldVersionsCompileOutsideOfTransactions(t *testing.T) {
	t.Run("command", func(t *testing.T) {
		_, node, c, loads := elder(t, compiles)
		for range 2 {
			if _, err := node.Execute(t.Context(), storetest.Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "x"}}); err != nil {
				t.Fatal(err)
			}
		}
		if *loads != 1 {
			t.Errorf("compiled %d times", *loads)
		}
	})
	t.Run("batch", func(t *testing.T) {
		w, node, c, _ := elder(t, compiles)
		err := node.Batch(t.Context(), func(b *service.Batch) error {
			_, err := b.Execute(storetest.Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "x"}})
			return err
		})
		if now, _ := w.Service.Case(t.Context(), storetest.Max, c.ID); err != nil || now.Revision != c.Revision+1 {
			t.Errorf("revision %d, %v", now.Revision, err)
		}
	})
	t.Run("deadline", func(t *testing.T) {
		w, node, _, loads := elder(t, compiles)
		w.Clock.Advance(2 * time.Hour)
		if n, err := node.TickDue(t.Context(), 10); n != 1 || err != nil || *loads != 1 {
			t.Errorf("%d cases acted, %v, compiled %d times", n, err, *loads)
		}
	})
}

// A version that does not compile any more fails the command once, and the
// deadline is put off.
func TestBrokenVersionsFail(t *testing.T) {
	broken := errors.New("does not compile")
	w, node, c, loads := elder(t, func(*definition.Definition) (*definition.Definition, error) { return nil, broken })
	_, err := node.Execute(t.Context(), storetest.Ada, service.Request{Case: c.ID, Command: engine.AddNote{Text: "x"}})
	if !errors.Is(err, broken) || *loads != 1 {
		t.Errorf("the command came out as %v after %d attempts", err, *loads)
	}
	w.Clock.Advance(2 * time.Hour)
	for range 3 {
		if n, err := node.TickDue(t.Context(), 10); n != 0 || err != nil {
			t.Errorf("%d cases acted, %v", n, err)
		}
	}
	if *loads != 2 {
		t.Errorf("the deadline that cannot act was tried %d times", *loads-1)
	}
}
