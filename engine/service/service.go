// Package service is the only door to a live case: it loads, decides and appends
// in one transaction, lets due deadlines act, publishes definitions and answers
// what an actor may see. It owns the clock.
package service

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
	"github.com/akis-platform/akis/engine/filter"
	"github.com/akis-platform/akis/engine/outbox"
	"github.com/akis-platform/akis/engine/people"
)

// Store is everything a service keeps; engine/store has it for SQLite and
// PostgreSQL. The transactions of Write are customer.Tx as well.
type Store interface {
	engine.Store
	people.Store
	customer.Store
	draft.Store
	outbox.Store

	// List answers one page of cases; Count how many there are, stopping at most.
	List(ctx context.Context, q filter.Query, now time.Time) ([]engine.Summary, error)
	Count(ctx context.Context, where filter.Node, most int) (int, error)
	// Ping reports whether the store can be read now.
	Ping(ctx context.Context) error
	// Pools counts the unheld cases of each team.
	Pools(ctx context.Context, where filter.Node, now, soon time.Time) ([]engine.PoolCount, error)
	// Prune drops attempts to sign in from before one time, and notices and effects
	// that were sent from before another.
	Prune(ctx context.Context, attempts, done time.Time) error
	// WrittenSince answers cases written at or after a moment of the machine's
	// clock, oldest first; it is how one node learns of another's commits.
	WrittenSince(ctx context.Context, since time.Time, limit int) ([]engine.Case, error)
}

// Loader compiles the sources of a set, by path, into its frozen form.
type Loader func(sources map[string][]byte) (*definition.Definition, error)

// Config is what a service needs. Store and Load are required.
type Config struct {
	Store Store
	Load  Loader
	Clock func() time.Time // default time.Now
	Log   *slog.Logger     // default discards
	// DialCode completes phone numbers written without a country ("90").
	DialCode string
	// Deadline bounds every call to the store; default 10 s.
	Deadline time.Duration
	// Quiet drops every effect: nothing is ever sent.
	Quiet bool
}

// Service is safe for concurrent use.
type Service struct {
	cfg      Config
	log      *slog.Logger
	live     atomic.Pointer[definition.Definition]
	versions versionCache
	hub      *hub
	hasher   *people.Hasher
	touched  touched
}

// New answers a service over the store. Call Refresh to take up the published
// definition before serving, and Run for the node's loop.
func New(cfg Config) *Service {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Deadline == 0 {
		cfg.Deadline = 10 * time.Second
	}
	if cfg.DialCode == "" {
		cfg.DialCode = "90"
	}
	return &Service{cfg: cfg, log: cfg.Log, hub: newHub(), hasher: people.NewHasher()}
}

// Now answers the service's time: UTC, to the microsecond, as the store keeps it.
func (s *Service) Now() time.Time { return s.cfg.Clock().UTC().Truncate(time.Microsecond) }

// Ready answers why the node should get no work now, or nil.
func (s *Service) Ready(ctx context.Context) error {
	if s.Live() == nil {
		return refuse(engine.Conflict, "no_definition")
	}
	return s.cfg.Store.Ping(ctx)
}

func (s *Service) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, s.cfg.Deadline)
}
