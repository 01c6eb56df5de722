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
	s := &server{options: o, wire: newFraming(in, out), work: newWorkspace(), units: utf16Units, dirty: map[*set]bool{}}
	stop := context.AfterFunc(ctx, s.wire.close)
	defer stop()
	err := s.converse()
	s.ended.Wait()
	s.wire.close()
	select {
	case <-s.wire.written:
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
	wire    *framing
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

func (s *server) methods() map[string]method {
	return map[string]method{
		"initialize":                          taking(s.initialize),
		"initialized":                         told(s.initialized),
		"shutdown":                            told(s.bye),
		"exit":                                taking(func(any) (any, error) { return nil, errExit }),
		"textDocument/didOpen":                told(s.didOpen),
		"textDocument/didChange":              told(s.didChange),
		"textDocument/didSave":                told(s.didSave),
		"textDocument/didClose":               told(s.didClose),
		"workspace/didChangeWatchedFiles":     told(func(any) { s.lookAgain() }),
		"workspace/didChangeWorkspaceFolders": told(s.foldersChanged),
		"textDocument/completion":             asked(s, s.completion),
		"textDocument/hover":                  asked(s, s.hover),
		"textDocument/definition":             asked(s, s.definition),
		"textDocument/documentSymbol":         asked(s, s.symbols),
		"textDocument/formatting":             asked(s, s.formatting),
		"textDocument/codeAction":             asked(s, s.codeActions),
		"textDocument/references":             asked(s, s.references),
		"textDocument/documentHighlight":      asked(s, s.highlights),
		"textDocument/prepareRename":          asked(s, s.prepareRename),
		"textDocument/rename":                 tried(s, s.rename),
	}
}

func (s *server) initialize(p initializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.started {
		return nil, &rpcError{codeInvalidRequest, "the server is initialized already"}
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
		ReferencesProvider: true, DocumentHighlightProvider: true, RenameProvider: renameOptions{PrepareProvider: true},
	}
	c.Workspace.WorkspaceFolders.Supported = true
	c.Workspace.WorkspaceFolders.ChangeNotifications = true
	return c
}

// initialized asks the client to tell of files that change on the disk.
func (s *server) initialized(any) {
	s.mu.Lock()
	watching := s.watching
	s.mu.Unlock()
	if watching {
		s.ask("files", "client/registerCapability", registrationParams{[]registration{{
			ID: "files", Method: "workspace/didChangeWatchedFiles",
			RegisterOptions: watchers{[]watcher{{"**/*.hcl"}, {"**/*.csv"}}},
		}}})
	}
}

func (s *server) bye(any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shutdown = true
}
