package form

import (
	"slices"

	"github.com/akis-platform/akis/engine/definition"
)

// Form is what a browser needs to show and check one step's fields.
type Form struct {
	Category string `json:"category"`
	Step     string `json:"step"`
	// Schema is JSON Schema draft 2020-12: properties in every state, in allOf what
	// the gates of the step ask for as far as a browser can surely tell, and in
	// x-akis-server-gates the names of those that ask for more.
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
	x := newReader(def)
	form := &Form{Category: category, Step: step, Schema: x.schemaOf(cat, s)}
	placed := map[string]bool{}
	var sections []Section
	for _, sec := range cat.Sections {
		section := Section{Name: sec.Name, Label: sec.Label}
		for _, name := range sec.Fields {
			if !placed[name] && shows(s, name) {
				section.Fields = append(section.Fields, x.item(s, name))
			}
			placed[name] = true
		}
		sections = append(sections, section)
	}
	var rest Section
	for _, name := range cat.Fields {
		if !placed[name] && shows(s, name) {
			rest.Fields = append(rest.Fields, x.item(s, name))
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

func (x *reader) item(s *definition.Step, name string) Item {
	f := x.def.Fields[name]
	it := Item{
		Name: name, Type: f.Type, Label: label(f), Help: f.Help, Widget: f.Widget,
		Readonly: f.Computed(), Asked: true,
	}
	if f.Visible != nil {
		// What a browser cannot tell is shown; the server reads hidden as empty.
		if shown := x.shown(f).possibly; len(shown) > 0 {
			it.Visible = shown
		}
	}
	if s != nil {
		it.Readonly = it.Readonly || slices.Contains(s.Readonly, name)
		it.Asked = s.Asks == nil || slices.Contains(s.Asks, name)
	}
	if ch := x.def.Choices[f.Options]; ch != nil {
		for _, o := range ch.Options {
			it.Options = append(it.Options, Option{o.Code, o.Label})
		}
	}
	return it
}
