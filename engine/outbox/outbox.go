// Package outbox carries out effects after the commit. The row in the store is
// the queue: it is leased under a generation, sent with its key so that a repeat
// can be recognised, and marked under the same generation.
package outbox

import (
	"context"
	"time"

	"github.com/akis-platform/akis/engine"
)

// State is where an effect stands.
type State string

// The states of an effect.
const (
	Pending State = "pending"
	Leased  State = "leased"
	Sent    State = "sent"
	Dead    State = "dead" // given up; a person may send it again
	Held    State = "held" // waits for approval: a restored copy, a jumped clock
)

// Item is one effect in the queue.
type Item struct {
	Effect     engine.Effect `json:"effect"`
	State      State         `json:"state"`
	Generation int64         `json:"generation"` // grows with each lease
	Attempts   int           `json:"attempts"`
	NextAt     time.Time     `json:"next_at"`
	Error      string        `json:"error,omitempty"`
}

// Store keeps the queue.
type Store interface {
	// Lease takes up to limit items that are due at now, or whose lease is over,
	// until the given time. Two callers never get the same generation.
	Lease(ctx context.Context, now, until time.Time, limit int) ([]Item, error)
	// Holds reports whether generation is still the item's lease at now.
	Holds(ctx context.Context, key string, generation int64, now time.Time) (bool, error)
	// Mark ends a lease: the item becomes state, to be tried again at next. Under
	// another generation nothing changes and ok is false.
	Mark(ctx context.Context, key string, generation int64, state State, next time.Time, cause string) (ok bool, err error)
	// Hold stops everything that is waiting; Approve lets held or dead items go.
	Hold(ctx context.Context) (int, error)
	Approve(ctx context.Context, now time.Time, keys ...string) (int, error)
	// Items lists the newest items of a state.
	Items(ctx context.Context, state State, limit int) ([]Item, error)
}
