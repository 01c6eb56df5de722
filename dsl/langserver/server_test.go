package langserver_test

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/langserver"
)

const small = `akis {
  name     = "x"
  language = 1
  locales  = ["tr", "en"]
}
team "desk" { label = "Masa" }
choices "city" { options = { ist = "İstanbul", izm = "İzmir" } }
field "city" {
  type    = choice
  label   = "Şehir"
  options = choices.city
}
flow "f" {
  start = step.a
  step "a" {
    team = team.desk
    outcome "o" { to = end.z }
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

// connect starts a server on a folder with files, and a client of it. The returned
// function ends both and answers what Serve said.
func connect(t *testing.T, files map[string]string) (*client, func() error) {
	dir := t.TempDir()
	for name, text := range files {
		write(t, dir, name, text)
	}
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	served := make(chan error, 1)
	go func() {
		err := langserver.Serve(t.Context(), toServer, fromServer, langserver.Options{Version: "test"})
		_ = fromServer.Close()
		served <- err
	}()
	c := &client{t: t, out: fromClient, in: bufio.NewReader(toClient), dir: dir, found: map[string][]finding{}}
	return c, func() error {
		_ = fromClient.Close()
		go func() { _, _ = io.Copy(io.Discard, toClient) }()
		return <-served
	}
}

// TestLife: initialize, shutdown, exit; and what else can happen to a connection.
func TestLife(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	if m := c.try("textDocument/hover", c.at("x.akis.hcl", pos{})); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", m)
	}
	capabilities := c.start(map[string]any{})
	if capabilities["positionEncoding"] != "utf-16" {
		t.Errorf("%v", capabilities)
	}
	if m := c.try("initialize", map[string]any{}); m.Error == nil {
		t.Error("initialized twice")
	}
	if m := c.try("no/such", nil); m.Error == nil || m.Error.Code != -32601 {
		t.Errorf("an unknown method: %+v", m)
	}
	c.call("shutdown", nil, nil)
	c.notify("exit", nil)
	if err := end(); err != nil {
		t.Error(err)
	}

	c, end = connect(t, nil)
	c.start(map[string]any{})
	if err := end(); !errors.Is(err, langserver.ErrNoShutdown) {
		t.Errorf("without a shutdown: %v", err)
	}
}

// TestFindings: of what is on the screen, in every file of the set, gone when
// mended.
func TestFindings(t *testing.T) {
	c, end := connect(t, map[string]string{
		"x.akis.hcl": small,
		"m.akis.hcl": "message \"m\" {\n  channels = [email]\n  body = { tr = \"Şehir 👩‍👩‍👧 {{field.cty}}\" }\n}\n",
	})
	c.start(map[string]any{})
	c.open("x.akis.hcl", small)
	c.until(func() bool { return len(c.found["m.akis.hcl"]) == 2 })
	f := c.found["m.akis.hcl"][1]
	if f.Code != "AKIS-R002" || f.Severity != 1 || !strings.Contains(f.Message, "field.city") {
		t.Errorf("%+v", c.found)
	}
	line := "  body = { tr = \"Şehir 👩‍👩‍👧 {{field.cty}}\" }"
	if want := utf16Column(line, "field.cty"); f.Range.Start != (pos{2, want}) || f.Range.End != (pos{2, want + len("field.cty")}) {
		t.Errorf("at %v, want column %d", f.Range, want)
	}

	c.open("m.akis.hcl", "message \"m\" {\n  channels = [email]\n  body = { tr = \"{{field.city}}\" }\n}\n")
	c.until(func() bool { return len(c.found["m.akis.hcl"]) == 1 })
	if f := c.found["m.akis.hcl"][0]; f.Severity != 2 {
		t.Errorf("only the warning that nothing sends it is left: %+v", f)
	}
	c.write("m.akis.hcl", "message \"m\" {", 2)
	c.until(func() bool { return len(c.found["m.akis.hcl"]) > 0 && c.found["m.akis.hcl"][0].Severity == 1 })
	c.write("m.akis.hcl", "", 3)
	c.until(func() bool { return len(c.found["m.akis.hcl"]) == 0 })
	_ = end()
}

func utf16Column(line, what string) int {
	n := 0
	before, _, _ := strings.Cut(line, what)
	for _, r := range before {
		if n++; r >= 0x10000 {
			n++
		}
	}
	return n
}

// lineOf answers the line on which something stands, from 0.
func lineOf(text, what string) int {
	before, _, _ := strings.Cut(text, what)
	return strings.Count(before, "\n")
}
