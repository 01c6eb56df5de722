package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/akis-platform/akis/engine"
)

func TestWhatIsTheDatabasesFault(t *testing.T) {
	for _, c := range []struct {
		err  error
		down bool
	}{
		{&pgconn.PgError{Code: "57P01"}, true}, // admin_shutdown
		{&pgconn.PgError{Code: "53300"}, true}, // too_many_connections
		{&pgconn.PgError{Code: "53100"}, true}, // disk_full
		{&pgconn.PgError{Code: "57014"}, false},
		{&pgconn.PgError{Code: "23505"}, false},
		{&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, true},
		{io.ErrUnexpectedEOF, true},
		{driver.ErrBadConn, true},
		{context.Canceled, false},
		{errors.New("a bug"), false},
		{&engine.Refusal{Code: "gate"}, false},
	} {
		err := judged(fmt.Errorf("reading: %w", c.err))
		if got := errors.Is(err, engine.ErrUnavailable); got != c.down || !errors.Is(err, c.err) {
			t.Errorf("%v: %v, want %v", c.err, got, c.down)
		}
	}
	if judged(nil) != nil {
		t.Error("no error is one")
	}
}

// TestFullDisk: what SQLite says when it cannot grow is the disk's fault, and the
// store is read all the same.
func TestFullDisk(t *testing.T) {
	s, err := Open(t.Context(), Options{DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key of the tests only")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	words := make([]byte, 1<<20)
	err = s.write(t.Context(), "", func(tx *tx) error {
		tx.add("PRAGMA max_page_count = 1") // as many as there are
		tx.add("INSERT INTO attempts (login, at) VALUES (hex(?), 1)", words)
		return nil
	})
	if !errors.Is(err, engine.ErrUnavailable) {
		t.Errorf("a full disk: %v", err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}
