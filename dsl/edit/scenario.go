package edit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// A scenario names outcomes and steps without their flow. Which they are follows
// from where the case can be: every step that the acts before may have led to,
// until an expect says which it is. The set is never too small; where it leaves
// two meanings, a rename is refused.

// enter puts the case at the beginning of a flow.
func (in *scope) enter(s *shape, flow string) {
	in.flows = []string{flow}
	start := strings.TrimPrefix(text(s.flows[flow]["start"]), "step.")
	in.stops = s.onward([]stop{{flow, "step", start}}, false)
}

// scenario walks the acts of a test in their order.
func (f *finder) scenario(items []any, at string, in scope) {
	for i, v := range items {
		item := object(v)
		kind := text(item["$block"])
		here := at + "/" + strconv.Itoa(i)
		if kind == "act" && text(item["category"]) != "" {
			f.block(schemas.Of(kind), item, here, in)
			f.recategorised(&in, text(item["category"]))
			continue
		}
		f.block(schemas.Of(kind), item, here, in)
		in.stops = f.after(in, kind, item)
	}
}

// recategorised adds the beginning of the other category's flow; the act may also
// have been refused.
func (f *finder) recategorised(in *scope, category string) {
	next := scope{}
	next.enter(f.shape, f.flowOf(strings.ReplaceAll(strings.TrimPrefix(category, "category."), ".", "/")))
	if !slices.Contains(in.flows, next.flows[0]) {
		in.flows = append(slices.Clone(in.flows), next.flows[0])
	}
	in.stops = union(in.stops, next.stops)
}

// after answers where the case can be behind a step of the scenario.
func (f *finder) after(in scope, kind string, item map[string]any) []stop {
	stops := in.stops
	switch kind {
	case "wait":
		return f.onward(stops, true)
	case "expect":
		return f.expected(in, item)
	}
	switch text(item["$label"]) {
	case "finish":
		for _, s := range in.stops {
			o := object(object(f.node(s)["outcome"])[text(item["outcome"])])
			stops = f.with(stops, s.flow, text(o["to"]))
		}
	case "reopen":
		for _, s := range f.stops(in.flows, "end") {
			stops = f.with(stops, s.flow, text(f.node(s)["reopen_to"]))
		}
	}
	return f.onward(stops, false)
}

// expected narrows the stops to what the scenario says they are.
func (f *finder) expected(in scope, item map[string]any) []stop {
	for _, key := range []string{"step", "ended"} {
		kind, name, ok := strings.Cut(text(item[key]), ".")
		if !ok {
			continue
		}
		var left []stop
		for _, s := range named(f.stops(in.flows, kind), name) {
			if slices.Contains(in.stops, s) {
				left = append(left, s)
			}
		}
		if len(left) > 0 {
			return left
		}
		return named(f.stops(in.flows, kind), name)
	}
	return in.stops
}

// onward adds every stop that cases move on to by themselves: by done_when and by
// calls, and as time passes by escalations.
func (s *shape) onward(stops []stop, waits bool) []stop {
	for i := 0; i < len(stops); i++ {
		node := s.node(stops[i])
		if node["done_when"] != nil || node["call"] != nil {
			for _, o := range object(node["outcome"]) {
				stops = s.with(stops, stops[i].flow, text(object(o)["to"]))
			}
		}
		if !waits {
			continue
		}
		for _, e := range object(node["escalate"]) {
			stops = s.with(stops, stops[i].flow, text(object(e)["to"]))
		}
	}
	return stops
}

// with adds the stop that a reference names.
func (s *shape) with(stops []stop, flow, ref string) []stop {
	kind, name, _ := strings.Cut(ref, ".")
	if kind != "step" && kind != "end" {
		return stops
	}
	return union(stops, []stop{{flow, kind, name}})
}

func union(a, b []stop) []stop {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
