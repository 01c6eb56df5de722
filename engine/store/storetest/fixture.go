package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/engine/service"
)

// Start is when every test begins: a Monday morning.
var Start = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// Definition answers a small process: orders are read by the team front, or the
// team french for French ones; a carrier delivers; front solves. Reading must be
// claimed within an hour and left within four, or it goes to the team lead.
func Definition(t testing.TB) *definition.Definition {
	t.Helper()
	hours := func(n int) *definition.DurationRef {
		return &definition.DurationRef{Duration: calendar.Duration{Time: time.Duration(n) * time.Hour}}
	}
	asked, problems := rule.CompileTemplate("Kargoya sorduk.", rule.NewScope(nil))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	week := definition.DurationRef{Duration: calendar.Duration{Unit: calendar.Elapsed, Time: 7 * 24 * time.Hour}}
	scope := rule.NewScope(map[string]rule.Name{
		"field.country": {Type: rule.Text}, "field.door_code": {Type: rule.Text},
	})
	french, problems := rule.Compile("field.country == 'FR'", scope)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &definition.Definition{
		Name: "orders", Version: "v1", Language: 1, Locales: []string{"en", "tr"}, Zone: time.UTC,
		Teams: map[string]*definition.Team{
			"front": {Name: "front"}, "french": {Name: "french"}, "lead": {Name: "lead"},
			"turns": {Name: "turns", Assign: "round_robin"},
		},
		Partners: map[string]*definition.Partner{"aras": {
			Name: "aras", Owner: "front", Sees: []string{"order_no"}, Fills: []string{"delivery"},
		}},
		Fields: map[string]*definition.Field{
			"order_no":  {Name: "order_no", Type: definition.TextField, Indexed: true},
			"country":   {Name: "country", Type: definition.TextField},
			"door_code": {Name: "door_code", Type: definition.TextField, Personal: "direct"},
			"delivery":  {Name: "delivery", Type: definition.LongText},
			"weight":    {Name: "weight", Type: definition.Decimal, Indexed: true},
		},
		Categories: map[string]*definition.Category{
			"cargo": {Path: "cargo", Name: "cargo", Children: []string{"cargo/late"}, Kind: definition.Complaint},
			"cargo/late": {
				Path: "cargo/late", Name: "late", Parent: "cargo", Kind: definition.Complaint, Flow: "late",
				Fields: []string{"order_no", "country", "door_code", "delivery", "weight"},
				Gates:  []definition.Gate{{Name: "door", When: french, Require: []string{"door_code"}}},
			},
			"errand": {Path: "errand", Name: "errand", Kind: definition.Request, Flow: "errand", Fields: []string{"order_no"}},
			"turn":   {Path: "turn", Name: "turn", Kind: definition.Request, Flow: "turn", Fields: []string{"order_no"}},
		},
		Roots: []string{"cargo", "errand", "turn"},
		Routes: map[string]*definition.Route{"readers": {
			Name:  "readers",
			Rules: []definition.RouteRule{{Name: "french", When: french, To: definition.Target{Team: "french"}}},
			Default: definition.Target{
				Team: "front",
			},
		}},
		Flows: map[string]*definition.Flow{
			"late": {
				Name: "late", Start: "read", Order: []string{"read", "carrier", "solve"},
				Steps: map[string]*definition.Step{
					"read": {
						Name: "read", Route: "readers", Reassign: "any",
						Claim: definition.Durations{Default: hours(1)}, Done: definition.Durations{Default: hours(4)},
						Outcomes: []definition.Outcome{
							{Name: "ask", To: definition.Place{Step: "carrier"}, Send: []string{"asked"}},
							{Name: "done", To: definition.Place{End: "resolved"}},
						},
						Escalate: []definition.Escalation{{
							Name: "late", After: hours(4), Notify: []string{"lead"},
							To: definition.Place{Team: "lead"},
						}},
					},
					"carrier": {
						Name: "carrier", Partner: "aras", Done: definition.Durations{Default: hours(72)},
						Outcomes: []definition.Outcome{{Name: "answered", To: definition.Place{Step: "solve"}}},
					},
					"solve": {
						Name: "solve", Team: "front",
						Outcomes: []definition.Outcome{{Name: "done", To: definition.Place{End: "resolved"}}},
					},
				},
				Ends: map[string]*definition.End{"resolved": {Name: "resolved", Status: "resolved", CloseAfter: &week}},
			},
			"errand": {
				Name: "errand", Start: "do", Order: []string{"do"},
				Steps: map[string]*definition.Step{"do": {
					Name: "do", Team: "french", Tasks: []string{"fetch"},
					Outcomes: []definition.Outcome{{Name: "done", To: definition.Place{End: "done"}}},
				}},
				Ends: map[string]*definition.End{"done": {Name: "done", Status: "resolved"}},
			},
			"turn": {
				Name: "turn", Start: "do", Order: []string{"do"},
				Steps: map[string]*definition.Step{"do": {
					Name: "do", Team: "turns",
					Outcomes: []definition.Outcome{{Name: "done", To: definition.Place{End: "done"}}},
				}},
				Ends: map[string]*definition.End{"done": {Name: "done", Status: "resolved"}},
			},
		},
		Tasks: map[string]*definition.Task{"fetch": {
			Name: "fetch", Team: "front", States: []string{"todo", "doing", "done"}, Title: map[string]*rule.Template{"en": asked},
		}},
		Messages: map[string]*definition.Message{"asked": {
			Name: "asked", Channels: []string{"email"}, Body: map[string]*rule.Template{"tr": asked},
		}},
	}
}

// World is a service over a store under test, with a clock that the test moves.
type World struct {
	*service.Service
	Store service.Store
	Clock *Clock
}

// Clock is a time that only the test moves.
type Clock struct{ now chan time.Time }

// NewClock answers a clock that stands at t.
func NewClock(t time.Time) *Clock {
	c := &Clock{now: make(chan time.Time, 1)}
	c.now <- t
	return c
}

// Now answers the clock's time.
func (c *Clock) Now() time.Time {
	t := <-c.now
	c.now <- t
	return t
}

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) { c.now <- (<-c.now).Add(d) }

// People of every World. Partner users and managers have no team.
var (
	Ada  = person("ada")  // agent of front
	Bo   = person("bo")   // agent of front
	Fay  = person("fay")  // agent of french
	Lea  = person("lea")  // leads front and lead
	Max  = person("max")  // manager
	Aras = person("aras") // works for the partner aras
	Root = engine.Actor{Kind: engine.System}
)

func person(login string) engine.Actor { return engine.Actor{Kind: engine.Person, User: login} }

// NewWorld publishes the definition into the store and lets the people in.
func NewWorld(t testing.TB, s service.Store) *World {
	t.Helper()
	def := Definition(t)
	w := &World{Store: s, Clock: NewClock(Start)}
	w.Service = w.Node(def)
	ctx := t.Context()
	if _, err := w.Publish(ctx, Root, service.PublishedSet{
		Definition: def, Sources: map[string][]byte{"orders.akis.hcl": []byte("akis {}")}, Message: "first",
	}); err != nil {
		t.Fatal(err)
	}
	in := func(teams ...string) (all []people.Membership) {
		for _, name := range teams {
			all = append(all, people.Membership{Team: name})
		}
		return all
	}
	for _, u := range []people.User{
		{Login: "ada", Name: "Ada", Teams: in("front", "turns"), Present: true},
		{Login: "bo", Name: "Bo", Teams: in("front", "turns"), Present: true},
		{Login: "fay", Name: "Fay", Teams: in("french")},
		{Login: "lea", Name: "Lea", Teams: []people.Membership{{Team: "front", Lead: true}, {Team: "lead", Lead: true}}},
		{Login: "max", Name: "Max", Roles: []string{"manager"}},
		{Login: "aras", Name: "Aras", Partner: "aras"},
	} {
		if err := w.SaveUser(ctx, Root, u); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// Node answers another service over the same store and clock.
func (w *World) Node(def *definition.Definition) *service.Service {
	return service.New(service.Config{
		Store: w.Store, Clock: w.Clock.Now,
		Load: func(map[string][]byte) (*definition.Definition, error) { return def, nil },
	})
}

// Errand opens a case of the team french with a task for the team front.
func (w *World) Errand(t testing.TB, text string) engine.Case {
	t.Helper()
	res, err := w.Execute(t.Context(), Max, service.Request{Command: engine.Open{Category: "errand", Text: text}})
	if err != nil {
		t.Fatal(err)
	}
	return res.Case
}

// Open opens a case about a late order.
func (w *World) Open(t testing.TB, by engine.Actor, fields map[string]any) engine.Case {
	t.Helper()
	res, err := w.Execute(t.Context(), by, service.Request{Command: engine.Open{
		Category: "cargo/late", Fields: fields, Title: fmt.Sprint("Order ", fields["order_no"]),
	}})
	if err != nil {
		t.Fatal(err)
	}
	return res.Case
}

// Do carries out a command that must succeed.
func (w *World) Do(t testing.TB, by engine.Actor, id engine.CaseID, cmd engine.Command) engine.Case {
	t.Helper()
	res, err := w.Execute(context.WithoutCancel(t.Context()), by, service.Request{Case: id, Command: cmd})
	if err != nil {
		t.Fatalf("%s: %v", engine.Verb(cmd), err)
	}
	return res.Case
}

// WantRefused fails unless err is a refusal of the kind with the code.
func WantRefused(t testing.TB, err error, kind engine.ErrorKind, code string) {
	t.Helper()
	r, ok := engine.AsRefusal(err)
	if !ok || r.Kind != kind || r.Code != code {
		t.Fatalf("got %v, want a refusal of kind %d with code %q", err, kind, code)
	}
}
