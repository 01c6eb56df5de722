package api

import (
	"context"
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/terms"
)

func (s *server) definitionRoutes() {
	add(s, signedIn, get("/api/categories", "categories", "definition", "All categories, and the words for kinds, priorities and statuses"), s.categories)
	add(s, signedIn, get("/api/forms", "form", "definition", "The form of a category, or of a case's step"), s.form)
	add(s, signedIn, get("/api/definition/flow", "flow", "definition", "The process of a category"), s.flow)
}

type localeQuery struct {
	Locale string `query:"locale" maxLength:"35" doc:"Language of the answer"`
}

func (s *server) categories(_ context.Context, r *reader, _ *localeQuery) (*body[CategoryTree], error) {
	tree := CategoryTree{
		Categories: []Category{}, Kinds: named(terms.Kind, r.locale, kinds...),
		Priorities: named(terms.Priority, r.locale, "low", "normal", "high", "urgent"),
	}
	for _, st := range engine.Statuses() {
		tree.Statuses = append(tree.Statuses, Named{string(st), terms.Status.In(string(st), r.locale)})
	}
	if r.def != nil {
		tree.Categories = r.categoryShapes(r.def.Roots)
	}
	return &body[CategoryTree]{tree}, nil
}

var kinds = []string{
	string(definition.Complaint), string(definition.Request), string(definition.Feedback),
	string(definition.Suggestion), string(definition.Praise),
}

func named(w terms.Table, locale string, names ...string) []Named {
	all := make([]Named, len(names))
	for i, n := range names {
		all[i] = Named{n, w.In(n, locale)}
	}
	return all
}

func (r *reader) categoryShapes(paths []string) []Category {
	all := make([]Category, 0, len(paths))
	for _, p := range paths {
		c := r.def.Categories[p]
		all = append(all, Category{
			Path: p, Label: r.labelOr(c.Label, c.Name), Kind: string(c.Kind), Leaf: c.Leaf(),
			Children: r.categoryShapes(c.Children),
		})
	}
	return all
}

type formQuery struct {
	Category string `query:"category" maxLength:"200" example:"cargo/late"`
	Kind     string `query:"kind" maxLength:"30"`
	Step     string `query:"step" maxLength:"100" doc:"The form of this step; absent: the form of opening"`
	Case     int64  `query:"case" doc:"The form of this case at its step, with its values"`
	Locale   string `query:"locale" maxLength:"35"`
}

func (s *server) form(ctx context.Context, r *reader, in *formQuery) (*body[Form], error) {
	if in.Case != 0 {
		return s.caseForm(ctx, r, in)
	}
	if r.user.Partner != "" {
		return nil, access.Forbidden()
	}
	if r.def == nil || r.def.Categories[in.Category] == nil {
		return nil, access.NotFound()
	}
	cat := r.def.Categories[in.Category]
	f := r.formShape(form.Of(r.def, in.Category, in.Step))
	f.Kind, f.Values = in.Kind, map[string]any{}
	if f.Kind == "" {
		f.Kind = string(cat.Kind)
	}
	for _, name := range cat.Fields {
		if v := r.def.Fields[name].Default; v != nil {
			f.Values[name] = v
		}
	}
	return &body[Form]{f}, nil
}

func (s *server) caseForm(ctx context.Context, r *reader, in *formQuery) (*body[Form], error) {
	v, err := s.Service.View(ctx, r.actor(), engine.CaseID(in.Case))
	if err != nil {
		return nil, err
	}
	category := v.Case.Category
	if in.Category != "" {
		category = in.Category // what a recategorise would ask for
	}
	made := form.Of(v.Definition, category, v.Case.Step)
	if made == nil {
		return nil, access.NotFound()
	}
	if r.user.Partner != "" {
		forPartner(made, v.Live.Partners[r.user.Partner])
	}
	f := r.formShape(made)
	f.Kind, f.Values = string(v.Case.Kind), orEmpty(v.Case.Fields)
	return &body[Form]{f}, nil
}

// forPartner leaves of a form what the partner's block lets it see and fill.
func forPartner(f *form.Form, p *definition.Partner) {
	if p == nil {
		p = &definition.Partner{}
	}
	for i := range f.Layout {
		sec := &f.Layout[i]
		sec.Fields = slices.DeleteFunc(sec.Fields, func(it form.Item) bool {
			return !slices.Contains(p.Sees, it.Name) && !slices.Contains(p.Fills, it.Name)
		})
		for j := range sec.Fields {
			fills := slices.Contains(p.Fills, sec.Fields[j].Name)
			sec.Fields[j].Asked, sec.Fields[j].Readonly = fills, !fills
		}
	}
	properties, _ := f.Schema["properties"].(map[string]any)
	f.Schema = map[string]any{"$schema": f.Schema["$schema"], "type": "object", "properties": map[string]any{}}
	for name, schema := range properties {
		if slices.Contains(p.Sees, name) || slices.Contains(p.Fills, name) {
			f.Schema["properties"].(map[string]any)[name] = schema
		}
	}
}

func (r *reader) formShape(f *form.Form) Form {
	out := Form{Category: f.Category, Step: f.Step, Schema: f.Schema, Layout: []FormSection{}}
	for _, sec := range f.Layout {
		if len(sec.Fields) == 0 {
			continue
		}
		section := FormSection{Name: sec.Name, Label: r.say(sec.Label), Fields: []FormField{}}
		for _, it := range sec.Fields {
			field := FormField{
				Name: it.Name, Type: string(it.Type), Label: r.labelOr(it.Label, it.Name), Help: r.say(it.Help),
				Widget: it.Widget, Readonly: it.Readonly, Asked: it.Asked, Visible: it.Visible,
			}
			for _, o := range it.Options {
				field.Options = append(field.Options, FormOption{o.Code, r.labelOr(o.Label, o.Code)})
			}
			section.Fields = append(section.Fields, field)
		}
		out.Layout = append(out.Layout, section)
	}
	return out
}

type flowQuery struct {
	Category string `query:"category" required:"true" maxLength:"200" example:"cargo/late"`
	Locale   string `query:"locale" maxLength:"35"`
}

func (s *server) flow(_ context.Context, r *reader, in *flowQuery) (*body[Flow], error) {
	if r.user.Partner != "" {
		return nil, access.Forbidden()
	}
	if r.def == nil || r.def.Categories[in.Category] == nil {
		return nil, access.NotFound()
	}
	f := r.def.Flows[r.def.Categories[in.Category].Flow]
	if f == nil {
		return nil, access.NotFound()
	}
	out := Flow{Name: f.Name, Start: f.Start, Steps: []FlowStep{}, Ends: []FlowEnd{}}
	for _, name := range f.Order {
		out.Steps = append(out.Steps, r.stepShape(f.Steps[name]))
	}
	for _, name := range sortedKeys(f.Ends) {
		e := f.Ends[name]
		out.Ends = append(out.Ends, FlowEnd{Name: name, Label: r.labelOr(e.Label, name), Status: e.Status})
	}
	return &body[Flow]{out}, nil
}

func (r *reader) stepShape(st *definition.Step) FlowStep {
	out := FlowStep{
		Name: st.Name, Label: r.labelOr(st.Label, st.Name), Help: r.say(st.Help), Route: st.Route,
		Outcomes: []FlowOutcome{}, Escalate: []FlowEscalation{},
	}
	if st.Team != "" {
		out.Team = r.team(st.Team)
	}
	if st.Partner != "" {
		out.Partner = r.partner(st.Partner)
	}
	for _, o := range st.Outcomes {
		out.Outcomes = append(out.Outcomes, FlowOutcome{o.Name, r.labelOr(o.Label, o.Name), placeName(o.To)})
	}
	for _, e := range st.Escalate {
		esc := FlowEscalation{Name: e.Name, After: e.After.String(), Notify: []Named{}, To: placeName(e.To)}
		if e.Percent > 0 {
			esc.After = strconv.Itoa(e.Percent) + "%"
		}
		for _, t := range e.Notify {
			esc.Notify = append(esc.Notify, *r.team(t))
		}
		out.Escalate = append(out.Escalate, esc)
	}
	return out
}

func placeName(p definition.Place) string {
	switch {
	case p.Step != "":
		return "step." + p.Step
	case p.End != "":
		return "end." + p.End
	case p.Team != "":
		return "team." + p.Team
	}
	return ""
}
