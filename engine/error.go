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

// SeenBy reports whether whoever sees only some dotted names may know of the problem;
// nil sees all. What a gate misses tells of the field that it is about, and an open task
// tells its title, which is rendered from any values of the case. A problem of what the
// command itself brought is seen by whoever gave it.
func (p Problem) SeenBy(sees func(name string) bool) bool {
	field, ofField := strings.CutPrefix(p.Pointer, "/fields/")
	switch {
	case sees == nil:
		return true
	case p.Code == "task_open":
		return sees("task")
	case p.Address == "": // only gates and tasks look beyond the command
		return true
	}
	return ofField && sees("field."+field)
}

// Seen answers the refusal without the problems that the eyes may not know of.
func (r *Refusal) Seen(sees func(name string) bool) *Refusal {
	if r == nil || sees == nil {
		return r
	}
	seen := *r
	seen.Problems = nil
	for _, p := range r.Problems {
		if p.SeenBy(sees) {
			seen.Problems = append(seen.Problems, p)
		}
	}
	return &seen
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
