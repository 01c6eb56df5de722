package engine_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
)

// play is one case in a test's hands.
type play struct {
	t      testing.TB
	def    *definition.Definition
	live   *definition.Definition // nil: def
	c      engine.Case
	now    time.Time
	events []engine.Event
	facts  engine.Facts
}

func open(t testing.TB, category string, fields map[string]any) *play {
	t.Helper()
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.facts.Customer = map[string]any{}
	p.must("ada", nil, engine.Open{ID: 7, Category: category, Fields: fields, Customer: 3})
	return p
}

// do gives a command as user of teams.
func (p *play) do(user string, teams []string, cmd engine.Command) error {
	f := p.facts
	f.Teams = teams
	f.Members = map[string][]engine.Member{
		"desk":  {{User: "bo", Present: true}, {User: "cem", Present: true}},
		"turns": {{User: "x", Present: true, LastAssigned: enginetest.Start}, {User: "y", Present: true}, {User: "z"}},
	}
	if strings.HasSuffix(user, "!") {
		f.Leads = teams
	}
	actor := engine.Actor{Kind: engine.Person, User: strings.TrimSuffix(user, "!")}
	if user == "" {
		actor = engine.Actor{Kind: engine.System}
	}
	events, err := engine.Decide(engine.Context{Def: p.def, Live: p.live, Facts: f, Actor: actor, Now: p.now}, p.c, cmd)
	if err != nil {
		return err
	}
	for _, e := range events {
		before := p.c.Status
		p.c = engine.Apply(p.c, e)
		if !before.MayBecome(p.c.Status) {
			p.t.Fatalf("%s took the case from %q to %q", e.Type, before, p.c.Status)
		}
	}
	p.events = append(p.events, events...)
	return nil
}

func (p *play) must(user string, teams []string, cmd engine.Command) {
	p.t.Helper()
	if err := p.do(user, teams, cmd); err != nil {
		p.t.Fatalf("%s: %v", engine.Verb(cmd), err)
	}
}

// refused gives a command that must be refused with code, and answers why.
func (p *play) refused(code, user string, teams []string, cmd engine.Command) *engine.Refusal {
	p.t.Helper()
	before := p.c
	r, ok := engine.AsRefusal(p.do(user, teams, cmd))
	if !ok || r.Code != code {
		p.t.Fatalf("%s: got %v, want refusal %q", engine.Verb(cmd), r, code)
	}
	if diff := cmp.Diff(before, p.c); diff != "" {
		p.t.Fatalf("a refused command changed the case: %s", diff)
	}
	if r.Detail["tr"] == "" || r.Detail["ar"] == "" || strings.Contains(r.Detail["en"], "%s") {
		p.t.Fatalf("refusal %q is not said in every language: %v", code, r.Detail)
	}
	if said := fmt.Sprint(r); strings.Contains(said, "%s") {
		p.t.Fatalf("refusal %q does not say what it is about: %s", code, said)
	}
	return r
}

func (p *play) after(d time.Duration) {
	p.t.Helper()
	end := p.now.Add(d)
	for due := p.c.NextDue(); !due.IsZero() && !due.After(end); due = p.c.NextDue() {
		p.now = due
		p.must("", nil, engine.Tick{})
	}
	p.now = end
}

func (p *play) count(t engine.EventType) int {
	n := 0
	for _, e := range p.events {
		if e.Type == t {
			n++
		}
	}
	return n
}

func (p *play) at(step, team string) {
	p.t.Helper()
	if p.c.Step != step || p.c.Team != team {
		p.t.Fatalf("the case is at %q with %q, want %q with %q", p.c.Step, p.c.Team, step, team)
	}
}

var tr, desk = []string{"tr"}, []string{"desk"}

func TestOpenRoutesAndStartsClocks(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"language": "ar", "impact": "high"})
	p.at("triage", "ar")
	if p.c.Status != engine.StatusNew || p.c.Priority != "urgent" || p.c.PriorityRule != "row 1" {
		t.Fatalf("%+v", p.c)
	}
	want := map[engine.DeadlineKind]time.Duration{engine.ClaimDue: time.Hour, engine.DoneDue: 4 * time.Hour, engine.SLADue: 3 * 24 * time.Hour}
	want[engine.SLADue] -= 15 * time.Hour // 27 open hours are three days of nine
	for kind, d := range want {
		got, ok := p.c.Deadline(kind)
		if !ok || !got.Due.Equal(enginetest.Start.Add(d)) {
			t.Errorf("%s is due %v, want %v", kind, got.Due, enginetest.Start.Add(d))
		}
	}
}

func TestRouteRuleComesBeforeTable(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.facts.Customer = map[string]any{"tier": "gold"}
	p.must("ada", nil, engine.Open{ID: 1, Category: "cargo/late", Fields: map[string]any{"language": "ar"}})
	p.at("triage", "lead")
	for _, e := range p.events {
		if e.Type == "entered" && (e.Why == nil || e.Why.Rule != "gold" || e.Why.Inputs["customer.tier"] != "gold") {
			t.Fatalf("why: %+v", e.Why)
		}
	}
}

func TestOpenRefusals(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.refused("unknown_category", "ada", nil, engine.Open{ID: 1, Category: "nope"})
	p.refused("category_not_leaf", "ada", nil, engine.Open{ID: 1, Category: "cargo"})
	p.refused("unknown_kind", "ada", nil, engine.Open{ID: 1, Category: "cargo/late", Kind: "rant"})
	r := p.refused("value", "ada", nil, engine.Open{ID: 1, Category: "cargo/late", Fields: map[string]any{
		"country": "XX", "door_code": "?", "wat": 1.0, "amount": "x",
	}})
	var at []string
	for _, x := range r.Problems {
		at = append(at, x.Pointer+" "+x.Code)
	}
	want := []string{"/fields/amount type", "/fields/country option", "/fields/door_code pattern", "/fields/wat unknown_field"}
	if diff := cmp.Diff(want, at); diff != "" {
		t.Fatal(diff)
	}
	p.refused("not_found", "ada", nil, engine.Claim{})
}

// TestGate is the customer's own story: no door code, no way on in France.
func TestGate(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"country": "FR"})
	r := p.refused("gate", "ali", tr, engine.Finish{Outcome: "ask"})
	if len(r.Problems) != 1 || r.Problems[0].Pointer != "/fields/door_code" || r.Problems[0].Code != "required" ||
		r.Problems[0].Detail["en"] != "A door code is needed in France." {
		t.Fatalf("%+v", r.Problems)
	}
	if p.c.Assignee != "" {
		t.Fatal("a refused act claimed the case")
	}
	p.must("ali", tr, engine.Fill{Fields: map[string]any{"door_code": "12B4"}})
	p.must("ali", tr, engine.Finish{Outcome: "ask"})
	p.at("carrier", "desk")

	q := open(t, "cargo/late", map[string]any{"country": "TR"})
	q.must("ali", tr, engine.Finish{Outcome: "ask"})
	hidden := open(t, "cargo/late", map[string]any{"country": "TR", "door_code": "12B4"})
	hidden.must("ali", tr, engine.Fill{Fields: map[string]any{"country": "FR"}})
	hidden.must("ali", tr, engine.Finish{Outcome: "ask", Fields: map[string]any{"door_code": "99"}})
}

func TestHolding(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.refused("not_in_team", "eve", desk, engine.Claim{})
	p.must("ali", tr, engine.Claim{})
	p.must("ali", tr, engine.Claim{}) // it is what already is
	r := p.refused("claimed", "can", tr, engine.Fill{Fields: map[string]any{"note": "x"}})
	if r.Holder != "ali" || r.Kind != engine.Conflict {
		t.Fatalf("%+v", r)
	}
	if d, _ := p.c.Deadline(engine.ClaimDue); !d.Due.IsZero() {
		t.Fatal("the claim clock runs while somebody holds the case")
	}
	p.refused("claimed", "can", tr, engine.Release{})
	p.must("can!", tr, engine.Release{})
	if d, _ := p.c.Deadline(engine.ClaimDue); d.Due.IsZero() {
		t.Fatal("the claim clock stands still with nobody there")
	}
}

func TestTransferAndAssign(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.refused("unknown_team", "ali", tr, engine.Transfer{Team: "nope"})
	p.now = p.now.Add(time.Hour)
	p.must("ali", tr, engine.Transfer{Team: "desk", Reason: "theirs"})
	p.at("triage", "desk")
	if done, _ := p.c.Deadline(engine.DoneDue); !done.Due.Equal(enginetest.Start.Add(4 * time.Hour)) {
		t.Fatal("the done clock did not go on")
	}
	p.refused("lead_only", "bo", desk, engine.Assign{To: "cem"})
	p.refused("not_a_member", "bo!", desk, engine.Assign{To: "eve"})
	p.must("bo!", desk, engine.Assign{To: "cem"})
	if p.c.Assignee != "cem" || p.c.Stint != 2 || p.c.Entry != 1 {
		t.Fatalf("%+v", p.c)
	}
	locked := open(t, "cargo/late", nil)
	locked.must("ali", tr, engine.Finish{Outcome: "repair"})
	locked.at("wait", "desk")
	locked.refused("locked", "bo!", desk, engine.Assign{To: "cem"})
	locked.refused("locked", "bo", desk, engine.Transfer{Team: "lead"})
}

func TestRoundRobin(t *testing.T) {
	p := open(t, "invoice", nil)
	if p.c.Assignee != "y" { // never assigned before x; z is away
		t.Fatalf("assigned to %q", p.c.Assignee)
	}
}

func TestEscalations(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.after(2 * time.Hour)
	if p.count("breached") != 1 || p.count("escalated") != 1 {
		t.Fatalf("after two hours: %d breaches, %d escalations", p.count("breached"), p.count("escalated"))
	}
	p.after(4 * time.Hour) // 150 % of four hours
	p.at("triage", "lead")
	if p.count("escalated") != 2 {
		t.Fatalf("%d escalations", p.count("escalated"))
	}
	p.after(30 * 24 * time.Hour)
	if p.count("escalated") != 2 {
		t.Fatal("an escalation acted twice in one entry of the step")
	}
	p.refused("not_in_team", "ali", tr, engine.Fill{Fields: map[string]any{"note": "x"}})
}

func TestEscalationWaivesGates(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"country": "FR", "door_code": "12"})
	p.must("ali", tr, engine.Finish{Outcome: "ask"})
	p.must("bo", desk, engine.Fill{Fields: map[string]any{"door_code": nil}})
	p.after(24 * time.Hour)
	p.at("solve", "desk")
	for _, e := range p.events {
		if b, ok := e.Body.(engine.Escalated); ok && b.Name == "silent" && !reflect.DeepEqual(b.Waived, []string{"fr_door_code"}) {
			t.Fatalf("waived %v", b.Waived)
		}
	}
}

func TestPartner(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Finish{Outcome: "ask"})
	p.facts.Partner = "aras"
	r := p.refused("field_not_yours", "courier", nil, engine.Fill{Fields: map[string]any{"amount": 3.0, "country": "DE"}})
	if got := r.Detail.In("en"); !strings.Contains(got, ", ") || len(r.Problems) != 2 {
		t.Errorf("several fields are refused with %q, %v", got, r.Problems)
	}
	p.must("courier", nil, engine.Finish{Outcome: "answered", Fields: map[string]any{"note": "Delivered"}})
	p.facts.Partner = ""
	p.at("solve", "desk")
	p.refused("readonly", "bo", desk, engine.Fill{Fields: map[string]any{"country": "FR"}})
}

func TestPause(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Claim{})
	p.refused("reason_needed", "ali", tr, engine.Pause{})
	p.now = p.now.Add(time.Hour)
	p.must("ali", tr, engine.Pause{Reason: "waiting"})
	if p.c.Status != engine.StatusWaiting || !p.c.NextDue().IsZero() {
		t.Fatalf("%s, next due %v", p.c.Status, p.c.NextDue())
	}
	p.now = p.now.Add(2 * time.Hour)
	p.must("ali", tr, engine.Resume{})
	if d, _ := p.c.Deadline(engine.DoneDue); !d.Due.Equal(enginetest.Start.Add(6 * time.Hour)) {
		t.Fatalf("done due %v", d.Due)
	}
	p.must("ali", tr, engine.Fill{Fields: map[string]any{"waiting": true}})
	if p.c.Pause != "Waiting for the customer" {
		t.Fatalf("paused for %q", p.c.Pause)
	}
	p.refused("paused_by_rule", "ali", tr, engine.Resume{})
	p.must("ali", tr, engine.Fill{Fields: map[string]any{"waiting": false}})
	if p.c.Pause != "" || p.c.Status != engine.StatusOpen {
		t.Fatalf("still %q", p.c.Pause)
	}
}

func TestTasksAndDoneWhen(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Finish{Outcome: "repair"})
	if len(p.c.Tasks) != 1 || p.c.Tasks[0].Title != "Repair 7" {
		t.Fatalf("%+v", p.c.Tasks)
	}
	p.refused("not_in_team", "bo", desk, engine.MoveTask{Task: 1, State: "done"})
	p.refused("unknown_state", "lea", []string{"lead"}, engine.MoveTask{Task: 1, State: "nope"})
	p.must("lea", []string{"lead"}, engine.MoveTask{Task: 1, State: "done"})
	p.at("wait", "desk")
	if p.c.Blocked == nil || p.c.Blocked.Refusal.Problems[0].Pointer != "/fields/note" {
		t.Fatalf("blocked: %+v", p.c.Blocked)
	}
	p.must("bo", desk, engine.Fill{Fields: map[string]any{"note": "new screen"}})
	p.at("solve", "desk")
	if p.c.Blocked != nil {
		t.Fatal("still blocked")
	}
}

func TestOutcomes(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"country": "FR"})
	p.refused("unknown_outcome", "ali", tr, engine.Finish{Outcome: "nope"})
	p.must("ali", tr, engine.Fill{Fields: map[string]any{"door_code": "12"}})
	p.refused("outcome_not_open", "ali", tr, engine.Finish{Outcome: "refund"})
	states := engine.Outcomes(engine.Context{Def: p.def, Live: p.def, Now: p.now}, p.c)
	open := map[string]bool{}
	for _, s := range states {
		open[s.Outcome.Name] = s.Refusal == nil
	}
	if diff := cmp.Diff(map[string]bool{"ask": true, "solved": true, "repair": true, "refund": false}, open); diff != "" {
		t.Fatal(diff)
	}
}

func TestResolvedIsNotClosed(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"amount": 13.0})
	p.must("ali", tr, engine.Finish{Outcome: "solved"})
	if p.c.Status != engine.StatusResolved || p.count("sent") != 1 {
		t.Fatalf("%s, %d messages", p.c.Status, p.count("sent"))
	}
	p.refused("gate", "ali", tr, engine.CloseCase{})
	p.after(121 * time.Hour)
	if p.c.Status != engine.StatusResolved || p.c.Blocked == nil {
		t.Fatalf("%s, blocked %v", p.c.Status, p.c.Blocked)
	}
	late := *p // its end asks again when an input changes
	late.refused("not_in_team", "eve", desk, engine.Fill{Fields: map[string]any{"amount": 2.0}})
	late.must("ali", tr, engine.Fill{Fields: map[string]any{"amount": 2.0}})
	if late.c.Status != engine.StatusClosed || late.c.Blocked != nil {
		t.Fatalf("%s, blocked %v", late.c.Status, late.c.Blocked)
	}
	p.must("ali", tr, engine.Reopen{Reason: "not solved"})
	p.at("solve", "desk")
	p.must("bo", desk, engine.Finish{Outcome: "resolved", Fields: map[string]any{"amount": 1.0}})
	p.after(119 * time.Hour)
	if p.c.Status != engine.StatusResolved {
		t.Fatalf("closed too early: %s", p.c.Status)
	}
	p.after(time.Hour)
	if p.c.Status != engine.StatusClosed {
		t.Fatalf("not closed after 120 hours: %s", p.c.Status)
	}
	p.now = p.c.ResolvedAt.AddDate(0, 0, 15)
	p.refused("reopen_window", "bo", desk, engine.Reopen{Reason: "late"})
	p.now = p.c.ResolvedAt.AddDate(0, 0, 13)
	p.must("bo", desk, engine.Reopen{Reason: "in time"})
}

func TestCancelAndRejected(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.refused("reason_needed", "ali", tr, engine.Cancel{})
	p.must("ali", tr, engine.Cancel{Reason: "test"})
	p.refused("ended", "ali", tr, engine.Fill{Fields: map[string]any{"note": "x"}})
	p.refused("not_resolved", "ali", tr, engine.Reopen{Reason: "x"})
}

// TestPriorityOfTheLastValues: values written with the outcome that ends the case
// count as well.
func TestPriorityOfTheLastValues(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Finish{Outcome: "solved", Fields: map[string]any{"impact": "high"}})
	if p.c.Priority != "urgent" {
		t.Fatalf("priority %s", p.c.Priority)
	}
}

func TestRecategorise(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Recategorise{Category: "cargo/lost"})
	if p.c.Step != "triage" || p.c.Kind != definition.Request {
		t.Fatalf("%s %s", p.c.Step, p.c.Kind)
	}
	p.must("ali", tr, engine.Recategorise{Category: "invoice"})
	p.at("read", "turns")
	p.refused("category_not_leaf", "y", []string{"turns"}, engine.Recategorise{Category: "cargo"})
}

func TestNotes(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.refused("empty_note", "ali", tr, engine.AddNote{})
	p.refused("empty_note", "ali", tr, engine.AddNote{Text: " \n\t"})
	p.refused("too_long", "ali", tr, engine.AddNote{Text: strings.Repeat("x", 70_000)})
	p.must("eve", nil, engine.AddNote{Text: "Called.", Customer: true})
}

func TestEffectsHaveUniqueKeys(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"country": "TR"})
	p.must("ali", tr, engine.Finish{Outcome: "solved"})
	effects := engine.Effects(engine.Context{Def: p.def, Live: p.def, Now: p.now}, p.c, p.events)
	seen := map[string]bool{}
	mails := 0
	for _, e := range effects {
		if seen[e.Key] {
			t.Errorf("key %s twice", e.Key)
		}
		seen[e.Key] = true
		if e.Kind == "message" {
			mails++
			if e.Subject != "Case 7" || e.Body != "Sorry, TR." {
				t.Errorf("%+v", e)
			}
		}
	}
	if mails != 1 {
		t.Fatalf("%d mails", mails)
	}
}

// commands draws what people do, sensible or not.
func commands(p *play) *rapid.Generator[engine.Command] {
	text := rapid.SampledFrom([]string{"", "x", "FR", "12B4"})
	value := rapid.SampledFrom([]any{nil, "FR", "TR", "12B4", 13.0, 2.0, true, false, "high"})
	return rapid.Custom(func(t *rapid.T) engine.Command {
		fields := rapid.MapOfN(rapid.SampledFrom([]string{"country", "door_code", "note", "amount", "waiting", "done", "impact"}), value, 0, 2).Draw(t, "fields")
		return rapid.SampledFrom([]engine.Command{
			engine.Claim{}, engine.Release{}, engine.Assign{To: "bo"}, engine.Transfer{Team: "lead"}, engine.Transfer{Team: "desk"},
			engine.Fill{Fields: fields}, engine.Recategorise{Category: "cargo/lost"}, engine.Recategorise{Category: "invoice"},
			engine.Finish{Outcome: "ask"}, engine.Finish{Outcome: "solved"}, engine.Finish{Outcome: "repair"}, engine.Finish{Outcome: "answered"},
			engine.Finish{Outcome: "resolved", Fields: fields}, engine.Finish{Outcome: "done"}, engine.AddNote{Text: text.Draw(t, "note")},
			engine.Pause{Reason: text.Draw(t, "reason")}, engine.Resume{}, engine.CloseCase{}, engine.Reopen{}, engine.Cancel{Reason: text.Draw(t, "why")},
			engine.MoveTask{Task: 1, State: "done"}, engine.Tick{},
		}).Draw(t, "command")
	})
}

// TestRandomLives holds what must be true of every case whatever people do:
// status moves, events are dense and apply to the same case from their JSON,
// clocks have no gaps and count what passed, an open case has a holder and a
// priority.
func TestRandomLives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := open(t, rapid.SampledFrom([]string{"cargo/late", "invoice"}).Draw(rt, "category"), map[string]any{"language": "tr"})
		gen := commands(p)
		for range rapid.IntRange(1, 25).Draw(rt, "length") {
			p.after(time.Duration(rapid.IntRange(0, 3000).Draw(rt, "minutes")) * time.Minute)
			teams := []string{p.c.Team}
			if rapid.IntRange(0, 9).Draw(rt, "stranger") == 0 {
				teams = []string{"nobody"}
			}
			err := p.do(rapid.SampledFrom([]string{"ali", "bo!"}).Draw(rt, "user"), append(teams, "lead"), gen.Draw(rt, "do"))
			if _, ok := engine.AsRefusal(err); err != nil && !ok {
				rt.Fatalf("not a refusal: %v", err)
			}
			checkCase(rt, p)
		}
		replayed := engine.Case{}
		src, err := json.Marshal(p.events)
		if err != nil {
			rt.Fatal(err)
		}
		var events []engine.Event
		if err := json.Unmarshal(src, &events); err != nil {
			rt.Fatal(err)
		}
		for i, e := range events {
			if e.Seq != int64(i+1) {
				rt.Fatalf("event %d has number %d", i+1, e.Seq)
			}
			replayed = engine.Apply(replayed, e)
		}
		a, _ := json.Marshal(p.c)
		b, _ := json.Marshal(replayed)
		if string(a) != string(b) {
			rt.Fatalf("replayed from JSON:\n%s\nwas\n%s", b, a)
		}
	})
}

func checkCase(t *rapid.T, p *play) {
	c := p.c
	if !c.Ended() && (c.Team == "" || c.Priority == "" || c.Step == "") {
		t.Fatalf("an open case without holder, priority or step: %+v", c)
	}
	for _, d := range c.Deadlines {
		for i, s := range d.Clock.Segments {
			if i > 0 && !s.From.Equal(d.Clock.Segments[i-1].To) {
				t.Fatalf("%s %s: a gap between segments %d and %d", d.Kind, d.Name, i-1, i)
			}
			if !s.To.IsZero() && s.To.Before(s.From) {
				t.Fatalf("%s %s: segment %d runs backwards", d.Kind, d.Name, i)
			}
		}
		var used time.Duration
		for _, s := range d.Clock.Segments {
			if s.Still == "" && !s.To.IsZero() {
				used += p.def.Calendars["office"].Between(s.From, s.To)
			}
		}
		if d.Clock.Budget.Unit == calendar.OpenHours && len(d.Clock.Segments) < 12 && used != d.Clock.Consumed() {
			t.Fatalf("%s %s: %v passed, %v are counted", d.Kind, d.Name, used, d.Clock.Consumed())
		}
		if c.Status == engine.StatusWaiting && !d.Done && d.Kind != engine.TaskDue && d.Clock.Running() {
			t.Fatalf("%s %s runs while the case waits", d.Kind, d.Name)
		}
	}
}

func BenchmarkDecideApply(b *testing.B) {
	p := open(b, "cargo/late", map[string]any{"country": "FR", "door_code": "12B4"})
	ctx := engine.Context{Def: p.def, Facts: engine.Facts{Teams: tr}, Actor: engine.Actor{Kind: engine.Person, User: "ali"}, Now: p.now}
	b.ReportAllocs()
	for b.Loop() {
		events, err := engine.Decide(ctx, p.c, engine.Finish{Outcome: "ask"})
		if err != nil {
			b.Fatal(err)
		}
		c := p.c
		for _, e := range events {
			c = engine.Apply(c, e)
		}
	}
}
