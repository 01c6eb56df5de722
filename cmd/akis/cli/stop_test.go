package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/akis-platform/akis/cmd/akis/cli"
)

// akis runs a command that must succeed and answers what it wrote.
func akis(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := cli.Run(t.Context(), args, &out, &errOut); code != cli.Good {
		t.Fatalf("akis %v: %d %s", args, code, errOut.String())
	}
	return out.String()
}

// TestStoppingAnswersWhatItTook stops the server while people work. Every request
// that it took is answered as it was carried out, and none fails because the store
// closed first.
func TestStoppingAnswersWhatItTook(t *testing.T) {
	dir := t.TempDir()
	akis(t, "publish", "--data", dir, "../../../examples/airline")
	akis(t, "user", "add", "ada", "--data", dir, "--team", "cx")
	token := strings.TrimSpace(akis(t, "user", "token", "ada", "--data", dir))

	if info, err := os.Stat(filepath.Join(dir, "akis.db")); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the store: %v, %v", info.Mode(), err)
	}

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, says := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- cli.Run(ctx, []string{"serve", "--json", "--data", dir, "--listen", "127.0.0.1:0"}, says, io.Discard)
	}()
	var serving struct{ At string }
	if err := json.NewDecoder(said).Decode(&serving); err != nil {
		t.Fatal(err)
	}
	var done atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for work(t, serving.At, token) {
				if done.Add(1) == 100 {
					stop()
				}
			}
		})
	}
	wg.Wait()
	if code := <-ended; code != cli.Good {
		t.Errorf("the server ended with %d", code)
	}
	var kept int64
	if _, err := fmt.Sscanf(akis(t, "verify", "--data", dir), "%d cases checked, 0 findings", &kept); err != nil || kept != done.Load() {
		t.Errorf("%d cases are stored, %d were answered, %v", kept, done.Load(), err)
	}
}

// work opens a case and reports whether the server took it.
func work(t *testing.T, at, token string) bool {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at+"/api/cases", strings.NewReader(`{"category":"cabin"}`))
	if err != nil {
		t.Error(err)
		return false
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	req.Close = true // no idle connection that the server may close as a request sets out
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false // it takes no more
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusCreated {
		t.Errorf("answered %s, %v", resp.Status, err)
	}
	return true
}
