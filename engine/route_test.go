package engine_test

import (
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/rule"
)

// TestRowsOfEveryType: routes and tables find their rows by yes and no and by
// numbers, however large, as they do by options.
func TestRowsOfEveryType(t *testing.T) {
	for _, tt := range []struct {
		field string
		value any
		row   string
	}{
		{"waiting", true, "true"}, {"waiting", false, "false"}, {"amount", 1000000.0, "1000000"}, {"amount", 1e15, "1000000000000000"},
		{"amount", 2.5, "2.5"}, {"impact", "high", "high"},
	} {
		p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
		p.def.Routes["first_line"] = &definition.Route{
			Name: "first_line", By: tt.field, To: map[string]string{tt.row: "desk"}, Default: definition.Target{Team: "tr"},
		}
		p.def.Tables["priority"] = &definition.Table{
			Name: "priority", By: []string{tt.field}, Default: "normal", Rows: []definition.TableRow{{When: []string{tt.row}, Give: "urgent"}},
		}
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{tt.field: tt.value}})
		if p.c.Team != "desk" || p.c.Priority != "urgent" {
			t.Errorf("%s = %v: team %s, priority %s", tt.field, tt.value, p.c.Team, p.c.Priority)
		}
	}
}

// TestUniqueLists: in a unique list the order of rows means nothing. Rows that hold
// answer when they agree; when they do not, or none holds, the default does, and it is
// said which rows contradicted each other.
func TestUniqueLists(t *testing.T) {
	for _, tt := range []struct {
		name, pick          string
		country, language   string
		team, priority, why string
		rows                int
	}{
		{"first takes the first", "first", "FR", "tr", "lead", "urgent", "/route/first_line/rule/french", 0},
		{"one holds", "unique", "FR", "ar", "lead", "normal", "/route/first_line/rule/french", 0},
		{"two agree", "unique", "TR", "ar", "desk", "low", "/route/first_line/rule/turkish", 0},
		{"two differ", "unique", "FR", "tr", "tr", "normal", "/route/first_line/default", 2},
		{"none holds", "unique", "", "", "tr", "normal", "/route/first_line/default", 0},
	} {
		p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
		scope := rule.NewScope(map[string]rule.Name{"field.country": {Type: rule.Text}})
		row := func(name, text, team string) definition.RouteRule {
			r, problems := rule.Compile(text, scope)
			if r == nil {
				t.Fatal(problems)
			}
			return definition.RouteRule{Name: name, When: r, To: definition.Target{Team: team}}
		}
		p.def.Routes["first_line"] = &definition.Route{
			Name: "first_line", Pick: tt.pick, Default: definition.Target{Team: "tr"},
			Rules: []definition.RouteRule{row("french", "field.country == 'FR'", "lead"), row("turkish", "field.country == 'TR'", "desk")},
			By:    "language", To: map[string]string{"tr": "desk", "ar": map[string]string{"TR": "desk", "FR": "lead"}[tt.country]},
		}
		p.def.Tables["priority"] = &definition.Table{
			Name: "priority", Pick: tt.pick, By: []string{"country", "language"}, Default: "normal",
			Rows: []definition.TableRow{
				{When: []string{"FR", "*"}, Give: "urgent"}, {When: []string{"*", "tr"}, Give: "low"},
				{When: []string{"TR", "*"}, Give: "low"}, {When: []string{"FR", "ar"}, Give: "high"},
			},
		}
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"country": tt.country, "language": tt.language}})
		var why *engine.Why
		for _, e := range p.events {
			if _, entered := e.Body.(engine.Entered); entered {
				why = e.Why
			}
		}
		if p.c.Team != tt.team || p.c.Priority != tt.priority || why.Address != tt.why || len(why.Rows) != tt.rows {
			t.Errorf("%s: team %s, priority %s, why %+v", tt.name, p.c.Team, p.c.Priority, why)
		}
	}
}

// TestTablesGiveTeamsAndValues: a table picks the team of a step or of a route's row,
// and the value of a field, which people cannot write.
func TestTablesGiveTeamsAndValues(t *testing.T) {
	for _, tt := range []struct{ country, team, level string }{{"FR", "lead", "high"}, {"TR", "desk", "low"}, {"", "tr", "low"}} {
		p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
		table := func(name string, gives ...string) {
			p.def.Tables[name] = &definition.Table{Name: name, By: []string{"country"}, Default: gives[2], Rows: []definition.TableRow{
				{When: []string{"FR"}, Give: gives[0]}, {When: []string{"TR"}, Give: gives[1]},
			}}
		}
		table("teams", "team.lead", "team.desk", "team.tr")
		table("level", "high", "low", "low")
		p.def.Routes["first_line"] = &definition.Route{Name: "first_line", Default: definition.Target{Table: "teams"}}
		p.def.Fields["impact"].Table = "level"
		p.def.Categories["cargo/late"].Computed = []string{"impact"}
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"country": tt.country}})
		if p.c.Team != tt.team || p.c.Fields["impact"] != tt.level {
			t.Errorf("%q: team %s, impact %v", tt.country, p.c.Team, p.c.Fields["impact"])
		}
		step := p.def.Flows["main"].Steps["triage"]
		step.Route, step.Table = "", "teams"
		p.c = engine.Case{}
		p.must("ada", nil, engine.Open{ID: 8, Category: "cargo/late", Fields: map[string]any{"country": tt.country}})
		if p.c.Team != tt.team {
			t.Errorf("%q: the step's table gave %s", tt.country, p.c.Team)
		}
		p.refused("value", "ada", []string{tt.team}, engine.Fill{Fields: map[string]any{"impact": "high"}})
	}
}

// TestWhatTheFormLacksIsEmpty: a case that came from another category keeps values of
// fields that its present one does not have; no row reads them.
func TestWhatTheFormLacksIsEmpty(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Categories["invoice"].Fields = []string{"country", "note"}
	p.def.Routes["first_line"] = &definition.Route{
		Name: "first_line", By: "language", To: map[string]string{"ar": "ar"}, Default: definition.Target{Team: "desk"},
	}
	p.def.Flows["other"].Steps["read"].Team, p.def.Flows["other"].Steps["read"].Route = "", "first_line"
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"language": "ar"}})
	if p.c.Team != "ar" {
		t.Fatalf("team %s", p.c.Team)
	}
	p.must("ali", []string{"ar"}, engine.Recategorise{Category: "invoice"})
	if p.c.Team != "desk" || p.c.Fields["language"] != "ar" {
		t.Errorf("team %s, fields %v", p.c.Team, p.c.Fields)
	}
}
