package analyze

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
)

// teams finds teams to which no case comes: nothing that can happen routes one to
// them, gives them a task or tells them of one.
func (a *analysis) teams() {
	busy := map[string]bool{}
	for _, t := range a.def.Tasks {
		busy[t.Team] = true
	}
	works := false
	for _, name := range sortedKeys(a.def.Flows) {
		if len(a.byFlow[name]) == 0 {
			continue
		}
		f := a.def.Flows[name]
		for step := range a.reached[name] {
			if f.Steps[step].Reassign == "any" {
				return // people may hand a case to any team
			}
			works = true
			a.teamsAt(f, f.Steps[step], busy)
		}
	}
	for _, name := range sortedKeys(a.def.Teams) {
		if works && !busy[name] {
			a.note(diag.Warning, "/team/"+name, CodeNoWork, "Team without work", nil,
				say("No step, route, escalation or task that can happen brings a case to team.%s.", name),
				say("Route cases to it or remove it."))
		}
	}
}

func (a *analysis) teamsAt(f *definition.Flow, s *definition.Step, busy map[string]bool) {
	switch {
	case s.Partner != "":
		if p := a.def.Partners[s.Partner]; p != nil {
			busy[p.Owner] = true
		}
	case s.Route != "" || s.Table != "":
		for _, team := range a.teamsOf(definition.Target{Route: s.Route, Table: s.Table}) {
			busy[team] = true
		}
	default:
		busy[s.Team] = true
	}
	for _, e := range s.Escalate {
		if a.dead[stepAt(f.Name, s.Name)+"/escalate/"+e.Name] {
			continue
		}
		busy[e.To.Team] = true
		for _, team := range e.Notify {
			busy[team] = true
		}
	}
}

// teamsOf answers the teams that a target may come to, by rows that can answer.
func (a *analysis) teamsOf(t definition.Target) []string {
	found, seen := map[string]bool{}, map[string]bool{}
	a.gatherTeams("", t, found, seen)
	return sortedKeys(found)
}

func (a *analysis) gatherTeams(row string, t definition.Target, found, seen map[string]bool) {
	key := t.Route + " " + t.Table
	if a.dead[row] || t.Team == "" && seen[key] {
		return
	}
	seen[key] = true
	switch {
	case t.Team != "":
		found[t.Team] = true
	case a.def.Tables[t.Table] != nil:
		at := "/table/" + t.Table
		for i, r := range a.def.Tables[t.Table].Rows {
			a.gatherTeams(at+"/rows/"+strconv.Itoa(i), definition.Target{Team: strings.TrimPrefix(r.Give, "team.")}, found, seen)
		}
		a.gatherTeams(at+"/default", definition.Target{Team: strings.TrimPrefix(a.def.Tables[t.Table].Default, "team.")}, found, seen)
	case a.def.Routes[t.Route] != nil:
		r, at := a.def.Routes[t.Route], "/route/"+t.Route
		for _, x := range r.Rules {
			a.gatherTeams(at+"/rule/"+x.Name, x.To, found, seen)
		}
		for code, team := range r.To {
			a.gatherTeams(at+"/to/"+code, definition.Target{Team: team}, found, seen)
		}
		a.gatherTeams(at+"/default", r.Default, found, seen)
	}
}
