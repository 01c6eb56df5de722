package analyze

import (
	"math"
	"slices"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/rule"
)

// maxCodes caps the codes of which every set is a value of a list.
const maxCodes = 6

// numbers answers the literals and the bounds of a field, and numbers beside and
// between them.
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
	return anys(rule.NumbersLike(cuts))
}

// days answers the days written and the ones beside them.
func days(literals []any) []any {
	written := []string{"2026-01-05"}
	for _, l := range literals {
		if day, ok := l.(string); ok {
			written = append(written, day)
		}
	}
	return anys(rule.DaysLike(written))
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, x := range list {
		all[i] = x
	}
	return all
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
	for s := range form.Samples(f) {
		if !slices.Contains(d.values, any(s)) && a.fits(f, s) || d.values[d.other] == s && a.fits(f, s) {
			d.values[d.other] = s
			return
		}
	}
	d.unreal[d.other] = true
}
