package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program answers a path at which this test is the command akis.
func program(t *testing.T) string {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "akis")
	if err := os.Symlink(self, path); err != nil {
		t.Skip("this system has no links: ", err)
	}
	return path
}

// shop writes a set with a misspelt name and answers its folder.
func shop(t *testing.T) string {
	dir := t.TempDir()
	src := `akis {
  name     = "x"
  language = 1
}
team "desk" { label = "Desk" }
field "city" {
  type  = text
  label = "Şehir 😀"
}
flow "f" {
  start = step.a
  step "a" {
    team = team.desk
    outcome "o" {
      to   = end.z
      when = "field.ctiy == 'x'"
    }
  }
  end "z" { status = resolved }
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.city]
}
`
	if err := os.WriteFile(filepath.Join(dir, "x.akis.hcl"), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestLanguageServer speaks to the command over pipes, as an editor does.
func TestLanguageServer(t *testing.T) {
	dir := shop(t)
	uri := "file://" + filepath.ToSlash(filepath.Join(dir, "x.akis.hcl"))
	src, err := os.ReadFile(filepath.Join(dir, "x.akis.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	var in bytes.Buffer
	for _, message := range []string{
		`"id":1,"method":"initialize","params":{"processId":1,"locale":"tr","rootUri":"file://` + filepath.ToSlash(dir) + `","capabilities":{}}`,
		`"method":"initialized","params":{}`,
		fmt.Sprintf(`"method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"languageId":"akis","version":1,"text":%q}}`, uri, src),
		fmt.Sprintf(`"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":%q},"position":{"line":12,"character":18}}`, uri),
		`"id":3,"method":"shutdown"`, `"method":"exit"`,
	} {
		body := `{"jsonrpc":"2.0",` + message + `}`
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	cmd := exec.CommandContext(t.Context(), program(t), "lsp", "--stdio")
	cmd.Stdin = &in
	var errOut bytes.Buffer
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	if err != nil || errOut.Len() > 0 {
		t.Fatalf("%v: %s", err, errOut.String())
	}
	for _, want := range []string{
		`"completionProvider"`, "team.desk", `"id":3,"result":null`, "textDocument/publishDiagnostics", "AKIS-R002", "Şunu mu demek istediniz: field.city?",
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s is not in\n%s", want, out)
		}
	}
}

// TestNeovim lets a real client talk to the command, where there is one.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("Neovim is not installed")
	}
	script, err := filepath.Abs("testdata/lsp.lua")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), nvim, "--headless", "-u", "NONE", "-i", "NONE", "-c", "luafile "+script)
	cmd.Env = append(os.Environ(), "AKIS="+program(t), "SHOP="+shop(t), "XDG_STATE_HOME="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{
		"found AKIS-R002 at 15:14", "proposed field.city", "mended 0", "hover **field.city** – Şehir 😀", "defined at 5", "renamed 3 places", "laid out",
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
}
