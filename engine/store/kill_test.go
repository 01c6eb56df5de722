package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/storetest"
)

// childStore names, in a child process of TestKilledWriterLosesNothing, the store
// that it writes to until it is killed.
const childStore = "AKIS_TEST_CHILD_STORE"

func TestMain(m *testing.M) {
	if os.Getenv(childStore) == "" {
		os.Exit(m.Run())
	}
	// Only the child's test runs; it never ends by itself.
	os.Args = append(os.Args[:1], "-test.run=^TestChildWrites$")
	os.Exit(m.Run())
}

// TestChildWrites opens cases, by several hands, and prints each number once it
// was answered.
func TestChildWrites(t *testing.T) {
	path := os.Getenv(childStore)
	if path == "" {
		t.Skip("it is the child process of TestKilledWriterLosesNothing")
	}
	s, err := store.Open(t.Context(), store.Options{DSN: path, Key: []byte("a key of the tests only")})
	if err != nil {
		t.Fatal(err)
	}
	w := storetest.NewWorld(t, s)
	lines := make(chan engine.CaseID)
	for range 4 {
		go func() {
			for {
				lines <- w.Open(t, storetest.Ada, map[string]any{"order_no": "A-1"}).ID
			}
		}()
	}
	for id := range lines {
		fmt.Fprintln(os.Stderr, id)
	}
}

// TestKilledWriterLosesNothing kills a process while it writes, again and again:
// every case that was answered is there, whole, and nothing half-written is.
func TestKilledWriterLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "akis.db")
	answered := map[engine.CaseID]bool{}
	for range 5 {
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), childStore+"="+path)
		out, err := child.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 60 && lines.Scan(); n++ {
			id, err := strconv.ParseInt(strings.TrimSpace(lines.Text()), 10, 64)
			if err != nil {
				t.Fatalf("the child says %q", lines.Text())
			}
			answered[engine.CaseID(id)] = true
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it had answered before it died
			if id, err := strconv.ParseInt(strings.TrimSpace(lines.Text()), 10, 64); err == nil {
				answered[engine.CaseID(id)] = true
			}
		}
		_ = child.Wait() // killed, as it should be
	}
	u := under(t, path, "sqlite", path)
	for id := range answered {
		if _, err := u.Case(t.Context(), id); err != nil {
			t.Errorf("case %d was answered and is gone: %v", id, err)
		}
	}
	if found, err := u.Verify(); err != nil || len(found) > 0 || len(answered) < 300 {
		t.Errorf("%d cases were answered; found %v, %v", len(answered), found, err)
	}
}
