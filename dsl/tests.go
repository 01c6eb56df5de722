package dsl

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

// The codes of scenarios.
const (
	CodeScenario     = "AKIS-T001" // names something that the set does not have
	CodeScenarioForm = "AKIS-T002" // an act, a wait or an expectation that cannot be
)

// readTests decodes scenario files and, where the set is good, holds their names
// against it.
func readTests(def *definition.Definition, files []syntax.File, broken bool) ([]scenario.Test, *syntax.Tree, diag.List) {
	tree, list := syntax.ParseIn(files, schemas.Scenarios, def.Locales[0])
	if broken || list.HasErrors() {
		return nil, tree, list
	}
	r := testReader{def: def, names: namesOf(def), tree: tree, list: list}
	blocks := object(tree.Root["test"])
	names := slices.SortedFunc(maps.Keys(blocks), func(a, b string) int {
		return cmp.Compare(order(blocks[a]), order(blocks[b]))
	})
	var tests []scenario.Test
	for _, name := range names {
		tests = append(tests, r.test(name, object(blocks[name])))
	}
	tree.Locate(r.list)
	return tests, tree, r.list
}

func order(v any) float64 {
	f, _ := object(v)["$order"].(float64)
	return f
}

// testReader reads scenarios. It notes what is wrong and answers something
// harmless.
type testReader struct {
	def   *definition.Definition
	names map[string][]string // what the set has, by kind
	tree  *syntax.Tree
	list  diag.List
}

func (r *testReader) fail(at string, format phrase.Format, args ...any) {
	r.note(at, CodeScenarioForm, "Scenario cannot be run", phrase.Text{phrase.Say(format, args...)})
}

func (r *testReader) note(at, code string, summary phrase.Format, detail phrase.Text) {
	r.list = append(r.list, diag.Diagnostic{
		Severity: diag.Error, Code: code, Summary: summary, Detail: detail,
		Pointer: strings.TrimSuffix(strings.TrimSuffix(at, syntax.Key), syntax.Label), Range: r.tree.Range(at),
	})
}

// unknown notes a name that the set does not have, with the one that was probably
// meant. said is the name as it stands in the text, prefix what stands before a
// name there.
func (r *testReader) unknown(at, said, prefix string, known []string) {
	var named []string
	for _, name := range known[:min(len(known), maxNamed)] {
		named = append(named, prefix+name)
	}
	there := phrase.Say("%s", strings.Join(named, ", "))
	if more := len(known) - maxNamed; more > 0 {
		there = phrase.Say("%s and %d more", there, more)
	}
	remedy := phrase.Say("There are %s.", there)
	if near := diag.Nearest(strings.TrimPrefix(said, prefix), known); near != "" {
		remedy = phrase.Say("Did you mean %s?", prefix+near)
	} else if len(known) == 0 {
		remedy = phrase.Say("The set has none of its kind.")
	}
	r.note(at, CodeScenario, "Unknown name", phrase.Text{phrase.Say("There is no %s.", said), remedy})
}

// maxNamed is how many names are offered where none is near.
const maxNamed = 12

func (r *testReader) test(name string, m map[string]any) scenario.Test {
	at := "/test/" + name
	t := scenario.Test{Name: name, At: at, Case: r.opened(at+"/case", object(m["case"]))}
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
	p := scenario.Person{Partner: r.name(at, m, "partner", "partner")}
	p.Lead, _ = m["lead"].(bool)
	if teams, given := r.several(at, m, "teams", "team"); given {
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
		Category: r.name(at, m, "category", "category"), Kind: definition.Kind(text(m, "kind")),
		Fields: r.fields(at, m), Customer: object(m["customer"]), Channel: text(m, "channel"),
		Language: text(m, "language"), Title: text(m, "title"), Text: text(m, "text"),
	}
	if l := c.Language; l != "" && !slices.Contains(r.def.Locales, l) {
		r.unknown(at+"/language", l, "", r.def.Locales)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Customer)) {
		if known := compile.CustomerNames(r.def); !slices.Contains(known, name) {
			r.unknown(keyOf(at+"/customer", name), "customer."+name, "customer.", known)
		}
	}
	c.Opened = r.moment(at+"/at", cmp.Or(text(m, "at"), defaultStart))
	return c
}

func (r *testReader) moment(at, said string) time.Time {
	for _, layout := range scenario.Moments {
		if t, err := time.ParseInLocation(layout, said, r.def.Zone); err == nil {
			return t
		}
	}
	r.fail(at, "%q is not a moment. Write one such as 2026-01-05 09:00.", said)
	return time.Time{}
}

// fields answers values to fill in; their names are those of the set.
func (r *testReader) fields(at string, m map[string]any) map[string]any {
	values := object(m["field"])
	for _, name := range slices.Sorted(maps.Keys(values)) {
		r.known(keyOf(at+"/field", name), "field."+name, "field.", "field")
	}
	return values
}

// keyOf answers the pointer of the name of a value, for what is wrong with it.
func keyOf(at, name string) string { return at + "/" + name + syntax.Key }

// wait reads so much time, or a moment.
func (r *testReader) wait(at, label string) *scenario.Wait {
	at += syntax.Label
	if strings.Contains(label, ":") {
		return &scenario.Wait{Label: label, Until: r.moment(at, label)}
	}
	d, err := calendar.ParseDuration(label)
	if err != nil {
		r.note(at, CodeScenarioForm, "Scenario cannot be run", phrase.Text{phrase.Of(err)})
	}
	if d.Unit == calendar.OpenHours {
		d.Unit = calendar.Elapsed // in scenarios a wait is elapsed time
	}
	return &scenario.Wait{Label: label, For: &d}
}
