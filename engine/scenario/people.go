package scenario

import (
	"maps"
	"slices"

	"github.com/akis-platform/akis/engine"
)

// holder answers who has the case, or a person of the team who is free to take it.
func (w *World) holder() string {
	if w.Case.Assignee != "" {
		return w.Case.Assignee
	}
	return memberOf(w.Case.Team)
}

func memberOf(team string) string { return "member_of_" + team }

func (w *World) isStranger(user string) bool {
	_, described := w.People[user]
	return user != "" && !described
}

// actorFacts answers what the actor belongs to. An empty user leads whoever has
// the case, or the task that is moved.
func (w *World) actorFacts(cmd engine.Command, user string) engine.Facts {
	p := w.People[user]
	if p.Partner != "" {
		return engine.Facts{Partner: p.Partner}
	}
	f := engine.Facts{Teams: p.Teams}
	if f.Teams == nil {
		f.Teams = w.teamsFor(cmd)
	}
	if p.Lead || user == "" {
		f.Leads = f.Teams
	}
	return f
}

// teamsFor answers the teams that the command is a matter of: the holder's, and
// the task's for a task.
func (w *World) teamsFor(cmd engine.Command) []string {
	teams := []string{w.Case.Team}
	if t, ok := cmd.(engine.MoveTask); ok && t.Task >= 1 && t.Task <= len(w.Case.Tasks) {
		teams = append(teams, w.Case.Tasks[t.Task-1].Team)
	}
	return teams
}

// members answers the people of every team, all present: those whom the scenario
// puts there, or else one.
func (w *World) members() map[string][]engine.Member {
	all := make(map[string][]engine.Member, len(w.Def.Teams))
	for _, name := range slices.Sorted(maps.Keys(w.People)) {
		for _, team := range w.People[name].Teams {
			all[team] = append(all[team], w.member(name, w.People[name].Lead))
		}
	}
	for team := range w.Def.Teams {
		if len(all[team]) == 0 {
			all[team] = []engine.Member{w.member(memberOf(team), true)}
		}
	}
	for name, p := range w.People {
		if p.Teams == nil && p.Partner == "" { // belongs wherever the case is
			all[w.Case.Team] = append(all[w.Case.Team], w.member(name, p.Lead))
		}
	}
	return all
}

func (w *World) member(name string, lead bool) engine.Member {
	m := engine.Member{User: name, Lead: lead, Present: true, LastAssigned: w.assigned[name]}
	if w.Case.Assignee == name {
		m.Load = 1
	}
	return m
}
