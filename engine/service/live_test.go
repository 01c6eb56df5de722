package service_test

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/storetest"
)

func world(t *testing.T) *storetest.World {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{
		DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key of the tests only"),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return storetest.NewWorld(t, s)
}

// listener gathers one actor's updates.
type listener struct {
	t  *testing.T
	in <-chan service.Update
}

func listen(t *testing.T, w *service.Service, who engine.Actor, after int64) listener {
	t.Helper()
	in, err := w.Subscribe(t.Context(), who, after)
	if err != nil {
		t.Fatal(err)
	}
	return listener{t, in}
}

// next waits for an update; a test that waits too long fails.
func (l listener) next() service.Update {
	l.t.Helper()
	select {
	case u, ok := <-l.in:
		if !ok {
			l.t.Fatal("the updates ended")
		}
		return u
	case <-time.After(10 * time.Second):
		l.t.Fatal("no update came")
	}
	return service.Update{}
}

func TestUpdatesFollowTheRights(t *testing.T) {
	w := world(t)
	bo, fay, lead := listen(t, w.Service, storetest.Bo, 0), listen(t, w.Service, storetest.Fay, 0), listen(t, w.Service, storetest.Max, 0)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	if u := bo.next(); u.Case != c.ID || u.Revision != c.Revision || u.Team != "front" || u.Gone {
		t.Errorf("bo is told %+v", u)
	}
	w.Do(t, storetest.Ada, c.ID, engine.Transfer{Team: "french"})
	if u := bo.next(); u.Case != c.ID || !u.Gone || u.Team != "" {
		t.Errorf("bo, who lost it, is told %+v", u)
	}
	// The first that fay hears is of her own team's case, nothing of front's.
	if u := fay.next(); u.Team != "french" || u.Gone {
		t.Errorf("fay is told %+v", u)
	}
	if a, b := lead.next(), lead.next(); a.Team != "front" || b.Team != "french" {
		t.Errorf("max is told %+v, %+v", a, b)
	}
	if _, err := w.Subscribe(t.Context(), engine.Actor{Kind: engine.Person, User: "nobody"}, 0); err == nil {
		t.Error("a stranger may listen")
	}
}

func TestOnePersonsStreamsAreFew(t *testing.T) {
	w := world(t)
	ctx, leave := context.WithCancel(t.Context())
	for range 32 {
		if _, err := w.Subscribe(ctx, storetest.Bo, 0); err != nil {
			t.Fatal(err)
		}
	}
	_, err := w.Subscribe(ctx, storetest.Bo, 0)
	storetest.WantRefused(t, err, engine.Forbidden, "too_many_streams")
	last := listen(t, w.Service, storetest.Ada, 0) // another person's
	leave()
	w.Open(t, storetest.Max, nil)
	last.next()
}

func TestReturningListenerCatchesUp(t *testing.T) {
	w := world(t)
	first := listen(t, w.Service, storetest.Max, 0)
	w.Open(t, storetest.Max, nil)
	seen := first.next()
	c := w.Open(t, storetest.Max, nil)
	want := first.next()
	again := listen(t, w.Service, storetest.Max, seen.ID)
	if got := again.next(); !reflect.DeepEqual(got, want) || got.Case != c.ID {
		t.Errorf("caught up with %+v, want %+v", got, want)
	}
	for range 3000 { // more than is kept
		w.Tell()
	}
	for _, after := range []int64{seen.ID, 1 << 40} {
		if u := listen(t, w.Service, storetest.Max, after).next(); u.Kind != service.UpdateReset {
			t.Errorf("after %d it is told %+v", after, u)
		}
	}
}

// One node hears of another's commits, and of its own only once.
func TestNodesHearEachOther(t *testing.T) {
	w := world(t)
	other := w.Node(w.Live())
	if err := other.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	run(t, other)
	here := listen(t, other, storetest.Max, 0)
	c := w.Open(t, storetest.Max, nil)
	if u := here.next(); u.Case != c.ID || u.Revision != c.Revision {
		t.Errorf("the other node tells %+v", u)
	}
	res, err := other.Execute(t.Context(), storetest.Ada, service.Request{Case: c.ID, Command: engine.Claim{}})
	if err != nil {
		t.Fatal(err)
	}
	d := w.Open(t, storetest.Max, nil)
	if a, b := here.next(), here.next(); a.Revision != res.Case.Revision || b.Case != d.ID {
		t.Errorf("it tells %+v, %+v", a, b)
	}
}

// Who could read a case hears that it is gone also from a node that did not do it.
func TestLosingSightIsToldAcrossNodes(t *testing.T) {
	w := world(t)
	other := w.Node(w.Live())
	if err := other.Refresh(t.Context()); err != nil {
		t.Fatal(err) // read while it runs, the published version would be news too
	}
	run(t, other)
	lead, bo := listen(t, other, storetest.Max, 0), listen(t, other, storetest.Bo, 0)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	if u := bo.next(); u.Case != c.ID || u.Gone {
		t.Fatalf("bo is told %+v", u)
	}
	w.Do(t, storetest.Ada, c.ID, engine.Transfer{Team: "french"})
	u := bo.next()
	if want := (service.Update{ID: u.ID, Kind: service.UpdateCase, Case: c.ID, Gone: true}); u != want {
		t.Errorf("bo, who lost it, is told %+v, want %+v", u, want)
	}
	// A later change is of a case that was out of sight already.
	w.Do(t, storetest.Fay, c.ID, engine.Claim{})
	for range 3 {
		lead.next()
	}
	d := w.Open(t, storetest.Max, nil)
	if u := bo.next(); u.Case != d.ID {
		t.Errorf("bo is told of the case of others: %+v", u)
	}
}

// A command's own news is heard even when the poll told the case first, without
// knowing what it was before; nobody hears of the same change twice.
func TestPollDoesNotSilenceACommand(t *testing.T) {
	w := world(t)
	c := w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	node := w.Node(w.Live())
	lead, bo := listen(t, node, storetest.Max, 0), listen(t, node, storetest.Bo, 0)
	res, err := w.Execute(t.Context(), storetest.Ada, service.Request{Case: c.ID, Command: engine.Transfer{Team: "french"}})
	if err != nil {
		t.Fatal(err)
	}
	node.TellPolledFirst(res)
	if u := bo.next(); u.Case != c.ID || !u.Gone {
		t.Errorf("bo, who lost it, is told %+v", u)
	}
	node.Tell()
	if a, b := lead.next(), lead.next(); a.Case != c.ID || a.Gone || b.Kind != service.UpdatePublished {
		t.Errorf("max is told %+v, %+v", a, b)
	}
}

// Who comes back to another process, or after a restart, reads everything again:
// its numbers are not those of the process they heard.
func TestResumingOnAnotherNodeResets(t *testing.T) {
	w := world(t)
	bo := listen(t, w.Service, storetest.Bo, 0)
	w.Open(t, storetest.Max, map[string]any{"order_no": "A-1"})
	heard := bo.next()
	other := w.Node(w.Live())
	w.Open(t, storetest.Max, map[string]any{"order_no": "A-2"}) // while bo was away
	for range 3 {                                               // the other node has numbers of its own
		other.Tell()
	}
	if u := listen(t, other, storetest.Bo, heard.ID).next(); u.Kind != service.UpdateReset {
		t.Errorf("after %d bo is told %+v", heard.ID, u)
	}
	later := listen(t, other, storetest.Bo, 0)
	other.Tell()
	ahead := later.next()
	if u := listen(t, w.Service, storetest.Bo, ahead.ID).next(); u.Kind != service.UpdateReset {
		t.Errorf("after %d of the younger node bo is told %+v", ahead.ID, u)
	}
}

// run lets the node's loop run until the test ends.
func run(t *testing.T, s *service.Service) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); s.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-ended })
}

func TestSavedUsersAreChecked(t *testing.T) {
	w := world(t)
	for name, c := range map[string]struct {
		u    people.User
		code string
	}{
		"login":   {people.User{Login: "Ada Lovelace"}, "bad_login"},
		"team":    {people.User{Login: "x", Teams: []people.Membership{{Team: "none"}}}, "value"},
		"role":    {people.User{Login: "x", Roles: []string{"king"}}, "value"},
		"partner": {people.User{Login: "x", Partner: "none"}, "value"},
	} {
		err := w.SaveUser(t.Context(), storetest.Root, c.u)
		if r, ok := engine.AsRefusal(err); !ok || r.Code != c.code || len(r.Problems) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	err := w.SaveUser(t.Context(), storetest.Max, people.User{Login: "x"})
	storetest.WantRefused(t, err, engine.Forbidden, "forbidden")
	err = w.SetPassword(t.Context(), storetest.Ada, "ada", "short")
	storetest.WantRefused(t, err, engine.Invalid, "weak_password")
	err = w.SetPassword(t.Context(), storetest.Ada, "bo", "long enough now")
	storetest.WantRefused(t, err, engine.Forbidden, "forbidden")
}

// The view of a case names what is missing and what the actor may try.
func TestViewSaysWhatIsMissing(t *testing.T) {
	w := world(t)
	c := w.Open(t, storetest.Ada, map[string]any{"order_no": "A-1", "country": "FR"})
	v, err := w.View(t.Context(), storetest.Fay, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Outcomes) != 2 || len(v.Missing) != 1 || v.Missing[0].Pointer != "/fields/door_code" {
		t.Errorf("outcomes %+v, missing %+v", v.Outcomes, v.Missing)
	}
	w.Do(t, storetest.Fay, c.ID, engine.Fill{Fields: map[string]any{"door_code": "1"}})
	if v, err = w.View(t.Context(), storetest.Fay, c.ID); err != nil || len(v.Missing) != 0 || len(v.Verbs) == 0 {
		t.Errorf("missing %+v, verbs %v, %v", v.Missing, v.Verbs, err)
	}
}
