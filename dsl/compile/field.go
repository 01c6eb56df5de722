package compile

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/pattern"
)

func (c *compiler) field(n node) *definition.Field {
	f := &definition.Field{
		Name: n.name(), Type: definition.FieldType(n.str("type")), Label: n.text("label"), Help: n.text("help"),
		Options: n.ref("options", "choices"), Pattern: n.str("pattern"), Min: n.numberOrNil("min"), Max: n.numberOrNil("max"),
		MaxLength: int(n.number("max_length")), Default: n.m["default"], Personal: n.str("personal"),
		Indexed: n.yes("indexed"), On: or(n.str("on"), "case"), Widget: n.str("widget"),
	}
	isChoice := f.Type == definition.Choice || f.Type == definition.ChoiceList
	if isChoice != n.has("options") {
		c.lackf(n.at, CodeValue, "Options and type do not go together",
			"field.%s is of type %s; options belong to choice and choices, and they need them.", f.Name, f.Type)
	}
	for _, key := range []string{"pattern", "max_length", "min", "max", "currency"} {
		if n.has(key) && !slices.Contains(limits[key], f.Type) {
			c.lackf(n.at+"/"+key, CodeValue, "Limit on another type", "%s says nothing about a field of type %s. Remove it.", key, f.Type)
		}
	}
	if f.Pattern != "" {
		if _, err := pattern.Shared(f.Pattern); err != nil {
			c.refuse(n.at+"/pattern", "Not a pattern", err)
		}
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		c.errorf(n.at+"/min", CodeValue, "Nothing fits", "min %s is above max %s.", definition.Spell(*f.Min), definition.Spell(*f.Max))
	}
	if f.Default != nil && c.valuesKnown(f) && !c.fits(f, f.Default) {
		c.errorf(n.at+"/default", CodeValue, "Default does not fit", "%s is not a value of field.%s.", spelled(f.Default), f.Name)
	}
	if n.has("compute") && n.has("default") {
		c.errorf(n.at+"/default", CodeValue, "Computed and given", "field.%s is computed; a default would be lost at once. Keep one.", f.Name)
	}
	return f
}

// limits says which types an attribute limits.
var limits = map[string][]definition.FieldType{
	"pattern":    {definition.TextField, definition.LongText, definition.Phone},
	"max_length": {definition.TextField, definition.LongText},
	"min":        {definition.Int, definition.Decimal, definition.Money},
	"max":        {definition.Int, definition.Decimal, definition.Money},
	"currency":   {definition.Money},
}

// valuesKnown reports whether all that says what a field can be could be read.
func (c *compiler) valuesKnown(f *definition.Field) bool {
	if f.Type == definition.Choice || f.Type == definition.ChoiceList {
		if c.def.Choices[f.Options] == nil || !c.tree.Whole("/choices/"+f.Options) {
			return false
		}
	}
	return c.tree.Whole("/field/" + f.Name)
}

// fits reports whether a default is a value of its field.
func (c *compiler) fits(f *definition.Field, v any) bool {
	switch v := v.(type) {
	case bool:
		return f.Type == definition.Bool
	case float64:
		whole := f.Type == definition.Int || f.Type == definition.Money
		return (whole && v == math.Trunc(v) || f.Type == definition.Decimal) &&
			(f.Min == nil || v >= *f.Min) && (f.Max == nil || v <= *f.Max)
	case []any:
		codes := c.codes(f.Options)
		return f.Type == definition.ChoiceList && !slices.ContainsFunc(v, func(x any) bool {
			code, _ := x.(string)
			return !slices.Contains(codes, code)
		})
	case string:
		return c.textFits(f, v)
	}
	return false
}

func (c *compiler) textFits(f *definition.Field, s string) bool {
	switch f.Type {
	case definition.TextField, definition.LongText, definition.Phone:
		return (f.MaxLength == 0 || len([]rune(s)) <= f.MaxLength) && matches(f.Pattern, s)
	case definition.Email:
		return strings.Contains(s, "@")
	case definition.Choice:
		return slices.Contains(c.codes(f.Options), s)
	case definition.Date:
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	case definition.DateTime:
		_, err := time.Parse(time.RFC3339, s)
		return err == nil
	}
	return false
}

func (c *compiler) codes(choices string) []string {
	ch := c.def.Choices[choices]
	if ch == nil {
		return nil
	}
	codes := make([]string, len(ch.Options))
	for i, o := range ch.Options {
		codes[i] = o.Code
	}
	return codes
}

// matches reports whether a text has the form of a pattern. A pattern that cannot
// be read has been reported where it stands.
func matches(pattern, s string) bool {
	re, err := regexp.Compile(pattern)
	return err != nil || re.MatchString(s)
}
