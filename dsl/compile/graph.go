package compile

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// graphs finds steps that no case reaches and steps that no case leaves.
func (c *compiler) graphs() {
	for _, name := range sortedKeys(c.def.Flows) {
		f := c.def.Flows[name]
		reached := map[string]bool{}
		walkFlow(f, f.Start, reached)
		for _, step := range f.Order {
			s := f.Steps[step]
			at := "/flow/" + name + "/step/" + step
			if !reached[step] {
				c.warnf(at, CodeUnreachable, "Step never reached", "No outcome or escalation leads to step %q from the start. Lead somewhere to it or remove it.", step)
			}
			if len(s.Outcomes) == 0 && !leavesByEscalation(s) {
				c.errorf(at, CodeDeadEnd, "Step without a way out", "A case that comes to step %q stays there for ever. Add an outcome.", step)
			}
		}
	}
}

func leavesByEscalation(s *definition.Step) bool {
	return slices.ContainsFunc(s.Escalate, func(e definition.Escalation) bool { return e.To.Step != "" || e.To.End != "" })
}

func walkFlow(f *definition.Flow, step string, reached map[string]bool) {
	s := f.Steps[step]
	if s == nil || reached[step] {
		return
	}
	reached[step] = true
	for _, o := range s.Outcomes {
		walkFlow(f, o.To.Step, reached)
	}
	for _, e := range s.Escalate {
		walkFlow(f, e.To.Step, reached)
	}
	for _, e := range f.Ends {
		walkFlow(f, e.ReopenTo, reached)
	}
}
