package form

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// sides is a rule as two schemas over the values on the form: where surely holds
// the server's rule does, and where the server's rule holds possibly does. The
// server reads hidden fields as empty; the schemas say so too.
type sides struct {
	surely, possibly map[string]any
	exact            bool
}

// maxParts caps the parts of a schema made from one rule; beyond it the rule is
// left to the server.
const maxParts = 300

func never() map[string]any { return map[string]any{"not": map[string]any{}} }

func unknown() sides { return sides{surely: never(), possibly: map[string]any{}} }

// reader translates the rules of one definition, each visible rule once.
type reader struct {
	def     *definition.Definition
	visible map[string]sides
}

func newReader(def *definition.Definition) *reader {
	return &reader{def: def, visible: map[string]sides{}}
}

// rule answers both sides of a rule. Nil always holds. A rule that reads a
// computed field is unknown: the value on the form may be an old one.
func (x *reader) rule(r *rule.Rule) sides {
	if r == nil {
		return sides{surely: map[string]any{}, possibly: map[string]any{}, exact: true}
	}
	s := r.Schema()
	out := sides{s.Surely, s.Possibly, s.Exact}
	for _, n := range r.Names() {
		name, isField := strings.CutPrefix(n, "field.")
		f := x.def.Fields[name]
		if !isField || f == nil {
			continue
		}
		if f.Computed() {
			return unknown()
		}
		if f.Visible != nil {
			out = split(out, x.shown(f), name)
		}
		if parts(out.surely)+parts(out.possibly) > maxParts {
			return unknown()
		}
	}
	return out
}

// shown answers when a field is shown.
func (x *reader) shown(f *definition.Field) sides {
	s, ok := x.visible[f.Name]
	if !ok {
		s = x.rule(f.Visible)
		x.visible[f.Name] = s
	}
	return s
}

// split tells the values where field is shown, and counts, from those where it is
// hidden, and missing.
func split(s, shown sides, field string) sides {
	return sides{
		surely: either(
			both(shown.surely, s.surely),
			both(not(shown.possibly), without(s.surely, field))),
		possibly: either(
			both(shown.possibly, s.possibly),
			both(not(shown.surely), without(s.possibly, field))),
		exact: s.exact && shown.exact,
	}
}

func isNever(s map[string]any) bool {
	inner, ok := s["not"].(map[string]any)
	return ok && len(inner) == 0
}

func not(s map[string]any) map[string]any {
	if isNever(s) {
		return map[string]any{}
	}
	return map[string]any{"not": s}
}

func both(a, b map[string]any) map[string]any {
	switch {
	case len(a) == 0 || isNever(b):
		return b
	case len(b) == 0 || isNever(a):
		return a
	}
	return map[string]any{"allOf": []any{a, b}}
}

func either(a, b map[string]any) map[string]any {
	switch {
	case len(a) == 0 || isNever(b):
		return a
	case len(b) == 0 || isNever(a):
		return b
	}
	return map[string]any{"anyOf": []any{a, b}}
}

// without answers what a schema made from a rule says of values that lack field:
// each part that demands it never holds.
func without(s map[string]any, field string) map[string]any {
	if required, ok := s["required"].([]any); ok && required[0] == field {
		return never()
	}
	out := make(map[string]any, len(s))
	for keyword, v := range s {
		switch keyword {
		case "not":
			v = without(v.(map[string]any), field)
		case "allOf", "anyOf":
			list := v.([]any)
			changed := make([]any, len(list))
			for i, part := range list {
				changed[i] = without(part.(map[string]any), field)
			}
			v = changed
		}
		out[keyword] = v
	}
	return out
}

// parts counts the schemas inside a schema.
func parts(s map[string]any) int {
	n := 1
	for keyword, v := range s {
		switch keyword {
		case "not":
			n += parts(v.(map[string]any))
		case "allOf", "anyOf":
			for _, part := range v.([]any) {
				n += parts(part.(map[string]any))
			}
		}
	}
	return n
}
