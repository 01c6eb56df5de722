package form

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// schemaOf answers the schema of the values of a category's fields. A draft is
// held against it without allOf.
func (x *reader) schemaOf(cat *definition.Category, s *definition.Step) map[string]any {
	properties := map[string]any{}
	for _, name := range cat.Fields {
		properties[name] = property(x.def, x.def.Fields[name])
	}
	schema := map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"type":    "object", "properties": properties, "additionalProperties": false,
	}
	if s == nil {
		return schema
	}
	var all []any
	server := []any{}
	for _, g := range slices.Concat(cat.Gates, s.Gates) {
		demands, whole := x.demandsOf(g, s)
		all = append(all, demands...)
		if !whole {
			server = append(server, g.Name)
		}
	}
	if len(all) > 0 {
		schema["allOf"] = all
	}
	if len(server) > 0 {
		schema["x-akis-server-gates"] = server
	}
	return schema
}

// demandsOf says what a gate asks for at a step, as far as a browser can surely
// tell: it never blocks what the server would let go. Whole is false when the
// server may ask for more. A gate of single outcomes is left to the server, which
// knows by which outcome the case leaves.
func (x *reader) demandsOf(g definition.Gate, s *definition.Step) (demands []any, whole bool) {
	if len(g.Steps)+len(g.Outcomes) > 0 && !slices.Contains(g.Steps, s.Name) {
		return nil, !bindsOutcome(g, s)
	}
	applies, check := x.rule(g.When), x.rule(g.Check)
	whole = applies.exact && check.exact
	if isNever(applies.surely) {
		return nil, whole
	}
	required := []any{}
	for _, name := range g.Require {
		f := x.def.Fields[name]
		whole = whole && f.Visible == nil && !f.Computed() // hidden is missing too
		if !f.Computed() {
			required = append(required, name)
		}
	}
	if len(required) > 0 {
		demands = append(demands, when(applies.surely, map[string]any{"required": required}))
	}
	if len(check.possibly) > 0 {
		demands = append(demands, when(applies.surely, check.possibly))
	}
	return demands, whole
}

func when(condition, then map[string]any) map[string]any {
	return map[string]any{"if": condition, "then": then}
}

func bindsOutcome(g definition.Gate, s *definition.Step) bool {
	return slices.ContainsFunc(s.Outcomes, func(o definition.Outcome) bool {
		return slices.Contains(g.Outcomes, o.Name) || slices.Contains(g.Outcomes, s.Name+"."+o.Name)
	})
}
