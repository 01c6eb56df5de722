package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// errUnavailable says that this machine cannot run a PostgreSQL server, through
// no fault of the test.
var errUnavailable = errors.New("no PostgreSQL server can be run here")

// places are folders that hold the server's programs without being on PATH, one
// for each release.
var places = []string{
	"/usr/lib/postgresql/*/bin",          // Debian, Ubuntu
	"/usr/pgsql-*/bin",                   // Red Hat and its kin
	"/opt/homebrew/opt/postgresql@*/bin", // macOS, Apple silicon
	"/usr/local/opt/postgresql@*/bin",    // macOS, Intel
}

// binDir returns the folder of initdb, postgres and pg_ctl: on PATH, where
// pg_config says, or the newest release in a known place.
func binDir() (string, error) {
	var candidates []string
	if path, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			candidates = append(candidates, filepath.Dir(real))
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
	defer cancel()
	if out, err := exec.CommandContext(ctx, "pg_config", "--bindir").Output(); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(out)))
	}
	for _, place := range places {
		found, _ := filepath.Glob(place) // its only error is a malformed pattern
		candidates = append(candidates, newestFirst(found)...)
	}
	for _, dir := range candidates {
		if hasServer(dir) {
			return dir, nil
		}
	}
	return "", fmt.Errorf("%w: initdb, postgres and pg_ctl were not found; install PostgreSQL's server (Debian: postgresql) or put it on PATH", errUnavailable)
}

// hasServer reports whether dir holds every program a cluster needs.
func hasServer(dir string) bool {
	for _, name := range []string{"initdb", "postgres", "pg_ctl"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.IsDir() {
			return false
		}
	}
	return true
}

// newestFirst sorts folders by the release number in their path, so that 15
// comes before 9.6, which text order would get wrong.
func newestFirst(dirs []string) []string {
	slices.SortStableFunc(dirs, func(a, b string) int {
		switch ra, rb := release(a), release(b); {
		case ra > rb:
			return -1
		case ra < rb:
			return 1
		}
		return 0
	})
	return dirs
}

// release reads the number in the folder above bin; 0 where there is none.
func release(dir string) float64 {
	name := filepath.Base(filepath.Dir(dir))
	n, err := strconv.ParseFloat(name[strings.LastIndexAny(name, "-@")+1:], 64)
	if err != nil {
		return 0
	}
	return n
}
