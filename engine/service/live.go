package service

import (
	"context"
	"sync"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
)

// Update says that something changed. ID grows within a node.
type Update struct {
	ID       int64         `json:"id"`
	Kind     UpdateKind    `json:"kind"`
	Case     engine.CaseID `json:"case,omitempty"`
	Revision int64         `json:"revision,omitempty"`
	Team     string        `json:"team,omitempty"`
	Assignee string        `json:"assignee,omitempty"`
	Status   engine.Status `json:"status,omitempty"`
	// Gone is true when the actor could read the case before and cannot any more.
	Gone bool `json:"gone,omitempty"`
}

// UpdateKind is what changed.
type UpdateKind string

// The kinds of update. Reset means that some were lost: read everything again.
const (
	UpdateCase      UpdateKind = "case"
	UpdatePublished UpdateKind = "published"
	UpdateReset     UpdateKind = "reset"
)

const (
	hubKeeps    = 1024 // updates that a returning reader can catch up on
	hubBuffer   = 256  // updates that one reader may lag behind
	rightsFresh = 5 * time.Second
)

// news is an update before it is cut to anybody's rights.
type news struct {
	Update
	before, after *engine.Case
}

// hub hands news to every subscriber; a slow one loses some and is told so.
type hub struct {
	mu   sync.Mutex
	last int64
	kept []news
	subs map[*subscriber]struct{}
	// seen holds the revisions that this node wrote or told of, so that the poll
	// for other nodes' commits does not tell them again.
	seen map[engine.CaseID]int64
}

type subscriber struct {
	in   chan news
	lost bool
}

func newHub() *hub {
	return &hub{subs: map[*subscriber]struct{}{}, seen: map[engine.CaseID]int64{}}
}

// changed tells of a command's result.
func (h *hub) changed(res Result) {
	if res.Replayed || len(res.Events) == 0 {
		return
	}
	n := caseNews(res.Case)
	if res.before.ID != 0 {
		n.before = &res.before
	}
	h.tell(n)
}

func caseNews(c engine.Case) news {
	return news{after: &c, Update: Update{
		Kind: UpdateCase, Case: c.ID, Revision: c.Revision,
		Team: c.Team, Assignee: c.Assignee, Status: c.Status,
	}}
}

func (h *hub) send(u Update) { h.tell(news{Update: u}) }

func (h *hub) tell(n news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if n.after != nil {
		if h.seen[n.Case] >= n.Revision {
			return
		}
		if len(h.seen) > 4*hubKeeps {
			clear(h.seen)
		}
		h.seen[n.Case] = n.Revision
	}
	h.last++
	n.ID = h.last
	h.kept = append(h.kept, n)
	if len(h.kept) > 2*hubKeeps {
		h.kept = append([]news(nil), h.kept[hubKeeps:]...)
	}
	for sub := range h.subs {
		select {
		case sub.in <- n:
		default:
			sub.lost = true
		}
	}
}

// join answers a subscriber and what it missed since the update numbered after.
func (h *hub) join(after int64) (*subscriber, []news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	sub := &subscriber{in: make(chan news, hubBuffer)}
	h.subs[sub] = struct{}{}
	if after == 0 || after == h.last {
		return sub, nil
	}
	if after > h.last || len(h.kept) == 0 || h.kept[0].ID > after+1 {
		return sub, []news{{Update: Update{ID: h.last, Kind: UpdateReset}}}
	}
	missed := h.kept[after+1-h.kept[0].ID:]
	return sub, append([]news(nil), missed...)
}

func (h *hub) leave(sub *subscriber) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs, sub)
}

// takeLost reports and forgets that the subscriber lost news.
func (h *hub) takeLost(sub *subscriber) (lost bool, last int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	lost, sub.lost = sub.lost, false
	return lost, h.last
}

// Subscribe answers the actor's live updates until ctx ends: those after the
// update numbered after (0: from now on), cut to what the actor may read at that
// moment. The channel closes when ctx ends or the actor loses every right.
func (s *Service) Subscribe(ctx context.Context, actor engine.Actor, after int64) (<-chan Update, error) {
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return nil, err
	}
	if !r.Has(access.Read) {
		return nil, access.Forbidden()
	}
	sub, missed := s.hub.join(after)
	out := make(chan Update)
	f := &feed{s: s, actor: actor, rights: r, read: time.Now(), out: out}
	go func() {
		defer close(out)
		defer s.hub.leave(sub)
		for _, n := range missed {
			if !f.pass(ctx, n) {
				return
			}
		}
		f.run(ctx, sub)
	}()
	return out, nil
}

// feed is one subscription at work.
type feed struct {
	s      *Service
	actor  engine.Actor
	rights access.Rights
	read   time.Time // when the rights were read, by the machine's clock
	out    chan<- Update
}

func (f *feed) run(ctx context.Context, sub *subscriber) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-sub.in:
			if !f.pass(ctx, n) {
				return
			}
		}
		if lost, last := f.s.hub.takeLost(sub); lost {
			if !f.send(ctx, Update{ID: last, Kind: UpdateReset}) {
				return
			}
		}
	}
}

// pass sends n if the actor may see it; false ends the subscription.
func (f *feed) pass(ctx context.Context, n news) bool {
	if time.Since(f.read) > rightsFresh {
		r, err := f.s.Rights(ctx, f.actor)
		if err != nil || !r.Has(access.Read) {
			return false
		}
		f.rights, f.read = r, time.Now()
	}
	if n.after == nil {
		return f.send(ctx, n.Update)
	}
	scope := f.rights.Scope(access.Read)
	if scope.Holds(access.Row{Case: n.after}) {
		return f.send(ctx, n.Update)
	}
	if n.before != nil && scope.Holds(access.Row{Case: n.before}) {
		return f.send(ctx, Update{ID: n.ID, Kind: UpdateCase, Case: n.Case, Gone: true})
	}
	return true
}

func (f *feed) send(ctx context.Context, u Update) bool {
	select {
	case f.out <- u:
		return true
	case <-ctx.Done():
		return false
	}
}
