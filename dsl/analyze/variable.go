package analyze

import (
	"slices"
	"strings"
)

// variable is one factor of the product: a name, the category, or a free answer.
type variable struct {
	name   string
	free   *question // of a free answer: 0 is no, 1 yes, 2 a failure
	values int
	class  []int // by value
	reps   []int // the first value of each class
	stride int
}

// variables lays out the product: the category, then what nobody changes at a step,
// then what people and time change; names before free answers, and what an opening
// cannot set before what it can.
func (s *space) variables() {
	names := map[string]bool{}
	for _, q := range s.questions {
		for _, n := range q.names {
			names[n] = true
		}
	}
	for _, q := range s.beside {
		for _, n := range q.names {
			names[n] = names[n] || !changeable(n)
		}
	}
	delete(names, category)
	order := slices.DeleteFunc(sortedKeys(names), func(n string) bool { return !names[n] })
	s.add(s.categories(order))
	for _, moving := range []bool{false, true} {
		for _, facts := range []bool{true, false} {
			for _, name := range order {
				if changeable(name) == moving && facts == !settable(name) {
					s.add(s.classify(name, len(s.a.domain(name).values), s.constrained(name)))
				}
			}
		}
		s.frees(moving)
		if !moving {
			s.still = len(s.vars)
		}
	}
	s.points = 1
	for i := len(s.vars) - 1; i >= 0; i-- {
		s.vars[i].stride = s.points
		if s.points *= len(s.vars[i].reps); s.points*len(s.questions) > maxBits || s.points > maxPoints {
			s.points = 0
			return
		}
	}
}

// frees adds the free answers of the questions that are changeable or not.
func (s *space) frees(moving bool) {
	questions := s.questions
	if !moving {
		questions = slices.Concat(s.questions, s.beside)
		slices.SortFunc(questions, func(x, y *question) int { return strings.Compare(x.key, y.key) })
	}
	for _, q := range questions {
		if !s.isFree(q) || slices.ContainsFunc(q.reads, changeable) != moving {
			continue
		}
		v := &variable{free: q, values: 2, reps: []int{0, 1}}
		if q.fails {
			v.values, v.reps = 3, []int{0, 1, 2}
		}
		s.add(v)
	}
}

// changeable reports whether the name can become something else while a case is at a
// step, by what people write or do or because time passes.
func changeable(name string) bool {
	switch name {
	case category, "case.kind", "case.channel", "case.number", "case.opened_at", "case.step", "case.title", "case.text":
		return false
	}
	return !strings.HasPrefix(name, "customer.") && !strings.HasPrefix(name, "setting.")
}

// settable reports whether an opening can give the name a value.
func settable(name string) bool {
	return name == "case.kind" || strings.HasPrefix(name, "field.") || strings.HasPrefix(name, "customer.")
}

func (s *space) add(v *variable) {
	if v.free == nil {
		s.at[v.name] = len(s.vars)
	}
	s.vars = append(s.vars, v)
}

func (s *space) isFree(q *question) bool {
	return q.free || q.byCategory() && slices.Contains(s.answers[q], answersEither)
}

// constrained reports whether it counts that a field is empty: it may be hidden, or
// missing from a form.
func (s *space) constrained(name string) bool {
	short, isField := strings.CutPrefix(name, "field.")
	if !isField {
		return false
	}
	f := s.a.def.Fields[short]
	return f != nil && f.Visible != nil || !s.audience.allHave(short)
}

// categories makes the variable of the category.
func (s *space) categories(names []string) *variable {
	var partial []string
	for _, n := range names {
		if short, isField := strings.CutPrefix(n, "field."); isField && !s.audience.allHave(short) {
			partial = append(partial, short)
		}
	}
	counts := len(partial) > 0 || len(s.among) > 0 || slices.ContainsFunc(s.told(category), (*question).byCategory)
	v := &variable{name: category, values: len(s.audience.leaves)}
	if !counts {
		v.reps, v.class = []int{0}, make([]int, v.values)
		return v
	}
	v.classify(func(key []byte, i int) []byte {
		leaf := s.audience.leaves[i]
		for _, f := range partial {
			key = append(key, bit(s.a.has(leaf, f)))
		}
		for _, m := range s.among {
			key = append(key, bit(m.has(leaf)))
		}
		return s.signature(key, category, i)
	})
	return v
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// classify makes the variable of a name.
func (s *space) classify(name string, values int, emptyCounts bool) *variable {
	v := &variable{name: name, values: values}
	d := s.a.domain(name)
	if fixed, known := s.fixed[name]; known {
		if i := slices.Index(d.values, fixed); i >= 0 {
			v.reps = []int{i}
			v.class = make([]int, values)
			return v
		}
	}
	v.classify(func(key []byte, i int) []byte {
		if emptyCounts {
			key = append(key, bit(d.values[i] == nil))
		}
		return s.signature(key, name, i)
	})
	return v
}

// classify puts values of the same signature into one class.
func (v *variable) classify(signature func(key []byte, value int) []byte) {
	v.class = make([]int, v.values)
	known := map[string]int{}
	var key []byte
	for i := range v.values {
		key = signature(key[:0], i)
		c, seen := known[string(key)]
		if !seen {
			c = len(v.reps)
			known[string(key)] = c
			v.reps = append(v.reps, i)
		}
		v.class[i] = c
	}
}

// signature appends every answer that the value of a name takes part in.
func (s *space) signature(key []byte, name string, value int) []byte {
	for _, q := range s.told(name) {
		k := slices.Index(q.names, name)
		if k < 0 {
			continue
		}
		answers := s.answers[q]
		inner := 1
		for _, n := range q.names[k+1:] {
			inner *= s.sizeOf(n)
		}
		step := inner * s.sizeOf(name)
		for from := value * inner; from < len(answers); from += step {
			for _, x := range answers[from : from+inner] {
				key = append(key, byte(x))
			}
		}
	}
	return key
}

// told answers the questions that tell the values of a name apart.
func (s *space) told(name string) []*question {
	if changeable(name) {
		return s.questions
	}
	return slices.Concat(s.questions, s.beside)
}

func (s *space) sizeOf(name string) int {
	if name == category {
		return len(s.audience.leaves)
	}
	return len(s.a.domain(name).values)
}
