package analyze

import (
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// steps judges the rules of every step by themselves.
func (a *analysis) steps() {
	for _, name := range sortedKeys(a.def.Flows) {
		users := a.byFlow[name]
		if len(users) == 0 {
			continue
		}
		for _, step := range a.def.Flows[name].Order {
			a.step(name, a.def.Flows[name].Steps[step])
		}
	}
}

// at answers the context of the rules of a step: the cases of a flow, at that step,
// in the hands of whoever works it.
func (a *analysis) atStep(flow string, s *definition.Step) context {
	return context{
		audience: a.flowAudience(flow), reach: yes(),
		fixed: map[string]any{"case.step": s.Name},
		start: map[string]any{"case.status": "open", "case.team": s.Team},
	}
}

func (a *analysis) flowAudience(flow string) audience {
	u, known := a.audiences[flow]
	if !known {
		u = a.audienceOf(a.byFlow[flow])
		a.audiences[flow] = u
	}
	return u
}

func (a *analysis) step(flow string, s *definition.Step) {
	at, in := stepAt(flow, s.Name), a.atStep(flow, s)
	judge := func(at string, r *rule.Rule, what role) {
		if r != nil && a.judge(at+"/when", in, r, what) == neverHolds {
			a.dead[at] = true
		}
	}
	for _, o := range s.Outcomes {
		judge(at+"/outcome/"+o.Name, o.When, role{
			never: "Nobody can ever leave by this outcome. Mend the rule or remove the outcome.", always: "Remove when: the outcome is always open.",
		})
	}
	for _, e := range s.Escalate {
		judge(at+"/escalate/"+e.Name, e.When, role{
			never: "The escalation never acts. Mend the rule or remove the escalation.", always: "Remove when: the escalation always acts.",
		})
	}
	if s.DoneWhen != nil {
		a.judge(at+"/done_when", in, s.DoneWhen, role{
			never: "The step never ends by itself. Mend the rule or remove it.", always: "The step is left as soon as a case comes to it. Mend the rule or remove the step.",
		})
	}
	if s.Pause != nil {
		a.judge(at+"/pause", in, s.Pause, role{
			never: "The clocks never stand still. Mend the rule or remove it.", always: "The clocks never run at this step. Mend the rule or remove it.",
		})
	}
}
