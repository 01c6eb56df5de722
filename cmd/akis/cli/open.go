package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

// place says which store a command works on.
type place struct{ data, database string }

func (p *place) flags(c *cobra.Command) {
	c.Flags().StringVar(&p.data, "data", env("AKIS_DATA", "data"), "folder of the SQLite database and the key [AKIS_DATA]")
	c.Flags().StringVar(&p.database, "database", os.Getenv("AKIS_DATABASE"), "PostgreSQL URL instead of SQLite [AKIS_DATABASE]")
}

func env(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

const keySize = 32

// key reads the key that signs the history, made on first use. It lies outside
// the database.
func (p *place) key() ([]byte, error) {
	if err := os.MkdirAll(p.data, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(p.data, "history.key")
	key, err := os.ReadFile(path)
	if err == nil {
		return key, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key = make([]byte, keySize)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return key, os.WriteFile(path, key, 0o600)
}

// exists refuses a folder without a store: most likely its name is mistyped.
func (p *place) exists() error {
	if p.database != "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.data, databaseFile)); err != nil {
		return fmt.Errorf("there is no store in the folder %s; name another with --data, or make one with 'akis publish DIR'", p.data)
	}
	return nil
}

const databaseFile = "akis.db"

// options say where the store is.
func (p *place) options(log *slog.Logger) (store.Options, error) {
	key, err := p.key()
	if err != nil {
		return store.Options{}, fmt.Errorf("the folder %s: %w", p.data, err)
	}
	dsn := p.database
	if dsn == "" {
		dsn = filepath.Join(p.data, databaseFile)
		err = private(dsn)
	}
	if err != nil {
		return store.Options{}, err
	}
	return store.Options{DSN: dsn, Key: key, Log: log}, nil
}

// private makes the file, when it is not there, for nobody else's eyes: SQLite would
// let every account of the machine read it.
func private(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// open opens the store, and brings it up to this build.
func (p *place) open(ctx context.Context, log *slog.Logger) (*store.Store, error) {
	o, err := p.options(log)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, o)
}

// load compiles sources for the service.
func load(sources map[string][]byte) (*definition.Definition, error) {
	set, list := dsl.LoadSources(sources)
	if err := list.Err(); err != nil {
		return nil, err
	}
	return set.Definition, nil
}

// system is the hand of commands on the command line.
var system = engine.Actor{Kind: engine.System}

// withService runs fn on a service over the store, and closes it afterwards.
func (p *place) withService(ctx context.Context, log *slog.Logger, clock func() time.Time, fn func(*service.Service, *store.Store) error) error {
	st, err := p.open(ctx, log)
	if err != nil {
		return err
	}
	svc := service.New(service.Config{Store: st, Load: load, Log: log, Clock: clock})
	err = svc.Refresh(ctx)
	if err == nil {
		err = fn(svc, st)
	}
	return errors.Join(err, st.Close())
}
