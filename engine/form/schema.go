package form

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// Form is what a browser needs to show and check one step's fields.
type Form struct {
	Category string `json:"category"`
	Step     string `json:"step"`
	// Schema is JSON Schema draft 2020-12: properties in every state, and in allOf
	// what the gates of the step ask for as far as a browser can tell.
	Schema map[string]any `json:"schema"`
	Layout []Section      `json:"layout"`
}

// Section is a group of fields in order. The first has no label when the category
// names no section for its fields.
type Section struct {
	Name   string          `json:"name,omitempty"`
	Label  definition.Text `json:"label,omitempty"`
	Fields []Item          `json:"fields"`
}

// Item is how one field is shown. What it may hold is in the schema.
type Item struct {
	Name     string               `json:"name"`
	Type     definition.FieldType `json:"type"`
	Label    definition.Text      `json:"label"`
	Help     definition.Text      `json:"help,omitempty"`
	Options  []Option             `json:"options,omitempty"`
	Widget   string               `json:"widget,omitempty"`
	Readonly bool                 `json:"readonly,omitempty"`
	// Asked is false for fields that are only shown at this step.
	Asked bool `json:"asked"`
	// Visible is a schema over all values: the field is shown while it holds. Nil
	// means always; where no schema can say the rule, the field is shown.
	Visible map[string]any `json:"visible,omitempty"`
}

// Option is one choice with its words.
type Option struct {
	Code  string          `json:"code"`
	Label definition.Text `json:"label"`
}

// Of answers the form of a category at a step. An empty step is the form of
// opening a case, which asks for everything.
func Of(def *definition.Definition, category, step string) *Form {
	cat := def.Categories[category]
	if cat == nil {
		return nil
	}
	var s *definition.Step
	if f := def.Flows[cat.Flow]; f != nil {
		s = f.Steps[step]
	}
	form := &Form{Category: category, Step: step, Schema: schemaOf(def, cat, s)}
	placed := map[string]bool{}
	var sections []Section
	for _, sec := range cat.Sections {
		section := Section{Name: sec.Name, Label: sec.Label}
		for _, name := range sec.Fields {
			if !placed[name] && shows(s, name) {
				section.Fields = append(section.Fields, item(def, s, name))
			}
			placed[name] = true
		}
		sections = append(sections, section)
	}
	var rest Section
	for _, name := range cat.Fields {
		if !placed[name] && shows(s, name) {
			rest.Fields = append(rest.Fields, item(def, s, name))
		}
	}
	if len(rest.Fields) > 0 {
		form.Layout = append(form.Layout, rest)
	}
	form.Layout = append(form.Layout, sections...)
	return form
}

func shows(s *definition.Step, name string) bool {
	return s == nil || s.Shows == nil || slices.Contains(s.Shows, name) || slices.Contains(s.Asks, name)
}

func item(def *definition.Definition, s *definition.Step, name string) Item {
	f := def.Fields[name]
	it := Item{
		Name: name, Type: f.Type, Label: label(f), Help: f.Help, Widget: f.Widget,
		Readonly: f.Compute != nil, Asked: true,
	}
	if f.Visible != nil {
		// What a browser cannot tell is shown; the server reads hidden as empty.
		it.Visible = f.Visible.Schema().Possibly
	}
	if s != nil {
		it.Readonly = it.Readonly || slices.Contains(s.Readonly, name)
		it.Asked = s.Asks == nil || slices.Contains(s.Asks, name)
	}
	if ch := def.Choices[f.Options]; ch != nil {
		for _, o := range ch.Options {
			it.Options = append(it.Options, Option{o.Code, o.Label})
		}
	}
	return it
}

// schemaOf answers the schema of the values of a category's fields.
func schemaOf(def *definition.Definition, cat *definition.Category, s *definition.Step) map[string]any {
	properties := map[string]any{}
	for _, name := range cat.Fields {
		properties[name] = property(def, def.Fields[name])
	}
	schema := map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"type":    "object", "properties": properties, "additionalProperties": false,
	}
	if asked := demands(cat, s); len(asked) > 0 {
		schema["allOf"] = asked
	}
	return schema
}

// demands says what the gates that bind every outcome of a step ask for, as far
// as a browser can surely tell. A draft is held against the schema without it.
func demands(cat *definition.Category, s *definition.Step) []any {
	if s == nil {
		return nil
	}
	var all []any
	for _, g := range slices.Concat(cat.Gates, s.Gates) {
		if len(g.Require) == 0 || len(g.Outcomes) > 0 || len(g.Steps) > 0 && !slices.Contains(g.Steps, s.Name) {
			continue
		}
		required := make([]any, len(g.Require))
		for i, f := range g.Require {
			required[i] = f
		}
		demand := map[string]any{"then": map[string]any{"required": required}, "if": map[string]any{}}
		if g.When != nil {
			demand["if"] = g.When.Schema().Surely
		}
		all = append(all, demand)
	}
	return all
}

// property says what one field may hold; it must agree with Check.
func property(def *definition.Definition, f *definition.Field) map[string]any {
	p := map[string]any{}
	switch f.Type {
	case definition.Int, definition.Money:
		p["type"] = "integer"
	case definition.Decimal:
		p["type"] = "number"
	case definition.Bool:
		p["type"] = "boolean"
	case definition.ChoiceList:
		p["type"], p["items"] = "array", map[string]any{"type": "string", "enum": codes(def, f)}
		p["maxItems"], p["uniqueItems"] = maxList, true
	case definition.Choice:
		p["type"], p["enum"] = "string", codes(def, f)
	default:
		p["type"], p["maxLength"] = "string", MaxLength(f)
		if format := formats[f.Type]; format != "" {
			p["format"] = format
		}
		if f.Pattern != "" {
			p["pattern"] = f.Pattern
		}
	}
	if f.Min != nil {
		p["minimum"] = *f.Min
	}
	if f.Max != nil {
		p["maximum"] = *f.Max
	}
	return p
}

var formats = map[definition.FieldType]string{
	definition.Date: "date", definition.DateTime: "date-time", definition.Email: "email",
}

func codes(def *definition.Definition, f *definition.Field) []any {
	ch := def.Choices[f.Options]
	if ch == nil {
		return nil
	}
	out := make([]any, len(ch.Options))
	for i, o := range ch.Options {
		out[i] = o.Code
	}
	return out
}
