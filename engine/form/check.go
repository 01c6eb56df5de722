// Package form makes the form of a step from the definition: a JSON Schema that
// the browser and the server both hold values against, and Check, the one check
// of values on every path into a case.
package form

import (
	"fmt"
	"maps"
	"math"
	"net/mail"
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
	Code    string // type, option, pattern, too_long, min, max, format, unknown_field, computed
	Detail  definition.Text
}

// The caps of values. They keep a case's row readable whatever a definition says.
const (
	maxText     = 1000
	maxLongText = 64 << 10
	maxList     = 200
	maxNumber   = 1e15
)

// Check holds values against the category's fields and answers them cleaned: NFC,
// trimmed, phones and e-mails in one spelling. A null or an empty text empties
// the field: it comes back as nil. All problems come at once, in field order.
func Check(def *definition.Definition, category string, _ definition.Kind, values map[string]any) (map[string]any, []Problem) {
	cat := def.Categories[category]
	clean := make(map[string]any, len(values))
	var problems []Problem
	for _, name := range slices.Sorted(maps.Keys(values)) {
		f := def.Fields[name]
		if cat == nil || f == nil || !slices.Contains(cat.Fields, name) {
			problems = append(problems, say(name, "unknown_field", name))
			continue
		}
		if f.Compute != nil {
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
		return number(f, v)
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

func number(f *definition.Field, v any) (any, string, []any) {
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
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return nil, "date", nil
		}
	case definition.DateTime:
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			return nil, "datetime", nil
		}
		s = t.UTC().Format(time.RFC3339)
	case definition.Email:
		a, err := mail.ParseAddress(s)
		if err != nil || a.Address != s {
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
	if f.Type == definition.LongText {
		most = maxLongText
	}
	if f.MaxLength > 0 && f.MaxLength < most {
		most = f.MaxLength
	}
	return most
}

var notDigits = regexp.MustCompile(`[\s().\-/]`)

var phoneForm = regexp.MustCompile(`^\+?[0-9]{5,15}$`)

// Phone answers a phone number in one spelling: digits, with + before an
// international one. "00" in front is "+".
func Phone(s string) (string, bool) {
	s = notDigits.ReplaceAllString(s, "")
	if strings.HasPrefix(s, "00") {
		s = "+" + s[2:]
	}
	return s, phoneForm.MatchString(s)
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

// say makes a problem with its words in every language the program speaks.
func say(field, code string, about any, args ...any) Problem {
	t := definition.Text{}
	for locale, words := range texts[code] {
		name := field
		if l, ok := about.(definition.Text); ok {
			name = l.In(locale, "en", "tr")
		}
		t[locale] = fmt.Sprintf(words, append([]any{name}, shown(args)...)...)
	}
	return Problem{Pointer: "/fields/" + field, Code: code, Detail: t}
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
