package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// groupLimit is how many waiting commands share one commit.
const groupLimit = 64

// ErrUnknown says that a commit failed and nobody can tell whether it happened.
var ErrUnknown = errors.New("the outcome of the write is not known; read again before repeating it")

var errStopped = errors.New("the store is closed")

// writer is SQLite's only writer: it takes the commands that wait and commits
// them together, each on what the ones before it wrote. It works on its own
// context, since a cancelled statement would roll back the whole group.
type writer struct {
	s       *Store
	waiting chan *member
	quit    chan struct{}
	done    chan struct{}
	once    sync.Once
	kept    *prepared // on the writer's connection; nil without one
	late    []statement
}

// member is one caller's transaction in a group.
type member struct {
	ctx  context.Context
	id   string
	fn   func(*tx) error
	err  error
	done chan struct{}
}

func startWriter(s *Store) *writer {
	w := &writer{
		s: s, waiting: make(chan *member, groupLimit),
		quit: make(chan struct{}), done: make(chan struct{}),
	}
	go w.run()
	return w
}

func (w *writer) stop() {
	w.once.Do(func() { close(w.quit) })
	<-w.done
}

// write joins the next group and waits for its commit. When ctx ends first the
// command may still be carried out.
func (w *writer) write(ctx context.Context, id string, fn func(*tx) error) error {
	m := &member{ctx: ctx, id: id, fn: fn, done: make(chan struct{})}
	select {
	case w.waiting <- m:
	case <-w.quit:
		return errStopped
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-m.done:
		return m.err
	case <-w.done:
		select {
		case <-m.done:
			return m.err
		default:
			return errStopped
		}
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *writer) run() {
	defer close(w.done)
	defer w.discard()
	for {
		select {
		case m := <-w.waiting:
			w.group(w.gather(m))
		case <-w.quit:
			for len(w.waiting) > 0 {
				w.group(w.gather(<-w.waiting))
			}
			return
		}
	}
}

// gather takes what waits already; it waits for nobody.
func (w *writer) gather(first *member) []*member {
	all := []*member{first}
	for len(all) < groupLimit {
		select {
		case m := <-w.waiting:
			all = append(all, m)
		default:
			return all
		}
	}
	return all
}

// group carries out members in one commit, or, after any SQL error, one by one.
func (w *writer) group(members []*member) {
	committing, err := w.try(members)
	if err != nil {
		w.s.log.Warn("a group of writes was discarded; each is tried alone", "members", len(members), "error", err)
		w.discard()
		for _, m := range members {
			w.alone(m, committing)
		}
	}
	for _, m := range members {
		close(m.done)
	}
}

// try runs the members in one transaction. Its error is one of SQL: nothing is
// known of the group then, if committing, or nothing was written.
func (w *writer) try(members []*member) (committing bool, err error) {
	if err := w.connect(); err != nil {
		return false, err
	}
	ctx := context.Background()
	if err := w.kept.exec(ctx, statement{text: "BEGIN IMMEDIATE"}); err != nil {
		return false, err
	}
	wrote := false
	w.late = nil
	for _, m := range members {
		if m.err = m.ctx.Err(); m.err != nil {
			continue
		}
		if err := w.runMember(ctx, m); err != nil {
			return false, err
		}
		wrote = wrote || m.err == nil
	}
	if !wrote {
		return false, w.kept.exec(ctx, statement{text: "ROLLBACK"})
	}
	for _, x := range w.late {
		if err := w.kept.exec(ctx, x); err != nil {
			return false, err
		}
	}
	return true, w.kept.exec(ctx, statement{text: "COMMIT"})
}

// runMember runs one member inside the open transaction. Its own refusal stays in
// m.err; the error is one of SQL.
func (w *writer) runMember(ctx context.Context, m *member) error {
	t := w.s.newTx(ctx, w.kept.conn, w.kept)
	m.err = guarded(m.fn, t)
	if t.broken != nil {
		return t.broken
	}
	if m.err != nil {
		return t.rollback()
	}
	w.late = append(w.late, t.late...)
	return t.commit()
}

// alone carries out one member of a group that failed, unless it turns out that
// it was committed after all.
func (w *writer) alone(m *member, committing bool) {
	if m.err != nil && !committing && m.ctx.Err() != nil {
		return
	}
	if committing {
		if m.err != nil {
			return // refused, and nothing of it was written
		}
		if m.id == "" {
			m.err = ErrUnknown
			return
		}
		if happened, err := w.happened(m.id); err != nil || happened {
			m.err = err
			return
		}
	}
	if _, err := w.try([]*member{m}); err != nil {
		w.discard()
		m.err = fmt.Errorf("%w: %w", ErrUnknown, err)
	}
}

func (w *writer) happened(id string) (bool, error) {
	if err := w.connect(); err != nil {
		return false, err
	}
	m, err := w.s.newTx(context.Background(), w.kept.conn, w.kept).Recall(id)
	return m != nil, err
}

func (w *writer) connect() error {
	if w.kept != nil {
		return nil
	}
	conn, err := w.s.writeDB.Conn(context.Background())
	if err != nil {
		return fmt.Errorf("connecting to the store: %w", err)
	}
	w.kept = &prepared{conn: conn}
	return nil
}

// discard closes the connection for good: its transaction is rolled back.
func (w *writer) discard() {
	if w.kept == nil {
		return
	}
	w.kept.close()
	err := w.kept.conn.Conn.Raw(func(any) error { return driver.ErrBadConn })
	if err != nil && !errors.Is(err, driver.ErrBadConn) {
		w.s.log.Error("closing a connection", "error", err)
	}
	w.kept = nil
}

// guarded turns a panic of one caller into its error: the others go on.
func guarded(fn func(*tx) error, t *tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a command failed inside: %v\n%s", p, debug.Stack())
		}
	}()
	return fn(t)
}
