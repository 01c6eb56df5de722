package analyze

import (
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
	case s.Route != "":
		for _, team := range a.teamsOf(s.Route, map[string]bool{}) {
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
