package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/cmd/akis/cli"
)

// TestPublishRefusesWhatItDoesNotRun: a block that would stand idle is named and
// the set does not go live, though it is valid.
func TestPublishRefusesWhatItDoesNotRun(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../examples/modanisa")); err != nil {
		t.Fatal(err)
	}
	idle := "tiers {\n  tier \"gold\" {\n    label = { tr = \"Altın\" }\n    when  = \"customer.points >= 1000\"\n  }\n}\n"
	if err := os.WriteFile(filepath.Join(dir, "tiers.akis.hcl"), []byte(idle), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	if code := cli.Run(t.Context(), []string{"validate", dir}, &out, &errOut); code != cli.Good {
		t.Fatalf("exit %d: %s%s", code, out.String(), errOut.String())
	}
	for lang, want := range map[string]string{"en": "Error: Not run by this build  [AKIS-L002]\n  on tiers.akis.hcl line 1", "tr": "Hata: Bu sürüm çalıştırmıyor  [AKIS-L002]\n  tiers.akis.hcl, satır 1"} {
		errOut.Reset()
		code := cli.Run(t.Context(), []string{"publish", dir, "--data", t.TempDir(), "--lang", lang}, &out, &errOut)
		if code == cli.Good || !strings.Contains(errOut.String(), want) {
			t.Errorf("%s: exit %d: %s", lang, code, errOut.String())
		}
	}
}
