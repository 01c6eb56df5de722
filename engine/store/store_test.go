package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/pgtest"
	"github.com/akis-platform/akis/engine/store/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t testing.TB) storetest.Under {
		path := filepath.Join(t.TempDir(), "akis.db")
		return under(t, path, "sqlite", path)
	})
}

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t testing.TB) storetest.Under {
		url := pgtest.URL(t)
		return under(t, url, "pgx", url)
	})
}

func under(t testing.TB, dsn, driver, handDSN string) storetest.Under {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{DSN: dsn, Key: []byte("a key of the tests only")})
	if err != nil {
		t.Fatal(err)
	}
	hand, err := sql.Open(driver, handDSN)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		hand.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return storetest.Under{
		Store: s,
		Exec: func(statement string) error {
			_, err := hand.Exec(statement)
			return err
		},
		Memories: func() (n int, err error) {
			err = hand.QueryRow("SELECT count(*) FROM commands").Scan(&n)
			return n, err
		},
		Verify: func() ([]string, error) {
			var all []string
			err := s.Verify(t.Context(), 0, func(_ engine.CaseID, found []store.Finding) error {
				for _, f := range found {
					all = append(all, f.String())
				}
				return nil
			})
			return all, err
		},
	}
}
