package edit

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// shape is what must be known of a set to say which flow, and which choices, a
// name is about.
type shape struct {
	flows      map[string]map[string]any
	categories map[string]map[string]any // by path, cargo/late
	choices    map[string]string         // field to its choices
	customer   map[string]bool           // fields kept with the customer
	computed   map[string]string         // field to the table that computes it
	gate       map[string]int            // how many gates have a name
}

func (d *Document) shape() *shape {
	s := &shape{
		flows: map[string]map[string]any{}, categories: map[string]map[string]any{},
		choices: map[string]string{}, customer: map[string]bool{}, computed: map[string]string{}, gate: map[string]int{},
	}
	for f := range d.of(schemas.Set) {
		for _, p := range f.parts {
			for name, v := range object(p.tree().Root["flow"]) {
				s.flows[name] = object(v)
				s.stepGates(object(v))
			}
			for name, v := range object(p.tree().Root["category"]) {
				s.category(name, object(v))
			}
			for name, v := range object(p.tree().Root["field"]) {
				s.field(name, object(v))
			}
		}
	}
	return s
}

func (s *shape) field(name string, node map[string]any) {
	s.choices[name] = strings.TrimPrefix(text(node["options"]), "choices.")
	s.customer[name] = text(node["on"]) == "customer"
	s.computed[name] = text(node["table"])
}

func (s *shape) category(path string, node map[string]any) {
	s.categories[path] = node
	s.countGates(node)
	for name, v := range object(node["category"]) {
		s.category(path+"/"+name, object(v))
	}
}

// stepGates counts the gates of a flow.
func (s *shape) stepGates(flow map[string]any) {
	for _, kind := range []string{"step", "end"} {
		for _, node := range object(flow[kind]) {
			s.countGates(object(node))
		}
	}
}

func (s *shape) countGates(node map[string]any) {
	for name := range object(node["gate"]) {
		s.gate[name]++
	}
}

// asking answers the names in rules of the fields that these choices are for.
func (s *shape) asking(choices string) map[string]bool {
	names := map[string]bool{}
	for field, c := range s.choices {
		switch {
		case c != choices:
		case s.customer[field]:
			names["customer."+field] = true
		default:
			names["field."+field] = true
		}
	}
	return names
}

// flowOf answers the flow of the cases of a category, its own or one from above.
func (s *shape) flowOf(path string) string {
	for {
		if flow := text(s.categories[path]["flow"]); flow != "" {
			return strings.TrimPrefix(flow, "flow.")
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return ""
		}
		path = path[:i]
	}
}

// flowsBelow answers the flows of all cases that a category's gates bind.
func (s *shape) flowsBelow(path string) []string {
	children := object(s.categories[path]["category"])
	if len(children) == 0 {
		if flow := s.flowOf(path); flow != "" {
			return []string{flow}
		}
		return []string{}
	}
	flows := []string{}
	for name := range children {
		flows = append(flows, s.flowsBelow(path+"/"+name)...)
	}
	slices.Sort(flows)
	return slices.Compact(flows)
}

// allFlows answers the names of every flow.
func (s *shape) allFlows() []string { return slices.Sorted(maps.Keys(s.flows)) }

// stop is where a case may be: a step or an end of a flow.
type stop struct{ flow, kind, name string }

func (s *shape) node(at stop) map[string]any {
	return object(object(s.flows[at.flow][at.kind])[at.name])
}

// stops answers the steps or ends of the flows.
func (s *shape) stops(flows []string, kind string) []stop {
	var all []stop
	for _, flow := range flows {
		for _, name := range slices.Sorted(maps.Keys(object(s.flows[flow][kind]))) {
			all = append(all, stop{flow, kind, name})
		}
	}
	return all
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func text(v any) string {
	s, _ := v.(string)
	return s
}
