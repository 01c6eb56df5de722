package store

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"
)

// preparedLimit is how many statements a connection keeps; their texts are the
// constants of this package in a few lengths.
const preparedLimit = 200

// prepared keeps the statements of one connection to SQLite, where parsing costs
// more than most statements do.
type prepared struct {
	conn  bun.Conn
	stmts map[string]*sql.Stmt
}

func (p *prepared) exec(ctx context.Context, w statement) error {
	if listed(w.args) {
		_, err := p.conn.ExecContext(ctx, w.sql(), w.args...)
		return err
	}
	s, err := p.stmt(ctx, w.sql()) //nolint:sqlclosecheck // kept for the next use; close ends it
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, w.args...)
	return err
}

func (p *prepared) query(ctx context.Context, w statement) (*sql.Rows, error) {
	if listed(w.args) {
		return p.conn.QueryContext(ctx, w.text, w.args...)
	}
	s, err := p.stmt(ctx, w.text) //nolint:sqlclosecheck // kept for the next use; close ends it
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, w.args...)
}

// listed reports whether an argument is a list, which bun writes into the text.
func listed(args []any) bool {
	return slices.ContainsFunc(args, func(a any) bool { _, ok := a.(schema.QueryAppender); return ok })
}

func (p *prepared) stmt(ctx context.Context, text string) (*sql.Stmt, error) {
	if s := p.stmts[text]; s != nil {
		return s, nil
	}
	if len(p.stmts) >= preparedLimit {
		p.close()
	}
	s, err := p.conn.Conn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if p.stmts == nil {
		p.stmts = map[string]*sql.Stmt{}
	}
	p.stmts[text] = s
	return s, nil
}

func (p *prepared) close() {
	for _, s := range p.stmts {
		_ = s.Close() // the connection closes what this does not
	}
	clear(p.stmts)
}

// reads keeps the statements of the readers of SQLite; database/sql prepares each
// once on every connection that uses it. Their texts are constants.
type reads struct {
	mu    sync.RWMutex
	stmts map[string]*sql.Stmt
}

func (r *reads) query(ctx context.Context, s *Store, text string, args []any) (*sql.Rows, error) {
	if s.postgres || listed(args) {
		return s.readDB.QueryContext(ctx, text, args...)
	}
	r.mu.RLock()
	stmt := r.stmts[text]
	r.mu.RUnlock()
	if stmt == nil {
		var err error
		if stmt, err = r.prepare(ctx, s.readDB.DB, text); err != nil {
			return nil, err
		}
	}
	return stmt.QueryContext(ctx, args...)
}

func (r *reads) prepare(ctx context.Context, db *sql.DB, text string) (*sql.Stmt, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if stmt := r.stmts[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := db.PrepareContext(ctx, text) //nolint:sqlclosecheck // kept until the database closes
	if err != nil {
		return nil, err
	}
	if r.stmts == nil {
		r.stmts = map[string]*sql.Stmt{}
	}
	r.stmts[text] = stmt
	return stmt, nil
}
