package storetest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// renamed answers a second version of the definition: the team front is called
// desk, lead is gone, the partner aras is called ups, the category is called delay.
func renamed(t *testing.T) *definition.Definition {
	def := Definition(t)
	def.Version = "v2"
	desk := *def.Teams["front"]
	desk.Name = "desk"
	def.Teams["desk"] = &desk
	delete(def.Teams, "front")
	delete(def.Teams, "lead")
	ups := *def.Partners["aras"]
	ups.Name, ups.Owner = "ups", "desk"
	def.Partners = map[string]*definition.Partner{"ups": &ups}
	def.Routes["readers"].Default.Team = "desk"
	late := def.Flows["late"]
	late.Steps["read"].Escalate = nil
	late.Steps["carrier"].Partner = "ups"
	late.Steps["solve"].Team = "desk"
	delay := *def.Categories["cargo/late"]
	delay.Path, delay.Name = "cargo/delay", "delay"
	delete(def.Categories, "cargo/late")
	def.Categories["cargo/delay"] = &delay
	def.Categories["cargo"].Children = []string{"cargo/delay"}
	return def
}

func moves(all ...definition.Move) map[string]definition.Move {
	m := map[string]definition.Move{}
	for _, x := range all {
		m[x.From] = x
	}
	return m
}

// versionsKeep holds that a version which drops what open cases need is refused by
// name, and that one which says what became of it carries them on.
func versionsKeep(t *testing.T, u Under) {
	w := NewWorld(t, u)
	waiting := w.Open(t, Ada, map[string]any{"order_no": "A-1"})
	away := w.Open(t, Ada, map[string]any{"order_no": "A-2"})
	w.Do(t, Ada, away.ID, engine.Finish{Outcome: "ask"})
	publish := func(def *definition.Definition) error {
		_, err := w.Publish(t.Context(), Root, service.PublishedSet{Definition: def})
		return err
	}

	second := renamed(t)
	err := publish(second)
	WantRefused(t, err, engine.Conflict, "in_use")
	for _, want := range []string{
		"/team/front: team.front is gone, and 2 open cases", "team.lead is gone, and 2", "partner.aras is gone, and 2", "category.cargo.late is gone, and 2",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	if strings.Contains(err.Error(), "french") || strings.Contains(err.Error(), "turn") {
		t.Errorf("%v names what is there, or what no case needs", err)
	}
	if w.Live().Version != "v1" {
		t.Fatal("a refused version is live")
	}

	second.Moves = moves(
		definition.Move{From: "team.front", To: "team.desk"}, definition.Move{From: "team.lead", To: "team.desk", Removed: true},
		definition.Move{From: "partner.aras", To: "partner.ups"}, definition.Move{From: "category.cargo.late", To: "category.cargo.delay"},
	)
	if err := publish(second); err != nil {
		t.Fatal(err)
	}
	carriedOn(t, w, waiting.ID, away.ID)

	third := renamed(t)
	third.Version, third.Moves = "v3", second.Moves
	third.Fields["weight"].Type = definition.TextField
	err = publish(third)
	WantRefused(t, err, engine.Conflict, "in_use")
	if !strings.Contains(err.Error(), "field.weight has another type") {
		t.Errorf("%v", err)
	}

	WantRefused(t, publish(Definition(t)), engine.Conflict, "in_use") // cases are with the desk now
	back := Definition(t)
	back.Version, back.Moves = "v4", moves(
		definition.Move{From: "team.desk", To: "team.front"}, definition.Move{From: "partner.ups", To: "partner.aras"},
	)
	if err := publish(back); err != nil {
		t.Fatalf("the first version with the way back: %v", err)
	}
	if got := teamsOf(t, w, "ada"); !slices.Equal(got, []string{"front", "turns"}) {
		t.Errorf("back under the first version ada is in %v", got)
	}
}

// placesAreRenamed holds that people follow what was renamed, and come back with an
// older version that no case stands against.
func placesAreRenamed(t *testing.T, u Under) {
	w := NewWorld(t, u)
	set := func(version definition.Version, role, team string) *definition.Definition {
		def := Definition(t)
		def.Version, def.Roles = version, map[string]*definition.Role{role: {Name: role}, "other": {Name: "other"}}
		if team != "front" {
			def = renamed(t)
			def.Version, def.Roles = version, map[string]*definition.Role{role: {Name: role}, "other": {Name: "other"}}
			def.Moves = moves(definition.Move{From: "team.front", To: "team.desk"}, definition.Move{From: "role.agent_a", To: "role.agent_b"},
				definition.Move{From: "partner.aras", To: "partner.ups"}, definition.Move{From: "team.lead", To: "team.desk"})
		}
		return def
	}
	publish := func(def *definition.Definition) {
		t.Helper()
		if _, err := w.Publish(t.Context(), Root, service.PublishedSet{Definition: def}); err != nil {
			t.Fatal(err)
		}
	}
	publish(set("v2", "agent_a", "front"))
	lea, err := w.User(t.Context(), "lea")
	if err != nil {
		t.Fatal(err)
	}
	lea.Roles = []string{"other", "agent_a"}
	if err := w.SaveUser(t.Context(), Root, lea); err != nil {
		t.Fatal(err)
	}
	publish(set("v3", "agent_b", "desk"))
	lea, _ = w.User(t.Context(), "lea")
	if len(lea.Teams) != 1 || lea.Teams[0].Team != "desk" || !lea.Teams[0].Lead || !slices.Equal(lea.Roles, []string{"agent_b", "other"}) {
		t.Errorf("lea, who led two teams that became one, is %+v", lea)
	}
	aras, _ := w.User(t.Context(), "aras")
	if aras.Partner != "ups" {
		t.Errorf("the partner's user works for %q", aras.Partner)
	}
	publish(set("v2", "agent_a", "front")) // which of the two teams that became one was whose, nobody knows
	ada, _ := w.User(t.Context(), "ada")
	aras, _ = w.User(t.Context(), "aras")
	lea, _ = w.User(t.Context(), "lea")
	if got := teamsOf(t, w, "ada"); !slices.Equal(got, []string{"desk", "turns"}) || aras.Partner != "aras" || !slices.Equal(lea.Roles, []string{"agent_a", "other"}) {
		t.Errorf("under the older version again: %+v, %+v, %+v", ada, aras, lea)
	}
}

// carriedOn works the cases of the first version under the second.
func carriedOn(t *testing.T, w *World, waiting, away engine.CaseID) {
	t.Helper()
	if got := teamsOf(t, w, "ada"); !slices.Equal(got, []string{"desk", "turns"}) {
		t.Errorf("ada is in %v", got)
	}
	if got := teamsOf(t, w, "lea"); !slices.Equal(got, []string{"desk", "lead"}) {
		t.Errorf("lea is in %v: a team that is gone makes nobody a member of another", got)
	}
	for name, q := range map[string]service.ListQuery{
		"all": {}, "her teams'": {View: service.Team}, "the team's": {Teams: []string{"desk"}},
		"the category's": {Categories: []string{"cargo/delay"}}, "those below": {Categories: []string{"cargo"}},
	} {
		if list, err := w.List(t.Context(), Ada, q); err != nil || list.Count != 2 {
			t.Errorf("of %s cases ada finds %d, %v", name, list.Count, err)
		}
	}
	pools, err := w.Pools(t.Context(), Ada)
	if err != nil || len(pools) != 2 || pools[0].Team != "desk" || pools[0].Unclaimed != 1 {
		t.Errorf("ada's pools are %+v, %v", pools, err)
	}
	if list, err := w.List(t.Context(), Aras, service.ListQuery{Partner: "ups"}); err != nil || list.Count != 1 {
		t.Errorf("the partner finds %d cases, %v", list.Count, err)
	}
	w.Do(t, Aras, away, engine.Fill{Fields: map[string]any{"delivery": "tomorrow"}})
	if c := w.Do(t, Aras, away, engine.Finish{Outcome: "answered"}); c.Step != "solve" || c.Team != "desk" || c.Version != "v1" {
		t.Errorf("the case is at %s with %s, pinned to %s", c.Step, c.Team, c.Version)
	}
	w.Do(t, Bo, away, engine.Claim{})

	w.Clock.Advance(4*time.Hour + time.Minute) // the first version's escalation to the team lead
	if n, err := w.TickDue(t.Context(), 10); err != nil || n == 0 {
		t.Fatalf("%d ticked, %v", n, err)
	}
	if c := w.Do(t, Ada, waiting, engine.Claim{}); c.Team != "desk" || c.Assignee != "ada" {
		t.Errorf("the escalated case is with %s, held by %s", c.Team, c.Assignee)
	}
	if findings, err := w.Notices(t.Context(), Ada, 50); err != nil || len(findings) == 0 {
		t.Errorf("ada has %d notices, %v", len(findings), err)
	}
}

func teamsOf(t *testing.T, w *World, login string) []string {
	t.Helper()
	u, err := w.User(t.Context(), login)
	if err != nil {
		t.Fatal(err)
	}
	var teams []string
	for _, m := range u.Teams {
		teams = append(teams, m.Team)
	}
	return teams
}
