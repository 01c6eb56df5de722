package analyze

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// domain is what a name can be: enough values that every other is like one of them
// to whatever holds the name against the literals of the definition.
type domain struct {
	name   string
	sort   domainSort
	values []any // the first is what a new case has; nil is empty
	// other is the index of the text that no literal spells, -1 where there is none.
	other int
	// unreal marks a value that stands for others but cannot be given to a case.
	unreal []bool
}

type domainSort uint8

const (
	listed  domainSort = iota // every value it can have
	cut                       // numbers and days: the literals and one value between each two
	worded                    // texts: the literals and one other
	several                   // lists: every set of the literals, with and without another code
	endless                   // moments and spans of time, and what has any type
)

// finite reports whether an expression that uses the name so tells apart only the
// values of the domain.
func (d *domain) finite(use rule.Use) bool {
	switch d.sort {
	case listed:
		return true
	case worded:
		return use <= rule.Searched
	case cut, several:
		return use == rule.Compared
	}
	return false
}

// domain answers the values of a name, which some reading of it describes.
func (a *analysis) domain(name string) *domain {
	d := a.domains[name]
	if d == nil {
		d = a.newDomain(name)
		a.domains[name] = d
	}
	return d
}

func (a *analysis) newDomain(name string) *domain {
	d := &domain{name: name, other: -1}
	group, key, _ := strings.Cut(name, ".")
	f, seen := a.fieldOf(name), a.seen[name]
	if seen == nil {
		seen = &sight{}
	}
	info, literals := seen.of, seen.literals
	if f != nil {
		info = a.nameOf(f)
	}
	switch {
	case info.Type == rule.Bool:
		d.values = []any{true, false}
	case info.Type == rule.Text && info.Options != nil:
		for _, o := range info.Options {
			d.values = append(d.values, o)
		}
	case info.Type == rule.Number:
		d.sort, d.values = cut, numbers(literals, f)
	case info.Type == rule.Date:
		d.sort, d.values = cut, days(literals)
	case info.Type == rule.List:
		d.lists(info.Options, literals)
	case info.Type == rule.Text:
		d.texts(literals)
	default:
		d.sort = endless
	}
	if group == "case" {
		d.inCase(key)
	} else {
		d.values = append([]any{nil}, d.values...)
		if d.other >= 0 {
			d.other++
		}
	}
	a.keepPossible(d, f)
	a.startWith(d, group, key, f)
	d.unreal = make([]bool, len(d.values))
	if d.other >= 0 {
		a.sample(d, f)
	}
	return d
}

// fieldOf answers the field of a name, of a case or of the customer.
func (a *analysis) fieldOf(name string) *definition.Field {
	group, key, _ := strings.Cut(name, ".")
	f := a.def.Fields[key]
	if f == nil || group == "field" && f.On == "case" || group == "customer" && f.On == "customer" {
		return f
	}
	return nil
}

// nameOf answers what rules see in a field.
func (a *analysis) nameOf(f *definition.Field) rule.Name {
	switch f.Type {
	case definition.Bool:
		return rule.Name{Type: rule.Bool}
	case definition.Int, definition.Decimal, definition.Money:
		return rule.Name{Type: rule.Number}
	case definition.Date:
		return rule.Name{Type: rule.Date}
	case definition.Choice:
		return rule.Name{Type: rule.Text, Options: a.codes(f)}
	case definition.ChoiceList:
		return rule.Name{Type: rule.List, Options: a.codes(f)}
	}
	return rule.Name{Type: rule.Text}
}

// codes answers the options of a field.
func (a *analysis) codes(f *definition.Field) []string {
	ch := a.def.Choices[f.Options]
	if ch == nil {
		return nil
	}
	codes := make([]string, len(ch.Options))
	for i, o := range ch.Options {
		codes[i] = o.Code
	}
	return codes
}
