package definition_test

import (
	"slices"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

func flow(name string, steps ...string) *definition.Flow {
	f := &definition.Flow{Name: name, Steps: map[string]*definition.Step{}, Ends: map[string]*definition.End{"done": {Name: "done"}}}
	for _, s := range steps {
		f.Steps[s] = &definition.Step{Name: s}
	}
	return f
}

// now is a set some of whose things had other names.
func now() *definition.Definition {
	hour := calendar.Duration{Time: time.Hour}
	d := &definition.Definition{
		Teams:      map[string]*definition.Team{"desk": {Name: "desk"}, "night": {Name: "night"}},
		Partners:   map[string]*definition.Partner{"ups": {Name: "ups"}},
		Calendars:  map[string]calendar.Calendar{"office": {}},
		Settings:   map[string]definition.Setting{"quick": {Type: "duration", Value: hour}, "limit": {Type: "int", Value: 5.0}},
		Roles:      map[string]*definition.Role{"clerk": {}},
		Fields:     map[string]*definition.Field{"order": {}},
		Choices:    map[string]*definition.Choices{"country": {Options: []definition.Option{{Code: "G.B."}}}},
		Categories: map[string]*definition.Category{"parcel": {}, "parcel/late": {}, "other": {}},
		Flows:      map[string]*definition.Flow{"parcel": flow("parcel", "read", "solve"), "other": flow("other", "read")},
		Moves:      map[string]definition.Move{},
	}
	for _, m := range []definition.Move{
		{From: "team.front", To: "team.hall"}, {From: "team.hall", To: "team.desk"}, {From: "team.lead", To: "team.night", Removed: true},
		{From: "partner.aras", To: "partner.ups"}, {From: "setting.fast", To: "setting.quick"},
		{From: "category.cargo", To: "category.parcel"}, {From: "category.lost", To: "category.parcel.late", Removed: true},
		{From: "flow.cargo", To: "flow.parcel"}, {From: "flow.parcel.step.triage", To: "flow.parcel.step.read"},
		{From: "flow.parcel.step.call", To: "flow.parcel.end.done", Removed: true},
		{From: "choices.country.UK", To: "choices.country.G.B."}, {From: "field.gone", Removed: true},
		{From: "setting.a", To: "setting.b"}, {From: "setting.b", To: "setting.a"},
	} {
		d.Moves[m.From] = m
	}
	return d
}

// TestFollow: addresses lead where blocks say, through chains and with what lies in
// them; what is the same thing is told from what only takes its cases.
func TestFollow(t *testing.T) {
	d := now()
	for _, c := range []struct{ from, cases, itself string }{
		{"team.desk", "team.desk", "team.desk"},
		{"team.front", "team.desk", "team.desk"},
		{"team.lead", "team.night", "?"},
		{"team.x", "?", "?"},
		{"partner.aras", "partner.ups", "partner.ups"},
		{"calendar.office", "calendar.office", "calendar.office"},
		{"calendar.x", "?", "?"},
		{"role.clerk", "role.clerk", "role.clerk"},
		{"setting.fast", "setting.quick", "setting.quick"},
		{"setting.a", "?", "?"},
		{"category.cargo", "category.parcel", "category.parcel"},
		{"category.cargo.late", "category.parcel.late", "category.parcel.late"},
		{"category.cargo.never", "?", "?"},
		{"category.lost.here", "category.parcel.late", "?"},
		{"flow.cargo.step.read", "flow.parcel.step.read", "flow.parcel.step.read"},
		{"flow.cargo.step.triage", "flow.parcel.step.read", "flow.parcel.step.read"},
		{"flow.cargo.end.done", "flow.parcel.end.done", "flow.parcel.end.done"},
		{"flow.parcel.step.call", "flow.parcel.end.done", "?"},
		{"flow.parcel.step", "?", "?"},
		{"choices.country.UK", "choices.country.G.B.", "choices.country.G.B."},
		{"choices.size.x", "?", "?"},
		{"field.order", "field.order", "field.order"},
		{"field.gone", "", "?"},
		{"message.x", "?", "?"},
	} {
		if got, ok := d.Follow(c.from); got != c.cases && ok || ok == (c.cases == "?") {
			t.Errorf("cases of %s go to %q, %v; want %q", c.from, got, ok, c.cases)
		}
		if got, ok := d.Renamed(c.from); got != c.itself && ok || ok == (c.itself == "?") {
			t.Errorf("%s is called %q, %v; want %q", c.from, got, ok, c.itself)
		}
	}
}

// TestNamesOfOldCases: lists and rights find cases under what they were called.
func TestNamesOfOldCases(t *testing.T) {
	d := now()
	for _, c := range []struct {
		what string
		got  []string
		want []string
	}{
		{"team", d.TeamsCalled("desk"), []string{"desk", "front", "hall"}},
		{"team that took over", d.TeamsCalled("night"), []string{"night", "lead"}},
		{"no team", d.TeamsCalled(), nil},
		{"partner", d.PartnersCalled("ups"), []string{"ups", "aras"}},
		{"category", d.CategoriesCalled("parcel"), []string{"parcel", "cargo", "lost"}},
		{"below a category", d.CategoriesCalled("parcel/late"), []string{"parcel/late", "cargo/late", "lost"}},
		{"another category", d.CategoriesCalled("other"), []string{"other"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if got, want := d.StepsCalled("read"), []definition.FormerStep{{Flow: "parcel", Step: "triage"}, {Flow: "cargo", Step: "triage"}}; !slices.Equal(got, want) {
		t.Errorf("steps: %v, want %v", got, want)
	}
	if d.StepsCalled("solve") != nil || d.StepsCalled("triage") != nil {
		t.Error("a step that was always called so has former names")
	}
	if d.Team("front") != d.Teams["desk"] || d.Team("x") != nil || d.Partner("aras") != d.Partners["ups"] || d.TeamNow("x") != "x" || d.TeamNow("") != "" {
		t.Error("live things are not found under their former names")
	}
}

// TestSettingsKeepTheirNames: rules and durations of an older version read a
// setting under the name it had.
func TestSettingsKeepTheirNames(t *testing.T) {
	d := now()
	values := d.SettingValues()
	if values["fast"] != values["quick"] || values["limit"] != 5.0 || len(values) != 3 {
		t.Errorf("%v", values)
	}
	pinned := &definition.Definition{Settings: map[string]definition.Setting{"fast": {Value: calendar.Duration{Time: time.Minute}}, "own": {Value: calendar.Duration{Time: time.Second}}}}
	for name, want := range map[string]time.Duration{"fast": time.Hour, "own": time.Second} {
		if got, ok := (&definition.DurationRef{Setting: name}).In(d, pinned); !ok || got.Time != want {
			t.Errorf("setting.%s is %v, want %v", name, got, want)
		}
	}
}

// TestAddresses: what a case may need is found wherever it is named.
func TestAddresses(t *testing.T) {
	over, problems := rule.Compile("setting.limit > 3", rule.NewScope(map[string]rule.Name{"setting.limit": {Type: rule.Number}}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	step := func(s definition.Step) *definition.Step { return &s }
	ref := func(name string) *definition.DurationRef { return &definition.DurationRef{Setting: name} }
	d := &definition.Definition{
		Calendar: "office",
		Teams:    map[string]*definition.Team{"a": {Calendar: "night"}, "b": {}, "c": {}, "d": {}, "e": {}, "f": {}, "g": {}, "h": {}, "i": {}, "j": {}, "unused": {}},
		Partners: map[string]*definition.Partner{"p": {Owner: "b"}},
		Tasks:    map[string]*definition.Task{"t": {Team: "g", Due: ref("s1")}},
		Fields:   map[string]*definition.Field{"x": {Compute: over}, "unused": {}},
		Tables:   map[string]*definition.Table{"t": {Rows: []definition.TableRow{{Give: "team.i"}}, Default: "team.j"}},
		Routes: map[string]*definition.Route{
			"r":    {To: map[string]string{"k": "c"}, Rules: []definition.RouteRule{{When: over, To: definition.Target{Team: "d"}}}, Default: definition.Target{Route: "next"}},
			"next": {Default: definition.Target{Team: "e"}, Rules: []definition.RouteRule{{To: definition.Target{Table: "t"}}}},
		},
		Categories: map[string]*definition.Category{"k/l": {
			Path: "k/l", Fields: []string{"x"}, Flow: "f", SLA: definition.Durations{Default: ref("s2")},
			Priority: definition.Priority{Rules: []definition.PriorityRule{{When: over}}}, Gates: []definition.Gate{{Check: over}},
		}},
		Flows: map[string]*definition.Flow{
			"f": {Name: "f", Steps: map[string]*definition.Step{
				"one": step(definition.Step{Team: "a", Tasks: []string{"t"}, Claim: definition.Durations{ByKind: map[definition.Kind]definition.DurationRef{"complaint": {Setting: "s3"}}}}),
				"two": step(definition.Step{Partner: "p", Escalate: []definition.Escalation{{After: ref("s4"), To: definition.Place{Team: "f"}, Notify: []string{"h"}}}}),
				"way": step(definition.Step{Route: "r", Outcomes: []definition.Outcome{{When: over, Create: []string{"t"}}}}),
			}, Ends: map[string]*definition.End{"z": {CloseAfter: ref("s5"), ReopenWithin: ref("s6")}}},
			"unused": {Name: "unused", Steps: map[string]*definition.Step{"one": step(definition.Step{Team: "unused"})}},
		},
	}
	want := []string{
		"calendar.night", "calendar.office", "category.k.l", "field.x",
		"flow.f", "flow.f.end.z", "flow.f.step.one", "flow.f.step.two", "flow.f.step.way", "partner.p",
		"setting.limit", "setting.s1", "setting.s2", "setting.s3", "setting.s4", "setting.s5", "setting.s6",
		"team.a", "team.b", "team.c", "team.d", "team.e", "team.f", "team.g", "team.h", "team.i", "team.j",
	}
	if got := d.Addresses("k/l", "f"); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := d.CategoryTeams(); !slices.Equal(got, want[len(want)-10:]) {
		t.Errorf("categories lead to %v", got)
	}
	if got := d.Addresses("gone", "gone"); !slices.Equal(got, []string{"calendar.office"}) {
		t.Errorf("of nothing: %v", got)
	}
}
