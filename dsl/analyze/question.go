package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// question is one yes/no question that rules ask, with its answer for each of the
// values that it depends on.
type question struct {
	key  string
	text string          // as written
	cond *rule.Condition // nil of a cell or a filled field
	// names are those it depends on, in order; none when nobody can tell, and the
	// question is then as good as a free yes or no.
	names []string
	uses  map[string]rule.Use
	// answers stand over the values of the names, those of the last name fastest. They
	// are nil when the category counts: a space knows its own.
	answers []answer
	free    bool // some answer is either
	fails   bool // a free answer may also be a failure
	ask     func(rule.Env) (bool, error)
	compute []*definition.Field // to be computed first, in order
	reads   []string            // every name, of a free question too
}

type answer uint8

const (
	answersNo answer = iota
	answersYes
	answersError
	answersEither
)

// maxTable caps the answers of one question; beyond it the question is free.
const maxTable = 4096

// askWork is the work of asking one question of one case.
const askWork = 1000

// category is the name whose values are the categories of a space.
const category = "case.category"

// condition answers the question that a condition is.
func (a *analysis) condition(c *rule.Condition) *question {
	q := a.questions[c.Key()]
	if q == nil {
		q = &question{key: c.Key(), text: c.Text(), cond: c, ask: c.Yes, fails: c.MayFail()}
		a.depend(q, c.Readings())
		a.questions[c.Key()] = q
	}
	return q
}

// ofField answers the question of a cell or of a field that must be filled.
func (a *analysis) ofField(c claim) *question {
	key := "filled " + c.field
	if c.op == opCell {
		key = "cell " + c.field + " " + c.code
	}
	q := a.questions[key]
	if q == nil {
		q = &question{key: key, text: key, ask: func(env rule.Env) (bool, error) { return onField(c, env), nil }}
		a.depend(q, []rule.Reading{{Name: "field." + c.field}})
		a.questions[key] = q
	}
	return q
}

// onField answers a cell or filled claim for the values of one case.
func onField(c claim, env rule.Env) bool {
	fields, _ := env["field"].(map[string]any)
	v := fields[c.field]
	if c.op == opCell {
		return definition.Spell(v) == c.code
	}
	list, isList := v.([]any)
	return v != nil && (!isList || len(list) > 0)
}

// depend finds what a question depends on and, but for the category, asks it for
// every value.
func (a *analysis) depend(q *question, readings []rule.Reading) {
	uses := map[string]rule.Use{}
	traced := a.trace(q, readings, uses)
	q.reads = sortedKeys(uses)
	if !traced {
		q.free, q.compute = true, nil
		return
	}
	size := 1
	for name, use := range uses {
		if name == category {
			continue
		}
		d := a.domain(name)
		if size *= max(len(d.values), 1); !d.finite(use) || size > maxTable {
			q.free, q.compute = true, nil
			return
		}
	}
	q.names, q.uses = sortedKeys(uses), uses
	if !q.byCategory() {
		q.answers = a.answer(q, nil)
		q.free = slices.Contains(q.answers, answersEither)
	}
}

// trace gathers the names behind the readings: a computed field is what it is
// computed from. It reports false when that cannot be told.
func (a *analysis) trace(q *question, readings []rule.Reading, uses map[string]rule.Use) bool {
	fresh := true
	for _, r := range readings {
		f := a.computed(r.Name)
		if f == nil {
			uses[r.Name] = max(uses[r.Name], r.Use)
			continue
		}
		if slices.Contains(q.compute, f) {
			continue
		}
		fresh = a.trace(q, a.madeOf(f), uses) && a.fresh(f) && fresh
		q.compute = append(q.compute, f)
	}
	return fresh
}

// computed answers the field of a name when its value is computed.
func (a *analysis) computed(name string) *definition.Field {
	if f := a.fieldOf(name); f != nil && f.Computed() && strings.HasPrefix(name, "field.") {
		return f
	}
	return nil
}

// fresh reports whether a computed field always says what its expression gives
// now. It is computed when fields are written, so it must depend on fields alone.
func (a *analysis) fresh(f *definition.Field) bool {
	return f.Visible == nil && a.ofFieldsOnly(a.madeOf(f))
}

// madeOf answers what a computed field is computed from.
func (a *analysis) madeOf(f *definition.Field) []rule.Reading {
	if f.Compute != nil {
		return f.Compute.Readings()
	}
	var out []rule.Reading
	for _, by := range a.def.Tables[f.Table].By {
		out = append(out, rule.Reading{Name: "field." + by})
	}
	return out
}

func (a *analysis) ofFieldsOnly(readings []rule.Reading) bool {
	return !slices.ContainsFunc(readings, func(r rule.Reading) bool {
		short, isField := strings.CutPrefix(r.Name, "field.")
		f := a.def.Fields[short]
		return !isField || f == nil || f.Visible != nil && !a.ofFieldsOnly(f.Visible.Readings())
	})
}

// byCategory reports whether the category counts.
func (q *question) byCategory() bool { return slices.Contains(q.names, category) }

// answer asks the question for every combination of the values of its names. The
// paths are those of the categories, when they count.
func (a *analysis) answer(q *question, paths []any) []answer {
	values := make([][]any, len(q.names))
	others := make([]int, len(q.names)) // where a text may hold anything
	size := 1
	for i, name := range q.names {
		others[i] = -1
		if name == category {
			values[i] = paths
		} else {
			d := a.domain(name)
			values[i] = d.values
			if q.uses[name] == rule.Searched {
				others[i] = d.other
			}
		}
		size *= len(values[i])
	}
	if !a.spend(size * askWork) {
		return slices.Repeat([]answer{answersEither}, size) // as good as free
	}
	out := make([]answer, size)
	at := make([]int, len(q.names))
	env := rule.Env{}
	for i, name := range q.names {
		if len(values[i]) > 0 {
			put(env, name, values[i][0])
		}
	}
	for point := range out {
		out[point] = a.one(q, env, at, others)
		for i := len(at) - 1; i >= 0; i-- { // the next combination
			at[i]++
			if at[i] == len(values[i]) {
				at[i] = 0
			}
			put(env, q.names[i], values[i][at[i]])
			if at[i] > 0 {
				break
			}
		}
	}
	return out
}

func (a *analysis) one(q *question, env rule.Env, at, others []int) answer {
	for i := range at {
		if at[i] == others[i] {
			return answersEither
		}
	}
	for _, f := range q.compute {
		put(env, "field."+f.Name, a.compute(f, env))
	}
	yes, err := q.ask(env)
	switch {
	case err != nil:
		return answersError
	case yes:
		return answersYes
	}
	return answersNo
}

// compute answers the value of a computed field, nil when it cannot be computed.
func (a *analysis) compute(f *definition.Field, env rule.Env) any {
	if t := a.def.Tables[f.Table]; t != nil {
		m := moment{a: a, env: env}
		return definition.Unspell(f.Type, m.table(t))
	}
	v, err := f.Compute.Value(env)
	if err != nil {
		return nil
	}
	return v
}

// put sets the value of a dotted name; nil takes it away.
func put(env rule.Env, name string, v any) {
	m := map[string]any(env)
	head, rest, nested := strings.Cut(name, ".")
	for nested {
		sub, ok := m[head].(map[string]any)
		if !ok {
			sub = map[string]any{}
			m[head] = sub
		}
		m = sub
		head, rest, nested = strings.Cut(rest, ".")
	}
	if v == nil {
		delete(m, head)
		return
	}
	m[head] = v
}
