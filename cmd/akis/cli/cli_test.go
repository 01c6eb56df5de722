package cli_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/akis-platform/akis/cmd/akis/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"akis": func() { os.Exit(cli.Run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

// TestExitCodes: 2 is for a command line that cannot be understood.
func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
	}{
		{cli.Good, []string{"version"}},
		{cli.Good, nil},
		{cli.Findings, []string{"user", "list", "--data", t.TempDir()}},
		{cli.Usage, []string{"nonsense"}},
		{cli.Usage, []string{"validate"}},
		{cli.Usage, []string{"validate", "a folder that is not there"}},
		{cli.Usage, []string{"user", "list", "--nonsense"}},
		{cli.Usage, []string{"version", "--lang", "klingon"}},
		{cli.Usage, []string{"fmt", "--check", "--write", "."}},
		{cli.Usage, []string{"test", "--run", "(", "."}},
		{cli.Usage, []string{"import", "cases", "file.csv"}},
	} {
		var out, errOut bytes.Buffer
		if code := cli.Run(t.Context(), c.args, &out, &errOut); code != c.code {
			t.Errorf("akis %v: exit %d, want %d: %s", c.args, code, c.code, errOut.String())
		}
		if c.code != cli.Good && errOut.Len() == 0 {
			t.Errorf("akis %v: nothing says what is wrong", c.args)
		}
	}
}
