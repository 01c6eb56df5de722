package engine_test

import (
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
)

// without answers a later version that has no team of these names.
func without(t *testing.T, teams ...string) *definition.Definition {
	live := enginetest.Definition(t)
	live.Version = "v2"
	for _, name := range teams {
		delete(live.Teams, name)
	}
	return live
}

// TestNoCaseGoesToATeamThatIsGone: no way leads to a team that nobody can be in,
// and every way opens again once a version says who has its work.
func TestNoCaseGoesToATeamThatIsGone(t *testing.T) {
	tr, desk := []string{"tr"}, []string{"desk"}
	fields := map[string]any{"note": "n"}
	for _, tt := range []struct {
		name, team string
		teams      []string
		before     []engine.Command
		cmd        engine.Command
	}{
		{"another category's flow", "turns", tr, nil, engine.Recategorise{Category: "invoice"}},
		{"an outcome's step", "desk", tr, nil, engine.Finish{Outcome: "ask"}},
		{"an outcome's task", "desk", tr, nil, engine.Finish{Outcome: "repair"}},
		{"reopened", "desk", tr, []engine.Command{engine.Finish{Outcome: "solved"}, engine.CloseCase{}}, engine.Reopen{Reason: "again"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := open(t, "cargo/late", fields)
			for _, cmd := range tt.before {
				p.must("ali", tt.teams, cmd)
			}
			p.live = without(t, tt.team)
			p.refused("team_gone", "ali", tt.teams, tt.cmd)
			p.live.Moves = map[string]definition.Move{"team." + tt.team: {From: "team." + tt.team, To: "team.lead", Removed: true}}
			p.must("ali", tt.teams, tt.cmd)
		})
	}
	t.Run("done_when waits", func(t *testing.T) {
		p := open(t, "cargo/late", fields)
		p.must("ali", tr, engine.Finish{Outcome: "repair"})
		p.def.Flows["main"].Steps["solve"].Team = "turns"
		p.live = without(t, "turns")
		p.must("lea", []string{"lead"}, engine.MoveTask{Task: 1, State: "done"})
		if b := p.c.Blocked; p.c.Step != "wait" || b == nil || b.Refusal.Code != "team_gone" {
			t.Fatalf("the case is at %s, blocked by %+v", p.c.Step, p.c.Blocked)
		}
		p.live = without(t)
		p.must("bo", desk, engine.AddNote{Text: "go on"})
		if p.c.Step != "solve" || p.c.Team != "turns" || p.c.Blocked != nil {
			t.Errorf("the case is at %s with %s, blocked by %+v", p.c.Step, p.c.Team, p.c.Blocked)
		}
	})
	t.Run("an escalation tells and leaves it", func(t *testing.T) {
		p := open(t, "cargo/late", fields)
		p.live = without(t, "lead")
		p.after(30 * 24 * time.Hour)
		if p.c.Team != "tr" || p.count("escalated") == 0 || !p.c.NextDue().IsZero() {
			t.Errorf("the case is with %s, escalated %d times, due %v", p.c.Team, p.count("escalated"), p.c.NextDue())
		}
	})
}
