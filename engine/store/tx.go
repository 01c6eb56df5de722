package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/uptrace/bun"
)

// tx is one transaction. Writes gather and are sent together, at the end or
// before the next read; one that only ever sends once needs no BEGIN on
// PostgreSQL and no savepoint on SQLite.
type tx struct {
	s      *Store
	ctx    context.Context
	conn   bun.Conn
	kept   *prepared // SQLite's statements, kept on the writer's connection
	writes []statement
	// late are writes to the search index of SQLite, which the writer carries out
	// once for the whole group: nothing in a transaction reads them.
	late []statement
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
	mark, late int  // where its writes begin
	saved      bool // a savepoint stands for it
}

func (s *Store) newTx(ctx context.Context, conn bun.Conn, kept *prepared) *tx {
	return &tx{s: s, ctx: ctx, conn: conn, kept: kept, heads: map[int64][]byte{}}
}

// add appends one statement to what will be sent.
func (t *tx) add(text string, args ...any) {
	t.writes = append(t.writes, statement{text: text, args: args})
}

// open starts the transaction on the connection, if it has not been yet.
func (t *tx) open() error {
	if t.opened {
		return nil
	}
	t.opened = true
	if t.s.postgres {
		return t.send(statement{text: "BEGIN"})
	}
	return t.send(statement{text: "SAVEPOINT member"})
}

// flush sends what was gathered, so that reads see it.
func (t *tx) flush() error {
	if len(t.writes) == 0 {
		return nil
	}
	if err := t.open(); err != nil {
		return err
	}
	writes := t.writes
	t.writes = nil
	if p := t.part; p != nil {
		if !p.saved {
			p.saved = true
			before, within := writes[:p.mark], writes[p.mark:]
			writes = append(append(append([]statement(nil), before...), statement{text: "SAVEPOINT part"}), within...)
		}
		p.mark = 0
	}
	return t.send(writes...)
}

// send carries out statements: as one message to PostgreSQL, as prepared ones on
// SQLite.
func (t *tx) send(writes ...statement) error {
	if t.broken != nil {
		return t.broken
	}
	t.sent = true
	if t.kept != nil {
		for _, w := range writes {
			if err := t.kept.exec(t.ctx, w); err != nil {
				return t.broke("writing to", err)
			}
		}
		return nil
	}
	if _, err := t.conn.Conn.ExecContext(t.ctx, script(t.s.writeDB.QueryGen(), writes)); err != nil {
		return t.broke("writing to", err)
	}
	return nil
}

func (t *tx) broke(doing string, err error) error {
	if t.broken == nil {
		t.broken = fmt.Errorf("%s the store: %w", doing, err)
	}
	return t.broken
}

// query reads, after what was written so far.
func (t *tx) query(text string, args ...any) (rows *sql.Rows, err error) {
	if err := t.flush(); err != nil {
		return nil, err
	}
	if t.broken != nil {
		return nil, t.broken
	}
	if t.kept != nil {
		rows, err = t.kept.query(t.ctx, statement{text: text, args: args})
	} else {
		rows, err = t.conn.QueryContext(t.ctx, text, args...)
	}
	if err != nil {
		return nil, t.broke("reading", err)
	}
	return rows, nil
}

// each runs scan for every row of a query.
func (t *tx) each(scan func(*sql.Rows) error, text string, args ...any) error {
	rows, err := t.query(text, args...)
	if err != nil {
		return err
	}
	if err := eachRow(rows, scan); err != nil {
		return t.broke("reading", err)
	}
	return nil
}

// one scans the first row into dest and answers whether there was one.
func (t *tx) one(dest []any, text string, args ...any) (found bool, err error) {
	err = t.each(first(&found, dest), text, args...)
	return found, err
}

func first(found *bool, dest []any) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		if *found {
			return nil
		}
		*found = true
		return rows.Scan(dest...)
	}
}

// Part runs fn so that its error undoes only what fn wrote.
func (t *tx) Part(fn func() error) error {
	if t.part != nil {
		return fmt.Errorf("a part inside a part of a transaction")
	}
	p := &part{mark: len(t.writes), late: len(t.late)}
	t.part = p
	err := fn()
	t.part = nil
	if t.broken != nil {
		return t.broken
	}
	if err == nil {
		if p.saved {
			t.add("RELEASE SAVEPOINT part")
		}
		return nil
	}
	clear(t.heads)
	t.late = t.late[:p.late]
	if !p.saved {
		t.writes = t.writes[:p.mark]
		return err
	}
	t.writes = nil
	back := t.send(statement{text: "ROLLBACK TO SAVEPOINT part"}, statement{text: "RELEASE SAVEPOINT part"})
	if back != nil {
		return back
	}
	return err
}

// commit sends the rest and ends the transaction: on SQLite the member's part of
// the group.
func (t *tx) commit() error {
	if t.opened && t.s.postgres {
		t.add("COMMIT")
	} else if t.opened {
		t.add("RELEASE SAVEPOINT member")
	}
	if len(t.writes) == 0 {
		return t.broken
	}
	writes := t.writes
	t.writes = nil
	return t.send(writes...)
}

// rollback undoes what was sent and drops the rest.
func (t *tx) rollback() error {
	t.writes, t.late = nil, nil
	if !t.opened || t.broken != nil {
		return t.broken
	}
	if t.s.postgres {
		return t.send(statement{text: "ROLLBACK"})
	}
	return t.send(statement{text: "ROLLBACK TO SAVEPOINT member"}, statement{text: "RELEASE SAVEPOINT member"})
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
func (s *Store) each(ctx context.Context, scan func(*sql.Rows) error, text string, args ...any) error {
	rows, err := s.reads.query(ctx, s, text, args)
	if err == nil {
		err = eachRow(rows, scan)
	}
	if err != nil {
		return judged(fmt.Errorf("reading the store: %w", err))
	}
	return nil
}

// one scans the first row of a query into dest and answers whether there was one.
func (s *Store) one(ctx context.Context, dest []any, text string, args ...any) (found bool, err error) {
	err = s.each(ctx, first(&found, dest), text, args...)
	return found, err
}
