package terms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/akis-platform/akis/engine/definition"
)

// Labels says the names of a definition in one language. What has no label, or is
// not there any more, is said by its name.
type Labels struct {
	// Def is the definition that a case is pinned to; teams and partners are those of
	// Live, whose order of languages counts as well. Either may be nil.
	Def, Live *definition.Definition
	Locale    string
}

// Or answers the words of a text, or the name where there are none.
func (l Labels) Or(t definition.Text, name string) string {
	if len(t) == 0 {
		return name
	}
	return l.Say(t)
}

// Say answers the words of a text.
func (l Labels) Say(t definition.Text) string {
	if l.Live == nil {
		return t.In(l.Locale, "en")
	}
	return l.Live.Label(t, l.Locale)
}

// Team answers the label of a team.
func (l Labels) Team(name string) string {
	if l.Live == nil {
		return name
	}
	if t := l.Live.Team(name); t != nil {
		return l.Or(t.Label, t.Name)
	}
	return name
}

// Partner answers the label of a partner.
func (l Labels) Partner(name string) string {
	if l.Live == nil {
		return name
	}
	if p := l.Live.Partner(name); p != nil {
		return l.Or(p.Label, p.Name)
	}
	return name
}

// Category answers "Cargo › Late".
func (l Labels) Category(path string) string {
	if l.Def == nil || l.Def.Categories[path] == nil {
		return path
	}
	var parts []string
	for c := l.Def.Categories[path]; c != nil; c = l.Def.Categories[c.Parent] {
		parts = append(parts, l.Or(c.Label, c.Name))
	}
	slices.Reverse(parts)
	return strings.Join(parts, " › ")
}

// Field answers the label of a field.
func (l Labels) Field(name string) string {
	if l.Def != nil && l.Def.Fields[name] != nil {
		return l.Or(l.Def.Fields[name].Label, name)
	}
	return name
}

func (l Labels) step(flow, step string) *definition.Step {
	if l.Def == nil || l.Def.Flows[flow] == nil {
		return nil
	}
	return l.Def.Flows[flow].Steps[step]
}

// Step answers the label of a step of a flow.
func (l Labels) Step(flow, step string) string {
	if s := l.step(flow, step); s != nil {
		return l.Or(s.Label, step)
	}
	return step
}

// Outcome answers the label of a way out of a step.
func (l Labels) Outcome(flow, step, outcome string) string {
	s := l.step(flow, step)
	if s == nil {
		return outcome
	}
	for _, o := range s.Outcomes {
		if o.Name == outcome {
			return l.Or(o.Label, o.Name)
		}
	}
	return outcome
}

// End answers the label of an end of a flow.
func (l Labels) End(flow, end string) string {
	if l.Def != nil && l.Def.Flows[flow] != nil && l.Def.Flows[flow].Ends[end] != nil {
		return l.Or(l.Def.Flows[flow].Ends[end].Label, end)
	}
	return end
}

// Option answers the label of a code.
func (l Labels) Option(choices, code string) string {
	if l.Def == nil || l.Def.Choices[choices] == nil {
		return code
	}
	for _, o := range l.Def.Choices[choices].Options {
		if o.Code == code {
			return l.Or(o.Label, code)
		}
	}
	return code
}

// Value answers a field's value as people read it; "" when it is empty.
func (l Labels) Value(field string, v any) string {
	var f *definition.Field
	if l.Def != nil {
		f = l.Def.Fields[field]
	}
	if f != nil && f.Type == definition.Money {
		if minor, ok := v.(float64); ok {
			return l.money(minor)
		}
	}
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return YesNo.In(strconv.FormatBool(v), l.Locale)
	case string:
		if f != nil && f.Options != "" {
			return l.Option(f.Options, v)
		}
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = l.Value(field, x)
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v)
}

// money answers an amount of minor units as the screens write it: "1,234.50". The
// digits are the same in every language.
func (l Labels) money(minor float64) string {
	p := message.NewPrinter(language.Make(l.Locale + "-u-nu-latn"))
	return p.Sprint(number.Decimal(minor/100, number.Scale(2)))
}
