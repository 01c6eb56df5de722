package explain

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/rule"
)

// fill gives an input the values to try.
func (g *gathering) fill(in *input) {
	field, isField := strings.CutPrefix(in.name, "field.")
	seen := g.sight[in.name]
	in.unsure = in.name == "now" || seen != nil && (seen.use != rule.Compared || seen.of.Type == rule.List)
	switch {
	case isField:
		g.fillField(in, g.x.def.Fields[field], seen)
	case strings.HasPrefix(in.name, "task."):
		name := strings.TrimSuffix(strings.TrimPrefix(in.name, "task."), ".state")
		if t := g.x.def.Tasks[name]; t != nil {
			for i := range t.States { // the last first: it is what people wait for
				in.add(t.States[len(t.States)-1-i])
			}
		}
	case in.name == "now": // it has its moments
	case in.name == "case.category":
		g.categories(in)
	case in.name == "case.kind":
		for _, k := range definition.Kinds() {
			in.add(string(k))
		}
	case seen != nil:
		for _, t := range g.x.def.Tiers {
			if in.name == "customer.tier" {
				in.add(t.Name)
			}
		}
		in.addAll(likes(seen.of, seen.literals))
		if !strings.HasPrefix(in.name, "case.") {
			in.add(nil)
		}
	}
}

func (g *gathering) fillField(in *input, f *definition.Field, seen *sight) {
	of := rule.Name{}
	var literals []any
	if seen != nil {
		of, literals = seen.of, seen.literals
	} else {
		in.any = true
	}
	switch f.Type {
	case definition.Choice, definition.ChoiceList:
		for _, o := range g.x.def.Choices[f.Options].Options {
			if f.Type == definition.ChoiceList {
				in.add([]any{o.Code})
			} else {
				in.add(o.Code)
			}
		}
	case definition.Bool:
		in.addAll([]any{true, false})
	case definition.Int, definition.Decimal, definition.Money:
		in.addAll(likes(rule.Name{Type: rule.Number}, bounded(f, literals)))
	default:
		in.addAll(likes(of, literals))
		for s := range form.Samples(f) {
			in.add(s)
		}
	}
	in.to = slices.DeleteFunc(in.to, func(v any) bool { return !g.fits(f, v) })
	in.nearestFirst()
	if !in.missing {
		in.add(nil)
	}
}

// fits reports whether the field can hold the value, spelled so.
func (g *gathering) fits(f *definition.Field, v any) bool {
	clean, problems := form.Check(g.x.def, g.s.c.Category, g.s.c.Kind, map[string]any{f.Name: v})
	if _, isList := v.([]any); isList {
		return len(problems) == 0
	}
	return len(problems) == 0 && clean[f.Name] == v
}

// categories gives the other categories whose cases walk the same flow.
func (g *gathering) categories(in *input) {
	for _, path := range slices.Sorted(keysOf(g.x.def.Categories)) {
		cat := g.x.def.Categories[path]
		if cat.Leaf() && cat.Flow == g.s.c.Flow {
			in.add(strings.ReplaceAll(path, "/", "."))
		}
	}
}
