// Package form makes the form of a step from the definition: a JSON Schema that
// the browser and the server both hold values against, and Check, the one check
// of values on every path into a case.
package form

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/akis-platform/akis/engine/definition"
)

// Problem is one value that cannot be taken.
type Problem struct {
	Pointer string // "/fields/door_code"
	Code    string // a key of texts: type, whole, option, pattern, too_long, min …
	Detail  definition.Text
}

// The caps of values. They keep a case's row readable whatever a definition says.
const (
	maxText     = 1000
	maxLongText = 64 << 10
	maxList     = 200
	maxNumber   = 1e15
	maxProblems = 100
	maxShown    = 60 // characters of an unknown name that are said back
)

// Check holds values against the category's fields and answers them cleaned: NFC,
// trimmed, phones, e-mails and times in one spelling. A null, an empty text or an
// empty list empties the field: it comes back as nil. All problems come at once, in
// order of the names, but no more than maxProblems.
func Check(def *definition.Definition, category string, _ definition.Kind, values map[string]any) (map[string]any, []Problem) {
	cat := def.Categories[category]
	clean := make(map[string]any, len(values))
	var problems []Problem
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if len(problems) == maxProblems {
			break
		}
		f := def.Fields[name]
		if cat == nil || f == nil || !slices.Contains(cat.Fields, name) {
			problems = append(problems, say(name, "unknown_field", definition.Text{"en": shorten(name)}))
			continue
		}
		if f.Computed() {
			problems = append(problems, say(name, "computed", label(f)))
			continue
		}
		v, code, about := value(def, f, values[name])
		if code != "" {
			problems = append(problems, say(name, code, label(f), about...))
			continue
		}
		clean[name] = v
	}
	return clean, problems
}

// value answers the cleaned value, or the code of the problem with what it is
// about.
func value(def *definition.Definition, f *definition.Field, v any) (any, string, []any) {
	if v == nil {
		return nil, "", nil
	}
	if s, ok := v.(string); ok {
		s = norm.NFC.String(strings.TrimSpace(s))
		if s == "" {
			return nil, "", nil
		}
		if strings.ContainsRune(s, 0) || !utf8.ValidString(s) {
			return nil, "type", nil
		}
		v = s
	}
	switch f.Type {
	case definition.Int, definition.Decimal, definition.Money:
		return amount(f, v)
	case definition.Bool:
		if b, ok := v.(bool); ok {
			return b, "", nil
		}
		return nil, "type", nil
	case definition.ChoiceList:
		return list(def, f, v)
	}
	s, ok := v.(string)
	if !ok {
		return nil, "type", nil
	}
	return text(def, f, s)
}

func amount(f *definition.Field, v any) (any, string, []any) {
	n, ok := toFloat(v)
	switch {
	case !ok || math.IsNaN(n) || math.Abs(n) > maxNumber:
		return nil, "type", nil
	case f.Type != definition.Decimal && n != math.Trunc(n):
		return nil, "whole", nil
	case f.Min != nil && n < *f.Min:
		return nil, "min", []any{*f.Min}
	case f.Max != nil && n > *f.Max:
		return nil, "max", []any{*f.Max}
	}
	return n, "", nil
}

func toFloat(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	}
	return 0, false
}

func list(def *definition.Definition, f *definition.Field, v any) (any, string, []any) {
	items, ok := v.([]any)
	if !ok || len(items) > maxList {
		return nil, "type", nil
	}
	out := make([]any, 0, len(items))
	for _, x := range items {
		s, isText := x.(string)
		if !isText || !hasOption(def, f, s) {
			return nil, "option", []any{options(def, f)}
		}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return nil, "", nil
	}
	return out, "", nil
}

func hasOption(def *definition.Definition, f *definition.Field, code string) bool {
	ch := def.Choices[f.Options]
	return ch != nil && slices.ContainsFunc(ch.Options, func(o definition.Option) bool { return o.Code == code })
}

func options(def *definition.Definition, f *definition.Field) string {
	var codes []string
	for _, o := range def.Choices[f.Options].Options {
		codes = append(codes, o.Code)
		if len(codes) == 12 {
			codes = append(codes, "…")
			break
		}
	}
	return strings.Join(codes, ", ")
}

// text checks every type that is kept as text. Lengths come before patterns: no
// pattern sees a long text.
func text(def *definition.Definition, f *definition.Field, s string) (any, string, []any) {
	if most := MaxLength(f); utf8.RuneCountInString(s) > most {
		return nil, "too_long", []any{most}
	}
	switch f.Type {
	case definition.Choice:
		if !hasOption(def, f, s) {
			return nil, "option", []any{options(def, f)}
		}
	case definition.Date:
		if _, err := time.Parse(time.DateOnly, s); err != nil || !dateForm.MatchString(s) {
			return nil, "date", nil
		}
	case definition.DateTime:
		t, err := time.Parse(time.RFC3339, s)
		if err != nil || !dateTimeForm.MatchString(s) {
			return nil, "datetime", nil
		}
		s = t.UTC().Format(time.RFC3339)
		if !dateTimeForm.MatchString(s) { // the zone took it out of the years
			return nil, "datetime", nil
		}
	case definition.Email:
		if at := strings.IndexByte(s, '@'); at > maxLocalPart || len(s) > maxEmail || !emailForm.MatchString(s) {
			return nil, "email", nil
		}
		s = strings.ToLower(s)
	case definition.Phone:
		p, ok := Phone(s)
		if !ok {
			return nil, "phone", nil
		}
		s = p
	}
	if f.Pattern != "" && !compiled(f.Pattern).MatchString(s) {
		return nil, "pattern", nil
	}
	return s, "", nil
}

// MaxLength answers the most characters of a field's text.
func MaxLength(f *definition.Field) int {
	most := maxText
	switch f.Type {
	case definition.LongText:
		most = maxLongText
	case definition.Email:
		most = maxEmail
	}
	if f.MaxLength > 0 && f.MaxLength < most {
		most = f.MaxLength
	}
	return most
}

var patterns sync.Map // pattern to *regexp.Regexp; definitions are few

func compiled(pattern string) *regexp.Regexp {
	if re, ok := patterns.Load(pattern); ok {
		return re.(*regexp.Regexp)
	}
	re, err := regexp.Compile(pattern)
	if err != nil { // the compiler of definitions has refused it
		re = regexp.MustCompile(`$^`)
	}
	patterns.Store(pattern, re)
	return re
}

func label(f *definition.Field) definition.Text {
	if len(f.Label) == 0 {
		return definition.Text{"en": f.Name}
	}
	return f.Label
}

// shorten keeps a name that a caller made up from filling an answer.
func shorten(name string) string {
	if utf8.RuneCountInString(name) <= maxShown {
		return name
	}
	return string([]rune(name)[:maxShown]) + "…"
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// say makes a problem with its words in every language the program speaks. The
// name is what people call the field.
func say(field, code string, name definition.Text, args ...any) Problem {
	t := definition.Text{}
	for locale, words := range texts[code] {
		t[locale] = fmt.Sprintf(words, append([]any{name.In(locale, "en", "tr")}, shown(args)...)...)
	}
	return Problem{Pointer: "/fields/" + pointerEscape.Replace(field), Code: code, Detail: t}
}

func shown(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if f, ok := a.(float64); ok {
			a = strconv.FormatFloat(f, 'f', -1, 64)
		}
		out[i] = fmt.Sprint(a)
	}
	return out
}
