package engine_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/rule"
)

func TestSLAGoesOnAfterReopeningAClosedCase(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Finish{Outcome: "solved"})
	p.after(120 * time.Hour)
	if p.c.Status != engine.StatusClosed {
		t.Fatal(p.c.Status)
	}
	p.must("ali", tr, engine.Reopen{Reason: "again"})
	if d, ok := p.c.Deadline(engine.SLADue); !ok || d.Due.IsZero() {
		t.Fatalf("no SLA runs after reopening a closed case: %+v", p.c.Deadlines)
	}
}

func TestPartnerRemovedMeanwhile(t *testing.T) {
	p := open(t, "cargo/late", nil)
	live := enginetest.Definition(t)
	delete(live.Partners, "aras")
	events, err := engine.Decide(engine.Context{
		Def: p.def, Live: live, Now: p.now, Facts: engine.Facts{Teams: tr},
		Actor: engine.Actor{Kind: engine.Person, User: "ali"},
	}, p.c, engine.Finish{Outcome: "ask"})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		p.c = engine.Apply(p.c, e)
	}
	p.at("carrier", "desk")
}

func TestRecategoriseTakesTheOtherSLA(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Categories["invoice"].SLA = enginetest.Hours(3)
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.must("ali", tr, engine.Recategorise{Category: "invoice"})
	d, _ := p.c.Deadline(engine.SLADue)
	if d.Clock.Budget.Time != 3*time.Hour {
		t.Fatalf("SLA of invoice is 3h, clock has %v", d.Clock.Budget)
	}
}

func TestRecategoriseGainsAnSLA(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Categories["cargo/late"].SLA = definition.Durations{}
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.must("ali", tr, engine.Recategorise{Category: "cargo/lost"})
	if _, ok := p.c.Deadline(engine.SLADue); !ok {
		t.Fatal("cargo/lost has an sla of 27h; no clock runs")
	}
}

func TestRecategoriseLosesTheSLA(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Categories["cargo/lost"].SLA = definition.Durations{}
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.must("ali", tr, engine.Recategorise{Category: "cargo/lost"})
	if d, ok := p.c.Deadline(engine.SLADue); ok {
		t.Fatalf("cargo/lost has no sla; still %v", d.Clock.Budget)
	}
}

func TestWaivedGatesAreThoseThatBind(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	c := p.def.Categories["cargo/late"]
	c.Gates = []definition.Gate{{Name: "only_solve", Require: []string{"note"}, Steps: []string{"solve"}}}
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"language": "tr"}})
	p.must("ali", tr, engine.Finish{Outcome: "ask"})
	p.after(24 * time.Hour)
	for _, e := range p.events {
		if b, ok := e.Body.(engine.Escalated); ok && b.Name == "silent" && len(b.Waived) > 0 {
			t.Fatalf("waived %v, which does not bind step carrier", b.Waived)
		}
	}
}

func TestComputedFieldsFollowTasks(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	r, ps := rule.CompileValue("task.repair.state == 'done'", rule.NewScope(map[string]rule.Name{"task.repair.state": {Type: rule.Text}}))
	if ps != nil {
		t.Fatal(ps)
	}
	p.def.Fields["done"].Compute = r
	p.def.Categories["cargo/late"].Computed = []string{"done"}
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.must("ali", tr, engine.Finish{Outcome: "repair"})
	p.must("lea", []string{"lead"}, engine.MoveTask{Task: 1, State: "done"})
	if p.c.Fields["done"] != true {
		t.Fatalf("computed field is %v after the task is done", p.c.Fields["done"])
	}
}

func TestTaskDueIsBreachedOnce(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Tasks["repair"].Due = enginetest.Hours(1).Default
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.must("ali", tr, engine.Finish{Outcome: "repair"})
	p.after(100 * time.Hour)
	breaches := 0
	for _, e := range p.events {
		if b, ok := e.Body.(engine.Breached); ok && b.Deadline == engine.TaskDue {
			breaches++
		}
	}
	if breaches != 1 {
		t.Fatalf("task due %v: %d breaches", p.c.Tasks[0].Due, breaches)
	}
	q := &play{t: t, def: p.def, now: enginetest.Start}
	q.must("ada", nil, engine.Open{ID: 8, Category: "cargo/late"})
	q.must("ali", tr, engine.Finish{Outcome: "repair"})
	q.must("lea", []string{"lead"}, engine.MoveTask{Task: 1, State: "done"})
	q.after(2 * time.Hour)
	for _, e := range q.events {
		if b, ok := e.Body.(engine.Breached); ok && b.Deadline == engine.TaskDue {
			t.Fatal("a task done in time is late")
		}
	}
}

func TestMissedDueStaysSeen(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"language": "tr"})
	p.must("ali", tr, engine.Claim{})
	p.after(5 * time.Hour) // done due missed (4h), late escalation at 6h
	p.must("ali", tr, engine.Pause{Reason: "x"})
	before := engine.Summarise(p.c).DoneDue
	p.must("ali", tr, engine.Transfer{Team: "desk"})
	if after := engine.Summarise(p.c).DoneDue; !after.Equal(before) {
		t.Fatalf("done due was %v, is %v", before, after)
	}
}

func TestRecategoriseKeepsAChosenKind(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	late := *p.def.Categories["cargo/late"]
	late.Path = "cargo/broken"
	p.def.Categories["cargo/broken"] = &late
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Kind: definition.Praise})
	p.must("ali", tr, engine.Recategorise{Category: "cargo/broken"})
	if p.c.Kind != definition.Praise {
		t.Fatalf("kind %s", p.c.Kind)
	}
}

func TestLongValuesInMessages(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	tpl, ps := rule.CompileTemplate("Dear customer: {{field.note}}", rule.NewScope(map[string]rule.Name{"field.note": {Type: rule.Text}}))
	if ps != nil {
		t.Fatal(ps)
	}
	p.def.Messages["sorry"].Body = map[string]*rule.Template{"en": tpl}
	for name, n := range map[string]string{"65530 letters": strings.Repeat("a", 65530), "40000 Arabic": strings.Repeat("ع", 40000)} {
		p.c, p.events = engine.Case{}, nil
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late", Customer: 3, Fields: map[string]any{"note": n}})
		p.must("ali", tr, engine.Finish{Outcome: "solved"})
		for _, e := range engine.Effects(engine.Context{Def: p.def, Live: p.def, Now: p.now}, p.c, p.events) {
			if e.Kind == "message" && len(e.Body) < 1000 {
				t.Errorf("%s: body is %q", name, e.Body)
			}
		}
	}
}

func TestClocksStaySmall(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"language": "tr"})
	for range 500 {
		p.now = p.now.Add(time.Second)
		p.must("ali", tr, engine.Pause{Reason: "x"})
		p.now = p.now.Add(time.Second)
		p.must("ali", tr, engine.Resume{})
	}
	b, _ := json.Marshal(p.events[len(p.events)-1])
	all, _ := json.Marshal(p.events)
	if len(b) > 16_000 || len(all) > 20_000_000 {
		t.Fatalf("last event %d bytes, history %d bytes", len(b), len(all))
	}
	if d, _ := p.c.Deadline(engine.DoneDue); d.Clock.Consumed() != 500*time.Second {
		t.Fatalf("500 seconds ran, %v are counted", d.Clock.Consumed())
	}
}

func TestEscalationToTheOwnTeamStartsAnew(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"language": "tr"})
	p.must("ali", tr, engine.Transfer{Team: "lead"})
	p.must("lea", []string{"lead"}, engine.Claim{})
	p.after(48 * time.Hour)
	if p.c.Assignee != "" {
		t.Fatalf("escalated to team.lead: still with %s, claim clock: %v", p.c.Assignee, p.c.Deadlines)
	}
}

func TestStoredCaseCanBeRead(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	s := p.def.Flows["main"].Steps["triage"]
	d, _ := calendar.ParseDuration("400d")
	s.Done = definition.Durations{Default: &definition.DurationRef{Duration: d}}
	s.Escalate = []definition.Escalation{{Name: "late", Of: "done", Percent: 1000, Notify: []string{"lead"}}}
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	src, err := json.Marshal(p.c)
	if err != nil {
		t.Fatal(err)
	}
	var c engine.Case
	if err := json.Unmarshal(src, &c); err != nil {
		t.Fatalf("the stored case cannot be read again: %v", err)
	}
}

func TestSettingRemovedMeanwhile(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
	p.def.Flows["main"].Steps["triage"].Done = definition.Durations{Default: &definition.DurationRef{Setting: "gone"}}
	p.def.Settings["gone"] = definition.Setting{Name: "gone", Type: "duration", Value: enginetest.Hours(4).Default.Duration}
	p.live = enginetest.Definition(t)
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	if _, ok := p.c.Deadline(engine.DoneDue); !ok {
		t.Fatal("the setting is gone from live, and the done clock does not start")
	}
}

func TestHandingOutSaysOnWhat(t *testing.T) {
	p := open(t, "invoice", nil)
	for _, e := range p.events {
		if e.Type == "claimed" && e.Why.Inputs == nil {
			t.Fatalf("handed out by %+v: the facts used are not on the event", e.Why)
		}
	}
}

// TestSettingIsLive: a setting that was changed meanwhile holds for what begins
// now, wherever a duration may stand.
func TestSettingIsLive(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start, live: enginetest.Definition(t)}
	for d, hours := range map[*definition.Definition]int{p.def: 5, p.live: 2} {
		d.Settings["patience"] = definition.Setting{Name: "patience", Type: "duration", Value: enginetest.Hours(hours).Default.Duration}
	}
	ref := &definition.DurationRef{Setting: "patience"}
	p.def.Flows["main"].Steps["triage"].Escalate[0].After = ref
	p.def.Flows["main"].Ends["resolved"].CloseAfter = ref
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	want := enginetest.Start.Add(2 * time.Hour)
	if d, ok := p.c.Deadline(engine.Escalate); !ok || !d.Due.Equal(want) {
		t.Fatalf("escalates at %v, want %v", d.Due, want)
	}
	p.must("ali", tr, engine.Finish{Outcome: "solved"})
	if d, ok := p.c.Deadline(engine.CloseDue); !ok || !d.Due.Equal(want) {
		t.Fatalf("closes at %v, want %v", d.Due, want)
	}
}

// TestSLARunsOn: it stands still once resolved, and goes on when reopened.
func TestSLARunsOn(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.now = p.now.Add(2 * time.Hour)
	p.must("ali", tr, engine.Finish{Outcome: "solved"})
	p.now = p.now.Add(24 * time.Hour)
	p.must("ali", tr, engine.Reopen{Reason: "again"})
	d, _ := p.c.Deadline(engine.SLADue)
	if d.Clock.Consumed() != 2*time.Hour || d.Due.IsZero() {
		t.Fatalf("%v consumed, due %v", d.Clock.Consumed(), d.Due)
	}
}

// TestClocksFollowTheTeam: the done clock goes on by the new team's calendar, and
// what the old one counted stays counted.
func TestClocksFollowTheTeam(t *testing.T) {
	p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start.Add(8 * time.Hour)} // the office closes in an hour
	p.def.Calendars["always"] = calendar.Always(p.def.Zone)
	p.def.Teams["lead"].Calendar = "always"
	p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
	p.now = p.now.Add(2 * time.Hour)
	p.must("ali", tr, engine.Transfer{Team: "lead"})
	if d, _ := p.c.Deadline(engine.DoneDue); !d.Due.Equal(p.now.Add(3 * time.Hour)) {
		t.Fatalf("due %v, want the three hours that are left: %v", d.Due, p.now.Add(3*time.Hour))
	}
}

// TestReleaseOfAPausedCase starts no clock.
func TestReleaseOfAPausedCase(t *testing.T) {
	p := open(t, "cargo/late", nil)
	p.must("ali", tr, engine.Claim{})
	p.must("ali", tr, engine.Pause{Reason: "waiting"})
	p.must("ali", tr, engine.Release{})
	if !p.c.NextDue().IsZero() {
		t.Fatalf("a clock of a paused case runs: due %v", p.c.NextDue())
	}
	p.must("ali", tr, engine.Resume{}) // claims and lets run on
	if d, _ := p.c.Deadline(engine.DoneDue); d.Due.IsZero() {
		t.Fatal("the done clock stands still after resuming")
	}
}

// TestRecategoriseKeepsWhatWasConsumed under the new category's lengths.
func TestRecategoriseKeepsWhatWasConsumed(t *testing.T) {
	p := open(t, "cargo/late", nil)
	h := enginetest.Hours(8).Default
	p.def.Flows["main"].Steps["triage"].Done.ByKind = map[definition.Kind]definition.DurationRef{definition.Request: *h}
	p.now = p.now.Add(time.Hour)
	p.must("ali", tr, engine.Recategorise{Category: "cargo/lost"}) // a request
	if d, _ := p.c.Deadline(engine.DoneDue); !d.Due.Equal(enginetest.Start.Add(8 * time.Hour)) {
		t.Fatalf("due %v, want eight hours after the start", d.Due)
	}
}

// TestWaitForTasks: all of this entry's tasks, or any of them.
func TestWaitForTasks(t *testing.T) {
	for _, wait := range []string{"all", "any"} {
		p := &play{t: t, def: enginetest.Definition(t), now: enginetest.Start}
		p.def.Tasks["call"] = &definition.Task{Name: "call", Team: "lead", States: []string{"todo", "done"}, Title: p.def.Tasks["repair"].Title}
		s := p.def.Flows["main"].Steps["solve"]
		s.Tasks, s.Wait = []string{"repair", "call"}, wait
		s.Outcomes = append(s.Outcomes, definition.Outcome{Name: "again", To: definition.Place{Step: "solve"}})
		p.def.Flows["main"].Start = "solve"
		p.must("ada", nil, engine.Open{ID: 7, Category: "cargo/late"})
		lead := []string{"lead"}
		if r := p.refused("gate", "bo", desk, engine.Finish{Outcome: "again"}); len(r.Problems) != 2 {
			t.Fatalf("%s: %+v", wait, r.Problems)
		}
		p.must("lea", lead, engine.MoveTask{Task: 1, State: "done"})
		if wait == "all" {
			p.refused("gate", "bo", desk, engine.Finish{Outcome: "again"})
			p.must("lea", lead, engine.MoveTask{Task: 2, State: "done"})
		}
		p.must("bo", desk, engine.Finish{Outcome: "again"})
		p.refused("gate", "bo", desk, engine.Finish{Outcome: "again"}) // the new entry's are open
	}
}
