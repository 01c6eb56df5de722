package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/akis-platform/akis/engine"
)

// Write runs fn in one transaction; see engine.Store.
func (s *Store) Write(ctx context.Context, id string, fn func(engine.Tx) error) error {
	return s.write(ctx, id, func(t *tx) error { return fn(t) })
}

func (s *Store) write(ctx context.Context, id string, fn func(*tx) error) error {
	if s.writer != nil {
		return judged(s.writer.write(ctx, id, fn))
	}
	return judged(s.writePostgres(ctx, id, fn))
}

// written answers what fn answered in the transaction that was committed. A caller
// whose context ends may leave while fn still runs, or runs again: what fn made is
// looked at only when it is over.
func written[T any](ctx context.Context, s *Store, fn func(*tx) (T, error)) (T, error) {
	var made T
	err := s.write(ctx, "", func(t *tx) error {
		got, err := fn(t)
		if err == nil {
			made = got
		}
		return err
	})
	if err != nil {
		var none T
		return none, err
	}
	return made, nil
}

// pgTries is how often a transaction is decided anew after another one was
// first.
const pgTries = 8

// writePostgres decides on what it reads and lets the keys of the tables find
// out whether somebody else was first; then it decides again.
func (s *Store) writePostgres(ctx context.Context, id string, fn func(*tx) error) error {
	for try := 1; ; try++ {
		t, err := s.tryPostgres(ctx, fn)
		switch verdict(ctx, t, err) {
		case final:
			return err
		case unknown:
			if happened, err := s.happened(ctx, id, err); happened || err != nil {
				return err
			}
		}
		if try == pgTries {
			return err
		}
		if err := pause(ctx, time.Duration(rand.IntN(1<<try))*time.Millisecond); err != nil {
			return err
		}
	}
}

// happened answers whether the command with this id was committed.
func (s *Store) happened(ctx context.Context, id string, cause error) (bool, error) {
	if id == "" {
		return false, fmt.Errorf("%w: %w", ErrUnknown, cause)
	}
	found, err := s.one(ctx, []any{new(int)}, "SELECT 1 FROM commands WHERE id = ?", id)
	if err != nil {
		return false, fmt.Errorf("%w: %w", ErrUnknown, errors.Join(cause, err))
	}
	return found, nil
}

// tryPostgres runs fn once; t is nil when there was no connection.
func (s *Store) tryPostgres(ctx context.Context, fn func(*tx) error) (*tx, error) {
	conn, err := s.writeDB.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("connecting to the store: %w", err)
	}
	t := s.newTx(ctx, conn, nil)
	err = guarded(fn, t)
	if err == nil && t.broken == nil && !t.opened {
		return t, errors.Join(conn.Close(), s.commitTogether(ctx, t))
	}
	defer conn.Close()
	if err == nil && t.broken == nil {
		err = t.commit()
	}
	if t.broken != nil {
		err = t.broken
	}
	if err != nil && t.opened {
		// The transaction may outlive the caller's patience, its end may not.
		bound, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if _, back := conn.Conn.ExecContext(bound, "ROLLBACK"); back != nil {
			s.log.Warn("rolling back", "error", back)
		}
	}
	return t, err
}

// commitTogether sends what a transaction wrote, without having read any of it,
// with what others wrote.
func (s *Store) commitTogether(ctx context.Context, t *tx) error {
	if len(t.writes) == 0 {
		return nil
	}
	t.sent = true
	if err := s.committer.commit(ctx, t.writes); err != nil {
		return t.broke("writing to", err)
	}
	return nil
}

type outcome uint8

const (
	final   outcome = iota // it is as the error says
	again                  // somebody was first, or nothing was sent yet
	unknown                // the connection broke; it may have been committed
)

func verdict(ctx context.Context, t *tx, err error) outcome {
	switch {
	case err == nil, ctx.Err() != nil, t != nil && t.broken == nil:
		return final
	case t == nil || !t.sent:
		return again
	}
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return unknown
	}
	switch pg.Code {
	case "23505", "40001", "40P01": // unique key, serialization, deadlock
		return again
	case "57P01", "57P02", "57P03": // the server goes down
		return unknown
	}
	return final
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
