package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/uptrace/bun"
)

// tx is one transaction. Writes gather in a script that is sent in one go, at
// the end or before the next read; a transaction that only ever sends one script
// needs no BEGIN on PostgreSQL and no savepoint on SQLite.
type tx struct {
	s      *Store
	ctx    context.Context
	conn   bun.Conn
	script []byte
	// opened is true once a BEGIN (PostgreSQL) or a savepoint inside the writer's
	// transaction (SQLite) stands on the connection.
	opened bool
	part   *part
	// broken is the first SQL error: the connection's state is not known any more.
	broken error
	sent   bool             // something was sent that may have changed the store
	heads  map[int64][]byte // the chain's head of each case read
}

// part is a stretch of the transaction that can be undone alone.
type part struct {
	mark  int  // where its writes begin in the script
	saved bool // a savepoint stands for it
}

func (s *Store) newTx(ctx context.Context, conn bun.Conn) *tx {
	return &tx{s: s, ctx: ctx, conn: conn, heads: map[int64][]byte{}}
}

// add appends one statement to the script. ? in it are arguments.
func (t *tx) add(statement string, args ...any) {
	t.script = t.s.writeDB.QueryGen().AppendQuery(t.script, statement, args...)
	t.script = append(t.script, ";\n"...)
}

// open starts the transaction on the connection, if it has not been yet.
func (t *tx) open() error {
	if t.opened {
		return nil
	}
	t.opened = true
	if t.s.postgres {
		return t.send("BEGIN")
	}
	return t.send("SAVEPOINT member")
}

// flush sends what was gathered, so that reads see it.
func (t *tx) flush() error {
	if len(t.script) == 0 {
		return nil
	}
	if err := t.open(); err != nil {
		return err
	}
	script := t.script
	t.script = nil
	if t.part != nil && !t.part.saved {
		t.part.saved = true
		before, within := script[:t.part.mark], script[t.part.mark:]
		script = append(append(append([]byte(nil), before...), "SAVEPOINT part;\n"...), within...)
	}
	if t.part != nil {
		t.part.mark = 0
	}
	return t.send(string(script))
}

// send carries out statements without arguments.
func (t *tx) send(script string) error {
	if t.broken != nil {
		return t.broken
	}
	t.sent = true
	if _, err := t.conn.Conn.ExecContext(t.ctx, script); err != nil {
		t.broken = fmt.Errorf("writing to the store: %w", err)
		return t.broken
	}
	return nil
}

// query reads, after what was written so far.
func (t *tx) query(query string, args ...any) (*sql.Rows, error) {
	if err := t.flush(); err != nil {
		return nil, err
	}
	if t.broken != nil {
		return nil, t.broken
	}
	rows, err := t.conn.QueryContext(t.ctx, query, args...)
	if err != nil {
		t.broken = fmt.Errorf("reading the store: %w", err)
		return nil, t.broken
	}
	return rows, nil
}

// each runs scan for every row of a query.
func (t *tx) each(scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := t.query(query, args...)
	if err != nil {
		return err
	}
	return t.note(eachRow(rows, scan))
}

// one scans the first row into dest and answers whether there was one.
func (t *tx) one(dest []any, query string, args ...any) (found bool, err error) {
	err = t.each(func(rows *sql.Rows) error {
		if found {
			return nil
		}
		found = true
		return rows.Scan(dest...)
	}, query, args...)
	return found, err
}

func (t *tx) note(err error) error {
	if err != nil && t.broken == nil {
		t.broken = fmt.Errorf("reading the store: %w", err)
	}
	return err
}

// Part runs fn so that its error undoes only what fn wrote.
func (t *tx) Part(fn func() error) error {
	if t.part != nil {
		return fmt.Errorf("a part inside a part of a transaction")
	}
	t.part = &part{mark: len(t.script)}
	err := fn()
	p := t.part
	t.part = nil
	if err != nil {
		clear(t.heads)
	}
	switch {
	case t.broken != nil:
		return t.broken
	case err == nil && p.saved:
		t.script = append(t.script, "RELEASE SAVEPOINT part;\n"...)
	case err != nil && p.saved:
		t.script = nil
		if back := t.send("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part"); back != nil {
			return back
		}
	case err != nil:
		t.script = t.script[:p.mark]
	}
	return err
}

// commit sends the rest and ends the transaction: on SQLite the member's part of
// the group.
func (t *tx) commit() error {
	if t.opened {
		end := "COMMIT"
		if !t.s.postgres {
			end = "RELEASE SAVEPOINT member"
		}
		t.script = append(t.script, end...)
	}
	if len(t.script) == 0 {
		return t.broken
	}
	script := string(t.script)
	t.script = nil
	return t.send(script)
}

// rollback undoes what was sent and drops the rest.
func (t *tx) rollback() error {
	t.script = nil
	if !t.opened || t.broken != nil {
		return t.broken
	}
	if t.s.postgres {
		return t.send("ROLLBACK")
	}
	return t.send("ROLLBACK TO SAVEPOINT member; RELEASE SAVEPOINT member")
}

func eachRow(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// each runs scan for every row of a query outside of transactions.
func (s *Store) each(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.readDB.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	if err := eachRow(rows, scan); err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	return nil
}

// one scans the first row of a query into dest and answers whether there was one.
func (s *Store) one(ctx context.Context, dest []any, query string, args ...any) (found bool, err error) {
	err = s.each(ctx, func(rows *sql.Rows) error {
		if found {
			return nil
		}
		found = true
		return rows.Scan(dest...)
	}, query, args...)
	return found, err
}
