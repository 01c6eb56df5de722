package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
)

// find answers the points of the cases that come here for which a claim is true.
func (s *space) find(c claim) set { return s.of(c).and(s.possible) }

// of answers the points for which a claim is true, possible or not.
func (s *space) of(c claim) set {
	switch c.op {
	case opAll:
		out := s.of(c.parts[0])
		for _, p := range c.parts[1:] {
			out = out.and(s.of(p))
		}
		return out
	case opSome:
		out := s.of(c.parts[0])
		for _, p := range c.parts[1:] {
			out = out.or(s.of(p))
		}
		return out
	case opNot:
		return s.all().less(s.of(c.parts[0]))
	case opHolds, opPart:
		return s.logic(c.logic).yes
	case opAsks:
		return s.all().less(s.logic(c.logic).no)
	case opCell, opFilled:
		return s.answer(s.a.ofField(c)).yes
	case opWithin:
		return s.paint([]int{0}, func(at []int) bool { return c.among.has(s.leaf(at[0])) })
	}
	return s.all()
}

func (s *space) all() set { return fullSet(s.points) }

// leaf answers the category of a class of categories.
func (s *space) leaf(class int) int { return s.audience.leaves[s.vars[0].reps[class]] }

// logic answers where a rule is yes and where it is no. Parts are asked in order, as
// the engine does: what fails after the answer is known was never asked.
func (s *space) logic(l rule.Logic) pair {
	switch l.Op {
	case rule.Never:
		return pair{newSet(s.points), s.all()}
	case rule.Ask:
		return s.answer(s.a.condition(l.Condition))
	case rule.Not:
		p := s.logic(l.Parts[0])
		return pair{p.no, p.yes}
	case rule.And:
		x, y := s.logic(l.Parts[0]), s.logic(l.Parts[1])
		return pair{x.yes.and(y.yes), x.no.or(x.yes.and(y.no))}
	case rule.Or:
		x, y := s.logic(l.Parts[0]), s.logic(l.Parts[1])
		return pair{x.yes.or(x.no.and(y.yes)), x.no.and(y.no)}
	}
	return pair{s.all(), newSet(s.points)}
}

// answer answers where a question is yes and where it is no.
func (s *space) answer(q *question) pair {
	if p, known := s.asked[q]; known {
		return p
	}
	var vars []int
	for _, n := range q.names {
		vars = append(vars, s.at[n])
	}
	if s.isFree(q) {
		vars = append(vars, slices.IndexFunc(s.vars, func(v *variable) bool { return v.free == q }))
	}
	is := func(want answer) set {
		return s.paint(vars, func(at []int) bool { return s.lookup(q, at) == want })
	}
	p := pair{yes: is(answersYes)}
	if q.fails || slices.Contains(s.answers[q], answersError) {
		p.no = is(answersNo)
	} else {
		p.no = s.all().less(p.yes)
	}
	s.asked[q] = p
	return p
}

// lookup answers a question for classes of its names, then of its free answer.
func (s *space) lookup(q *question, at []int) answer {
	index := 0
	for i, n := range q.names {
		index = index*s.sizeOf(n) + s.vars[s.at[n]].reps[at[i]]
	}
	found := answersEither
	if len(q.names) > 0 {
		found = s.answers[q][index]
	}
	if found == answersEither {
		return answer(at[len(at)-1])
	}
	return found
}

// paint answers the points at which f says yes to the classes of some variables.
func (s *space) paint(vars []int, f func(at []int) bool) set {
	out := newSet(s.points)
	at := make([]int, len(vars))
	last := -1
	for _, v := range vars {
		last = max(last, v)
	}
	var walk func(depth, base int)
	walk = func(depth, base int) {
		if depth > last {
			if f(at) {
				size := s.points
				if last >= 0 {
					size = s.vars[last].stride
				}
				out.fill(base, base+size)
			}
			return
		}
		slot := slices.Index(vars, depth)
		for c := range s.vars[depth].reps {
			if slot >= 0 {
				at[slot] = c
			}
			walk(depth+1, base+c*s.vars[depth].stride)
		}
	}
	walk(0, 0)
	return out
}

// feasible answers the points that cases can have: a field that is hidden, or not on
// the category's form, is empty.
func (s *space) feasible() set {
	out := s.all()
	for i, v := range s.vars {
		short, isField := strings.CutPrefix(v.name, "field.")
		if !isField || v.free != nil || !s.constrained(v.name) {
			continue
		}
		values := s.a.domain(v.name).values
		ok := s.paint([]int{i}, func(at []int) bool { return values[v.reps[at[0]]] == nil })
		shown := s.all()
		if f := s.a.def.Fields[short]; f.Visible != nil {
			shown = s.logic(s.a.logic(f.Visible)).yes
		}
		if !s.audience.allHave(short) {
			shown = shown.and(s.paint([]int{0}, func(at []int) bool { return s.a.has(s.leaf(at[0]), short) }))
		}
		out = out.and(ok.or(shown))
	}
	return out
}
