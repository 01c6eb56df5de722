package assist

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// kinds are the words for the kinds of case.
var kinds = []string{"complaint", "request", "feedback", "suggestion", "praise"}

// durations are examples of every form of a duration.
var durations = []string{"30m", "1h", "4h", "8h", "2wd", "5wd", "14d", "24h elapsed"}

// value offers what may stand outside quotes.
func (c *completer) value() {
	p := c.prop
	for _, word := range p.Enum {
		c.add(Item{Label: word, Kind: Keyword, Detail: p.Title})
	}
	switch p.Kind {
	case "bool":
		c.yesNo()
	case "ref", "refs", "map_ref":
		c.references(p.To)
	case "duration", "duration_one":
		c.durationSettings()
		c.durations(true)
	case "value":
		c.literalsOf(c.declaredField(), true)
	case "map_value":
		c.literalsOf(c.keyedField(), true)
	case "address":
		c.references([]string{"step", "end", "flow", "category", "field", "choices", "team", "partner", "role"})
	case "rows":
		c.cells()
	}
	c.named(true)
}

// text offers what may stand between quotes.
func (c *completer) text() {
	switch p := c.prop; p.Kind {
	case "rule", "expr", "map_expr":
		c.rule(c.outline.Spelled(c.Cursor), 0)
	case "template":
		c.template()
	case "duration", "duration_one":
		c.durations(false)
	case "value":
		c.literalsOf(c.declaredField(), false)
	case "map_value":
		c.literalsOf(c.keyedField(), false)
	case "string":
		c.dataFiles()
	}
	c.named(false)
}

func (c *completer) yesNo() {
	c.add(Item{Label: "true", Kind: Keyword, Detail: "yes"})
	c.add(Item{Label: "false", Kind: Keyword, Detail: "no"})
}

// references offers things of the kinds that a reference may name.
func (c *completer) references(to []string) {
	flows := c.flowsAround(&c.place)
	seen := map[string]bool{}
	for _, kind := range to {
		if kind == "case" {
			c.caseNames()
			continue
		}
		for _, t := range c.things(kind, flows) {
			if seen[t.ref()] {
				continue // steps of two flows may share a name
			}
			seen[t.ref()] = true
			c.add(Item{Label: t.ref(), Kind: Reference, Detail: c.labelOf(t), About: c.describe(t)})
		}
	}
}

// caseNames offers what a report may group by.
func (c *completer) caseNames() {
	for _, n := range c.ruleNames(c.pointer()) {
		if strings.HasPrefix(n.Dotted, "case.") {
			c.add(Item{Label: n.Dotted, Kind: Reference, Detail: n.Type.String(), About: n.About})
		}
	}
}

func (c *completer) durationSettings() {
	for _, t := range c.things("setting", nil) {
		if text(t.node, "type") == "duration" {
			c.add(Item{Label: t.ref(), Kind: Reference, Detail: c.labelOf(t), About: c.describe(t)})
		}
	}
}

func (c *completer) durations(quoted bool) {
	for _, d := range durations {
		c.literal(d, durationWords(d), quoted)
	}
	if c.prop.Name == "after" {
		c.literal("80%", "80 of 100 of the step's limit", quoted)
		c.literal("100%", "all of the step's limit", quoted)
	}
}

// literal offers a text, in quotes where there are none yet.
func (c *completer) literal(s, about string, quoted bool) {
	i := Item{Label: s, Kind: Literal, Detail: about}
	if quoted {
		i.Label = strconv.Quote(s)
	}
	c.add(i)
}

// declaredField is the field, or what is like it, that the block around declares.
func (c *completer) declaredField() *definition.Field {
	if c.inBlock("setting") != "" {
		return &definition.Field{Type: definition.FieldType(c.sibling("type"))}
	}
	choices := strings.TrimPrefix(c.sibling("options"), "choices.")
	return &definition.Field{Type: definition.FieldType(c.sibling("type")), Options: choices}
}

// keyedField is the field that the key in front of a value names.
func (c *completer) keyedField() *definition.Field {
	if len(c.keys) == 0 {
		return nil
	}
	return c.def.Fields[c.keys[0]]
}

// literalsOf offers the values of a field that are known beforehand.
func (c *completer) literalsOf(f *definition.Field, quoted bool) {
	switch {
	case f == nil:
	case f.Type == definition.Bool && quoted:
		c.yesNo()
	case f.Options != "":
		c.options(f.Options, quoted)
	}
}

func (c *completer) options(choices string, quoted bool) {
	if ch := c.def.Choices[choices]; ch != nil {
		for _, o := range ch.Options {
			c.literal(o.Code, c.def.Label(o.Label, c.locale), quoted)
		}
	}
}

// cells offers the codes of a table's columns, the sign for any value, and what
// rows may give.
func (c *completer) cells() {
	for ref := range strings.SplitSeq(strings.Trim(c.sibling("by"), "[] "), ",") {
		f := c.def.Fields[strings.TrimPrefix(strings.TrimSpace(ref), "field.")]
		if f == nil || c.def.Choices[f.Options] == nil {
			continue
		}
		for _, o := range c.def.Choices[f.Options].Options {
			c.add(Item{Label: o.Code, Kind: Literal, Detail: c.def.Label(f.Label, c.locale) + ": " + c.def.Label(o.Label, c.locale)})
		}
	}
	c.literal("*", "any value", true)
	for _, priority := range []string{"low", "normal", "high", "urgent"} {
		c.add(Item{Label: priority, Kind: Keyword, Detail: "priority"})
	}
}

// named offers what a text names where it is no reference: outcomes, people.
func (c *completer) named(quoted bool) {
	for _, kind := range c.prop.Names {
		switch kind {
		case "person":
			for _, e := range c.blocks[0].Children {
				if e.Name == kind && e.Label != "" {
					c.literal(e.Label, "somebody of this scenario", quoted)
				}
			}
		default:
			for _, t := range c.things(kind, c.flowsAround(&c.place)) {
				c.literal(t.name, c.labelOf(t), quoted)
			}
		}
	}
}

// dataFiles offers the set's tables where the language reads one.
func (c *completer) dataFiles() {
	example, _ := first(c.prop.Examples).(string)
	if path.Ext(example) != ".csv" {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		if path.Ext(name) == ".csv" {
			c.literal(name, "", false)
		}
	}
}

func first(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
