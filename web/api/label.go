package api

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/akis-platform/akis/engine/definition"
)

// The labels below are read from def, the definition a case is pinned to, except
// those of teams and partners, which are always the live ones.

func (r *reader) labelOr(t definition.Text, name string) string {
	if len(t) == 0 {
		return name
	}
	return r.say(t)
}

func (r *reader) team(name string) *Named {
	if name == "" {
		return nil
	}
	if r.def != nil {
		if t := r.def.Team(name); t != nil {
			return &Named{t.Name, r.labelOr(t.Label, t.Name)}
		}
	}
	return &Named{name, name}
}

func (r *reader) partner(name string) *Named {
	if name == "" {
		return nil
	}
	if r.def != nil {
		if p := r.def.Partner(name); p != nil {
			return &Named{p.Name, r.labelOr(p.Label, p.Name)}
		}
	}
	return &Named{name, name}
}

// categoryLabel answers "Cargo › Late".
func (r *reader) categoryLabel(def *definition.Definition, path string) string {
	if def == nil || def.Categories[path] == nil {
		return path
	}
	var parts []string
	for c := def.Categories[path]; c != nil; c = def.Categories[c.Parent] {
		parts = append(parts, r.labelOr(c.Label, c.Name))
	}
	slices.Reverse(parts)
	return strings.Join(parts, " › ")
}

func (r *reader) fieldLabel(def *definition.Definition, name string) string {
	if f := def.Fields[name]; f != nil {
		return r.labelOr(f.Label, name)
	}
	return name
}

func (r *reader) stepLabel(def *definition.Definition, flow, step string) string {
	if f := def.Flows[flow]; f != nil && f.Steps[step] != nil {
		return r.labelOr(f.Steps[step].Label, step)
	}
	return step
}

func (r *reader) endLabel(def *definition.Definition, flow, end string) string {
	if f := def.Flows[flow]; f != nil && f.Ends[end] != nil {
		return r.labelOr(f.Ends[end].Label, end)
	}
	return end
}

// valueText answers a field's value as people read it.
func (r *reader) valueText(def *definition.Definition, field string, v any) string {
	f := def.Fields[field]
	if f != nil && f.Type == definition.Money {
		if minor, ok := v.(float64); ok {
			return r.moneyText(minor)
		}
	}
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return valueWords.in(strconv.FormatBool(v), r.locale)
	case string:
		if f != nil && f.Options != "" {
			return r.optionLabel(def, f.Options, v)
		}
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = r.valueText(def, field, x)
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v)
}

// moneyText answers an amount of minor units as the screens write it: "1,234.50".
// The digits are the same in every language.
func (r *reader) moneyText(minor float64) string {
	p := message.NewPrinter(language.Make(r.locale + "-u-nu-latn"))
	return p.Sprint(number.Decimal(minor/100, number.Scale(2)))
}

func (r *reader) optionLabel(def *definition.Definition, choices, code string) string {
	if ch := def.Choices[choices]; ch != nil {
		for _, o := range ch.Options {
			if o.Code == code {
				return r.labelOr(o.Label, code)
			}
		}
	}
	return code
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func orEmpty(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return m
}
