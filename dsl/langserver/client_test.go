package langserver_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// client is a client of the protocol, written apart from the server and its library.
type client struct {
	t    *testing.T
	out  io.WriteCloser
	in   *bufio.Reader
	next int
	dir  string
	// found are the findings on the screen, by file.
	found map[string][]finding
	asked []string // what the server has asked the client for
}

type finding struct {
	Range    rng
	Severity int
	Code     string
	Message  string
}

type rng struct{ Start, End pos }

type pos struct{ Line, Character int }

// message is anything that comes from the server.
type message struct {
	ID     *json.RawMessage
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  *struct {
		Code    int
		Message string
	}
}

func (c *client) send(v map[string]any) {
	v["jsonrpc"] = "2.0"
	body, err := json.Marshal(v)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(c.out, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) receive() message {
	n := -1
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			c.t.Fatal("the server is gone: ", err)
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if n, err = strconv.Atoi(v); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(c.in, body); err != nil {
		c.t.Fatal(err)
	}
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		c.t.Fatalf("%v: %s", err, body)
	}
	return m
}

// take handles what the server says by itself.
func (c *client) take(m message) {
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Diagnostics []finding
		}
		c.decode(m.Params, &p)
		c.found[c.name(p.URI)] = p.Diagnostics
	case m.ID != nil:
		c.asked = append(c.asked, m.Method+" "+string(m.Params))
		c.send(map[string]any{"id": m.ID, "result": nil})
	default:
		c.t.Fatalf("unexpected %s", m.Method)
	}
}

func (c *client) decode(from json.RawMessage, into any) {
	c.t.Helper()
	if err := json.Unmarshal(from, into); err != nil {
		c.t.Fatalf("%v: %s", err, from)
	}
}

// call asks and waits for the answer.
func (c *client) call(method string, params any, result any) {
	c.t.Helper()
	m := c.try(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: %+v", method, *m.Error)
	}
	if result != nil {
		c.decode(m.Result, result)
	}
}

// try is call for what may be refused.
func (c *client) try(method string, params any) message {
	c.next++
	c.send(map[string]any{"id": c.next, "method": method, "params": params})
	for {
		m := c.receive()
		if m.Method == "" && m.ID != nil && string(*m.ID) == strconv.Itoa(c.next) {
			return m
		}
		c.take(m)
	}
}

func (c *client) notify(method string, params any) {
	c.send(map[string]any{"method": method, "params": params})
}

// until waits for what the server says by itself.
func (c *client) until(done func() bool) {
	for !done() {
		c.take(c.receive())
	}
}

func (c *client) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(c.dir, name))}).String()
}

func (c *client) name(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		c.t.Fatal(err)
	}
	rel, err := filepath.Rel(c.dir, filepath.FromSlash(u.Path))
	if err != nil {
		c.t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

func (c *client) start(capabilities map[string]any) map[string]any {
	var result struct{ Capabilities map[string]any }
	c.call("initialize", map[string]any{
		"processId": nil, "locale": "en", "capabilities": capabilities,
		"workspaceFolders": []any{map[string]any{"uri": c.uri("."), "name": "w"}},
	}, &result)
	c.notify("initialized", map[string]any{})
	return result.Capabilities
}

func (c *client) open(name, text string) {
	c.notify("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name), "languageId": "akis", "version": 1, "text": text},
	})
}

// write puts the whole text of an open file on the screen.
func (c *client) write(name, text string, version int) {
	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": c.uri(name), "version": version},
		"contentChanges": []any{map[string]any{"text": text}},
	})
}

func (c *client) at(name string, p pos) map[string]any {
	return map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name)}, "position": map[string]any{"line": p.Line, "character": p.Character},
	}
}

func write(t *testing.T, dir, name, text string) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
