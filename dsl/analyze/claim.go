package analyze

import (
	"slices"

	"github.com/akis-platform/akis/engine/rule"
)

// claim is a yes/no question about a case, made of the rules of a definition. It
// is answered for all cases at once by a space, and for one case by a moment.
type claim struct {
	op    claimOp
	parts []claim
	rule  *rule.Rule // of holds and asks
	logic rule.Logic // what the rule is made of; alone, of a part of one
	field string     // of cell and filled
	code  string     // of cell
	among set        // of within: leaf categories
	size  int        // how many claims it is made of, itself included
}

type claimOp uint8

const (
	opYes    claimOp = iota
	opAll            // every part
	opSome           // some part
	opNot            // the part not
	opHolds          // the rule says yes; one that fails does not
	opAsks           // as a gate asks: the rule says yes, or fails
	opPart           // a part of a rule says yes
	opCell           // the field is spelled like the code
	opFilled         // the field has a value
	opWithin         // the category is one of these
)

func yes() claim { return claim{op: opYes, size: 1} }

func no() claim { return not(yes()) }

func not(c claim) claim { return made(opNot, c) }

// made makes a claim of others.
func made(op claimOp, parts ...claim) claim {
	c := claim{op: op, parts: parts, size: 1}
	for _, p := range parts {
		c.size = min(c.size+p.size, maxSize+1)
	}
	return c
}

// maxSize caps the size of what is known of the cases that come to a list.
const maxSize = 2000

func all(parts ...claim) claim {
	parts = slices.DeleteFunc(slices.Clone(parts), claim.always)
	switch len(parts) {
	case 0:
		return yes()
	case 1:
		return parts[0]
	}
	return made(opAll, parts...)
}

func some(parts ...claim) claim {
	switch {
	case len(parts) == 0:
		return no()
	case slices.ContainsFunc(parts, claim.always):
		return yes()
	case len(parts) == 1:
		return parts[0]
	}
	return made(opSome, parts...)
}

// always reports a claim that needs no look at a case.
func (c claim) always() bool { return c.op == opYes }

// holds claims that a rule says yes; no rule always does.
func (a *analysis) holds(r *rule.Rule) claim {
	if r == nil {
		return yes()
	}
	return claim{op: opHolds, rule: r, logic: a.logic(r), size: 1}
}

// asks claims that a gate with this rule asks.
func (a *analysis) asks(r *rule.Rule) claim {
	if r == nil {
		return yes()
	}
	return claim{op: opAsks, rule: r, logic: a.logic(r), size: 1}
}

func partOf(l rule.Logic) claim { return claim{op: opPart, logic: l, size: 1} }

func cell(field, code string) claim { return claim{op: opCell, field: field, code: code, size: 1} }

func filled(field string) claim { return claim{op: opFilled, field: field, size: 1} }

func within(leaves set) claim { return claim{op: opWithin, among: leaves, size: 1} }

// leaves calls f with each claim that is not made of others.
func (c claim) leaves(f func(claim)) {
	switch c.op {
	case opYes:
	case opAll, opSome, opNot:
		for _, p := range c.parts {
			p.leaves(f)
		}
	default:
		f(c)
	}
}

// conditionsOf calls f with each condition of a rule.
func conditionsOf(l rule.Logic, f func(*rule.Condition)) {
	if l.Condition != nil {
		f(l.Condition)
	}
	for _, p := range l.Parts {
		conditionsOf(p, f)
	}
}

// conjuncts answers the parts that all must hold for the rule to hold.
func conjuncts(l rule.Logic) []rule.Logic {
	if l.Op != rule.And {
		return []rule.Logic{l}
	}
	return append(conjuncts(l.Parts[0]), conjuncts(l.Parts[1])...)
}
