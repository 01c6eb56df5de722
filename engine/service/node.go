package service

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/akis-platform/akis/engine"
)

// The node's rhythms, by the machine's clock.
const (
	tickEvery    = 500 * time.Millisecond
	refreshEvery = time.Second
	pollEvery    = 250 * time.Millisecond
	pollOverlap  = 5 * time.Second // a commit may show later than its time
	forgetEvery  = time.Hour
	remembered   = 24 * time.Hour // how long an unkeyed command's outcome can be asked for
	tried        = 24 * time.Hour // how long attempts to sign in are kept; they count for minutes
	// How long notices and sent effects are kept: a quarter, so that a complaint about
	// a message can be answered. That it was sent stays in the case's history.
	kept         = 90 * 24 * time.Hour
	pruneTimeout = 5 * time.Minute // the first time there may be years of it
	tickLimit    = 200
	tickHands    = 16

	firstRetry = time.Minute
	lastRetry  = time.Hour
)

// Run is a node's loop until ctx ends: due deadlines act, published versions are
// taken up, other nodes' changes are told, used tokens are recorded.
func (s *Service) Run(ctx context.Context) {
	var wg sync.WaitGroup
	loop := func(every time.Duration, what string, do func(context.Context) error) {
		wg.Go(func() { s.repeat(ctx, every, what, do) })
	}
	loop(tickEvery, "deadlines", func(ctx context.Context) error {
		_, err := s.TickDue(ctx, tickLimit)
		return err
	})
	loop(refreshEvery, "versions", s.Refresh)
	loop(refreshEvery, "sessions", s.flushTouched)
	loop(forgetEvery, "memories", func(ctx context.Context) error {
		ctx, cancel := s.bounded(ctx)
		defer cancel()
		return s.cfg.Store.Forget(ctx, time.Now().Add(-remembered))
	})
	loop(forgetEvery, "old rows", func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, pruneTimeout)
		defer cancel()
		return s.cfg.Store.Prune(ctx, s.Now().Add(-tried), s.Now().Add(-kept))
	})
	since := time.Now()
	loop(pollEvery, "changes", func(ctx context.Context) error {
		now := time.Now()
		err := s.pollChanges(ctx, since.Add(-pollOverlap))
		if err == nil {
			since = now
		}
		return err
	})
	wg.Wait()
}

func (s *Service) repeat(ctx context.Context, every time.Duration, what string, do func(context.Context) error) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		if err := do(ctx); err != nil && ctx.Err() == nil {
			s.log.Error("node loop failed; it goes on", "loop", what, "error", err)
		}
	}
}

// TickDue lets up to limit cases that are due act, and answers how many did. Any
// number of nodes may call it at once: each deadline fires once.
func (s *Service) TickDue(ctx context.Context, limit int) (int, error) {
	if s.Live() == nil {
		return 0, nil
	}
	bound, cancel := s.bounded(ctx)
	defer cancel()
	now := s.Now()
	ids, err := s.cfg.Store.Due(bound, now, limit)
	if err != nil {
		return 0, err
	}
	var mu sync.Mutex
	var fired int
	var failed []error
	var wg sync.WaitGroup
	hands := make(chan struct{}, tickHands)
	for _, id := range ids {
		hands <- struct{}{}
		wg.Go(func() {
			defer func() { <-hands }()
			ok, err := s.tickCase(ctx, id, now)
			mu.Lock()
			defer mu.Unlock()
			if ok {
				fired++
			}
			if err != nil {
				failed = append(failed, err)
			}
		})
	}
	wg.Wait()
	return fired, errors.Join(failed...)
}

// errIdle marks a case that is due although its tick does nothing.
var errIdle = errors.New("the case is due, but nothing of it acts")

func (s *Service) tickCase(ctx context.Context, id engine.CaseID, now time.Time) (bool, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	uid, err := uuid.NewV7()
	if err != nil {
		return false, err
	}
	j := &job{
		s: s, actor: engine.Actor{Kind: engine.System}, req: Request{Case: id, Command: engine.Tick{}},
		id: engine.Unkeyed + uid.String(), now: now, live: s.Live(),
	}
	var res Result
	var took bool
	err = j.write(ctx, func(tx engine.Tx) (err error) {
		res, took, err = j.tick(tx, id)
		return err
	})
	if err != nil {
		return false, err
	}
	if took {
		s.hub.changed(res)
	}
	return took && len(res.Events) > 0, nil
}

// tick lets time act on one case. What goes wrong in the decision is recorded on
// the case, which is tried again later and never spins.
func (j *job) tick(tx engine.Tx, id engine.CaseID) (Result, bool, error) {
	c, ok, err := tx.LockDue(id, j.now)
	if err != nil || !ok {
		return Result{}, false, err
	}
	var res Result
	cause := tx.Part(func() error {
		ctx, err := j.context(tx, c)
		if err != nil {
			return err
		}
		if res, err = j.decide(tx, ctx, c); err != nil {
			return err
		}
		if due := res.Case.NextDue(); !due.IsZero() && !due.After(j.now) {
			return errIdle
		}
		return nil
	})
	if cause == nil {
		return res, true, nil
	}
	var lacks *uncompiled
	if errors.As(cause, &lacks) {
		return Result{}, false, cause
	}
	j.s.log.Error("a deadline could not act", "case", id, "error", cause)
	return Result{}, false, tx.TickFailed(id, cause.Error(), j.now, retryAfter)
}

// retryAfter answers how long to wait after the nth failure: a minute, doubling
// to an hour.
func retryAfter(failures int) time.Duration {
	d := firstRetry
	for range failures - 1 {
		d = min(2*d, lastRetry)
	}
	return d
}

func (s *Service) pollChanges(ctx context.Context, since time.Time) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	cases, err := s.cfg.Store.WrittenSince(ctx, since, hubKeeps)
	if err != nil {
		return err
	}
	for _, c := range cases {
		s.hub.found(c)
	}
	return nil
}
