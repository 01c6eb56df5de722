package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
	"github.com/akis-platform/akis/engine/service"
)

// looked is a store on which something happens right after a publisher has looked
// at what is in use.
type looked struct {
	service.Store
	then func()
}

func (s *looked) InUse(ctx context.Context) ([]draft.Use, error) {
	uses, err := s.Store.InUse(ctx)
	s.then()
	return uses, err
}

// publishersMeet holds that what a version is checked against, and what people are
// renamed from, is what is live and in use when it goes live, whatever the node that
// publishes had heard of.
func publishersMeet(t *testing.T, u Under) {
	w := NewWorld(t, u)
	publish := func(s *service.Service, def *definition.Definition) error {
		_, err := s.Publish(t.Context(), Root, service.PublishedSet{Definition: def})
		return err
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	desk := func(v definition.Version) *definition.Definition {
		def := renamed(t)
		def.Version, def.Moves = v, moves(definition.Move{From: "team.front", To: "team.desk"})
		return def
	}
	front := func(v definition.Version) *definition.Definition {
		def := Definition(t)
		def.Version, def.Moves = v, moves(definition.Move{From: "team.desk", To: "team.front"})
		return def
	}
	adaIsIn := func(team string) {
		t.Helper()
		if got := teamsOf(t, w, "ada"); !slices.Equal(got, []string{team, "turns"}) {
			t.Errorf("ada is in %v", got)
		}
	}

	stranger := Definition(t)
	stranger.Name, stranger.Version = "other", "v0"
	WantRefused(t, publish(w.Node(nil), stranger), engine.Conflict, "other_set") // it runs nothing yet

	stale := w.Node(nil)
	must(stale.Refresh(t.Context()))
	must(publish(w.Service, desk("v2")))
	adaIsIn("desk")
	must(publish(stale, front("v3"))) // it still runs v1, which had no desk
	adaIsIn("front")

	between := &looked{Store: w.Store}
	node := service.New(service.Config{Store: between, Clock: w.Clock.Now, Load: func(map[string][]byte) (*definition.Definition, error) {
		return nil, fmt.Errorf("nothing to compile")
	}})
	once := true
	between.then = func() {
		if once {
			once = false
			must(publish(w.Service, desk("v4")))
		}
	}
	must(publish(node, front("v5")))
	adaIsIn("front")

	must(w.Refresh(t.Context()))
	between.then = func() { w.Open(t, Ada, nil) }
	err := publish(node, renamed(t))
	WantRefused(t, err, engine.Conflict, "in_use")
	if !strings.Contains(err.Error(), "team.front is gone, and 1") {
		t.Errorf("%v", err)
	}

	n := 0
	between.then = func() {
		n++
		must(publish(w.Service, front(definition.Version(fmt.Sprint("w", n)))))
	}
	WantRefused(t, publish(node, front("v6")), engine.Conflict, "published_meanwhile")
	if live, _, err := u.LiveVersion(t.Context()); err != nil || live != definition.Version(fmt.Sprint("w", n)) {
		t.Errorf("live is %s after %d others, %v", live, n, err)
	}
}
