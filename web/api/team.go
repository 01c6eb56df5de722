package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/service"
)

func (s *server) teamRoutes() {
	add(s, signedIn, get("/api/pools", "pools", "teams", "What waits in the reader's teams"), s.pools)
	add(s, signedIn, get("/api/teams", "teams", "teams", "All teams"), s.teams)
	add(s, signedIn, get("/api/teams/{name}/members", "members", "teams", "The people of a team"), s.members)
}

func (s *server) pools(ctx context.Context, r *reader, _ *localeQuery) (*body[Pools], error) {
	counts, err := s.Service.Pools(ctx, r.actor())
	if err != nil {
		return nil, err
	}
	out := Pools{Pools: make([]Pool, len(counts))}
	for i, p := range counts {
		member, lead := memberOf(r.user, p.Team)
		out.Pools[i] = Pool{
			Team: *r.team(p.Team), Member: member, Lead: lead,
			Waiting: p.Unclaimed, Late: p.Overdue, Soon: p.DueSoon, Held: p.Held,
		}
	}
	out.Mine, err = s.mine(ctx, r)
	if err != nil {
		return nil, err
	}
	return &body[Pools]{out}, nil
}

// mine counts what the reader holds; nobody holds more than a page.
func (s *server) mine(ctx context.Context, r *reader) (Mine, error) {
	held, err := s.Service.List(ctx, r.actor(), service.ListQuery{View: service.Mine, Limit: 200})
	if err != nil {
		return Mine{}, err
	}
	given, err := s.Service.List(ctx, r.actor(), service.ListQuery{View: service.Tasks, Limit: 1})
	if err != nil {
		return Mine{}, err
	}
	m := Mine{Held: held.Count, Tasks: given.Count}
	soon := s.Service.Now().Add(time.Hour)
	for _, c := range held.Rows {
		switch {
		case c.Overdue:
			m.Late++
		case !c.FirstDue.IsZero() && c.FirstDue.Before(soon):
			m.Soon++
		}
	}
	return m, nil
}

func (s *server) teams(_ context.Context, r *reader, _ *localeQuery) (*body[TeamList], error) {
	out := TeamList{Teams: []Team{}}
	if r.def == nil || r.user.Partner != "" {
		return &body[TeamList]{out}, nil
	}
	for _, name := range sortedKeys(r.def.Teams) {
		t := r.def.Teams[name]
		member, lead := memberOf(r.user, name)
		out.Teams = append(out.Teams, Team{
			Name: name, Label: r.labelOr(t.Label, name), Assign: cmp.Or(t.Assign, "pool"), Member: member, Lead: lead,
		})
	}
	return &body[TeamList]{out}, nil
}

type teamRef struct {
	Name string `path:"name" maxLength:"100"`
}

func (s *server) members(ctx context.Context, r *reader, in *teamRef) (*body[MemberList], error) {
	if r.def == nil || r.def.Teams[in.Name] == nil || r.user.Partner != "" {
		return nil, access.NotFound()
	}
	users, err := everybody(ctx, s.Service)
	if err != nil {
		return nil, err
	}
	out := MemberList{Members: []Member{}}
	for _, u := range users {
		if member, lead := memberOf(u, in.Name); member && !u.Disabled {
			out.Members = append(out.Members, Member{Login: u.Login, Name: u.Name, Lead: lead, Present: u.Present})
		}
	}
	slices.SortFunc(out.Members, func(a, b Member) int { return cmp.Compare(a.Login, b.Login) })
	return &body[MemberList]{out}, nil
}
