package service

import (
	"context"
	"maps"
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/people"
)

func rightsOf(live *definition.Definition, actor engine.Actor, f engine.Facts) access.Rights {
	return access.Of(live, access.Person{
		Actor: actor, Teams: f.Teams, Leads: f.Leads, Roles: f.Roles, Partner: f.Partner,
	})
}

// Rights answers what the actor may do, as of now. A person who is unknown or
// disabled may do nothing.
func (s *Service) Rights(ctx context.Context, actor engine.Actor) (access.Rights, error) {
	live := s.Live()
	if actor.Kind != engine.Person {
		return access.Of(live, access.Person{Actor: actor}), nil
	}
	u, err := s.cfg.Store.User(ctx, actor.User)
	if r, ok := engine.AsRefusal(err); ok && r.Kind == engine.NotFound {
		return access.Rights{}, nil
	}
	if err != nil || u.Disabled {
		return access.Rights{}, err
	}
	return access.Of(live, personOf(u)), nil
}

func personOf(u people.User) access.Person {
	p := access.Person{
		Actor: engine.Actor{Kind: engine.Person, User: u.Login}, Roles: u.Roles, Partner: u.Partner,
	}
	for _, m := range u.Teams {
		p.Teams = append(p.Teams, m.Team)
		if m.Lead {
			p.Leads = append(p.Leads, m.Team)
		}
	}
	return p
}

// require answers a refusal unless the actor has the verb.
func (s *Service) require(ctx context.Context, actor engine.Actor, v access.Verb) error {
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return err
	}
	if !r.Has(v) {
		return access.Forbidden()
	}
	return nil
}

func allTeams(live *definition.Definition) []string { return slices.Sorted(maps.Keys(live.Teams)) }

// indexed names the fields of a category that the side table keeps.
func indexed(def *definition.Definition, category string) []string {
	cat := def.Categories[category]
	if cat == nil {
		return nil
	}
	var names []string
	for _, name := range cat.Fields {
		if f := def.Fields[name]; f != nil && f.Indexed {
			names = append(names, name)
		}
	}
	return names
}
