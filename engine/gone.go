package engine

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// gone answers why the case cannot go to a place and be given tasks: the team that
// would have the work is in the case's version and no longer in the live one, where
// no block says who took it over. Nobody could claim it there. Nil when all teams
// are there.
//
// Publishing looks after what open cases need. This holds for the ways that it
// cannot know: a case that was closed and is reopened.
func (d *decision) gone(to definition.Place, tasks []string) *Refusal {
	if d.Live == d.Def { // the compiler has seen to it
		return nil
	}
	watch := d.Watch
	d.Watch = nil // only the going itself is to be explained
	defer func() { d.Watch = watch }()
	var teams []string
	if s := d.Def.Flows[d.c.Flow].Steps[to.Step]; s != nil {
		team, _, _ := d.holder(s)
		teams, tasks = append(teams, team), slices.Concat(tasks, s.Tasks)
	} else if to.Team != "" {
		teams = append(teams, d.Live.TeamNow(to.Team))
	}
	for _, name := range tasks {
		if t := d.Def.Tasks[name]; t != nil {
			teams = append(teams, d.Live.TeamNow(t.Team))
		}
	}
	for _, team := range teams {
		if d.Live.Teams[team] == nil {
			return refuseWith(Invalid, "team_gone", d.teamLabel(team))
		}
	}
	return nil
}
