package service

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
)

// Update says that something changed. ID grows within a process and is no other's.
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
	hubSees     = 8192 // cases of which it is known how they were last told
	hubStreams  = 32   // subscriptions that one person may hold on a node
	rightsFresh = 5 * time.Second
)

// news is an update before it is cut to anybody's rights.
type news struct {
	Update
	after *engine.Case
	// before are earlier states of the case: who could read one of them and cannot
	// read the case any more is told that it is gone.
	before []*engine.Case
	// goneOnly marks news whose case was told already, without these earlier states.
	goneOnly bool
}

// hub hands news to every subscriber; a slow one loses some and is told so.
type hub struct {
	mu sync.Mutex
	// start is the process's start in microseconds, and the number before its first
	// update: numbers of another process, or of this node before a restart, lie
	// outside what this one told, so that nobody goes on in the wrong stream.
	start int64
	last  int64
	kept  []news
	subs  map[*subscriber]struct{}
	// seen holds how each case was last told, so that the poll for other nodes'
	// commits tells nothing twice and knows who could read the case before. Once it
	// is full, older takes its place: what is told often is never forgotten.
	seen, older map[engine.CaseID]*engine.Case
}

type subscriber struct {
	who  string // login
	in   chan news
	lost bool
}

func newHub() *hub {
	now := time.Now().UnixMicro()
	return &hub{start: now, last: now, subs: map[*subscriber]struct{}{}, seen: map[engine.CaseID]*engine.Case{}}
}

// changed tells of a command's result. It alone knows for certain what the case was
// before, so it is heard even when the poll or a later command was faster: then only
// by those who lost the case from sight.
func (h *hub) changed(res Result) {
	if res.Replayed || len(res.Events) == 0 {
		return
	}
	n := caseNews(res.Case)
	if res.before.ID != 0 {
		n.before = []*engine.Case{sight(res.before)}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if told := h.told(n.Case); told != nil && told.Revision >= n.Revision {
		n = caseNews(*told).with(n.before...)
		n.goneOnly = true
	} else if told != nil {
		n = n.with(told)
	}
	h.tell(n)
}

// found tells of a case that the poll found written, perhaps by another node.
func (h *hub) found(c engine.Case) {
	h.mu.Lock()
	defer h.mu.Unlock()
	told := h.told(c.ID)
	switch {
	case told == nil:
		h.tell(caseNews(c))
	case told.Revision < c.Revision:
		h.tell(caseNews(c).with(told))
	}
}

// told answers the case as it was last told, or nil.
func (h *hub) told(id engine.CaseID) *engine.Case {
	if c := h.seen[id]; c != nil {
		return c
	}
	return h.older[id]
}

func (n news) with(before ...*engine.Case) news {
	n.before = append(n.before, before...)
	return n
}

// sight is what of a case decides who may read it (access.Row), and its revision.
func sight(c engine.Case) *engine.Case {
	var tasks []engine.Task
	for _, team := range engine.TaskTeams(c) {
		tasks = append(tasks, engine.Task{Team: team})
	}
	return &engine.Case{
		ID: c.ID, Revision: c.Revision, Status: c.Status, Category: c.Category, Kind: c.Kind, Flow: c.Flow,
		Step: c.Step, Team: c.Team, Partner: c.Partner, Assignee: c.Assignee, OpenedBy: c.OpenedBy,
		Channel: c.Channel, Customer: c.Customer, Tasks: tasks,
	}
}

func caseNews(c engine.Case) news {
	return news{after: sight(c), Update: Update{
		Kind: UpdateCase, Case: c.ID, Revision: c.Revision,
		Team: c.Team, Assignee: c.Assignee, Status: c.Status,
	}}
}

func (h *hub) send(u Update) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.tell(news{Update: u})
}

// tell numbers n, keeps it and hands it out; h.mu is held.
func (h *hub) tell(n news) {
	if n.after != nil {
		if len(h.seen) >= hubSees {
			h.older, h.seen = h.seen, map[engine.CaseID]*engine.Case{}
		}
		h.seen[n.Case] = n.after
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

// join answers a subscriber and what it missed since the update numbered after, or
// nil when who holds as many subscriptions as they may.
func (h *hub) join(who string, after int64) (*subscriber, []news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	own := 0
	for sub := range h.subs {
		if sub.who == who {
			own++
		}
	}
	if own >= hubStreams {
		return nil, nil
	}
	sub := &subscriber{who: who, in: make(chan news, hubBuffer)}
	h.subs[sub] = struct{}{}
	if after == 0 || after == h.last {
		return sub, nil
	}
	if after < h.start || after > h.last || len(h.kept) == 0 || h.kept[0].ID > after+1 {
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
	sub, missed := s.hub.join(actor.User, after)
	if sub == nil {
		return nil, refuse(engine.Forbidden, "too_many_streams")
	}
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
		return n.goneOnly || f.send(ctx, n.Update)
	}
	could := func(c *engine.Case) bool { return scope.Holds(access.Row{Case: c}) }
	if slices.ContainsFunc(n.before, could) {
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
