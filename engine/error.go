package engine

import (
	"errors"
	"fmt"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// ErrorKind sorts refusals by what the caller can do about them.
type ErrorKind uint8

// The kinds of refusal; web/api owns their status codes.
const (
	Invalid   ErrorKind = iota + 1 // the command cannot be carried out as it is
	NotFound                       // no such thing, or not for these eyes
	Forbidden                      // visible but not permitted
	Conflict                       // somebody else was first
	Stale                          // decided on an older revision that matters
)

// Refusal is a command that was not carried out: nothing was changed. Code is
// stable ("gate", "claimed", "value"); Detail is for people, by locale; Problems
// name each place.
type Refusal struct {
	Kind     ErrorKind       `json:"kind"`
	Code     string          `json:"code"`
	Detail   definition.Text `json:"detail"`
	Problems []Problem       `json:"errors,omitempty"`
	// Holder is who holds the case, with code "claimed".
	Holder string `json:"holder,omitempty"`
}

// Problem is one reason of a refusal at one place.
type Problem struct {
	Pointer string          `json:"pointer"` // "/fields/door_code"
	Code    string          `json:"code"`    // "required", "pattern", "check" …
	Detail  definition.Text `json:"detail"`
	// Address is the definition node that asked for it.
	Address string `json:"address,omitempty"`
}

// Error answers the refusal in English, for logs and tests.
func (r *Refusal) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", r.Code, r.Detail.In("en"))
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "; %s", p.Pointer)
		if detail := p.Detail.In("en"); detail != r.Detail.In("en") {
			fmt.Fprintf(&b, ": %s", detail)
		}
	}
	return b.String()
}

// AsRefusal answers err as a refusal, if it is one.
func AsRefusal(err error) (*Refusal, bool) {
	var r *Refusal
	ok := errors.As(err, &r)
	return r, ok
}
