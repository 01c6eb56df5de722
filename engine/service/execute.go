package service

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
)

// Request is one command of an actor.
type Request struct {
	Case    engine.CaseID // 0 with Open
	Command engine.Command
	// Customer, with Open, is found by a contact or kept as a new one in the same
	// transaction: when the case is refused there is no new customer either.
	Customer *customer.Customer
	// IfMatch is the revision the actor saw; nil decides on the case as it is.
	IfMatch *int64
	// Key makes the command safe to repeat (Idempotency-Key): for ever, per actor.
	Key string
	// At is when it happened, for actors that are not persons (an import); zero
	// means now. A person's command always happens now.
	At time.Time
	// Quiet drops the effects of this command.
	Quiet bool
}

// Result is what a command did.
type Result struct {
	Case engine.Case
	// Events are what happened; none when the command asked for what already was.
	Events []engine.Event
	// Replayed is true when Key was seen before and this is the first answer again.
	Replayed bool

	before engine.Case
}

// Execute carries out one command in one transaction and answers after it is
// durable. A *engine.Refusal says why nothing happened.
func (s *Service) Execute(ctx context.Context, actor engine.Actor, req Request) (Result, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	job, err := s.job(actor, req)
	if err != nil {
		return Result{}, err
	}
	var res Result
	err = job.write(ctx, func(tx engine.Tx) (err error) {
		res, err = job.run(tx)
		return err
	})
	if refusal, ok := engine.AsRefusal(err); ok {
		return Result{}, job.rights.RedactRefusal(refusal)
	}
	if err != nil {
		return Result{}, err
	}
	s.hub.changed(res)
	return s.shown(job.rights, res), nil
}

// Batch runs many commands in one transaction: each is refused by itself, and fn's
// error undoes all. fn may run twice, so it changes nothing but through b.
func (s *Service) Batch(ctx context.Context, fn func(b *Batch) error) error {
	var b *Batch
	err := s.compiling(ctx, func(broken error) error {
		return s.cfg.Store.Write(ctx, "", func(tx engine.Tx) error {
			b = &Batch{s: s, tx: tx, broken: broken}
			err := fn(b)
			if b.lacks != nil {
				return b.lacks
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	for _, res := range b.done {
		s.hub.changed(res)
	}
	return nil
}

// Batch is many commands in one transaction.
type Batch struct {
	s    *Service
	tx   engine.Tx
	done []Result
	// lacks is why the batch must run again, or nil; broken is job's.
	lacks  *uncompiled
	broken error
}

// Execute carries out one command of the batch; a refusal undoes only itself.
func (b *Batch) Execute(actor engine.Actor, req Request) (Result, error) {
	job, err := b.s.job(actor, req)
	if err != nil {
		return Result{}, err
	}
	job.broken = b.broken
	var res Result
	err = b.tx.Part(func() (err error) {
		res, err = job.run(b.tx)
		return err
	})
	if err != nil {
		errors.As(err, &b.lacks)
		return Result{}, err
	}
	b.done = append(b.done, res)
	return res, nil
}

// job is one command on its way through the transaction. run may be called twice.
type job struct {
	s      *Service
	actor  engine.Actor
	req    Request
	id     string
	hash   []byte
	now    time.Time
	live   *definition.Definition
	rights access.Rights
	// broken is why a version does not compile, once that was tried.
	broken error
}

func (s *Service) job(actor engine.Actor, req Request) (*job, error) {
	live := s.Live()
	if live == nil {
		return nil, refuse(engine.Invalid, "no_definition")
	}
	j := &job{s: s, actor: actor, req: req, live: live, now: s.Now()}
	if !req.At.IsZero() && actor.Kind != engine.Person {
		j.now = req.At.UTC().Truncate(time.Microsecond)
	}
	if req.Key == "" {
		id, err := uuid.NewV7()
		if err != nil {
			return nil, fmt.Errorf("making a command id: %w", err)
		}
		j.id = engine.Unkeyed + id.String()
		return j, nil
	}
	body, err := json.Marshal(req.Command)
	if err == nil && req.Customer != nil {
		body, err = json.Marshal([]any{req.Command, req.Customer})
	}
	if err != nil {
		return nil, fmt.Errorf("hashing a command: %w", err)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", engine.Verb(req.Command), req.Case, body))
	j.id, j.hash = fmt.Sprintf("%s/%s/%s", actor.Kind, actor.User, req.Key), sum[:]
	return j, nil
}

func (j *job) run(tx engine.Tx) (Result, error) {
	if j.hash != nil {
		if m, err := tx.Recall(j.id); err != nil {
			return Result{}, err
		} else if m != nil {
			return j.replay(tx, m)
		}
	}
	c, err := j.load(tx)
	if err != nil {
		return Result{}, err
	}
	ctx, err := j.context(tx, c)
	if err != nil {
		return Result{}, err
	}
	if err := j.permit(c, ctx.Facts); err != nil {
		return Result{}, err
	}
	if err := j.fresh(tx, c); err != nil {
		return Result{}, err
	}
	if err := j.findCustomer(tx, &ctx); err != nil {
		return Result{}, err
	}
	return j.decide(tx, ctx, c)
}

func (j *job) load(tx engine.Tx) (engine.Case, error) {
	if o, ok := j.req.Command.(engine.Open); ok {
		id, err := tx.NewID()
		o.ID = id
		if j.req.Customer != nil {
			o.Customer = 0 // run before, in a transaction that is undone
		}
		j.req.Command = o
		return engine.Case{}, err
	}
	return tx.Lock(j.req.Case)
}

// context reads the facts and makes the actor's rights from them.
func (j *job) context(tx engine.Tx, c engine.Case) (engine.Context, error) {
	def, err := j.pinned(c.Version)
	if err != nil {
		return engine.Context{}, err
	}
	who := c.Customer
	if o, ok := j.req.Command.(engine.Open); ok {
		who = o.Customer
	}
	needs := engine.NeedsOf(j.live, c, j.req.Command)
	if _, assigns := j.req.Command.(engine.Assign); !assigns {
		needs.Members = nil // decide looks whether they are needed
	}
	facts, err := tx.Facts(j.actor, who, needs)
	if err != nil {
		return engine.Context{}, err
	}
	j.rights = rightsOf(j.live, j.actor, facts)
	if j.rights.LeadsAll() {
		facts.Leads = allTeams(j.live)
	}
	return engine.Context{Def: def, Live: j.live, Facts: facts, Actor: j.actor, Now: j.now}, nil
}

// permit asks for the right to the command, and to what the command names.
func (j *job) permit(c engine.Case, facts engine.Facts) error {
	if o, ok := j.req.Command.(engine.Open); ok {
		switch {
		case !j.rights.MayOpen(o.Category), (o.Customer != 0 || j.req.Customer != nil) && !j.rights.Has(access.Customers):
			return access.Forbidden()
		case o.Customer != 0 && facts.Customer == nil:
			return invalidAt("unknown_customer", "/customer")
		}
		return nil
	}
	return j.rights.Check(access.VerbOf(j.req.Command), c)
}

// findCustomer finds or keeps the customer of a new case, who is then what the
// decision knows of them.
func (j *job) findCustomer(tx engine.Tx, ctx *engine.Context) error {
	o, opens := j.req.Command.(engine.Open)
	if !opens || j.req.Customer == nil {
		return nil
	}
	who, err := j.s.normal(*j.req.Customer)
	if err != nil {
		return err
	}
	customers, ok := tx.(customer.Tx)
	if !ok {
		return errors.New("this store keeps no customers with a case")
	}
	found, _, err := customers.FindOrCreate(who)
	if err != nil {
		return err
	}
	o.Customer = found.ID
	j.req.Command = o
	ctx.Facts.Customer = customer.Values(found)
	return nil
}

func (j *job) decide(tx engine.Tx, ctx engine.Context, c engine.Case) (Result, error) {
	events, err := engine.Decide(ctx, c, j.req.Command)
	if teams := handedOut(j.live, events); err == nil && len(teams) > 0 {
		events, err = j.handOut(tx, ctx, c, teams)
	}
	if err != nil {
		return Result{}, err
	}
	res := Result{before: c, Case: c, Events: events}
	for _, e := range events {
		res.Case = engine.Apply(res.Case, e)
	}
	if len(events) > 0 {
		if err := tx.Append(j.change(ctx, res)); err != nil {
			return Result{}, err
		}
	}
	return res, tx.Remember(engine.Memory{
		Key: j.id, Hash: j.hash, Case: res.Case.ID, From: c.Revision + 1, To: res.Case.Revision, At: j.now,
	})
}

// handedOut names the teams that a case arrived in and that do not work by pool.
func handedOut(live *definition.Definition, events []engine.Event) []string {
	var teams []string
	for _, e := range events {
		b, ok := e.Body.(engine.Entered)
		if !ok || b.Partner != "" {
			continue
		}
		if t := live.Teams[b.Team]; t != nil && t.Assign != "" && t.Assign != "pool" {
			teams = append(teams, b.Team)
		}
	}
	return teams
}

// handOut decides again with the members of those teams, whose load and turns
// are dear to read and seldom needed.
func (j *job) handOut(tx engine.Tx, ctx engine.Context, c engine.Case, teams []string) ([]engine.Event, error) {
	more, err := tx.Facts(engine.Actor{Kind: engine.System}, 0, engine.Needs{Members: teams})
	if err != nil {
		return nil, err
	}
	ctx.Facts.Members = more.Members
	return engine.Decide(ctx, c, j.req.Command)
}

func (j *job) change(ctx engine.Context, res Result) engine.Change {
	ch := engine.Change{
		Before: res.before, After: res.Case, Events: res.Events,
		Personal: func(field string) bool {
			f := ctx.Def.Fields[field]
			return f == nil || f.Personal != ""
		},
		Indexed: indexed(ctx.Def, res.Case.Category),
		Used:    func(c engine.Case, at time.Time) time.Duration { return openTime(ctx.Live, c, at) },
		Words:   words(ctx, res.Events),
	}
	if !j.req.Quiet && !j.s.cfg.Quiet {
		ch.Effects = engine.Effects(ctx, res.Case, res.Events)
	}
	return ch
}

// shown cuts a result to what the actor may see.
func (s *Service) shown(r access.Rights, res Result) Result {
	res.Case = r.Redact(res.Case)
	res.Events = r.RedactHistory(res.Events)
	return res
}
