// Package pgtest gives a test a PostgreSQL database of its own.
//
// The first call in a test process starts a temporary cluster; every call
// creates a fresh database in it. Nothing has to be set up or torn down by the
// caller: the database goes when the test ends, the cluster when the process
// does, even when the process is killed.
//
//	func TestStore(t *testing.T) {
//		db, err := sql.Open("pgx", pgtest.URL(t))
//		…
//	}
//
// Where PostgreSQL's server is not installed the test is skipped with a line
// that says so. With CI=true in the environment it fails instead: a machine
// that decides must not leave a store out.
package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// adminTimeout bounds each statement that makes or drops a database.
const adminTimeout = 30 * time.Second

// shared is a cluster that the whole test process uses, started on first need.
type shared struct {
	settings []string
	once     sync.Once
	cluster  *cluster
	err      error
}

var (
	fast    = shared{settings: []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}}
	durable = shared{settings: []string{"fsync=on", "synchronous_commit=on"}}

	// databases numbers the databases of this process.
	databases atomic.Int64
)

// URL returns the connection URL of a new, empty database. Its cluster does not
// flush to disk, which makes tests quick and loses nothing they look at.
func URL(t testing.TB) string {
	t.Helper()
	return fast.database(t)
}

// DurableURL is URL with a cluster that flushes every commit to disk, as a live
// system does: for measuring, and for tests that kill the server.
func DurableURL(t testing.TB) string {
	t.Helper()
	return durable.database(t)
}

// database creates a database that lives as long as t.
func (s *shared) database(t testing.TB) string {
	t.Helper()
	s.once.Do(func() { s.cluster, s.err = startCluster(s.settings) })
	if errors.Is(s.err, errUnavailable) && os.Getenv("CI") != "true" {
		t.Skipf("without PostgreSQL: %v", s.err)
	}
	if s.err != nil {
		t.Fatalf("start PostgreSQL: %v", s.err)
	}
	name := fmt.Sprintf("akis_test_%d", databases.Add(1))
	if err := s.cluster.exec("CREATE DATABASE " + name); err != nil {
		t.Fatalf("create database %s: %v", name, err)
	}
	t.Cleanup(func() {
		// FORCE: a connection that the test forgot must not keep it alive.
		if err := s.cluster.exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"); err != nil {
			t.Errorf("drop database %s: %v", name, err)
		}
	})
	return s.cluster.url(name)
}

// exec runs one statement as the cluster's owner. It carries no value from
// outside: database names are made here.
func (c *cluster) exec(statement string) error {
	ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
	defer cancel()
	db, err := sql.Open("pgx", c.url("postgres"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statement)
	return errors.Join(err, db.Close())
}
