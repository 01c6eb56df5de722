package dsl

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

// CodeScenario is a scenario that names something the set does not have.
const CodeScenario = "AKIS-T001"

// readTests decodes scenario files and holds their names against the set.
func readTests(def *definition.Definition, files []syntax.File) ([]scenario.Test, diag.List) {
	if len(files) == 0 {
		return nil, nil
	}
	tree, list := syntax.ParseIn(files, schemas.Scenarios, def.Locales[0])
	if list.HasErrors() {
		return nil, list
	}
	r := testReader{def: def, tree: tree, list: list}
	blocks, _ := tree.Root["test"].(map[string]any)
	names := slices.SortedFunc(maps.Keys(blocks), func(a, b string) int {
		return cmp.Compare(order(blocks[a]), order(blocks[b]))
	})
	var tests []scenario.Test
	for _, name := range names {
		tests = append(tests, r.test(name, blocks[name].(map[string]any)))
	}
	return tests, r.list
}

func order(v any) float64 {
	m, _ := v.(map[string]any)
	f, _ := m["$order"].(float64)
	return f
}

type testReader struct {
	def  *definition.Definition
	tree *syntax.Tree
	list diag.List
}

func (r *testReader) place(at string) string {
	p := r.tree.Range(at)
	return fmt.Sprintf("%s:%d", p.File, p.Start.Line)
}

func (r *testReader) fail(at string, format phrase.Format, args ...any) {
	r.note(at, phrase.Say(format, args...))
}

func (r *testReader) note(at string, detail phrase.Phrase) {
	r.list = append(r.list, diag.Diagnostic{
		Severity: diag.Error, Code: CodeScenario, Summary: "Scenario cannot be run",
		Detail: phrase.Text{detail}, Pointer: at, Range: r.tree.Range(at),
	})
}

func (r *testReader) test(name string, m map[string]any) scenario.Test {
	at := "/test/" + name
	t := scenario.Test{Name: name, Place: r.place(at), Case: r.opened(at+"/case", object(m["case"]))}
	for who, p := range object(m["person"]) {
		if t.People == nil {
			t.People = map[string]scenario.Person{}
		}
		t.People[who] = r.person(at+"/person/"+who, object(p))
	}
	steps, _ := m["steps"].([]any)
	for i, s := range steps {
		t.Steps = append(t.Steps, r.step(fmt.Sprintf("%s/steps/%d", at, i), object(s)))
	}
	return t
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func text(m map[string]any, key string) string {
	s, _ := m[key].(string)
	return s
}

func (r *testReader) person(at string, m map[string]any) scenario.Person {
	p := scenario.Person{Partner: r.name(at, m, "partner", "partner.")}
	p.Lead, _ = m["lead"].(bool)
	if teams, given := r.names(at, m, "teams", "team."); given {
		p.Teams = teams
	}
	if p.Partner != "" && (p.Teams != nil || p.Lead) {
		r.fail(at+"/partner", "Somebody of a partner is in no team. Remove teams and lead, or partner.")
	}
	return p
}

// defaultStart is when a scenario begins: a Monday morning.
const defaultStart = "2026-01-05 09:00"

func (r *testReader) opened(at string, m map[string]any) scenario.Case {
	c := scenario.Case{
		Category: r.category(at+"/category", text(m, "category")), Kind: definition.Kind(text(m, "kind")),
		Fields: object(m["field"]), Customer: object(m["customer"]), Channel: text(m, "channel"), Text: text(m, "text"),
	}
	when := text(m, "at")
	if when == "" {
		when = defaultStart
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", when, r.def.Zone)
	if err != nil {
		r.fail(at+"/at", "%q is not a moment. Write 2026-01-05 09:00.", when)
	}
	c.At = t
	return c
}

func (r *testReader) category(at, ref string) string {
	path := strings.ReplaceAll(strings.TrimPrefix(ref, "category."), ".", "/")
	if r.def.Categories[path] == nil {
		r.fail(at, "There is no %s.", ref)
	}
	return path
}

func (r *testReader) step(at string, m map[string]any) scenario.Step {
	s := scenario.Step{Place: r.place(at)}
	switch text(m, "$block") {
	case "act":
		s.Act = r.act(at, m)
	case "wait":
		s.Wait = r.wait(at, text(m, "$label"))
	case "expect":
		s.Expect = r.expect(at, m)
	}
	return s
}

func (r *testReader) wait(at, label string) *calendar.Duration {
	d, err := calendar.ParseDuration(label)
	if err != nil {
		r.note(at, phrase.Of(err))
	}
	if d.Unit == calendar.OpenHours {
		d.Unit = calendar.Elapsed // in scenarios a wait is elapsed time
	}
	return &d
}

func (r *testReader) act(at string, m map[string]any) *scenario.Act {
	a := &scenario.Act{
		Verb: text(m, "$label"), By: text(m, "by"), Outcome: text(m, "outcome"), Fields: object(m["field"]),
		To: text(m, "to"), Reason: text(m, "reason"), Text: text(m, "text"), State: text(m, "state"),
		Team: r.name(at, m, "team", "team."), Task: r.name(at, m, "task", "task."),
	}
	a.Customer, _ = m["customer"].(bool)
	if ref := text(m, "category"); ref != "" {
		a.Category = r.category(at+"/category", ref)
	}
	if !scenario.KnownVerb(a.Verb) {
		r.fail(at, "act %q is not known; there are %s.", a.Verb, strings.Join(scenario.Verbs(), ", "))
	}
	return a
}

// name answers the name of a reference and holds it against the set.
func (r *testReader) name(at string, m map[string]any, key, prefix string) string {
	ref := text(m, key)
	if ref == "" {
		return ""
	}
	name, ok := strings.CutPrefix(ref, prefix)
	if !ok || !r.knows(prefix, name) {
		r.fail(at+"/"+key, "There is no %s.", prefix+strings.TrimPrefix(ref, prefix))
	}
	return name
}

func (r *testReader) knows(prefix, name string) bool {
	d := r.def
	switch prefix {
	case "team.":
		return d.Teams[name] != nil
	case "partner.":
		return d.Partners[name] != nil
	case "task.":
		return d.Tasks[name] != nil
	case "message.":
		return d.Messages[name] != nil
	case "field.":
		return d.Fields[name] != nil
	}
	for _, f := range d.Flows {
		if prefix == "step." && f.Steps[name] != nil || prefix == "end." && f.Ends[name] != nil {
			return true
		}
	}
	return false
}

func (r *testReader) expect(at string, m map[string]any) *scenario.Expect {
	e := &scenario.Expect{Fields: object(m["field"])}
	for key, into := range map[string]**string{"status": &e.Status, "priority": &e.Priority, "assignee": &e.Assignee, "refused": &e.Refused} {
		if s, ok := m[key].(string); ok {
			*into = &s
		}
	}
	for key, into := range map[string]**string{"step": &e.Step, "team": &e.Team, "partner": &e.Partner, "ended": &e.Ended} {
		prefix := key + "."
		if key == "ended" {
			prefix = "end."
		}
		if m[key] != nil {
			s := r.name(at, m, key, prefix)
			*into = &s
		}
	}
	e.Missing, e.HasMissing = r.names(at, m, "missing", "field.")
	e.Messages, e.HasMessages = r.names(at, m, "message", "message.")
	e.Tasks, e.HasTasks = r.names(at, m, "task", "task.")
	e.Escalated, e.HasEscalated = r.names(at, m, "escalated", "")
	if b, ok := m["blocked"].(bool); ok {
		e.Blocked = &b
	}
	return e
}

func (r *testReader) names(at string, m map[string]any, key, prefix string) ([]string, bool) {
	list, ok := m[key].([]any)
	out := []string{}
	for i, v := range list {
		ref, _ := v.(string)
		name := strings.TrimPrefix(ref, prefix)
		if prefix != "" && (name == ref || !r.knows(prefix, name)) {
			r.fail(fmt.Sprintf("%s/%s/%d", at, key, i), "There is no %s.", prefix+name)
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out, ok
}
