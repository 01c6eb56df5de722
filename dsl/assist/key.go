package assist

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/scenario"
)

// label offers the labels that the language knows.
func (c *completer) label() {
	c.replace = c.At.LabelAt
	switch c.At.Name {
	case "act":
		for _, verb := range scenario.Verbs() {
			c.add(Item{Label: verb, Kind: Keyword})
		}
	case "on":
		for _, event := range compile.Happenings() {
			c.add(Item{Label: event, Kind: Keyword})
		}
	case "connector":
		for _, t := range c.things("connector", nil) {
			c.literal(t.name, c.labelOf(t), false)
		}
	case "wait":
		for _, d := range durations {
			c.literal(d, durationWords(d), false)
		}
	}
}

// key offers the names in front of values.
func (c *completer) key() {
	if c.At != nil {
		c.replace = c.At.NameAt
	}
	p, depth := c.prop, len(c.keys)
	switch {
	case p.Kind == "duration":
		for _, kind := range append(slices.Clone(kinds), "default") {
			c.entry(kind, "", p.Title)
		}
	case p.Kind == "text" || p.Kind == "template" || p.Kind == "map_text" && depth > 0:
		for _, locale := range c.def.Locales {
			c.entry(locale, `"$1"`, "language")
		}
	case p.Kind == "map_expr":
		c.fieldKeys("case")
	case p.Kind == "map_ref" && p.Name == "to":
		if f := c.def.Fields[strings.TrimPrefix(c.sibling("by"), "field.")]; f != nil && c.def.Choices[f.Options] != nil {
			for _, o := range c.def.Choices[f.Options].Options {
				c.entry(o.Code, "", c.def.Label(o.Label, c.locale))
			}
		}
	default:
		for _, kind := range p.Keys {
			c.namedKeys(kind)
		}
	}
}

// entry offers a key with the beginning of its value, unless it is there already.
func (c *completer) entry(key, value, detail string) {
	for _, e := range c.Around().Children {
		if e.Name == key && e != c.At {
			return
		}
	}
	i := Item{Label: key, Kind: Attribute, Detail: detail}
	if c.At == nil || c.At.Form == syntax.Word {
		if value == "" {
			value = "$1"
		}
		i.Insert, i.Snippet = key+" = "+value, true
	}
	c.add(i)
}

// namedKeys offers what the keys of a list name: fields, settings, tasks.
func (c *completer) namedKeys(kind string) {
	if kind == "field" {
		c.fieldKeys("case")
		return
	}
	if kind == "customer" {
		c.fieldKeys(kind)
		return
	}
	for _, t := range c.things(kind, c.flowsAround(&c.place)) {
		c.entry(t.name, "", c.labelOf(t))
	}
}

// fieldKeys offers the fields of a case or of a customer.
func (c *completer) fieldKeys(on string) {
	for _, t := range c.things("field", nil) {
		if f := c.def.Fields[t.name]; f != nil && f.On == on {
			c.entry(t.name, "", c.labelOf(t))
		}
	}
}
