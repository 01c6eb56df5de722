package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// owner is the cluster's superuser. Connections are trusted: only this
// machine's users reach the socket, and only test data lies behind it.
const owner = "akis"

// startTimeout bounds initdb and the wait for the first connection, each. It is
// generous because a loaded machine with two cores may run several clusters.
const startTimeout = 60 * time.Second

// guardScript outlives the test process by a moment. It waits for the end of
// its standard input, which the kernel closes however that process ends, then
// stops the server and removes the directory.
const guardScript = `read -r _; "$1/pg_ctl" stop -D "$2/data" -m immediate; rm -rf "$2"`

// cluster is a running server that listens on a Unix socket in dir.
type cluster struct {
	dir   string
	guard io.Closer // closing it stops the server and removes dir; kept so that it stays open
}

// startCluster makes a cluster in a new temporary directory and waits until it
// answers. Settings are "name=value" as in postgresql.conf. The error wraps
// errUnavailable where this machine cannot run a server at all.
func startCluster(settings []string) (*cluster, error) {
	bin, err := binDir()
	if err != nil {
		return nil, err
	}
	as, err := serverUser()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "akis-pg-")
	if err != nil {
		return nil, err
	}
	if err := as.give(dir); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	guard, err := startGuard(bin, dir, as)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	c := &cluster{dir: dir, guard: guard}
	if err := c.start(bin, as, settings); err != nil {
		return nil, errors.Join(err, guard.Close())
	}
	return c, nil
}

// startGuard runs guardScript; it acts when the returned Closer is closed or
// this process is gone.
func startGuard(bin, dir string, as account) (io.Closer, error) {
	cmd := exec.CommandContext(context.Background(), "/bin/sh", "-c", guardScript, "sh", bin, dir)
	as.dress(cmd, dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the guard of the temporary cluster: %w", err)
	}
	go func() { _ = cmd.Wait() }() // reaps it; its answer is of no use
	return in, nil
}

// start runs initdb and the server, and returns once the server answers.
func (c *cluster) start(bin string, as account, settings []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	initdb := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "-D", c.dir+"/data", "-U", owner,
		"--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
	as.dress(initdb, c.dir)
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}

	args := []string{"-D", c.dir + "/data", "-k", c.dir, "-c", "listen_addresses=", "-c", "max_connections=200"}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	server := exec.CommandContext(context.Background(), filepath.Join(bin, "postgres"), args...)
	as.dress(server, c.dir)
	log, err := os.Create(filepath.Join(c.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	server.Stdout, server.Stderr = log, log
	if err := server.Start(); err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	gone := make(chan string, 1)
	go func() {
		_ = server.Wait() // what it says, the state says better
		gone <- server.ProcessState.String()
	}()
	if err := c.ready(gone); err != nil {
		said, _ := os.ReadFile(log.Name()) // best effort: err tells the rest
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}

// ready waits until the server takes a connection or is gone.
func (c *cluster) ready(gone <-chan string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	db, err := sql.Open("pgx", c.url("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case end := <-gone:
			return fmt.Errorf("the server ended before it answered: %s", end)
		case <-ctx.Done():
			return fmt.Errorf("the server does not answer after %s: %w", startTimeout, err)
		case <-again.C:
		}
	}
}

// url is the connection URL of one database in the cluster.
func (c *cluster) url(database string) string {
	u := url.URL{Scheme: "postgres", Path: "/" + database}
	u.RawQuery = url.Values{"host": {c.dir}, "user": {owner}, "sslmode": {"disable"}}.Encode()
	return u.String()
}
