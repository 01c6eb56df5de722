package store

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// committer sends the writes of commands that were decided at the same time to
// PostgreSQL as one transaction: one message, one commit, one INSERT a table.
// What a group cannot do, because one of its members was too late, each does
// alone.
type committer struct {
	s       *Store
	waiting chan *pending
	quit    chan struct{}
	hands   sync.WaitGroup
	once    sync.Once
}

// pending is one command's writes.
type pending struct {
	writes []statement
	err    error
	done   chan struct{}
}

const (
	// committers is how many groups are under way at once: the next gathers while
	// one waits for the disk.
	committers = 2
	// commitTimeout bounds a group; its members' own deadlines do not cut it short.
	commitTimeout = 20 * time.Second
)

func startCommitter(s *Store) *committer {
	c := &committer{s: s, waiting: make(chan *pending, groupLimit), quit: make(chan struct{})}
	for range committers {
		c.hands.Go(c.run)
	}
	return c
}

func (c *committer) stop() {
	c.once.Do(func() { close(c.quit) })
	c.hands.Wait()
}

// commit hands the writes in and waits. When ctx ends first they may still be
// carried out.
func (c *committer) commit(ctx context.Context, writes []statement) error {
	p := &pending{writes: writes, done: make(chan struct{})}
	select {
	case c.waiting <- p:
	case <-c.quit:
		return errStopped
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-p.done:
		return p.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *committer) run() {
	for {
		select {
		case p := <-c.waiting:
			c.group(p)
		case <-c.quit:
			for {
				select {
				case p := <-c.waiting:
					c.group(p)
				default:
					return
				}
			}
		}
	}
}

func (c *committer) group(first *pending) {
	all := []*pending{first}
gather:
	for len(all) < groupLimit {
		select {
		case p := <-c.waiting:
			all = append(all, p)
		default:
			break gather
		}
	}
	writes := make([][]statement, len(all))
	for i, p := range all {
		writes[i] = p.writes
	}
	err := c.send(merged(writes))
	var refused *pgconn.PgError
	alone := len(all) > 1 && errors.As(err, &refused)
	for _, p := range all {
		if p.err = err; alone {
			p.err = c.send(p.writes)
		}
		close(p.done)
	}
}

func (c *committer) send(writes []statement) error {
	ctx, cancel := context.WithTimeout(context.Background(), commitTimeout)
	defer cancel()
	_, err := c.s.writeDB.DB.ExecContext(ctx, script(c.s.writeDB.QueryGen(), writes))
	return err
}
