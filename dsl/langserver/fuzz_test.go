package langserver_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/langserver"
)

// framed puts each line into a message.
func framed(lines string) []byte {
	var b bytes.Buffer
	for line := range strings.SplitSeq(lines, "\n") {
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(line), line)
	}
	return b.Bytes()
}

const conversation = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-8"]}}}}
{"jsonrpc":"2.0","method":"initialized","params":{}}
{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///none/x.akis.hcl","version":1,"text":"team \"a\" {\n label = \"ş\"\n}\n"}}}
{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///none/x.akis.hcl","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":10},"end":{"line":1,"character":11}},"text":"{"}]}}
{"jsonrpc":"2.0","id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///none/x.akis.hcl"},"position":{"line":1,"character":4}}}
{"jsonrpc":"2.0","id":3,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///none/x.akis.hcl"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":9}},"context":{}}}
[{"jsonrpc":"2.0","id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///none/x.akis.hcl"},"position":{"line":0,"character":1}}}]
{"jsonrpc":"2.0","id":5,"method":"shutdown"}
{"jsonrpc":"2.0","method":"exit"}`

// FuzzMessages: whatever a client says, the server ends when it does.
func FuzzMessages(f *testing.F) {
	f.Add(conversation)
	for line := range strings.SplitSeq(conversation, "\n") {
		f.Add(line)
	}
	f.Add(`{"jsonrpc":"2.0","id":{},"method":7}`)
	f.Fuzz(func(t *testing.T, lines string) {
		_ = langserver.Serve(t.Context(), bytes.NewReader(framed(lines)), io.Discard, langserver.Options{})
	})
}

// FuzzFrames: whatever bytes come, the server ends with them.
func FuzzFrames(f *testing.F) {
	f.Add(framed(conversation))
	f.Add([]byte("Content-Length: 99999999999\r\n\r\n{}"))
	f.Add([]byte("Content-Length: -1\r\n\r\n"))
	f.Add([]byte("\r\n\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		_ = langserver.Serve(t.Context(), bytes.NewReader(src), io.Discard, langserver.Options{})
	})
}

// TestHostileFrames: what is announced too long, and headers without an end, end the
// connection before they fill the memory.
func TestHostileFrames(t *testing.T) {
	for name, src := range map[string]io.Reader{
		"length":  strings.NewReader("Content-Length: 99999999999999\r\n\r\n{}"),
		"number":  strings.NewReader("Content-Length: 1e9\r\n\r\n{}"),
		"header":  io.MultiReader(strings.NewReader("X: "), io.LimitReader(endless{}, 1<<30)),
		"headers": io.LimitReader(endlessLines{}, 1<<30),
	} {
		if err := langserver.Serve(t.Context(), src, io.Discard, langserver.Options{}); err == nil {
			t.Errorf("%s: nothing is wrong", name)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

type endlessLines struct{}

func (endlessLines) Read(p []byte) (int, error) {
	return copy(p, strings.Repeat("X: y\r\n", len(p)/6+1)), nil
}
