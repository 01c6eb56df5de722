package analyze

import (
	"slices"

	"github.com/akis-platform/akis/engine/rule"
)

// maxPoints caps the points of a space, maxBits what its questions keep of them.
const (
	maxPoints = 1 << 22
	maxBits   = 1 << 28
)

// space is all cases of some categories, as far as some claims can tell them apart:
// the product of what each name they read can be. Values between which no claim
// makes a difference are one.
type space struct {
	context
	a         *analysis
	questions []*question
	// beside are questions of other places. They tell apart the values of what nobody
	// changes, so that spaces of the same still names have them in common.
	beside   []*question
	answers  map[*question][]answer
	paths    []any // of the categories, as rules see them
	among    []set // memberships that count
	vars     []*variable
	at       map[string]int // name to its variable
	still    int            // how many variables nobody changes; they come first
	keeps    bool           // examples keep what nobody changes as their point has it
	points   int            // 0 when there are too many
	asked    map[*question]pair
	possible set
}

// pair is where a question or a rule is answered yes, and where no; elsewhere it
// fails.
type pair struct{ yes, no set }

// context is where rules are asked: of which cases, and what is known of them then.
type context struct {
	audience audience
	fixed    map[string]any // names with one value
	start    map[string]any // what a new case has by then, where it differs
	reach    claim          // what is true of the cases that come here
}

// space makes the space of some claims.
func (a *analysis) space(in context, claims ...claim) *space {
	return a.spaceBeside(in, nil, claims...)
}

// spaceBeside makes the space of some claims, told apart as the claims beside them
// need it too.
func (a *analysis) spaceBeside(in context, beside []claim, claims ...claim) *space {
	s := &space{
		context: in, a: a, answers: map[*question][]answer{}, at: map[string]int{}, asked: map[*question]pair{},
	}
	in.reach.leaves(s.gather)
	for _, c := range claims {
		c.leaves(s.gather)
	}
	s.withShowing()
	own := len(s.questions)
	for _, c := range beside {
		c.leaves(s.gather)
	}
	s.withShowing()
	s.questions, s.beside = s.questions[:own:own], s.questions[own:]
	s.variables()
	if s.points > 0 && !a.spend(s.points/64*s.operations(claims)+spaceWork) {
		s.points = 0
	}
	if s.points > 0 {
		s.possible = s.feasible().and(s.of(in.reach))
	}
	return s
}

// spaceWork is the work of making even the smallest space.
const spaceWork = 4000

// operations answers about how many sets the claims need.
func (s *space) operations(claims []claim) int {
	n := 4 * len(s.questions)
	for _, c := range append(slices.Clone(claims), s.reach) {
		c.leaves(func(leaf claim) {
			conditionsOf(leaf.logic, func(*rule.Condition) { n++ })
			n++
		})
	}
	return n
}

// withShowing adds the questions of the rules that show the fields read.
func (s *space) withShowing() {
	for i := 0; i < len(s.questions); i++ { // grows: those rules read fields too
		for _, name := range s.questions[i].names {
			if f := s.a.fieldOf(name); f != nil && f.Visible != nil && f.On == "case" {
				conditionsOf(s.a.logic(f.Visible), func(c *rule.Condition) { s.question(s.a.condition(c)) })
			}
		}
	}
}

func (s *space) gather(c claim) {
	switch c.op {
	case opCell, opFilled:
		s.question(s.a.ofField(c))
	case opWithin:
		s.among = append(s.among, c.among)
	default:
		conditionsOf(c.logic, func(x *rule.Condition) { s.question(s.a.condition(x)) })
	}
}

func (s *space) question(q *question) {
	if _, known := s.answers[q]; known {
		return
	}
	s.questions = append(s.questions, q)
	s.answers[q] = q.answers
	if q.byCategory() {
		if s.paths == nil {
			s.paths = s.audience.paths()
		}
		s.answers[q] = s.a.answer(q, s.paths)
	}
}
