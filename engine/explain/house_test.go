package explain_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/explain"
)

// life is one case with its history, in a test's hands.
type life struct {
	ctx     engine.Context
	c       engine.Case
	history []engine.Event
}

func newLife(def *definition.Definition, customer map[string]any) *life {
	return &life{ctx: engine.Context{
		Def: def, Live: def, Now: enginetest.Start, Actor: engine.Actor{Kind: engine.System}, Facts: engine.Facts{Customer: customer},
	}}
}

func (l *life) do(cmd engine.Command) error {
	events, err := engine.Decide(l.ctx, l.c, cmd)
	if err != nil {
		return err
	}
	for _, e := range events {
		l.c = engine.Apply(l.c, e)
	}
	l.history = append(l.history, events...)
	return nil
}

// failing is a test, drawn or not.
type failing interface {
	Helper()
	Fatalf(string, ...any)
}

func (l *life) must(t failing, cmd engine.Command) {
	t.Helper()
	if err := l.do(cmd); err != nil {
		t.Fatalf("%s: %v", engine.Verb(cmd), err)
	}
}

// wait lets time pass, and each deadline act when it is due.
func (l *life) wait(t testing.TB, d time.Duration) {
	t.Helper()
	end := l.ctx.Now.Add(d)
	for due := l.c.NextDue(); !due.IsZero() && !due.After(end); due = l.c.NextDue() {
		l.ctx.Now = due
		l.must(t, engine.Tick{})
	}
	l.ctx.Now = end
}

// copy answers a life that goes its own way from here.
func (l *life) copy() *life {
	c := *l
	c.history = slices.Clone(l.history)
	c.ctx.Facts.Customer = maps.Clone(l.ctx.Facts.Customer)
	return &c
}

func (l *life) question(locale string) explain.Question {
	return explain.Question{Context: l.ctx, Case: l.c, History: l.history, Locale: locale}
}

func (l *life) explained(locale string) explain.Report { return answered(l.question(locale), nil) }

// find answers the answer about a thing.
func find(r explain.Report, about explain.Topic, name string) (explain.Answer, bool) {
	i := slices.IndexFunc(r.Answers, func(a explain.Answer) bool { return a.About == about && (name == "" || a.Name == name) })
	if i < 0 {
		return explain.Answer{}, false
	}
	return r.Answers[i], true
}

// example answers an example as a server has it: from its compiled form.
func example(t testing.TB, name string) *definition.Definition {
	t.Helper()
	set, list := dsl.Load(os.DirFS("../../examples/" + name))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	kept, err := set.Definition.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	def, err := definition.FromSnapshot(kept)
	if err != nil {
		t.Fatal(err)
	}
	return def
}

// atoms are questions that random rules are made of.
var atoms = []string{
	"field.country == 'FR'", "field.country != 'TR'", "field.language in ['tr', 'ar']", "field.impact == 'high'",
	"field.amount > 10", "field.amount in 1..5", "field.waiting", "field.done == false", "field.country != nil",
	"customer.tier == 'gold'", "case.kind == 'complaint'",
}

func drawRule(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom(atoms).Draw(t, "atom")
	}
	a := drawRule(t, depth-1)
	switch rapid.IntRange(0, 3).Draw(t, "shape") {
	case 0:
		return "not (" + a + ")"
	case 1:
		return fmt.Sprintf("(%s) and (%s)", a, drawRule(t, depth-1))
	case 2:
		return fmt.Sprintf("(%s) or (%s)", a, drawRule(t, depth-1))
	}
	return a
}

// drawDefinition answers the test definition with rules drawn for a gate, a route, a
// priority, an escalation and what shows a field.
func drawDefinition(tb testing.TB, t *rapid.T) *definition.Definition {
	def := enginetest.Definition(tb)
	depth := rapid.IntRange(0, 2)
	r := func(what string) string { return drawRule(t, depth.Draw(t, what)) }
	cat := *def.Categories["cargo/late"]
	cat.Gates = append(slices.Clone(cat.Gates), definition.Gate{
		Name: "drawn", Address: "/category/cargo/category/late/gate/drawn", When: enginetest.Rule(tb, r("when")), Check: enginetest.Rule(tb, r("check")),
		Require: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"note", "amount", "impact", "door_code"}), 0, 4, rapid.ID[string]).Draw(t, "require"),
	})
	cat.Priority = definition.Priority{Address: "/category/cargo/priority", Default: "normal", Rules: []definition.PriorityRule{
		{Name: "first", When: enginetest.Rule(tb, r("first")), Give: "high"}, {Name: "second", When: enginetest.Rule(tb, r("second")), Give: "low"},
	}}
	note := *def.Fields["note"]
	note.Visible = enginetest.Rule(tb, r("visible"))
	def.Fields["note"] = &note
	cat.Hiding = []string{"door_code", "note"}
	def.Categories["cargo/late"] = &cat
	route := *def.Routes["first_line"]
	route.Rules = append(slices.Clone(route.Rules), definition.RouteRule{
		Name: "drawn", When: enginetest.Rule(tb, r("route")), To: definition.Target{Team: "desk"},
	})
	def.Routes["first_line"] = &route
	triage := *def.Flows["main"].Steps["triage"]
	triage.Escalate = slices.Clone(triage.Escalate)
	triage.Escalate[1].When = enginetest.Rule(tb, r("escalate"))
	if rapid.Bool().Draw(t, "by table") {
		pick := rapid.SampledFrom([]string{"first", "unique"}).Draw(t, "pick")
		def.Tables["teams"] = &definition.Table{Name: "teams", By: []string{"language", "impact"}, Default: "team.tr", Pick: pick, Rows: []definition.TableRow{
			{When: []string{"ar", "*"}, Give: "team.ar"}, {When: []string{"*", "high"}, Give: "team.lead"}, {When: []string{"*", "low"}, Give: "team.desk"},
		}}
		triage.Route, triage.Table = "", "teams"
	}
	def.Flows["main"].Steps["triage"] = &triage
	return def
}

func drawFields(t *rapid.T, label string) map[string]any {
	fields := map[string]any{}
	maybe := func(name string, options ...any) {
		if i := rapid.IntRange(-1, len(options)-1).Draw(t, label+name); i >= 0 {
			fields[name] = options[i]
		}
	}
	maybe("country", "FR", "TR")
	maybe("language", "tr", "ar")
	maybe("impact", "low", "high")
	maybe("amount", 0.0, 3.0, 12.5)
	maybe("door_code", "12B4")
	maybe("waiting", true, false)
	maybe("done", true, false)
	maybe("note", "x")
	return fields
}

func drawCustomer(t *rapid.T) map[string]any {
	if !rapid.Bool().Draw(t, "known") {
		return map[string]any{}
	}
	return map[string]any{"tier": rapid.SampledFrom([]string{"gold", "silver"}).Draw(t, "tier")}
}

func drawLife(tb testing.TB, t *rapid.T) *life {
	l := newLife(drawDefinition(tb, t), drawCustomer(t))
	l.must(tb, engine.Open{ID: 7, Category: "cargo/late", Kind: rapid.SampledFrom([]definition.Kind{"complaint", "request"}).Draw(t, "kind"), Fields: drawFields(t, "")})
	return l
}

// changed answers the life with a change made the way people make it: values are
// filled; what nobody writes is as if it had been so.
func (l *life) changed(t *rapid.T, ch explain.Change) *life {
	out := l.copy()
	fields := map[string]any{}
	for _, in := range ch.Inputs {
		switch group, key, _ := strings.Cut(in.Name, "."); {
		case group == "field":
			fields[key] = in.To
		case group == "customer":
			out.ctx.Facts.Customer[key] = in.To
		case in.Name == "case.category":
			out.must(t, engine.Recategorise{Category: strings.ReplaceAll(in.To.(string), ".", "/")})
		case in.Name == "case.kind":
			out.c.Kind = definition.Kind(in.To.(string))
		case group == "task": // the latest of the name speaks
			out.c.Tasks = slices.Clone(out.c.Tasks)
			for i := range out.c.Tasks {
				if task := &out.c.Tasks[i]; task.Name+".state" == key {
					task.State = in.To.(string)
				}
			}
		default:
			t.Fatalf("no way to change %s", in.Name)
		}
	}
	var cmd engine.Command = engine.AddNote{Text: "x"} // nothing, yet the standing rules speak
	switch {
	case len(fields) > 0 && ch.Possible:
		cmd = engine.Fill{Fields: fields}
	case len(fields) > 0:
		var err error
		if out.c, err = engine.Suppose(out.ctx, out.c, engine.Supposition{Fields: fields}); err != nil {
			t.Fatalf("%s: %v", ch.Sentence, err)
		}
	}
	if err := out.do(cmd); err != nil {
		t.Fatalf("%s: %v", ch.Sentence, err)
	}
	return out
}

// answered answers a report; that the core cannot decide is no part of these tests.
func answered(q explain.Question, stop func() bool) explain.Report {
	r, err := explain.Of(q, stop)
	if err != nil {
		panic(err)
	}
	return r
}
