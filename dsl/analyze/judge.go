package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// verdict is what is known of a rule by itself.
type verdict uint8

const (
	sometimes verdict = iota // or not decided
	neverHolds
	alwaysHolds
	nobodyComes // to where the rule is asked
)

// role is what a rule does where it stands, for the words of a finding.
type role struct {
	never  phrase.Format // what it means that it never holds
	always phrase.Format // that it always does; "" where that is no finding
}

// judge finds a rule that never or always holds.
func (a *analysis) judge(at string, in context, r *rule.Rule, what role) verdict {
	key := a.shape(in, "judge", a.holds(r))
	if a.clean[key] {
		return sometimes
	}
	s := a.space(in, a.holds(r))
	if s.points == 0 {
		a.tooMany(at)
		return sometimes
	}
	holds := s.find(a.holds(r))
	switch {
	case s.possible.empty():
		return nobodyComes
	case holds.empty():
		why, w := s.contradiction(r)
		a.note(diag.Warning, at, CodeNever, "Rule never holds", w, why, say(what.never))
		return neverHolds
	case s.possible.within(holds):
		if what.always != "" {
			a.note(diag.Warning, at, CodeAlways, "Rule always holds", nil,
				say("Every case that comes here makes %s yes.", quoted(r.Text())), say(what.always))
		}
		return alwaysHolds
	}
	a.clean[key] = true
	return sometimes
}

// contradiction says why a rule never holds: the fewest of its parts that exclude
// each other, and a case for which all of them but one are yes.
func (s *space) contradiction(r *rule.Rule) (phrase.Phrase, *diag.Witness) {
	parts := conjuncts(s.a.logic(r))
	if len(parts) > maxParts {
		return say("No case makes %s yes.", quoted(r.Text())), nil
	}
	for i := len(parts) - 1; i >= 0; i-- {
		if without := slices.Delete(slices.Clone(parts), i, i+1); s.find(together(without)).empty() {
			parts = without
		}
	}
	if len(parts) == 0 { // nobody comes here
		return say("No case makes %s yes.", quoted(r.Text())), nil
	}
	others := together(parts[:len(parts)-1])
	w, sure := s.example(s.find(others), all(others, not(partOf(parts[len(parts)-1]))))
	if !sure {
		w = nil
	}
	if len(parts) == 1 {
		return say("%s is yes for no case that comes here.", quoted(written(parts[0]))), w
	}
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = quoted(written(p))
	}
	return say("No case that comes here makes all of these yes: %s.", strings.Join(texts, ", ")), w
}

// maxParts caps the parts among which a contradiction is looked for.
const maxParts = 12

func together(parts []rule.Logic) claim {
	claims := make([]claim, len(parts))
	for i, p := range parts {
		claims[i] = partOf(p)
	}
	return all(claims...)
}

// written answers a part of a rule as it is written.
func written(l rule.Logic) string {
	switch l.Op {
	case rule.Always:
		return "true"
	case rule.Never:
		return "false"
	case rule.Not:
		return "not (" + written(l.Parts[0]) + ")"
	case rule.And:
		return "(" + written(l.Parts[0]) + " and " + written(l.Parts[1]) + ")"
	case rule.Or:
		return "(" + written(l.Parts[0]) + " or " + written(l.Parts[1]) + ")"
	}
	return l.Condition.Text()
}

// quoted sets the text of a rule off from a sentence.
func quoted(text string) string { return "“" + strings.Join(strings.Fields(text), " ") + "”" }

// fields judges the rules that show fields.
func (a *analysis) fields() {
	having := map[string][]int{}
	for i, cat := range a.leaves {
		for _, f := range cat.Hiding {
			having[f] = append(having[f], i)
		}
	}
	for _, name := range sortedKeys(having) {
		in := context{audience: a.audienceOf(having[name]), reach: yes()}
		a.judge("/field/"+name+"/visible", in, a.def.Fields[name].Visible, role{
			never: "The field is never shown, and always empty. Mend the rule or remove the field.", always: "Remove visible: the field is always shown.",
		})
	}
}
