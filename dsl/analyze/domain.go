package analyze

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
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

// maxCodes caps the codes of which every set is a value of a list.
const maxCodes = 6

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

// numbers answers the literals, one number between each two, and one on each side.
func numbers(literals []any, f *definition.Field) []any {
	cuts := []float64{0, 1}
	for _, l := range literals {
		if v, ok := l.(float64); ok {
			cuts = append(cuts, v)
		}
	}
	if f != nil && f.Min != nil {
		cuts = append(cuts, *f.Min)
	}
	if f != nil && f.Max != nil {
		cuts = append(cuts, *f.Max)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []float64
	for i, c := range cuts {
		out = append(out, math.Floor(c)-1, math.Floor(c), c, math.Ceil(c), math.Floor(c)+1)
		if i > 0 {
			out = append(out, cuts[i-1]+(c-cuts[i-1])/2)
		}
	}
	slices.Sort(out)
	values := []any{}
	for _, v := range slices.Compact(out) {
		values = append(values, v)
	}
	return values
}

// days answers the days written and the ones beside them.
func days(literals []any) []any {
	written := []string{"2026-01-05"}
	for _, l := range literals {
		day, _ := l.(string)
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			continue
		}
		for i := -1; i <= 1; i++ {
			written = append(written, t.AddDate(0, 0, i).Format(time.DateOnly))
		}
	}
	slices.Sort(written)
	values := []any{}
	for _, v := range slices.Compact(written) {
		values = append(values, v)
	}
	return values
}

// texts answers the literals and a text unlike each of them.
func (d *domain) texts(literals []any) {
	d.sort = worded
	for _, l := range literals {
		if s, ok := l.(string); ok && s != "" && !slices.Contains(d.values, l) {
			d.values = append(d.values, s)
		}
	}
	d.other = len(d.values)
	d.values = append(d.values, unlike(d.values))
}

// unlike answers a text that differs from all of these.
func unlike(values []any) string {
	s := "x"
	for slices.Contains(values, any(s)) {
		s += "x"
	}
	return s
}

// lists answers every set of the codes written, with and without one more code.
func (d *domain) lists(options []string, literals []any) {
	var codes []any
	for _, l := range literals {
		if !slices.Contains(codes, l) {
			codes = append(codes, l)
		}
	}
	for _, o := range options {
		if !slices.Contains(codes, any(o)) {
			codes = append(codes, o)
			break
		}
	}
	if len(codes) > maxCodes {
		d.sort = endless
		return
	}
	d.sort = several
	for chosen := 1; chosen < 1<<len(codes); chosen++ {
		var list []any
		for i, c := range codes {
			if chosen>>i&1 == 1 {
				list = append(list, c)
			}
		}
		d.values = append(d.values, list)
	}
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

// inCase gives a name of case.* its own values: its texts are never missing, but
// may be empty.
func (d *domain) inCase(key string) {
	switch {
	case d.sort == worded:
		d.values = append([]any{""}, d.values...)
		d.other++
	case key == "number" || key == "reopened":
		d.values = slices.DeleteFunc(d.values, func(v any) bool {
			n := v.(float64)
			return n != math.Trunc(n) || n < 0 || key == "number" && n < 1
		})
	}
}

// keepPossible drops what the check of values would not let into a case. A
// computed field is not checked.
func (a *analysis) keepPossible(d *domain, f *definition.Field) {
	if f == nil || f.On != "case" || f.Computed() || d.sort == listed {
		return
	}
	for i := len(d.values) - 1; i >= 0; i-- {
		if v := d.values[i]; v != nil && i != d.other && !a.fits(f, v) {
			d.values = slices.Delete(d.values, i, i+1)
			if i < d.other {
				d.other--
			}
		}
	}
}

// fits reports whether a case can hold the value in the field, spelled so.
func (a *analysis) fits(f *definition.Field, v any) bool {
	cat := a.haver(f.Name)
	if cat == nil {
		return true
	}
	clean, problems := form.Check(a.def, cat.Path, cat.Kind, map[string]any{f.Name: v})
	if len(problems) > 0 {
		return false
	}
	if list, isList := v.([]any); isList {
		got, ok := clean[f.Name].([]any)
		return ok && len(got) == len(list)
	}
	return clean[f.Name] == v
}

// startWith puts what a new case has in front.
func (a *analysis) startWith(d *domain, group, key string, f *definition.Field) {
	var first any
	switch {
	case group == "field" && f != nil && f.Default != nil && !f.Computed():
		first = f.Default
	case group == "setting":
		first = a.def.Settings[key].Value
	case group == "case":
		first = newCase[key]
	}
	if _, isList := first.([]any); isList || first == nil {
		return
	}
	if n, isInt := first.(int); isInt {
		first = float64(n)
	}
	i := slices.Index(d.values, first)
	if i < 0 {
		d.values = append(d.values, first)
		i = len(d.values) - 1
	}
	d.values = slices.Insert(slices.Delete(d.values, i, i+1), 0, first)
	if i > d.other && d.other >= 0 {
		d.other++
	}
}

// newCase is what case.* is when a case has just been opened by hand.
var newCase = map[string]any{
	"number": 1, "title": "", "text": "", "channel": "form", "status": "new", "step": "", "team": "",
	"priority": "normal", "reopened": 0, "overdue": false,
}

// sample gives the other text of a field a spelling that the field takes.
func (a *analysis) sample(d *domain, f *definition.Field) {
	if f == nil || f.On != "case" || f.Computed() {
		return
	}
	for s := range samples(f) {
		if !slices.Contains(d.values, any(s)) && a.fits(f, s) || d.values[d.other] == s && a.fits(f, s) {
			d.values[d.other] = s
			return
		}
	}
	d.unreal[d.other] = true
}
