package cli_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/cmd/akis/cli"
	"github.com/akis-platform/akis/engine/scenario"
)

var update = flag.Bool("update", false, "write what is said into the golden files")

var took = regexp.MustCompile(`[0-9]+\.[0-9]{2} s`)

// failing answers a folder with the scenarios that fail.
func failing(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{
		"../../../dsl/testdata/acts/acts.akis.hcl": "acts.akis.hcl", "testdata/failing.test.hcl": "failing.test.hcl",
	} {
		src, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to), src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFailures: a wrong expectation of each kind fails, and the text says where,
// what was expected, what came, and why.
func TestFailures(t *testing.T) {
	dir := failing(t)
	for _, c := range []struct{ lang, golden string }{
		{"en", "testdata/failing.golden"}, {"tr", "testdata/failing.tr.golden"},
	} {
		var out, errOut bytes.Buffer
		if code := cli.Run(t.Context(), []string{"test", "--lang", c.lang, dir}, &out, &errOut); code != cli.Findings {
			t.Fatalf("exit %d: %s", code, errOut.String())
		}
		got := took.ReplaceAllString(out.String(), "0.00 s")
		if *update {
			if err := os.WriteFile(c.golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(c.golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (go test -update writes it anew): %s", c.golden, diff)
		}
		if strings.Contains(got, "✓") {
			t.Errorf("a scenario that should fail passes")
		}
	}
}

// TestEveryExpectationFails: there is a failing scenario for each thing that can be
// expected.
func TestEveryExpectationFails(t *testing.T) {
	golden, err := os.ReadFile("testdata/failing.golden")
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range scenario.Observables() {
		if !regexp.MustCompile(`(?m)^` + what + `(\.[a-z_]+)?: expected .+, got .+\.$`).Match(golden) {
			t.Errorf("no scenario fails for %s", what)
		}
	}
}
