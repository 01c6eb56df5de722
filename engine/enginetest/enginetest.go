// Package enginetest gives tests a definition that has one of everything the
// engine decides about.
package enginetest

import (
	"testing"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// Start is a Monday, nine o'clock in Istanbul.
var Start = time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC)

// Names are what the rules of the definition may see.
func names() *rule.Scope {
	text := rule.Name{Type: rule.Text}
	return rule.NewScope(map[string]rule.Name{
		"field.country": text, "field.door_code": text, "field.language": text, "field.note": text,
		"field.amount": {Type: rule.Number}, "field.waiting": {Type: rule.Bool}, "field.done": {Type: rule.Bool},
		"field.impact": text, "case.kind": text, "customer.tier": text, "task.repair.state": text,
		"case.number": {Type: rule.Number},
	})
}

// Definition answers the test definition. Its flow "main" goes triage → carrier →
// solve → resolved, with an automatic step and a locked one beside.
func Definition(t testing.TB) *definition.Definition {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Istanbul")
	if err != nil {
		t.Fatal(err)
	}
	week, wrong := calendar.ParseWeek(map[string]string{"mon_fri": "09:00-18:00"})
	if wrong != nil {
		t.Fatal(wrong)
	}
	office, err := calendar.New(calendar.Spec{Name: "office", Zone: zone, Week: week})
	if err != nil {
		t.Fatal(err)
	}
	d := &definition.Definition{
		Name: "test", Version: "v1", Language: 1, Locales: []string{"en", "tr"}, Zone: zone, Calendar: "office",
		Calendars: map[string]calendar.Calendar{"office": office}, Settings: map[string]definition.Setting{},
		Teams: map[string]*definition.Team{}, Roots: []string{"cargo", "invoice"},
		Partners: map[string]*definition.Partner{"aras": {
			Name: "aras", Label: label("Aras"), Owner: "desk", Sees: []string{"country", "note"}, Fills: []string{"note"},
		}},
		Choices: map[string]*definition.Choices{
			"country":  {Name: "country", Options: []definition.Option{{Code: "FR"}, {Code: "TR"}}},
			"language": {Name: "language", Options: []definition.Option{{Code: "tr"}, {Code: "ar"}}},
			"level":    {Name: "level", Options: []definition.Option{{Code: "low"}, {Code: "high"}}},
		},
		Tables: map[string]*definition.Table{"priority": {
			Name: "priority", By: []string{"impact"}, Default: "normal",
			Rows: []definition.TableRow{{When: []string{"high"}, Give: "urgent"}, {When: []string{"low"}, Give: "low"}},
		}},
		Tasks: map[string]*definition.Task{"repair": {
			Name: "repair", Team: "lead", States: []string{"todo", "done"},
			Title: map[string]*rule.Template{"en": template(t, "Repair {{case.number}}")},
		}},
		Messages: map[string]*definition.Message{"sorry": {
			Name: "sorry", Channels: []string{"email"},
			Subject: map[string]*rule.Template{"en": template(t, "Case {{case.number}}")},
			Body:    map[string]*rule.Template{"en": template(t, "Sorry, {{field.country}}.")},
		}},
	}
	for _, n := range []string{"tr", "ar", "desk", "lead"} {
		d.Teams[n] = &definition.Team{Name: n, Label: label(n), Assign: "pool"}
	}
	d.Teams["turns"] = &definition.Team{Name: "turns", Label: label("turns"), Assign: "round_robin"}
	d.Fields = fields(t)
	d.Routes = routes(t)
	d.Flows = map[string]*definition.Flow{"main": mainFlow(t), "other": otherFlow()}
	d.Categories = categories(t)
	return d
}

func label(s string) definition.Text { return definition.Text{"en": s} }

func template(t testing.TB, text string) *rule.Template {
	t.Helper()
	tpl, problems := rule.CompileTemplate(text, names())
	if len(problems) > 0 {
		t.Fatalf("%s: %+v", text, problems)
	}
	return tpl
}

// Rule compiles a rule over the definition's names.
func Rule(t testing.TB, text string) *rule.Rule {
	t.Helper()
	r, problems := rule.Compile(text, names())
	if len(problems) > 0 {
		t.Fatalf("%s: %+v", text, problems)
	}
	return r
}

// Hours answers the durations of so many open hours for every kind.
func Hours(n int) definition.Durations {
	return definition.Durations{Default: after(n)}
}

func after(hours int) *definition.DurationRef {
	return &definition.DurationRef{Duration: calendar.Duration{Time: time.Duration(hours) * time.Hour}}
}

func fields(t testing.TB) map[string]*definition.Field {
	all := map[string]*definition.Field{}
	add := func(f definition.Field) {
		f.Label, f.On = label(f.Name), "case"
		all[f.Name] = &f
	}
	add(definition.Field{Name: "country", Type: definition.Choice, Options: "country"})
	add(definition.Field{Name: "language", Type: definition.Choice, Options: "language"})
	add(definition.Field{Name: "impact", Type: definition.Choice, Options: "level"})
	add(definition.Field{Name: "door_code", Type: definition.TextField, Visible: Rule(t, "field.country == 'FR'"), Pattern: "^[0-9A-Z]{2,8}$", Personal: "direct"})
	add(definition.Field{Name: "note", Type: definition.LongText})
	add(definition.Field{Name: "amount", Type: definition.Decimal})
	add(definition.Field{Name: "waiting", Type: definition.Bool})
	add(definition.Field{Name: "done", Type: definition.Bool})
	return all
}

func routes(t testing.TB) map[string]*definition.Route {
	return map[string]*definition.Route{
		"by_language": {
			Name: "by_language", By: "language", To: map[string]string{"tr": "tr", "ar": "ar"},
			Default: definition.Target{Team: "tr"},
		},
		"first_line": {
			Name: "first_line", Default: definition.Target{Route: "by_language"},
			Rules: []definition.RouteRule{{
				Name: "gold", When: Rule(t, "customer.tier == 'gold' and case.kind == 'complaint'"),
				To: definition.Target{Team: "lead"},
			}},
		},
	}
}

func mainFlow(t testing.TB) *definition.Flow {
	f := &definition.Flow{Name: "main", Start: "triage", Steps: map[string]*definition.Step{}, Ends: map[string]*definition.End{}}
	add := func(s definition.Step) {
		f.Order = append(f.Order, s.Name)
		f.Steps[s.Name] = &s
	}
	add(definition.Step{
		Name: "triage", Route: "first_line", Claim: Hours(1), Done: Hours(4), Reassign: "any",
		Pause: Rule(t, "field.waiting"), PauseFor: definition.Text{"en": "Waiting for the customer"},
		Outcomes: []definition.Outcome{
			{Name: "ask", To: definition.Place{Step: "carrier"}},
			{Name: "solved", To: definition.Place{End: "resolved"}, Send: []string{"sorry"}},
			{Name: "repair", To: definition.Place{Step: "wait"}, Create: []string{"repair"}},
			{Name: "refund", To: definition.Place{Step: "solve"}, When: Rule(t, "field.amount > 0")},
		},
		Escalate: []definition.Escalation{
			{Name: "unclaimed", Of: "claim", After: after(2), Notify: []string{"lead"}},
			{Name: "late", Of: "done", Percent: 150, Notify: []string{"lead"}, To: definition.Place{Team: "lead"}},
		},
	})
	add(definition.Step{
		Name: "carrier", Partner: "aras", Done: Hours(8),
		Outcomes: []definition.Outcome{{Name: "answered", To: definition.Place{Step: "solve"}}},
		Escalate: []definition.Escalation{{Name: "silent", Of: "done", After: after(8), Notify: []string{"desk"}, To: definition.Place{Step: "solve"}}},
	})
	add(definition.Step{
		Name: "wait", Team: "desk", DoneWhen: Rule(t, "task.repair.state == 'done'"), Reassign: "none",
		Outcomes: []definition.Outcome{{Name: "repaired", To: definition.Place{Step: "solve"}}},
		Gates:    []definition.Gate{{Name: "noted", Address: "/flow/main/step/wait/gate/noted", Require: []string{"note"}}},
	})
	add(definition.Step{
		Name: "solve", Team: "desk", Claim: Hours(2), Done: Hours(9), Reassign: "team", Readonly: []string{"country"},
		Outcomes: []definition.Outcome{
			{Name: "resolved", To: definition.Place{End: "resolved"}},
			{Name: "no", To: definition.Place{End: "rejected"}},
		},
	})
	close, reopen := definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Elapsed, Time: 120 * time.Hour}}, definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Days, N: 14}}
	f.Ends["resolved"] = &definition.End{
		Name: "resolved", Status: "resolved", CloseAfter: &close, ReopenWithin: &reopen, ReopenTo: "solve",
		Gates: []definition.Gate{{Name: "informed", Address: "/flow/main/end/resolved/gate/informed", Check: Rule(t, "field.amount != 13")}},
	}
	f.Ends["rejected"] = &definition.End{Name: "rejected", Status: "cancelled"}
	return f
}

func otherFlow() *definition.Flow {
	return &definition.Flow{
		Name: "other", Start: "read", Order: []string{"read"},
		Steps: map[string]*definition.Step{"read": {
			Name: "read", Team: "turns", Done: Hours(4), Reassign: "team",
			Outcomes: []definition.Outcome{{Name: "done", To: definition.Place{End: "done"}}},
		}},
		Ends: map[string]*definition.End{"done": {Name: "done", Status: "resolved"}},
	}
}

func categories(t testing.TB) map[string]*definition.Category {
	gate := definition.Gate{
		Name: "fr_door_code", Address: "/category/cargo/gate/fr_door_code", When: Rule(t, "field.country == 'FR'"),
		Require: []string{"door_code"}, Message: definition.Text{"en": "A door code is needed in France."},
	}
	base := definition.Category{
		Kind: definition.Complaint, Flow: "main", SLA: Hours(27), Hiding: []string{"door_code"},
		Fields:   []string{"country", "language", "impact", "door_code", "note", "amount", "waiting", "done"},
		Gates:    []definition.Gate{gate},
		Priority: definition.Priority{Address: "/category/cargo/priority", Table: "priority", Default: "normal"},
	}
	at := func(path, name, parent string) *definition.Category {
		c := base
		c.Path, c.Name, c.Parent, c.Label = path, name, parent, label(name)
		return &c
	}
	cargo := at("cargo", "cargo", "")
	cargo.Children = []string{"cargo/late", "cargo/lost"}
	invoice := at("invoice", "invoice", "")
	invoice.Flow, invoice.Kind = "other", definition.Request
	lost := at("cargo/lost", "lost", "cargo")
	lost.Kind = definition.Request
	return map[string]*definition.Category{
		"cargo": cargo, "cargo/late": at("cargo/late", "late", "cargo"), "cargo/lost": lost, "invoice": invoice,
	}
}
