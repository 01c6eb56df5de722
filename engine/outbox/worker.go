package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/plugins"
)

// Address is where an effect goes.
type Address struct{ To, Name, Locale string }

// Config is what a worker needs. Store, Senders and Address are required.
type Config struct {
	Store   Store
	Senders *plugins.Registry
	// Address answers where an effect goes; an empty To means that there is no way
	// to reach them.
	Address func(context.Context, engine.Effect) (Address, error)
	Clock   func() time.Time // default time.Now
	Log     *slog.Logger     // default discards
	// Lease is how long an item is one worker's; default a minute. A send may take
	// a third of it, and begins only while it ends within the lease.
	Lease time.Duration
	// Attempts is how often an item is tried before it is given up; default 12,
	// spread over about six hours.
	Attempts int
	Hands    int // items sent at the same time; default 4
}

// Worker takes items from the queue and sends them. Any number of workers may
// share a store.
type Worker struct{ cfg Config }

// New answers a worker.
func New(cfg Config) *Worker {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Lease == 0 {
		cfg.Lease = time.Minute
	}
	if cfg.Attempts == 0 {
		cfg.Attempts = 12
	}
	if cfg.Hands == 0 {
		cfg.Hands = 4
	}
	return &Worker{cfg: cfg}
}

// pollEvery is how often a worker looks for due items, by the machine's clock.
const pollEvery = 500 * time.Millisecond

// storeTimeout bounds each question to the store.
const storeTimeout = 10 * time.Second

// Run sends what is due until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	t := time.NewTicker(pollEvery)
	defer t.Stop()
	for {
		n, err := w.Once(ctx)
		if err != nil && ctx.Err() == nil {
			w.cfg.Log.Error("the outbox could not be read; it is tried again", "error", err)
		}
		if n > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// Once sends what is due now, an item for each hand, and answers how many items it
// took. More would wait for a hand while their lease runs out.
func (w *Worker) Once(ctx context.Context) (int, error) {
	now := w.now()
	bound, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	items, err := w.cfg.Store.Lease(bound, now, now.Add(w.cfg.Lease), w.cfg.Hands)
	if err != nil {
		return 0, fmt.Errorf("leasing effects: %w", err)
	}
	var wg sync.WaitGroup
	for _, it := range items {
		wg.Go(func() { w.deliver(ctx, it) })
	}
	wg.Wait()
	return len(items), nil
}

func (w *Worker) now() time.Time { return w.cfg.Clock().UTC().Truncate(time.Microsecond) }

// errFenced says that the lease went to somebody else: nothing was sent.
var errFenced = errors.New("the lease is over")

// deliver sends one item and marks what came of it.
func (w *Worker) deliver(ctx context.Context, it Item) {
	err := w.send(ctx, it)
	log := w.cfg.Log.With("effect", it.Effect.Key, "attempt", it.Attempts)
	switch {
	case errors.Is(err, errFenced):
		log.Warn("an effect was left to another worker")
		return
	case err == nil:
		w.mark(ctx, it, Sent, w.now(), "")
	case plugins.IsPermanent(err) || it.Attempts >= w.cfg.Attempts:
		log.Error("an effect was given up", "error", err)
		w.mark(ctx, it, Dead, w.now(), err.Error())
	default:
		next := w.now().Add(RetryAfter(it.Attempts))
		log.Warn("an effect failed; it is tried again", "next", next, "error", err)
		w.mark(ctx, it, Pending, next, err.Error())
	}
}

func (w *Worker) send(ctx context.Context, it Item) error {
	ctx, cancel := context.WithTimeout(ctx, w.cfg.Lease/3)
	defer cancel()
	sender, ok := w.cfg.Senders.Sender(it.Effect.Channel)
	if !ok {
		return plugins.Permanent(fmt.Errorf("no connector sends by %q; it has %v", it.Effect.Channel, w.cfg.Senders.Channels()))
	}
	a, err := w.cfg.Address(ctx, it.Effect)
	if err != nil {
		return fmt.Errorf("finding the address: %w", err)
	}
	if a.To == "" {
		return plugins.Permanent(fmt.Errorf("the customer has no address for %q", it.Effect.Channel))
	}
	// The fence: a worker that was asleep must not send what another has taken, nor
	// what another may take before the send is over.
	holds, err := w.cfg.Store.Holds(ctx, it.Effect.Key, it.Generation, w.now().Add(w.cfg.Lease/3))
	if err != nil {
		return fmt.Errorf("checking the lease: %w", err)
	}
	if !holds {
		return errFenced
	}
	return sender.Send(ctx, plugins.Message{
		Key: it.Effect.Key, Channel: it.Effect.Channel, To: a.To, ToName: a.Name, Locale: a.Locale,
		Subject: it.Effect.Subject, Body: it.Effect.Body, At: it.Effect.At,
	})
}

// mark writes the outcome under the item's generation, again and again while the
// lease lasts: a mark that is lost sends the message a second time.
func (w *Worker) mark(ctx context.Context, it Item, state State, next time.Time, cause string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), w.cfg.Lease/3)
	defer cancel()
	_, err := backoff.Retry(ctx, func() (bool, error) {
		return w.cfg.Store.Mark(ctx, it.Effect.Key, it.Generation, state, next, cause)
	}, backoff.WithBackOff(backoff.NewExponentialBackOff()))
	if err != nil {
		w.cfg.Log.Error("the outcome of an effect could not be kept; it may be sent again",
			"effect", it.Effect.Key, "state", state, "error", err)
	}
}

// RetryAfter answers how long to wait after the nth failed attempt: half a
// minute, doubling to an hour, give or take a third so that many do not return
// at once.
func RetryAfter(n int) time.Duration {
	b := &backoff.ExponentialBackOff{
		InitialInterval: 30 * time.Second, RandomizationFactor: 0.33, Multiplier: 2, MaxInterval: time.Hour,
	}
	b.Reset()
	d := b.NextBackOff()
	for range n - 1 {
		d = b.NextBackOff()
	}
	return d
}
