package dsl

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
)

// actsToCome are acts of the language whose commands this build does not have.
var actsToCome = []string{"lookup", "answer"}

func (r *testReader) step(at string, m map[string]any) scenario.Step {
	s := scenario.Step{At: at}
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

func (r *testReader) act(at string, m map[string]any) *scenario.Act {
	verb := text(m, "$label")
	if !r.verb(at+syntax.Label, verb) {
		return &scenario.Act{Verb: verb}
	}
	r.attributes(at, verb, m)
	a := &scenario.Act{
		Verb: verb, By: text(m, "by"), Outcome: text(m, "outcome"), Fields: r.fields(at, m), To: text(m, "to"),
		Reason: text(m, "reason"), Text: text(m, "text"), State: text(m, "state"),
		Team: r.name(at, m, "team", "team"), Task: r.name(at, m, "task", "task"), Category: r.name(at, m, "category", "category"),
	}
	a.Customer, _ = m["customer"].(bool)
	if a.Outcome != "" {
		r.known(at+"/outcome", a.Outcome, "", "outcome")
	}
	if task := r.def.Tasks[a.Task]; task != nil && a.State != "" && !slices.Contains(task.States, a.State) {
		r.unknown(at+"/state", a.State, "", task.States)
	}
	return a
}

// verb holds an act against those that there are.
func (r *testReader) verb(at, verb string) bool {
	switch {
	case slices.Contains(scenario.Verbs(), verb):
		return true
	case slices.Contains(actsToCome, verb):
		r.note(at, CodeScenarioForm, "Not run by this build", phrase.Text{
			phrase.Say("The act %q belongs to the language, but this build cannot run it. Remove it, or use a build that can.", verb)})
		return false
	}
	r.unknown(at, verb, "", scenario.Verbs())
	return false
}

// attributes holds what stands in an act against what its verb takes.
func (r *testReader) attributes(at, verb string, m map[string]any) {
	needs, takes := scenario.Attributes(verb)
	may := slices.Concat(needs, takes, []string{"by"})
	for _, key := range sortedKeys(m) {
		if !strings.HasPrefix(key, "$") && !slices.Contains(may, key) {
			r.fail(at+"/"+key, "The act %q takes no %s; it takes %s.", verb, key, phrase.And(may))
		}
	}
	for _, key := range needs {
		if m[key] == nil {
			r.fail(at, "The act %q needs %s. Add it.", verb, key)
		}
	}
}
