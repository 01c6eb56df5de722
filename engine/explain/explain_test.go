package explain_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/rule"
)

var update = flag.Bool("update", false, "write the texts of testdata anew")

// TestTexts holds whole explanations to their words, in each language.
func TestTexts(t *testing.T) {
	def := example(t, "modanisa")
	for name, l := range map[string]*life{
		"refused":  opened(t, def, engine.Open{ID: 7, Category: "cargo/damaged", Fields: map[string]any{"country": "FR", "language": "fr"}}),
		"money":    opened(t, def, engine.Open{ID: 8, Category: "payment/charged_twice", Fields: map[string]any{"amount": 6000.0}}),
		"resolved": resolved(t, def),
	} {
		for _, locale := range []string{"en", "tr", "ar"} {
			t.Run(name+"/"+locale, func(t *testing.T) {
				var b strings.Builder
				if err := explain.Draw(&b, l.explained(locale)); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join("testdata", name+"."+locale+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), b.String()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func opened(t testing.TB, def *definition.Definition, cmd engine.Open) *life {
	t.Helper()
	l := newLife(def, map[string]any{"tier": "gold"})
	l.must(t, cmd)
	return l
}

func resolved(t testing.TB, def *definition.Definition) *life {
	l := opened(t, def, engine.Open{ID: 9, Category: "payment/failed", Fields: map[string]any{"order_no": "123456", "amount": 10.0, "language": "tr"}})
	l.must(t, engine.Finish{Outcome: "explain"})
	l.must(t, engine.Finish{Outcome: "told", Fields: map[string]any{"resolution": "sent again", "customer_informed": true}})
	return l
}

// TestAnswers is what programs read: the result of each answer in each situation.
func TestAnswers(t *testing.T) {
	base := func(fields map[string]any) *life {
		return opened(t, enginetest.Definition(t), engine.Open{ID: 7, Category: "cargo/late", Fields: fields})
	}
	for name, c := range map[string]struct {
		life  *life
		about explain.Topic
		of    string
		want  string // result: sentence
	}{
		"routed by a rule": {base(nil), explain.AboutTeam, "", "lead: The row “gold” of the route “first_line” held."},
		"routed by a field": {opened(t, enginetest.Definition(t), engine.Open{ID: 7, Category: "cargo/lost", Fields: map[string]any{"language": "ar"}}),
			explain.AboutTeam, "", "ar: The route “by_language” goes by language: ar."},
		"routed by default": {opened(t, enginetest.Definition(t), engine.Open{ID: 7, Category: "cargo/lost"}),
			explain.AboutTeam, "", "tr: No row of the route “by_language” held, so its default decided."},
		"a partner's step": {after(t, base(nil), engine.Finish{Outcome: "ask"}), explain.AboutTeam, "", "desk: The step “carrier” is worked by the partner Aras; desk answers for it."},
		"a team's step":    {after(t, base(nil), engine.Finish{Outcome: "repair"}), explain.AboutTeam, "", "desk: The step “wait” always belongs to desk."},
		"handed over":      {after(t, base(nil), engine.Transfer{Team: "desk", Reason: "theirs"}), explain.AboutTeam, "", "desk: sys handed it over from lead: theirs"},
		"escalated here":   {later(t, base(nil), 7*time.Hour), explain.AboutTeam, "", "lead: The escalation “late” moved it here."},

		"priority by a table":   {base(map[string]any{"impact": "high"}), explain.AboutPriority, "", "urgent: The table “priority” gives it."},
		"priority of no row":    {base(nil), explain.AboutPriority, "", "normal: No row of the table “priority” fits, so its default gives it."},
		"an open way":           {base(nil), explain.AboutOutcome, "ask", "open: Yes, nothing is in the way of “ask”."},
		"a rule in the way":     {base(nil), explain.AboutOutcome, "refund", "refused: “refund” is not possible with the present values."},
		"a gate in the way":     {base(map[string]any{"country": "FR"}), explain.AboutOutcome, "ask", "refused: Something is still missing before this step can be left."},
		"a gate of the end":     {after(t, base(nil), engine.Finish{Outcome: "solved"}), explain.AboutClose, "close", "open: Yes, nothing is in the way of closing it."},
		"not yet":               {base(nil), explain.AboutEscalation, "late", "due: Its time has not come: it acts on 2026-01-05 15:00 if the case is still here."},
		"held":                  {held(t, base(nil)), explain.AboutEscalation, "unclaimed", "still: It waits for nobody to have the case, and ada has it."},
		"paused":                {after(t, base(nil), engine.Pause{Reason: "on holiday"}), explain.AboutEscalation, "late", "still: The clocks of the case stand still: on holiday"},
		"acted":                 {later(t, base(nil), 3*time.Hour), explain.AboutEscalation, "unclaimed", "acted: Its time came on 2026-01-05 11:00."},
		"nothing to escalate":   {after(t, base(nil), engine.Finish{Outcome: "repair"}), explain.AboutEscalation, "", "none: The step “wait” has no escalations."},
		"a hidden field":        {base(map[string]any{"country": "TR"}), explain.AboutField, "door_code", "hidden: door_code is shown only while its rule holds, and it does not."},
		"a needed field":        {base(map[string]any{"country": "FR"}), explain.AboutField, "door_code", "required: It is needed to leave by: ask, solved, repair."},
		"a field asked for":     {base(nil), explain.AboutField, "country", "asked: The category “cargo › late” asks for it."},
		"a field that is shown": {after(t, base(nil), engine.Finish{Outcome: "ask"}, engine.Finish{Outcome: "answered"}), explain.AboutField, "country", "shown: The step “solve” only shows it."},
	} {
		a, ok := find(c.life.explained("en"), c.about, c.of)
		if got := a.Result + ": " + a.Sentence; !ok || got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func after(t testing.TB, l *life, cmds ...engine.Command) *life {
	t.Helper()
	l.ctx.Actor.User = "sys"
	for _, cmd := range cmds {
		l.must(t, cmd)
	}
	return l
}

func later(t testing.TB, l *life, d time.Duration) *life {
	t.Helper()
	l.wait(t, d)
	return l
}

func held(t testing.TB, l *life) *life {
	t.Helper()
	l.ctx.Actor = engine.Actor{Kind: engine.Person, User: "ada"}
	l.ctx.Facts.Teams = []string{l.c.Team}
	l.must(t, engine.Claim{})
	return l
}

// TestSkippedEscalations: an escalation that was skipped says on what values, though
// they have changed since, and what would have let it act.
func TestSkippedEscalations(t *testing.T) {
	def := enginetest.Definition(t)
	def.Flows["main"].Steps["triage"].Escalate[0].When = enginetest.Rule(t, "field.country == 'FR' and customer.tier == 'gold'")
	l := newLife(def, map[string]any{"tier": "silver"})
	l.must(t, engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"country": "FR", "door_code": "12"}})
	l.wait(t, 2*time.Hour)
	l.must(t, engine.Fill{Fields: map[string]any{"country": "TR"}})
	l.ctx.Facts.Customer = map[string]any{"tier": "gold"}
	a, _ := find(l.explained("en"), explain.AboutEscalation, "unclaimed")
	if a.Result != "skipped" || len(a.Parts) != 1 || len(a.Changes) != 1 {
		t.Fatalf("%+v", a)
	}
	want := "Customer's tier is silver, not gold."
	if got := a.Parts[0].Parts[1].Sentence; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := a.Changes[0].Sentence, "If at that time Customer's tier had been gold, “unclaimed” would have escalated."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestTimeTurnsAnswers: where a rule asks how old a case is, the change is the time.
func TestTimeTurnsAnswers(t *testing.T) {
	names := rule.NewScope(map[string]rule.Name{"case.age": {Type: rule.Span, Moves: true}, "case.overdue": {Type: rule.Bool, Moves: true}})
	for _, text := range []string{"case.age > hours(30)", "case.overdue", "not (case.age < days(1))", "case.age >= days(2)"} {
		when, problems := rule.Compile(text, names)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		def := enginetest.Definition(t)
		triage := *def.Flows["main"].Steps["triage"]
		triage.Outcomes = slices.Clone(triage.Outcomes)
		triage.Outcomes[0].When = when
		def.Flows["main"].Steps["triage"] = &triage
		l := opened(t, def, engine.Open{ID: 7, Category: "cargo/late"})
		a, _ := find(l.explained("en"), explain.AboutOutcome, "ask")
		if len(a.Changes) != 1 || a.Changes[0].Possible || a.Changes[0].Inputs[0].Name != "now" {
			t.Fatalf("%s: %+v", text, a)
		}
		then, _ := a.Changes[0].Inputs[0].To.(time.Time)
		l.ctx.Now = then.Add(-2 * time.Second)
		if err := l.copy().do(engine.Finish{Outcome: "ask"}); err == nil {
			t.Errorf("%s: it is open before %v", text, then)
		}
		l.ctx.Now = then
		if err := l.copy().do(engine.Finish{Outcome: "ask"}); err != nil {
			t.Errorf("%s: it is not open at %v", text, then)
		}
	}
}

// TestFinish: what would happen is what happens.
func TestFinish(t *testing.T) {
	l := opened(t, enginetest.Definition(t), engine.Open{ID: 7, Category: "cargo/late", Fields: map[string]any{"country": "FR"}})
	q := l.question("en")
	for _, c := range []struct{ finish, want string }{
		{"ask", "refused: It would be refused: Something is still missing before this step can be left."},
		{"fly", "refused: It would be refused: This step has no outcome “fly”."},
	} {
		q.Finish = c.finish
		r := answered(q, nil)
		if got := r.Answers[0].Result + ": " + r.Answers[0].Sentence; got != c.want || len(r.Answers) != 1 {
			t.Errorf("%s: %q, want %q", c.finish, got, c.want)
		}
	}
	l.must(t, engine.Fill{Fields: map[string]any{"door_code": "12B4"}})
	q = l.question("en")
	q.Finish = "repair"
	var says []string
	for _, p := range answered(q, nil).Answers[0].Parts {
		says = append(says, p.Sentence)
	}
	want := []string{"lead would be given a task: Repair 7.", "The case would go to “wait”, with desk."}
	if diff := cmp.Diff(want, says); diff != "" {
		t.Error(diff)
	}
}

// TestTreesAgreeWithTheCore: rows end with the one that decided, a refused way has
// something in the way, an open one nothing, and every sentence is said.
func TestTreesAgreeWithTheCore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := drawLife(t, rt)
		for _, a := range l.explained(rapid.SampledFrom([]string{"en", "tr", "ar"}).Draw(rt, "locale")).Answers {
			said(rt, a)
			switch a.About {
			case explain.AboutTeam, explain.AboutPriority:
				for i, p := range a.Parts {
					last, unique := i == len(a.Parts)-1, l.unique()
					if last != (p.Result == explain.Yes) && !unique && !strings.HasSuffix(p.Address, "/default") {
						rt.Fatalf("%s: row %d of %d is %s: %+v", a.Question, i+1, len(a.Parts), p.Result, p)
					}
				}
			case explain.AboutOutcome:
				blocked := false
				for _, p := range a.Parts {
					blocked = blocked || p.Result == explain.No
				}
				if blocked != (a.Result == "refused") {
					rt.Fatalf("%s: %s, but %+v", a.Question, a.Result, a.Parts)
				}
			}
		}
	})
}

// unique reports a table of teams in which more than one row may hold.
func (l *life) unique() bool {
	t := l.ctx.Def.Tables["teams"]
	return t != nil && t.Pick == "unique"
}

func said(t *rapid.T, a explain.Answer) {
	var walk func(n explain.Node)
	walk = func(n explain.Node) {
		if n.Sentence == "" || strings.Contains(n.Sentence, "%!") {
			t.Fatalf("%s: %+v", a.Question, n)
		}
		for _, p := range n.Parts {
			walk(p)
		}
	}
	for _, p := range a.Parts {
		walk(p)
	}
	for _, s := range []string{a.Question, a.Sentence} {
		if s == "" || strings.Contains(s, "%!") {
			t.Fatalf("%+v", a)
		}
	}
}

// TestHiddenValuesAreNotTold: two cases that differ only in what the reader may not
// see, and may go the same ways, are explained alike.
func TestHiddenValuesAreNotTold(t *testing.T) {
	secret := []string{"amount", "language", "waiting", "done"}
	sees := func(name string) bool {
		field, ok := strings.CutPrefix(name, "field.")
		return ok && !contains(secret, field)
	}
	rapid.Check(t, func(rt *rapid.T) {
		a := drawLife(t, rt)
		b := a.copy()
		b.c.Fields = map[string]any{}
		for name, v := range a.c.Fields {
			if !contains(secret, name) {
				b.c.Fields[name] = v
			}
		}
		for name, v := range drawFields(rt, "other ") {
			if contains(secret, name) {
				b.c.Fields[name] = v
			}
		}
		if !reflect.DeepEqual(ways(a), ways(b)) {
			rt.Skip("what they may do tells them apart already")
		}
		one, other := a.question("en"), b.question("en")
		one.Sees, other.Sees = sees, sees
		x, y := asJSON(rt, answered(one, nil)), asJSON(rt, answered(other, nil))
		if x != y {
			rt.Fatalf("%v and %v are told apart:\n%s", a.c.Fields, b.c.Fields, cmp.Diff(x, y))
		}
		for _, name := range secret {
			if strings.Contains(x, "field."+name) {
				rt.Fatalf("%s is named: %s", name, x)
			}
		}
	})
}

// ways is what a reader finds out by trying: which ways out are open, and which
// fields are hidden.
func ways(l *life) any {
	var open []bool
	for _, o := range engine.Outcomes(l.ctx, l.c) {
		open = append(open, o.Refusal == nil)
		if o.Refusal != nil {
			open = append(open, o.Refusal.Code == "gate")
		}
	}
	return []any{open, engine.Hidden(l.ctx, l.c)}
}

func asJSON(t *rapid.T, r explain.Report) string {
	src, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func BenchmarkOf(b *testing.B) {
	l := opened(b, example(b, "modanisa"), engine.Open{ID: 7, Category: "cargo/damaged", Fields: map[string]any{"country": "FR", "language": "fr"}})
	b.ReportAllocs()
	for b.Loop() {
		if r := l.explained("tr"); len(r.Answers) < 10 {
			b.Fatal(len(r.Answers))
		}
	}
}
