package analyze

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/rule"
)

// What is tried to find a case for a claim with free answers.
const (
	triedPoints = 32
	triedValues = 128 // combinations of what the free answers read, a point
)

// momentWork is the work of running the rules for one case.
const momentWork = 10_000

// example answers a case for which the claim is true, and whether the rules, run for
// it, say so. Without, the case is only what the analysis holds for possible.
func (s *space) example(points set, c claim) (*diag.Witness, bool) { return s.exampleOf(points, c, c) }

// exampleOf is example for a finding that is about some of the claim: only the empty
// fields of that are named.
func (s *space) exampleOf(points set, c, about claim) (*diag.Witness, bool) {
	c = all(s.reach, c)
	tried := 0
	for p := range points.points {
		if tried++; tried > triedPoints {
			break
		}
		leaf, values, real := s.values(p)
		if !real {
			continue
		}
		if s.search(leaf, values, s.unsettled(values), c) {
			s.settle(leaf, values, c)
			return s.witness(leaf, values, about), true
		}
	}
	for p := range points.points {
		leaf, values, _ := s.values(p)
		w := s.witness(leaf, values, about)
		w.Assumed = s.assumed(p)
		return w, false
	}
	return nil, false
}

// values answers the category of a point and what each of its names is; false when a
// value stands for others and can be given to no case.
func (s *space) values(point int) (leaf int, values map[string]any, real bool) {
	real = true
	values = map[string]any{}
	for i, v := range s.vars {
		class := point / v.stride % len(v.reps)
		switch {
		case i == 0:
			leaf = s.leaf(class)
		case v.free == nil:
			d := s.a.domain(v.name)
			values[v.name] = d.values[v.reps[class]]
			// A case has the settings of the set, and the priority that its rules give.
			real = real && !d.unreal[v.reps[class]] && (!strings.HasPrefix(v.name, "setting.") || v.reps[class] == 0)
		}
	}
	delete(values, "case.priority")
	for name, v := range s.start {
		if _, given := values[name]; !given {
			values[name] = v
		}
	}
	maps.Copy(values, s.fixed)
	return leaf, values, real
}

// unsettled answers the names that only free answers read.
func (s *space) unsettled(values map[string]any) []string {
	var names []string
	for _, q := range s.questions {
		for _, n := range q.reads {
			if _, settled := values[n]; !settled && s.isFree(q) && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return slices.DeleteFunc(names, func(n string) bool { return len(s.a.candidates(n)) == 0 })
}

// search looks for values of the names with which the claim is true, and leaves them
// in values.
func (s *space) search(leaf int, values map[string]any, names []string, c claim) bool {
	left := triedValues
	var try func(int) bool
	try = func(i int) bool {
		if i == len(names) {
			left--
			s.a.spend(momentWork)
			return s.a.moment(leaf, values).true(c)
		}
		for _, v := range s.a.candidates(names[i]) {
			if left <= 0 || s.a.work < 0 {
				return false
			}
			values[names[i]] = v
			if try(i + 1) {
				return true
			}
		}
		delete(values, names[i])
		return false
	}
	return try(0)
}

// candidates answers values to try for a name: what rules hold it against, and, of
// numbers, what is beside the settings.
func (a *analysis) candidates(name string) []any {
	if strings.HasPrefix(name, "setting.") || name == category {
		return nil
	}
	d := a.domain(name)
	if d.sort == endless {
		return nil
	}
	var out []any
	for i, v := range d.values {
		if !d.unreal[i] {
			out = append(out, v)
		}
	}
	if d.sort != cut {
		return out
	}
	f := a.fieldOf(name)
	for _, key := range sortedKeys(a.def.Settings) {
		n, isNumber := a.def.Settings[key].Value.(float64)
		for _, v := range []any{n - 1, n, n + 1} {
			if isNumber && (f == nil || f.On != "case" || a.fits(f, v)) {
				out = append(out, v)
			}
		}
	}
	return out
}

// settle puts what does not count back to what a new case has.
func (s *space) settle(leaf int, values map[string]any, c claim) {
	names := sortedKeys(values)
	slices.SortStableFunc(names, func(x, y string) int { return int(bit(settable(x))) - int(bit(settable(y))) })
	for _, name := range names {
		was := values[name]
		if _, fixed := s.fixed[name]; fixed || s.keeps && !changeable(name) {
			continue
		}
		first := s.first(leaf, name)
		if equal(was, first) {
			continue
		}
		values[name] = first
		if !s.a.moment(leaf, values).true(c) {
			values[name] = was
		}
	}
}

// first answers what a name is in a new case of a category.
func (s *space) first(leaf int, name string) any {
	if v, known := s.start[name]; known {
		return v
	}
	if name == "case.kind" {
		return string(s.a.leaves[leaf].Kind)
	}
	return s.a.domain(name).values[0]
}

func equal(a, b any) bool {
	x, isList := a.([]any)
	y, alsoList := b.([]any)
	if isList || alsoList {
		return isList && alsoList && slices.EqualFunc(x, y, equal)
	}
	return a == b
}

// witness writes the case down: what differs from a new case, and the fields that the
// finding is about and that are empty.
func (s *space) witness(leaf int, values map[string]any, about claim) *diag.Witness {
	cat := s.a.leaves[leaf]
	w := &diag.Witness{Category: dots(cat.Path)}
	read := namesOf(about)
	for _, name := range sortedKeys(values) {
		v := values[name]
		group, key, _ := strings.Cut(name, ".")
		_, fixed := s.fixed[name]
		switch {
		case fixed:
		case group == "field" && v != nil:
			w.Fields = with(w.Fields, key, v)
		case group == "field":
			if read[name] && s.a.has(leaf, key) {
				w.Empty = append(w.Empty, key)
			}
		case name == "case.kind":
			if v != string(cat.Kind) {
				w.Kind, _ = v.(string)
			}
		case group == "customer":
			if v != nil {
				w.Customer = with(w.Customer, key, v)
			}
		case !equal(v, s.first(leaf, name)):
			w.Facts = with(w.Facts, name, v)
		}
	}
	return w
}

func with(m map[string]any, key string, v any) map[string]any {
	if m == nil {
		m = map[string]any{}
	}
	m[key] = v
	return m
}

// namesOf answers the names that a claim reads by itself.
func namesOf(c claim) map[string]bool {
	names := map[string]bool{}
	c.leaves(func(leaf claim) {
		if leaf.field != "" {
			names["field."+leaf.field] = true
		}
		conditionsOf(leaf.logic, func(x *rule.Condition) {
			for _, r := range x.Readings() {
				names[r.Name] = true
			}
		})
	})
	return names
}

// assumed answers the free answers of a point.
func (s *space) assumed(point int) map[string]bool {
	var out map[string]bool
	for _, v := range s.vars {
		if v.free == nil {
			continue
		}
		if out == nil {
			out = map[string]bool{}
		}
		out[v.free.text] = point/v.stride%len(v.reps) == int(answersYes)
	}
	return out
}
