package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/akis-platform/akis/engine"
)

// Ping reports whether the store can be read now.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.one(ctx, []any{new(int)}, "SELECT 1")
	return err
}

// judged marks an error that lies with the database, not with what was asked of it:
// asking again later may help.
func judged(err error) error {
	if err != nil && !errors.Is(err, engine.ErrUnavailable) && down(err) {
		return fmt.Errorf("%w: %w", engine.ErrUnavailable, err)
	}
	return err
}

// Codes of SQLite (sqlite3.h) and classes of PostgreSQL (errcodes-appendix) that
// mean that the database, or the disk below it, does not work.
var (
	sqliteDown   = []int{10, 13, 14} // IOERR, FULL, CANTOPEN
	postgresDown = []string{"08", "53", "57", "58"}
)

func down(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code != "57014" /* query_canceled */ && slices.Contains(postgresDown, pg.Code[:2])
	}
	var lite interface{ Code() int }
	if errors.As(err, &lite) {
		return slices.Contains(sqliteDown, lite.Code()&0xff) // the upper bits say more
	}
	var network net.Error
	var connecting *pgconn.ConnectError
	return errors.As(err, &network) || errors.As(err, &connecting) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.ErrUnexpectedEOF)
}
