package compile

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// graphs finds steps that no case reaches, and steps from which no case ever ends.
func (c *compiler) graphs() {
	for _, name := range sortedKeys(c.def.Flows) {
		if !c.tree.Whole("/flow/" + name) {
			continue // a way may stand in what could not be read
		}
		f := c.def.Flows[name]
		reached := map[string]bool{}
		walkFlow(f, f.Start, reached)
		ending := endingSteps(f)
		for _, step := range f.Order {
			at := "/flow/" + name + "/step/" + step
			if !reached[step] && f.Start != "" {
				c.warnf(at, CodeUnreachable, "Step never reached", "No outcome or escalation leads to step %q from the start. Lead somewhere to it or remove it.", step)
			}
			switch s := f.Steps[step]; {
			case len(s.Outcomes) == 0 && !leavesByEscalation(s):
				c.errorf(at, CodeDeadEnd, "Step without a way out", "A case that comes to step %q stays there for ever. Add an outcome.", step)
			case reached[step] && !ending[step]:
				c.errorf(at, CodeDeadEnd, "No end can be reached", "However a case leaves step %q, it never comes to an end. Lead an outcome to end.name.", step)
			}
		}
		c.unusedEnds(f, reached)
	}
}

func leavesByEscalation(s *definition.Step) bool {
	return slices.ContainsFunc(s.Escalate, func(e definition.Escalation) bool { return e.To.Step != "" || e.To.End != "" })
}

// waysOut answers every place that a case can come to from a step. A place that
// could not be resolved, and has been reported, is left out.
func waysOut(s *definition.Step) []definition.Place {
	var out []definition.Place
	for _, o := range s.Outcomes {
		out = append(out, o.To)
	}
	for _, e := range s.Escalate {
		out = append(out, e.To)
	}
	return slices.DeleteFunc(out, func(p definition.Place) bool { return p.Step == "" && p.End == "" })
}

// endingSteps answers the steps from which some way leads to an end, or to a place
// that is not known.
func endingSteps(f *definition.Flow) map[string]bool {
	ending := map[string]bool{}
	for again := true; again; {
		again = false
		for name, s := range f.Steps {
			ways := waysOut(s)
			ends := len(ways) == 0 || leadsNowhere(s) || slices.ContainsFunc(ways, func(p definition.Place) bool { return p.End != "" || ending[p.Step] })
			if ends && !ending[name] {
				ending[name], again = true, true
			}
		}
	}
	return ending
}

// leadsNowhere reports whether an outcome names a place that is not there, which
// has been reported.
func leadsNowhere(s *definition.Step) bool {
	return slices.ContainsFunc(s.Outcomes, func(o definition.Outcome) bool { return o.To == definition.Place{} })
}

func (c *compiler) unusedEnds(f *definition.Flow, reached map[string]bool) {
	led := map[string]bool{}
	for step := range reached {
		for _, p := range waysOut(f.Steps[step]) {
			led[p.End] = true
		}
	}
	for _, end := range sortedKeys(f.Ends) {
		if !led[end] {
			c.warnf("/flow/"+f.Name+"/end/"+end, CodeUnreachable, "End never reached", "Nothing leads to end %q. Lead an outcome to it or remove it.", end)
		}
	}
}

func walkFlow(f *definition.Flow, step string, reached map[string]bool) {
	s := f.Steps[step]
	if s == nil || reached[step] {
		return
	}
	reached[step] = true
	for _, p := range waysOut(s) {
		walkFlow(f, p.Step, reached)
		if e := f.Ends[p.End]; e != nil {
			walkFlow(f, e.ReopenTo, reached)
		}
	}
}
