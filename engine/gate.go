package engine

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// mayLeave answers why the case may not leave by out, with every missing field
// and failing check named at once, or nil.
func (d *decision) mayLeave(out *definition.Outcome) *Refusal {
	if out.When != nil && !d.yes(out.When, "/flow/", d.c.Flow, "/step/", d.c.Step, "/outcome/", out.Name, "/when") {
		return refuseWith(Invalid, "outcome_not_open", orName(out.Label, out.Name))
	}
	problems := d.openGates(d.gatesOf(out))
	problems = append(problems, d.openTasks()...)
	if len(problems) == 0 {
		return d.gone(out.To, out.Create)
	}
	r := refuse(Invalid, "gate")
	r.Problems = problems
	return r
}

// gatesOf answers the gates that bind leaving by out: the category's and the
// step's.
func (d *decision) gatesOf(out *definition.Outcome) []definition.Gate {
	var gates []definition.Gate
	step := d.step()
	for _, g := range d.category().Gates {
		if g.Binds(step.Name, out.Name) {
			gates = append(gates, g)
		}
	}
	for _, g := range step.Gates {
		if g.Binds(step.Name, out.Name) {
			gates = append(gates, g)
		}
	}
	return gates
}

// openGates answers what the gates still ask for.
func (d *decision) openGates(gates []definition.Gate) []Problem {
	var all []Problem
	for _, g := range gates {
		if !d.asks(g) {
			continue
		}
		for i, name := range g.Require {
			missing := d.empty(name)
			d.saw(nil, !missing, g.Address, "/require/", itoa(i))
			if missing {
				p := problem("/fields/"+name, "required", d.fieldLabel(name))
				all = append(all, d.gateProblem(p, g))
			}
		}
		if g.Check != nil && !d.yes(g.Check, g.Address, "/check") {
			all = append(all, d.gateProblem(problem(checkPointer(g.Check), "check", nil), g))
		}
	}
	return all
}

// asks reports whether the gate asks now. One whose rule cannot be computed does:
// what nobody can tell must not open it.
func (d *decision) asks(g definition.Gate) bool {
	if g.When == nil {
		return true
	}
	yes, err := g.When.Yes(d.environment(g.When.Groups()...))
	yes = yes || err != nil
	d.saw(g.When, yes, g.Address, "/when")
	return yes
}

func (d *decision) gateProblem(p Problem, g definition.Gate) Problem {
	p.Address = g.Address
	if len(g.Message) > 0 {
		p.Detail = g.Message
	}
	return p
}

// checkPointer puts a failing check at the first field its rule reads.
func checkPointer(r *rule.Rule) string {
	for _, n := range r.Names() {
		if f, ok := strings.CutPrefix(n, "field."); ok {
			return "/fields/" + f
		}
	}
	return ""
}

func (d *decision) openTasks() []Problem {
	s := d.step()
	if s.Wait == "" {
		return nil
	}
	var open []Problem
	done := 0
	for _, t := range d.c.Tasks {
		if t.Entry != d.c.Entry || !has(s.Tasks, t.Name) {
			continue
		}
		if d.taskDone(t) {
			done++
			continue
		}
		open = append(open, problem("/tasks/"+itoa(t.ID), "task_open", plain(t.Title)))
	}
	if s.Wait == "any" && done > 0 {
		return nil
	}
	return open
}

// OutcomeState is one way out of the step, as it stands now.
type OutcomeState struct {
	Outcome *definition.Outcome
	// Refusal is nil when the case may leave by the outcome.
	Refusal *Refusal
}

// Outcomes answers each way out of the case's step with what is still in its
// way. It is what a Finish would answer, holding aside.
func Outcomes(ctx Context, c Case) []OutcomeState {
	d := newDecision(ctx, c)
	s := d.step()
	if s == nil || c.Ended() {
		return nil
	}
	states := make([]OutcomeState, len(s.Outcomes))
	for i := range s.Outcomes {
		states[i] = OutcomeState{Outcome: &s.Outcomes[i], Refusal: d.mayLeave(&s.Outcomes[i])}
	}
	return states
}

// OutcomeOf answers one of Outcomes; false when the step has none of that name.
func OutcomeOf(ctx Context, c Case, name string) (OutcomeState, bool) {
	d := newDecision(ctx, c)
	if d.step() == nil || c.Ended() {
		return OutcomeState{}, false
	}
	out := d.outcome(name)
	if out == nil {
		return OutcomeState{}, false
	}
	return OutcomeState{Outcome: out, Refusal: d.mayLeave(out)}, true
}
