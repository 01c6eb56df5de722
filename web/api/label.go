package api

import (
	"maps"
	"slices"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/terms"
)

// labels answers what the reader calls the things of def, the definition a case is
// pinned to. Teams and partners are always the live ones.
func (r *reader) labels(def *definition.Definition) terms.Labels {
	return terms.Labels{Def: def, Live: r.def, Locale: r.locale}
}

func (r *reader) labelOr(t definition.Text, name string) string { return r.labels(nil).Or(t, name) }

func (r *reader) team(name string) *Named {
	if name == "" {
		return nil
	}
	if r.def != nil {
		if t := r.def.Team(name); t != nil {
			name = t.Name // as it is called now
		}
	}
	return &Named{name, r.labels(nil).Team(name)}
}

func (r *reader) partner(name string) *Named {
	if name == "" {
		return nil
	}
	if r.def != nil {
		if p := r.def.Partner(name); p != nil {
			name = p.Name
		}
	}
	return &Named{name, r.labels(nil).Partner(name)}
}

func (r *reader) categoryLabel(def *definition.Definition, path string) string {
	return r.labels(def).Category(path)
}

func (r *reader) fieldLabel(def *definition.Definition, name string) string {
	return r.labels(def).Field(name)
}

func (r *reader) stepLabel(def *definition.Definition, flow, step string) string {
	return r.labels(def).Step(flow, step)
}

func (r *reader) endLabel(def *definition.Definition, flow, end string) string {
	return r.labels(def).End(flow, end)
}

func (r *reader) valueText(def *definition.Definition, field string, v any) string {
	return r.labels(def).Value(field, v)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func orEmpty(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return m
}
