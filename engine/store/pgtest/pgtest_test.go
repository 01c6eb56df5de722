package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// open connects to a database for the length of the test.
func open(t *testing.T, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// value reads one text value.
func value(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	var v string
	if err := db.QueryRowContext(t.Context(), query).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func TestEachCallAnswersAnEmptyDatabaseOfItsOwn(t *testing.T) {
	one, two := open(t, URL(t)), open(t, URL(t))
	if _, err := one.ExecContext(t.Context(), "CREATE TABLE here (n int)"); err != nil {
		t.Fatal(err)
	}
	const tables = "SELECT count(*)::text FROM information_schema.tables WHERE table_schema = 'public'"
	if got := value(t, one, tables); got != "1" {
		t.Errorf("the first database has %s tables, want 1", got)
	}
	if got := value(t, two, tables); got != "0" {
		t.Errorf("the second database has %s tables, want 0", got)
	}
	if a, b := value(t, one, "SHOW data_directory"), value(t, two, "SHOW data_directory"); a != b {
		t.Errorf("two clusters for one process: %s and %s", a, b)
	}
}

func TestADatabaseGoesWithItsTestEvenWhenAConnectionIsLeft(t *testing.T) {
	name := "SELECT current_database()"
	var gone string
	t.Run("inner", func(t *testing.T) {
		db, err := sql.Open("pgx", URL(t))
		if err != nil {
			t.Fatal(err)
		}
		gone = value(t, db, name) // and the connection stays open
		_ = db
	})
	db := open(t, URL(t))
	if got := value(t, db, "SELECT count(*)::text FROM pg_database WHERE datname = '"+gone+"'"); got != "0" {
		t.Errorf("database %s is still there", gone)
	}
}

func TestOnlyTheDurableClusterFlushes(t *testing.T) {
	if got := value(t, open(t, URL(t)), "SHOW fsync"); got != "off" {
		t.Errorf("URL: fsync = %s, want off", got)
	}
	db := open(t, DurableURL(t))
	for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		if got := value(t, db, "SHOW "+setting); got != "on" {
			t.Errorf("DurableURL: %s = %s, want on", setting, got)
		}
	}
}

// TestTheClusterGoesWithItsProcess runs this test binary again as a process
// that starts a cluster and is then killed, the worst way to end.
func TestTheClusterGoesWithItsProcess(t *testing.T) {
	if os.Getenv("PGTEST_CHILD") != "" {
		dir := mustQuery(t, URL(t)).Get("host")
		if _, err := os.Stdout.WriteString("cluster " + dir + "\n"); err != nil {
			t.Fatal(err)
		}
		select {} // until killed
	}
	URL(t) // skips here, not in the child, where there is no server
	ctx, cancel := context.WithTimeout(t.Context(), 2*startTimeout)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), "PGTEST_CHILD=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 4096)
	n, err := out.Read(buf)
	dir, said := strings.CutPrefix(strings.TrimSpace(string(buf[:n])), "cluster ")
	if err != nil || !said {
		t.Fatalf("the child said %q (%v)", buf[:n], err)
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "postmaster.pid")); err != nil {
		t.Fatalf("the child's cluster does not run: %v", err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // killed, as meant
	waitGone(t, dir)
}

// waitGone waits until the guard, which this process cannot wait for, has
// removed dir.
func waitGone(t *testing.T, dir string) {
	t.Helper()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	limit := time.After(startTimeout)
	for {
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
			return
		}
		select {
		case <-again.C:
		case <-limit:
			t.Fatalf("%s is still there after %s", dir, startTimeout)
		}
	}
}

func TestAServerThatCannotStartIsExplainedAndCleanedUp(t *testing.T) {
	URL(t) // skips where there is no server
	tmp := t.TempDir()
	for dir := tmp; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		// As in /tmp: the server's account must get through, and remove what is its own.
		if err := os.Chmod(dir, 0o777|os.ModeSticky); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("TMPDIR", tmp)
	_, err := startCluster([]string{"shared_buffers=nonsense"})
	if err == nil {
		t.Fatal("a server with a senseless setting started")
	}
	if !strings.Contains(err.Error(), "shared_buffers") {
		t.Errorf("the error hides what the server said: %v", err)
	}
	if errors.Is(err, errUnavailable) {
		t.Errorf("a broken server must fail the test, not skip it: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(tmp, "akis-pg-*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range left {
		waitGone(t, dir)
	}
}

func TestBinDirFindsTheServerBesideALinkAndSaysWhatIsMissing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs executable scripts")
	}
	defer func(old []string) { places = old }(places)

	real, path := t.TempDir(), t.TempDir()
	for _, name := range []string{"initdb", "postgres", "pg_ctl"} {
		if err := os.WriteFile(filepath.Join(real, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	places = nil
	t.Setenv("PATH", path)
	_, err := binDir()
	if !errors.Is(err, errUnavailable) || !strings.Contains(err.Error(), "install PostgreSQL") {
		t.Errorf("without a server: %v", err)
	}

	places = []string{real}
	if got, err := binDir(); err != nil || got != real {
		t.Errorf("in a known place: %q, %v", got, err)
	}

	places = nil
	if err := os.Symlink(filepath.Join(real, "initdb"), filepath.Join(path, "initdb")); err != nil {
		t.Fatal(err)
	}
	want, err := filepath.EvalSymlinks(real)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := binDir(); err != nil || got != want {
		t.Errorf("by a link on PATH: %q, %v, want %q", got, err, want)
	}
}

func TestNewestFirst(t *testing.T) {
	got := newestFirst([]string{
		"/usr/lib/postgresql/9.6/bin", "/usr/lib/postgresql/15/bin", "/usr/pgsql-17/bin",
		"/opt/homebrew/opt/postgresql@16/bin", "/opt/other/bin",
	})
	want := []string{
		"/usr/pgsql-17/bin", "/opt/homebrew/opt/postgresql@16/bin", "/usr/lib/postgresql/15/bin",
		"/usr/lib/postgresql/9.6/bin", "/opt/other/bin",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// mustQuery returns the parameters of a connection URL.
func mustQuery(t *testing.T, text string) url.Values {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}
