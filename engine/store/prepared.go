package store

import (
	"context"
	"database/sql"
	"slices"

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
