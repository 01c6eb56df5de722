package engine

import (
	"context"
	"errors"
	"time"
)

// ErrUnavailable is an error of a store that cannot be reached, or cannot write, at
// present. Whether a write took place is then not known: ask again with its id.
var ErrUnavailable = errors.New("the store does not work now")

// Store keeps cases. Everything it answers is a copy; times are UTC with
// microseconds. A case that is not there is a *Refusal of kind NotFound.
type Store interface {
	// Write runs fn in one transaction and answers after it is durable. An error
	// of fn leaves nothing behind. Other callers' transactions may share the
	// commit, and fn may run twice: it must have no effect but through tx. id
	// names the command for the question "did my failed commit happen?"; "" means
	// that fn remembers nothing, and then a failed commit is not tried again.
	Write(ctx context.Context, id string, fn func(Tx) error) error
	// Case answers the case as it is now.
	Case(ctx context.Context, id CaseID) (Case, error)
	// History answers the case's events after seq, oldest first.
	History(ctx context.Context, id CaseID, after int64) ([]Event, error)
	// Forget drops the memories of unkeyed commands from before a time.
	Forget(ctx context.Context, before time.Time) error
	// Due answers cases whose next deadline is at or before now, earliest first.
	Due(ctx context.Context, now time.Time, limit int) ([]CaseID, error)
}

// Tx is a transaction on cases, bound to the context that the store chose for it.
// It is used by one goroutine and not kept.
type Tx interface {
	// NewID answers an unused case number.
	NewID() (CaseID, error)
	// Lock answers the case and keeps other transactions from changing it.
	Lock(id CaseID) (Case, error)
	// LockDue is Lock for a case that is still due at now and that no other node
	// is working on; otherwise ok is false.
	LockDue(id CaseID, now time.Time) (c Case, ok bool, err error)
	// History answers the case's events after seq, oldest first.
	History(id CaseID, after int64) ([]Event, error)
	// Facts reads what needs names, and the actor's teams, roles and partner. An
	// actor who is unknown or disabled has none of them.
	Facts(actor Actor, customer CustomerID, needs Needs) (Facts, error)
	// Recall answers what was remembered under key, or nil.
	Recall(key string) (*Memory, error)
	// Remember keeps the answer to a command.
	Remember(m Memory) error
	// Append writes a change: the case, its events, stints, effects and notices.
	Append(ch Change) error
	// TickFailed records that time could not act on the case at now. It is due
	// again after wait(n), n counting the failures in a row.
	TickFailed(id CaseID, cause string, now time.Time, wait func(n int) time.Duration) error
	// Part runs fn so that its error undoes only what fn wrote.
	Part(fn func() error) error
}

// Change is what one decision did to a case.
type Change struct {
	Before, After Case
	Events        []Event
	Effects       []Effect
	// Personal reports whether a field holds personal values: its values are kept
	// apart from the history, which holds only commitments to them.
	Personal func(field string) bool
	// Indexed names the fields that are copied to the side table of values.
	Indexed []string
	// Used answers how much open time a case spent at its present step by a moment.
	Used func(c Case, at time.Time) time.Duration
	// Words is what full-text search finds the case by.
	Words []string
}

// Unkeyed begins the key of a memory of a command that came without one; a
// version 7 UUID follows. Such memories are kept for a day.
const Unkeyed = "~"

// Memory is the answer to one command: the events From to To of a case (none
// when To < From). The answer itself is the fold of the history up to To.
type Memory struct {
	Key  string // unique for ever
	Hash []byte // of the command's content
	Case CaseID
	From int64
	To   int64
	At   time.Time
}

// PoolCount is the work of one team that nobody holds.
type PoolCount struct {
	Team      string `json:"team"`
	Unclaimed int    `json:"unclaimed"`
	Overdue   int    `json:"overdue"`  // of those, past a promise
	DueSoon   int    `json:"due_soon"` // of those, due within the hour
	Held      int    `json:"held"`     // in work and held by somebody
}
