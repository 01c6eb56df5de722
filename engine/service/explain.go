package service

import (
	"context"
	"errors"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/explain"
)

// Asking is what somebody wants explained of a case.
type Asking struct {
	Locale string
	// Finish asks what would happen if this outcome were chosen now, and nothing else.
	Finish string
	// NameOf answers a person's name by login; nil says logins.
	NameOf func(string) string
}

// Explain answers why a case is as it is, as far as the actor may know. Nothing is
// written and no member of a team is picked.
func (s *Service) Explain(ctx context.Context, actor engine.Actor, id engine.CaseID, a Asking) (explain.Report, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	c, r, err := s.readable(ctx, actor, id)
	if err != nil {
		return explain.Report{}, err
	}
	if a.Finish != "" {
		if err := r.Check(access.Finish, c); err != nil {
			return explain.Report{}, err
		}
	}
	ec, _, err := s.contextOf(ctx, actor, r, c)
	if err != nil {
		return explain.Report{}, err
	}
	q := explain.Question{Context: ec, Case: c, Locale: a.Locale, Finish: a.Finish, NameOf: a.NameOf}
	if !r.SeesAll() {
		q.Sees = r.SeesName
	} else if q.History, err = s.cfg.Store.History(ctx, id, 0); err != nil {
		return explain.Report{}, err
	}
	report, err := explain.Of(q, func() bool { return ctx.Err() != nil })
	return report, errors.Join(err, ctx.Err())
}

// contextOf answers what a command of the actor on the case would be decided in,
// without the members of teams, and the case's customer.
func (s *Service) contextOf(ctx context.Context, actor engine.Actor, r access.Rights, c engine.Case) (engine.Context, *customer.Customer, error) {
	live := s.Live()
	def, err := s.pinned(c.Version, live)
	if err != nil {
		return engine.Context{}, nil, err
	}
	who, facts, err := s.customerFacts(ctx, c.Customer)
	if err != nil {
		return engine.Context{}, nil, err
	}
	p := r.Person()
	facts.Teams, facts.Leads, facts.Roles, facts.Partner = p.Teams, p.Leads, p.Roles, p.Partner
	return engine.Context{Def: def, Live: live, Facts: facts, Actor: actor, Now: s.Now()}, who, nil
}
