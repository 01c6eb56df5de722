package access_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

var live = &definition.Definition{
	Teams:    map[string]*definition.Team{"front": {Name: "front"}, "back": {Name: "back"}},
	Partners: map[string]*definition.Partner{"aras": {Name: "aras", Sees: []string{"order_no"}}},
}

func someone(p access.Person) access.Rights { return access.Of(live, named(p)) }

func named(p access.Person) access.Person {
	if p.Actor == (engine.Actor{}) {
		p.Actor = engine.Actor{Kind: engine.Person, User: "me"}
	}
	return p
}

var cases = map[string]engine.Case{
	"front":     {ID: 1, Category: "cargo/late", Team: "front", Step: "read"},
	"back":      {ID: 2, Category: "cargo/late", Team: "back", Step: "read"},
	"mine":      {ID: 3, Category: "other", Team: "back", Assignee: "me"},
	"opened":    {ID: 4, Category: "other", Team: "back", OpenedBy: "me"},
	"task":      {ID: 5, Category: "other", Team: "back", Tasks: []engine.Task{{ID: 1, Team: "front"}}},
	"carrier":   {ID: 6, Category: "cargo/late", Team: "back", Partner: "aras"},
	"unclaimed": {ID: 7, Category: "other", Team: ""},
}

// TestWhoMayDoWhat is the table of the built-in roles.
func TestWhoMayDoWhat(t *testing.T) {
	front := []string{"front"}
	own := []string{"front", "mine", "opened", "task"}
	all := []string{"back", "carrier", "front", "mine", "opened", "task", "unclaimed"}
	for name, c := range map[string]struct {
		who  access.Person
		may  map[access.Verb][]string // nil: nothing
		has  []access.Verb
		open bool
	}{
		"nobody":          {access.Person{}, nil, nil, false},
		"unknown role":    {access.Person{Roles: []string{"king"}}, nil, nil, false},
		"member of front": {access.Person{Teams: front}, map[access.Verb][]string{access.Read: own, access.Claim: own, access.Note: own}, []access.Verb{access.Customers}, true},
		"lead of front": {access.Person{Teams: front, Leads: front}, map[access.Verb][]string{
			access.Read: own, access.Assign: own, access.Cancel: own,
		}, []access.Verb{access.Report}, true},
		"manager": {access.Person{Roles: []string{"manager"}}, map[access.Verb][]string{
			access.Read: all, access.Assign: all, access.Cancel: all,
		}, []access.Verb{access.Report}, true},
		"analyst": {access.Person{Roles: []string{"analyst"}}, map[access.Verb][]string{access.Read: all}, []access.Verb{access.Publish, access.Design}, false},
		"admin":   {access.Person{Roles: []string{"admin"}}, map[access.Verb][]string{access.Read: all}, []access.Verb{access.Administer, access.Publish}, true},
		"partner": {access.Person{Partner: "aras", Roles: []string{"admin"}, Teams: front}, map[access.Verb][]string{
			access.Read: {"carrier"}, access.Fill: {"carrier"}, access.Finish: {"carrier"}, access.Claim: nil, access.Assign: nil,
		}, nil, false},
		"system":  {access.Person{Actor: engine.Actor{Kind: engine.System}}, map[access.Verb][]string{access.Read: all, access.Cancel: all}, []access.Verb{access.Administer}, true},
		"no kind": {access.Person{Actor: engine.Actor{User: "me"}, Roles: []string{"admin"}}, nil, nil, false},
	} {
		r := access.Of(live, named(c.who))
		for _, v := range []access.Verb{access.Read, access.Claim, access.Assign, access.Fill, access.Finish, access.Note, access.Cancel} {
			want, checked := c.may[v]
			if !checked && c.may != nil {
				continue
			}
			var got []string
			for which, x := range cases {
				if r.Check(v, x) == nil {
					got = append(got, which)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s may %s %v, want %v", name, v, got, want)
			}
		}
		for _, v := range []access.Verb{access.Administer, access.Publish, access.Design, access.Report, access.Customers} {
			if slices.Contains(c.has, v) && !r.Has(v) {
				t.Errorf("%s lacks %s", name, v)
			}
			if c.may == nil && r.Has(v) {
				t.Errorf("%s has %s", name, v)
			}
		}
		if got := r.MayOpen("cargo/late"); got != c.open {
			t.Errorf("%s may open: %v", name, got)
		}
	}
}

func TestSeenButNotPermitted(t *testing.T) {
	r := someone(access.Person{Teams: []string{"front"}})
	kind := func(err error) engine.ErrorKind {
		refusal, _ := engine.AsRefusal(err)
		return refusal.Kind
	}
	if got := kind(r.Check(access.Assign, cases["front"])); got != engine.Forbidden {
		t.Errorf("assigning a case of the team: %v", got)
	}
	if got := kind(r.Check(access.Assign, cases["back"])); got != engine.NotFound {
		t.Errorf("assigning a case that is not for these eyes: %v", got)
	}
}

// A set's own roles replace the built-in ones, but for the administrator.
func TestDefinedRoles(t *testing.T) {
	set := *live
	set.Roles = map[string]*definition.Role{"cargo": {Name: "cargo", Grants: []definition.Grant{
		{Verbs: []string{"open", "read", "claim"}, Categories: []string{"cargo"}},
		{Verbs: []string{"read"}, Teams: []string{"front"}, Steps: []string{"read"}},
	}}}
	r := access.Of(&set, named(access.Person{Roles: []string{"cargo", "manager"}, Teams: []string{"front"}}))
	for which, want := range map[string]bool{"front": true, "back": true, "carrier": true, "mine": false, "task": false} {
		if got := r.Check(access.Read, cases[which]) == nil; got != want {
			t.Errorf("reading %s: %v", which, got)
		}
	}
	if !r.MayOpen("cargo/late") || !r.MayOpen("cargo") || r.MayOpen("cargonaut") || r.Has(access.Report) || r.LeadsAll() {
		t.Error("the grants of cargo are read as something else")
	}
	if r := access.Of(&set, named(access.Person{Teams: []string{"front"}})); r.Has(access.Read) {
		t.Error("a membership counts although the set has roles of its own")
	}
	if r := access.Of(&set, named(access.Person{Roles: []string{"admin"}})); !r.Has(access.Administer) {
		t.Error("the administrator is locked out")
	}
}

func TestPartnersSeeTheirFieldsOnly(t *testing.T) {
	r := someone(access.Person{Partner: "aras"})
	c := r.Redact(engine.Case{
		ID: 1, Partner: "aras", Title: "t", Text: "x", Customer: 7,
		Fields: map[string]any{"order_no": "A-1", "door_code": "12"}, Tasks: []engine.Task{{ID: 1}},
	})
	if c.Title != "" || c.Text != "" || c.Customer != 0 || c.Tasks != nil || len(c.Fields) != 1 || c.Fields["order_no"] != "A-1" {
		t.Errorf("the partner sees %+v", c)
	}
	us := engine.Actor{Kind: engine.Person, User: "me"}
	them := engine.Actor{Kind: engine.Person, User: "ada"}
	events := r.RedactHistory([]engine.Event{
		{Seq: 1, Actor: them, Body: engine.Opened{Text: "secret"}},
		{Seq: 2, Actor: them, Body: engine.Entered{Step: "read"}},
		{Seq: 3, Actor: them, Body: engine.Noted{Text: "secret"}},
		{Seq: 4, Actor: them, Body: engine.Entered{Step: "carrier", Partner: "aras"}, Why: &engine.Why{Rule: "x"}},
		{Seq: 5, Actor: them, Body: engine.Noted{Text: "secret"}},
		{Seq: 6, Actor: us, Body: engine.Noted{Text: "ours"}},
		{Seq: 7, Actor: us, Body: engine.Filled{Fields: map[string]any{"order_no": "B", "door_code": "9"}, Old: map[string]any{"door_code": "1"}}},
		{Seq: 8, Actor: us, Body: engine.Filled{Fields: map[string]any{"door_code": "9"}}},
		{Seq: 9, Actor: them, Body: engine.Entered{Step: "solve"}},
		{Seq: 10, Actor: them, Body: engine.Noted{Text: "secret"}},
	})
	var seqs []int64
	for _, e := range events {
		seqs = append(seqs, e.Seq)
		if e.Why != nil {
			t.Errorf("event %d tells why", e.Seq)
		}
		if b, ok := e.Body.(engine.Filled); ok && (len(b.Fields) != 1 || len(b.Old) != 0) {
			t.Errorf("the partner sees %+v", b)
		}
	}
	if !slices.Equal(seqs, []int64{4, 6, 7}) {
		t.Errorf("the partner sees the events %v", seqs)
	}
}

// Reasons are written for colleagues: a partner sees that there is one, wherever
// it stands.
func TestPartnersSeeNoReasons(t *testing.T) {
	r := someone(access.Person{Partner: "aras"})
	still := []engine.Deadline{{Kind: engine.DoneDue, Clock: calendar.Clock{Segments: []calendar.Segment{{}, {Still: "secret"}}}}}
	c := engine.Case{ID: 1, Partner: "aras", Pause: "secret", Deadlines: still}
	bodies := []engine.Body{
		engine.Entered{Step: "carrier", Partner: "aras", Deadlines: still},
		engine.Paused{Reason: "secret", Deadlines: still},
		engine.Resumed{Deadlines: still},
		engine.Transferred{Reason: "secret"}, engine.Recategorised{Reason: "secret"}, engine.Reopened{Reason: "secret"},
		engine.CaseClosed{Reason: "secret"}, engine.CaseCancelled{Reason: "secret"},
		engine.Ended{End: "done", Deadlines: still},
	}
	var events []engine.Event
	for i, b := range bodies {
		events = append(events, engine.Event{Seq: int64(i + 1), Body: b})
	}
	shown := r.Redact(c)
	history := r.RedactHistory(events)
	text, err := json.Marshal([]any{shown, history})
	if err != nil || strings.Contains(string(text), "secret") {
		t.Errorf("the partner sees %s, %v", text, err)
	}
	if shown.Pause != access.Withheld || len(history) != 4 || history[1].Body.(engine.Paused).Reason != access.Withheld {
		t.Errorf("the partner is not told that there is a reason: %s", text)
	}
	if c.Deadlines[0].Clock.Segments[1].Still != "secret" {
		t.Error("the case itself was changed")
	}
}

// What is in the way tells a partner nothing of fields that it does not see, nor what
// tasks are called; what it sent itself stays told.
func TestPartnersSeeNoHiddenReasonsOfRefusals(t *testing.T) {
	refusal := &engine.Refusal{Code: "gate", Problems: []engine.Problem{
		{Pointer: "/fields/order_no", Code: "required", Address: "/gate/a"},
		{Pointer: "/fields/secret", Code: "required", Address: "/gate/a"},
		{Pointer: "", Code: "check", Address: "/gate/b"},
		{Pointer: "/tasks/1", Code: "task_open"},
		{Pointer: "/fields/secret", Code: "unknown_field"},
	}}
	shown := someone(access.Person{Partner: "aras"}).RedactRefusal(refusal)
	var left []string
	for _, p := range shown.Problems {
		left = append(left, p.Code+p.Pointer)
	}
	if !slices.Equal(left, []string{"required/fields/order_no", "unknown_field/fields/secret"}) {
		t.Errorf("the partner sees %v", left)
	}
	if all := someone(access.Person{}).RedactRefusal(refusal); len(all.Problems) != 5 || len(refusal.Problems) != 5 {
		t.Errorf("colleagues see %v", all.Problems)
	}
}

// TestFormerStepsKeepTheirFlow: a grant on a step finds cases under its former name,
// and no case at another flow's step of that name.
func TestFormerStepsKeepTheirFlow(t *testing.T) {
	step := func(name string) map[string]*definition.Step { return map[string]*definition.Step{name: {Name: name}} }
	d := &definition.Definition{
		Flows: map[string]*definition.Flow{"parcel": {Steps: step("read")}, "money": {Steps: step("triage")}},
		Moves: map[string]definition.Move{
			"flow.parcel.step.triage": {From: "flow.parcel.step.triage", To: "flow.parcel.step.read"},
			"flow.cargo":              {From: "flow.cargo", To: "flow.parcel"},
		},
		Roles: map[string]*definition.Role{"reader": {Name: "reader", Grants: []definition.Grant{{Verbs: []string{"read"}, Steps: []string{"read"}}}}},
	}
	r := access.Of(d, named(access.Person{Roles: []string{"reader"}}))
	for _, c := range []struct {
		flow, step string
		may        bool
	}{
		{"parcel", "read", true}, {"parcel", "triage", true}, {"cargo", "triage", true}, {"cargo", "read", true}, {"money", "triage", false},
	} {
		if may := r.Check(access.Read, engine.Case{ID: 1, Flow: c.flow, Step: c.step}) == nil; may != c.may {
			t.Errorf("at step %s of flow %s: %v", c.step, c.flow, may)
		}
	}
}
