package analyze

import (
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
)

// graphs finds steps and ends that no case reaches, and steps from which no case
// ever ends. It remembers which steps are reached.
func (a *analysis) graphs() {
	for _, name := range sortedKeys(a.def.Flows) {
		f := a.def.Flows[name]
		reached := map[string]bool{}
		a.walk(f, f.Start, reached)
		a.reached[name] = reached
		ending := endingSteps(f)
		for _, step := range f.Order {
			at := stepAt(name, step)
			if !reached[step] {
				a.note(diag.Warning, at, CodeUnreachable, "Step never reached", nil,
					say("No outcome or escalation that can happen leads to step %q from the start. Lead somewhere to it or remove it.", step))
			}
			switch s := f.Steps[step]; {
			case len(s.Outcomes) == 0 && !leavesByEscalation(s):
				a.note(diag.Error, at, CodeDeadEnd, "Step without a way out", a.comesTo(f, step),
					say("A case that comes to step %q stays there for ever. Add an outcome.", step))
			case reached[step] && !ending[step]:
				a.note(diag.Error, at, CodeDeadEnd, "No end can be reached", a.comesTo(f, step),
					say("However a case leaves step %q, it never comes to an end. Lead an outcome to end.name.", step))
			}
		}
		a.unusedEnds(f, reached)
	}
}

// comesTo answers a case on its way to a step, nil when none comes there.
func (a *analysis) comesTo(f *definition.Flow, step string) *diag.Witness {
	way := path(f.Start, step, func(step string) []string {
		var on []string
		for _, p := range waysOut(f.Name, f.Steps[step], a.dead) {
			if p.Step != "" {
				on = append(on, p.Step)
			}
		}
		return on
	})
	if way == nil || len(a.byFlow[f.Name]) == 0 {
		return nil
	}
	return &diag.Witness{Category: dots(a.leaves[a.byFlow[f.Name][0]].Path), Path: way}
}

// path answers the shortest way from one step to another, both included, nil when
// there is none. next answers the steps to which one leads.
func path(start, to string, next func(step string) []string) []string {
	from := map[string]string{start: ""}
	queue := []string{start}
	for len(queue) > 0 && queue[0] != to {
		step := queue[0]
		queue = queue[1:]
		for _, n := range next(step) {
			if _, known := from[n]; !known {
				from[n] = step
				queue = append(queue, n)
			}
		}
	}
	if _, found := from[to]; !found {
		return nil
	}
	var way []string
	for step := to; step != ""; step = from[step] {
		way = append(way, "step."+step)
	}
	slices.Reverse(way)
	return way
}

func stepAt(flow, step string) string { return "/flow/" + flow + "/step/" + step }

func leavesByEscalation(s *definition.Step) bool {
	return slices.ContainsFunc(s.Escalate, func(e definition.Escalation) bool { return moves(e.To) })
}

// moves reports a place to which a case leaves its step.
func moves(p definition.Place) bool { return p.Step != "" || p.End != "" }

// waysOut answers every place that a case can come to from a step. Outcomes and
// escalations whose rule never holds are left out where dead names them.
func waysOut(flow string, s *definition.Step, dead map[string]bool) []definition.Place {
	at := stepAt(flow, s.Name)
	var out []definition.Place
	for _, o := range s.Outcomes {
		if !dead[at+"/outcome/"+o.Name] {
			out = append(out, o.To)
		}
	}
	for _, e := range s.Escalate {
		if moves(e.To) && !dead[at+"/escalate/"+e.Name] {
			out = append(out, e.To)
		}
	}
	return out
}

// endingSteps answers the steps from which some way leads to an end.
func endingSteps(f *definition.Flow) map[string]bool {
	ending := map[string]bool{}
	for again := true; again; {
		again = false
		for name, s := range f.Steps {
			ends := slices.ContainsFunc(waysOut(f.Name, s, nil), func(p definition.Place) bool { return p.End != "" || ending[p.Step] })
			if ends && !ending[name] {
				ending[name], again = true, true
			}
		}
	}
	return ending
}

func (a *analysis) unusedEnds(f *definition.Flow, reached map[string]bool) {
	led := map[string]bool{}
	for step := range reached {
		for _, p := range waysOut(f.Name, f.Steps[step], a.dead) {
			led[p.End] = true
		}
	}
	for _, end := range sortedKeys(f.Ends) {
		if !led[end] {
			a.note(diag.Warning, "/flow/"+f.Name+"/end/"+end, CodeUnreachable, "End never reached", nil,
				say("Nothing that can happen leads to end %q. Lead an outcome to it or remove it.", end))
		}
	}
}

func (a *analysis) walk(f *definition.Flow, step string, reached map[string]bool) {
	s := f.Steps[step]
	if s == nil || reached[step] {
		return
	}
	reached[step] = true
	for _, p := range waysOut(f.Name, s, a.dead) {
		a.walk(f, p.Step, reached)
		if e := f.Ends[p.End]; e != nil {
			a.walk(f, e.ReopenTo, reached)
		}
	}
}
