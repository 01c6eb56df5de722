// Package store keeps what engine's nouns ask to be kept, in SQLite or
// PostgreSQL: rows, migrations, and filters turned into SQL.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Options say where and how to keep.
type Options struct {
	// DSN is a PostgreSQL URL ("postgres://…"), or the path of a SQLite file.
	DSN string
	// Key signs the chains of the history, at least 16 bytes. It is kept outside
	// the database: who can write the database cannot forge the history.
	Key []byte
	// Log tells of retries and discarded connections; default nowhere.
	Log *slog.Logger
}

// Store keeps cases, people, customers, versions and the outbox. It is safe for
// concurrent use.
type Store struct {
	postgres  bool
	key       []byte
	log       *slog.Logger
	readDB    *bun.DB
	writeDB   *bun.DB
	writer    *writer    // SQLite's one writer; nil with PostgreSQL
	committer *committer // PostgreSQL's; nil with SQLite
	numbers   numbers
	reads     reads
}

// Sizes of the pools of connections.
const (
	sqliteReaders = 4
	pgConnections = 24
	minKey        = 16
)

// Open connects and brings the schema up to this build.
func Open(ctx context.Context, o Options) (*Store, error) {
	s, err := connect(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.postgres {
		s.committer = startCommitter(s)
	} else {
		s.writer = startWriter(s)
	}
	return s, nil
}

func connect(ctx context.Context, o Options) (*Store, error) {
	if len(o.Key) < minKey {
		return nil, fmt.Errorf("the history's key has %d bytes; it needs at least %d", len(o.Key), minKey)
	}
	s := &Store{key: o.Key, log: o.Log}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	var err error
	if strings.HasPrefix(o.DSN, "postgres://") || strings.HasPrefix(o.DSN, "postgresql://") {
		err = s.openPostgres(ctx, o.DSN)
	} else {
		err = s.openSQLite(ctx, o.DSN)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Store) openSQLite(ctx context.Context, path string) error {
	if path == "" || strings.ContainsAny(path, "\x00") {
		return errors.New("the store needs the path of a SQLite file or a postgres:// URL")
	}
	writeDB, err := sql.Open("sqlite", sqliteDSN(path, false))
	if err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	writeDB.SetMaxOpenConns(1)
	if err := writeDB.PingContext(ctx); err != nil {
		return errors.Join(fmt.Errorf("opening %s: %w", path, err), writeDB.Close())
	}
	readDB, err := sql.Open("sqlite", sqliteDSN(path, true))
	if err != nil {
		return errors.Join(fmt.Errorf("opening %s: %w", path, err), writeDB.Close())
	}
	readDB.SetMaxOpenConns(sqliteReaders)
	readDB.SetMaxIdleConns(sqliteReaders)
	s.writeDB = bun.NewDB(writeDB, sqlitedialect.New())
	s.readDB = bun.NewDB(readDB, sqlitedialect.New())
	return nil
}

// sqliteDSN puts every pragma where each new connection gets it.
func sqliteDSN(path string, reader bool) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
		"cache_size(-32768)", "temp_store(MEMORY)",
	}}
	if reader {
		q.Add("_pragma", "query_only(1)")
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

func (s *Store) openPostgres(ctx context.Context, dsn string) error {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		return errors.New("the PostgreSQL URL is not valid") // the cause may hold the password
	}
	cfg.DefaultQueryExecMode = pgx.QueryExecModeExec
	for name, value := range map[string]string{
		"application_name": "akis", "timezone": "UTC", "statement_timeout": "30000",
		"idle_in_transaction_session_timeout": "10000", "synchronous_commit": "on",
		"standard_conforming_strings": "on",
	} {
		if _, set := cfg.RuntimeParams[name]; !set {
			cfg.RuntimeParams[name] = value
		}
	}
	db := stdlib.OpenDB(*cfg)
	db.SetMaxOpenConns(pgConnections)
	db.SetMaxIdleConns(pgConnections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	s.postgres = true
	s.writeDB = bun.NewDB(db, pgdialect.New())
	s.readDB = s.writeDB
	var strict string
	if err := db.QueryRowContext(ctx, "SHOW standard_conforming_strings").Scan(&strict); err != nil {
		return errors.Join(fmt.Errorf("connecting to PostgreSQL: %w", err), db.Close())
	}
	if strict != "on" {
		return errors.Join(errors.New("PostgreSQL must run with standard_conforming_strings = on"), db.Close())
	}
	return nil
}

// Close waits for the writes under way and disconnects.
func (s *Store) Close() error {
	if s.writer != nil {
		s.writer.stop()
	}
	if s.committer != nil {
		s.committer.stop()
	}
	if s.readDB == s.writeDB {
		return s.writeDB.Close()
	}
	return errors.Join(s.readDB.Close(), s.writeDB.Close())
}

// numbers hands out case numbers that a PostgreSQL sequence gave in one go; those
// unused at the end are gaps.
type numbers struct {
	mu   sync.Mutex
	free []int64
}
