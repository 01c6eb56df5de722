package explain

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
)

// The results of fields.
const (
	hidden   = "hidden"
	onlyRead = "shown" // it is shown and not asked
	asked    = "asked"
	required = "required"
)

// fields says why each field of the step's form is asked, hidden or needed.
func (x *explaining) fields() []Answer {
	s := x.step()
	if s == nil || x.cat == nil {
		return nil
	}
	var gone []string
	looks := watched(x.ctx, func(ctx engine.Context) { gone = engine.Hidden(ctx, x.Case) })
	needs := x.needed()
	var all []Answer
	for _, section := range form.Of(x.def, x.Case.Category, s.Name).Layout {
		for _, item := range section.Fields {
			if x.seesAll([]string{"field." + item.Name}) {
				all = append(all, x.field(s, item, gone, looks, needs[item.Name]))
			}
		}
	}
	return all
}

// need is a gate that asks for a field on the way out by some outcomes.
type need struct {
	gate Node
	ways []string
}

// needed answers the gates that ask for each field now.
func (x *explaining) needed() map[string][]need {
	needs := map[string][]need{}
	for _, a := range x.outcomes() {
		for _, g := range a.Parts {
			for _, p := range g.Parts {
				name, ok := strings.CutPrefix(p.Text, "require field.")
				if !ok {
					continue
				}
				i := slices.IndexFunc(needs[name], func(n need) bool { return n.gate.Address == g.Address })
				if i < 0 {
					needs[name] = append(needs[name], need{gate: g})
					i = len(needs[name]) - 1
				}
				needs[name][i].ways = append(needs[name][i].ways, a.Label)
			}
		}
	}
	return needs
}

func (x *explaining) field(s *definition.Step, item form.Item, gone []string, looks []engine.Look, needs []need) Answer {
	label := x.Field(item.Name)
	a := answer(AboutField, item.Name, label)
	for _, l := range looks {
		if l.Address == "/field/"+item.Name+"/visible" {
			a.Parts = append(a.Parts, x.rule(l))
		}
	}
	switch {
	case slices.Contains(gone, item.Name):
		a.Question, a.Result = x.say("Why is %s hidden?", label), hidden
		a.Sentence = x.say("%s is shown only while its rule holds, and it does not.", label)
	case len(needs) > 0:
		a.Question, a.Result = x.say("Why is %s needed?", label), required
		a.Sentence = x.say("It is needed to leave by: %s.", strings.Join(needs[0].ways, ", "))
	case item.Readonly || !item.Asked:
		a.Question, a.Result = x.say("Why is %s not asked?", label), onlyRead
		a.Sentence = x.unasked(s, item)
	default:
		a.Question, a.Result = x.say("Why is %s asked?", label), asked
		a.Sentence = x.say("The category “%s” asks for it.", x.Category(x.Case.Category))
	}
	for _, n := range needs {
		a.Parts = append(a.Parts, n.gate)
	}
	if f := x.def.Fields[item.Name]; f.Visible != nil {
		x.showing(&a, item.Name, looks)
	}
	return a
}

func (x *explaining) unasked(s *definition.Step, item form.Item) string {
	step := x.Step(x.Case.Flow, s.Name)
	switch {
	case x.def.Fields[item.Name].Computed():
		return x.say("It is computed from other fields.")
	case slices.Contains(s.Readonly, item.Name):
		return x.say("The step “%s” only shows it.", step)
	}
	return x.say("The step “%s” does not ask for it.", step)
}

// showing looks for what would show a hidden field, or hide a shown one.
func (x *explaining) showing(a *Answer, name string, looks []engine.Look) {
	const seen = "shown"
	now := seen
	if a.Result == hidden {
		now = hidden
	}
	i := slices.IndexFunc(looks, func(l engine.Look) bool { return l.Address == "/field/"+name+"/visible" })
	if i < 0 {
		return
	}
	x.change(a, &search{
		looks: looks[i : i+1 : i+1], only: looks[i].Address, c: x.Case, ctx: x.ctx, now: now, live: true,
		ask: func(ctx engine.Context, c engine.Case) string {
			if slices.Contains(engine.Hidden(ctx, c), name) {
				return hidden
			}
			return seen
		},
		says: func(answer string) string {
			if answer == hidden {
				return x.say("%s would be hidden", a.Label)
			}
			return x.say("%s would be shown", a.Label)
		},
	})
}
