// Package langserver is the language server: the Language Server Protocol over a
// stream, and nothing else. What an editor is told comes from dsl/assist.
package langserver

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/handler"
)

// Options are what the server is given from outside.
type Options struct {
	// Version of the program, for the client's log.
	Version string
	// Later runs a function after a while; sets are checked when nobody has typed for
	// that long. Nil checks at once.
	Later func(after time.Duration, run func())
}

// quiet is how long nobody must have typed before a set is checked.
const quiet = 200 * time.Millisecond

// ErrNoShutdown is a client that went away without saying so.
var ErrNoShutdown = errors.New("the client ended the connection without a shutdown")

// Serve speaks with one client until it ends the connection. It answers nil when
// the client has said shutdown and exit, as the protocol wants it.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	if o.Later == nil {
		o.Later = func(_ time.Duration, run func()) { run() }
	}
	s := &server{options: o, work: newWorkspace(), units: utf16Units, dirty: map[*set]bool{}}
	s.rpc = jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, Concurrency: 1,
		NewContext: func() context.Context { return ctx },
	})
	stop := context.AfterFunc(ctx, s.rpc.Stop)
	defer stop()
	connection := newFraming(in, out)
	s.rpc.Start(connection)
	err := s.rpc.Wait()
	s.ended.Wait()
	select {
	case <-connection.written:
	case <-ctx.Done():
	}
	switch {
	case err != nil:
		return err
	case !s.shutdown:
		return ErrNoShutdown
	}
	return nil
}

// server is the state of one connection.
type server struct {
	options Options
	rpc     *jrpc2.Server
	ended   sync.WaitGroup // checks that are under way

	mu       sync.Mutex
	work     *workspace
	units    string
	locale   string
	started  bool // after initialize
	shutdown bool
	snippets bool          // the client goes through the places of a snippet
	watching bool          // the client can tell of files that change
	typed    int           // counts changes
	dirty    map[*set]bool // sets to be checked
	checking bool
}

func (s *server) methods() handler.Map {
	return handler.Map{
		"initialize":                          handler.New(s.initialize),
		"initialized":                         s.initialized,
		"shutdown":                            s.bye,
		"exit":                                s.exit,
		"$/cancelRequest":                     handler.New(s.cancel),
		"$/setTrace":                          nothing,
		"textDocument/didOpen":                handler.New(s.didOpen),
		"textDocument/didChange":              handler.New(s.didChange),
		"textDocument/didSave":                handler.New(s.didSave),
		"textDocument/didClose":               handler.New(s.didClose),
		"workspace/didChangeWatchedFiles":     s.filesChanged,
		"workspace/didChangeWorkspaceFolders": handler.New(s.foldersChanged),
		"workspace/didChangeConfiguration":    nothing,
		"textDocument/completion":             question(s, s.completion),
		"textDocument/hover":                  question(s, s.hover),
		"textDocument/definition":             question(s, s.definition),
		"textDocument/documentSymbol":         question(s, s.symbols),
		"textDocument/formatting":             question(s, s.formatting),
		"textDocument/codeAction":             question(s, s.codeActions),
	}
}

// question handles a request that is answered after initialize only.
func question[P, R any](s *server, answer func(P) (R, error)) jrpc2.Handler {
	return handler.New(func(_ context.Context, p P) (R, error) {
		s.mu.Lock()
		started := s.started
		s.mu.Unlock()
		if !started {
			var none R
			return none, errEarly
		}
		return answer(p)
	})
}

// Handlers of what has no parameters that matter take any.
func nothing(context.Context, *jrpc2.Request) (any, error) { return nil, nil }

// errEarly is what a request before initialize is answered.
var errEarly = &jrpc2.Error{Code: -32002, Message: "the server is not initialized"}

func (s *server) initialize(_ context.Context, p initializeParams) (initializeResult, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.started {
		return initializeResult{}, &jrpc2.Error{Code: jrpc2.InvalidRequest, Message: "the server is initialized already"}
	}
	s.started = true
	if slices.Contains(p.Capabilities.General.PositionEncodings, utf8Units) {
		s.units = utf8Units
	}
	s.locale = p.Locale
	s.snippets = p.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
	s.watching = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	if len(p.WorkspaceFolders) == 0 && p.RootURI != "" {
		p.WorkspaceFolders = []folder{{p.RootURI}}
	}
	s.addFolders(p.WorkspaceFolders)
	s.work.look()
	return initializeResult{s.capabilities(), serverInfo{"akis", s.options.Version}}, nil
}

func (s *server) addFolders(folders []folder) {
	for _, f := range folders {
		if path := pathOf(f.URI); path != "" && !slices.Contains(s.work.folders, path) {
			s.work.folders = append(s.work.folders, path)
		}
	}
}

func (s *server) capabilities() serverCapabilities {
	c := serverCapabilities{
		PositionEncoding: s.units, TextDocumentSync: syncOptions{OpenClose: true, Change: 2, Save: true},
		CompletionProvider: completionOptions{TriggerCharacters: []string{".", "\"", "'", "{", "[", "#"}},
		HoverProvider:      true, DefinitionProvider: true, DocumentSymbolProvider: true, DocumentFormattingProvider: true,
		CodeActionProvider: codeActionOptions{[]string{quickFix}},
	}
	c.Workspace.WorkspaceFolders.Supported = true
	c.Workspace.WorkspaceFolders.ChangeNotifications = true
	return c
}

// initialized asks the client to tell of files that change on the disk.
func (s *server) initialized(ctx context.Context, _ *jrpc2.Request) (any, error) {
	s.mu.Lock()
	watching := s.watching
	s.mu.Unlock()
	if !watching {
		return nil, nil
	}
	go func() { // its answer comes when this notification is done with
		_, _ = s.rpc.Callback(context.WithoutCancel(ctx), "client/registerCapability", registrationParams{[]registration{{
			ID: "files", Method: "workspace/didChangeWatchedFiles",
			RegisterOptions: watchers{[]watcher{{"**/*.hcl"}, {"**/*.csv"}}},
		}}})
	}()
	return nil, nil
}

func (s *server) bye(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shutdown = true
	return nil, nil
}

func (s *server) exit(context.Context, *jrpc2.Request) (any, error) {
	go s.rpc.Stop() // this notification is part of what it waits for
	return nil, nil
}

func (s *server) cancel(_ context.Context, p cancelParams) error {
	s.rpc.CancelRequest(string(p.ID))
	return nil
}
