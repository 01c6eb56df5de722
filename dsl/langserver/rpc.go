package langserver

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// JSON-RPC 2.0, as far as the Language Server Protocol uses it: one message after
// another is answered in its order, there are no batches, and what the client
// answers to the server's few requests decides nothing.

// The codes of errors.
const (
	codeParse          = -32700
	codeInvalidRequest = -32600
	codeNoMethod       = -32601
	codeInvalidParams  = -32602
	codeFailed         = -32803
	codeEarly          = -32002 // before initialize
)

// rpcError is what a request is refused with.
type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *rpcError) Error() string { return e.Message }

// incoming is a request, a notification without an ID, or an answer without a method.
type incoming struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// outgoing is an answer, a notification or a request of the server's.
type outgoing struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
}

// method answers a request; of a notification, nobody hears the answer.
type method func(params json.RawMessage) (any, error)

// errExit ends the loop.
var errExit = errors.New("exit")

// converse answers what comes until the client ends the connection or says exit.
func (s *server) converse() error {
	methods := s.methods()
	for {
		body, err := s.wire.receive()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch err := s.answer(methods, body); {
		case errors.Is(err, errExit):
			return nil
		case err != nil:
			return err
		}
	}
}

// answer handles one message. Its error is one of the connection.
func (s *server) answer(methods map[string]method, body []byte) error {
	var m incoming
	if err := json.Unmarshal(body, &m); err != nil {
		return s.send(outgoing{ID: null, Error: &rpcError{codeParse, "the message is not a request in JSON: " + err.Error()}})
	}
	if m.Method == "" {
		if len(m.ID) > 0 {
			return nil // an answer
		}
		return s.send(outgoing{ID: null, Error: &rpcError{codeInvalidRequest, "the message has no method"}})
	}
	handle := methods[m.Method]
	if len(m.ID) == 0 {
		if handle == nil {
			return nil // what begins with $/ and what is newer than this server may be ignored
		}
		if _, err := handle(m.Params); errors.Is(err, errExit) {
			return err
		}
		return nil
	}
	if handle == nil {
		return s.send(outgoing{ID: m.ID, Error: &rpcError{codeNoMethod, fmt.Sprintf("there is no method %q", m.Method)}})
	}
	return s.send(reply(m.ID, handle, m.Params))
}

var null = json.RawMessage("null")

// reply makes the answer to a request.
func reply(id json.RawMessage, handle method, params json.RawMessage) outgoing {
	result, err := handle(params)
	var refused *rpcError
	switch {
	case errors.As(err, &refused):
		return outgoing{ID: id, Error: refused}
	case err != nil:
		return outgoing{ID: id, Error: &rpcError{codeFailed, err.Error()}}
	}
	body, err := json.Marshal(result)
	if err != nil {
		return outgoing{ID: id, Error: &rpcError{codeFailed, err.Error()}}
	}
	return outgoing{ID: id, Result: body}
}

func (s *server) send(m outgoing) error {
	m.Version = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return s.wire.send(body)
}

// notify tells the client something. A client that is gone is noticed where it is
// listened to.
func (s *server) notify(method string, params any) {
	_ = s.send(outgoing{Method: method, Params: params})
}

// ask asks the client for something, whatever it says.
func (s *server) ask(id, method string, params any) {
	_ = s.send(outgoing{ID: json.RawMessage(fmt.Sprintf("%q", id)), Method: method, Params: params})
}

// taking makes a method of a function of its parameters.
func taking[P any](f func(P) (any, error)) method {
	return func(params json.RawMessage) (any, error) {
		var p P
		if len(params) > 0 {
			if err := json.Unmarshal(params, &p); err != nil {
				return nil, &rpcError{codeInvalidParams, err.Error()}
			}
		}
		return f(p)
	}
}

// told makes a method of a function that answers nothing.
func told[P any](f func(P)) method {
	return taking(func(p P) (any, error) {
		f(p)
		return nil, nil
	})
}

// asked makes a method of a question that is answered after initialize only.
func asked[P, R any](s *server, f func(P) R) method {
	return tried(s, func(p P) (any, error) { return f(p), nil })
}

// tried is asked for what may be refused.
func tried[P any](s *server, f func(P) (any, error)) method {
	return taking(func(p P) (any, error) {
		s.mu.Lock()
		started := s.started
		s.mu.Unlock()
		if !started {
			return nil, &rpcError{codeEarly, "the server is not initialized"}
		}
		return f(p)
	})
}
