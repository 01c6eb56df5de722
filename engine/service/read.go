package service

import (
	"context"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
)

// Case answers a case as the actor may see it. One that is not there and one
// that is not for these eyes are the same refusal.
func (s *Service) Case(ctx context.Context, actor engine.Actor, id engine.CaseID) (engine.Case, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	c, r, err := s.readable(ctx, actor, id)
	return r.Redact(c), err
}

func (s *Service) readable(ctx context.Context, actor engine.Actor, id engine.CaseID) (engine.Case, access.Rights, error) {
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return engine.Case{}, r, err
	}
	c, err := s.cfg.Store.Case(ctx, id)
	if err == nil {
		err = r.Check(access.Read, c)
	}
	if err != nil {
		return engine.Case{}, r, err
	}
	return c, r, nil
}

// History answers what happened to a case after the event numbered after, as the
// actor may see it.
func (s *Service) History(ctx context.Context, actor engine.Actor, id engine.CaseID, after int64) ([]engine.Event, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	_, r, err := s.readable(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	from := after
	if r.Person().Partner != "" {
		from = 0 // whose stay it was is only known from the start
	}
	events, err := s.cfg.Store.History(ctx, id, from)
	if err != nil {
		return nil, err
	}
	events = r.RedactHistory(events)
	for len(events) > 0 && events[0].Seq <= after {
		events = events[1:]
	}
	return events, nil
}

// View answers a case with what the actor can do about it.
func (s *Service) View(ctx context.Context, actor engine.Actor, id engine.CaseID) (CaseView, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	c, r, err := s.readable(ctx, actor, id)
	if err != nil {
		return CaseView{}, err
	}
	ec, who, err := s.contextOf(ctx, actor, r, c)
	if err != nil {
		return CaseView{}, err
	}
	v := CaseView{Verbs: r.Verbs(c), Definition: ec.Def, Live: ec.Live, Now: ec.Now}
	v.Outcomes = engine.Outcomes(ec, c)
	for i := range v.Outcomes {
		v.Outcomes[i].Refusal = r.RedactRefusal(v.Outcomes[i].Refusal)
	}
	v.Missing = missing(v.Outcomes)
	if r.SeesAll() {
		v.Customer = who
	}
	v.Case = r.Redact(c)
	return v, nil
}

func (s *Service) customerFacts(ctx context.Context, id engine.CustomerID) (*customer.Customer, engine.Facts, error) {
	if id == 0 {
		return nil, engine.Facts{}, nil
	}
	who, err := s.cfg.Store.Customer(ctx, id)
	if err != nil {
		return nil, engine.Facts{}, err
	}
	return &who, engine.Facts{Customer: customer.Values(who)}, nil
}

// missing answers each problem in the way of some outcome, once.
func missing(outcomes []engine.OutcomeState) []engine.Problem {
	var all []engine.Problem
	seen := map[string]bool{}
	for _, o := range outcomes {
		if o.Refusal == nil {
			continue
		}
		for _, p := range o.Refusal.Problems {
			key := p.Pointer + " " + p.Code + " " + p.Address
			if !seen[key] {
				seen[key] = true
				all = append(all, p)
			}
		}
	}
	return all
}
