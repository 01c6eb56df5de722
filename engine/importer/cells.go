package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/definition"
)

// cells reads the cells of one record.
type cells struct {
	r    *reader
	rec  []string
	line int
	key  string
	bad  bool
}

func (c *cells) fail(column, reason string) {
	c.bad = true
	c.r.problems = append(c.r.problems, Problem{Line: c.line, Column: column, Case: c.key, Reason: reason})
}

// text answers a cell, "" where nothing is known.
func (c *cells) text(column string) string {
	if column == "" {
		return ""
	}
	s := strings.TrimSpace(c.rec[c.r.columns[column]])
	if s == c.r.m.Missing {
		return ""
	}
	if !utf8.ValidString(s) {
		c.fail(column, "the text is not UTF-8; save the file in that encoding")
		return ""
	}
	return strings.Clone(s)
}

// meaning answers a cell through the mapping's values.
func (c *cells) meaning(column string) string {
	s := c.text(column)
	values := c.r.m.Values[column]
	if values == nil || s == "" {
		return s
	}
	v, ok := values[s]
	if !ok {
		c.fail(column, fmt.Sprintf("the mapping gives no value for %q", s))
	}
	return v
}

// name answers a cell as a name of the language.
func (c *cells) name(column string) string {
	s := c.meaning(column)
	name := Name(s)
	if s != "" && name == "" {
		c.fail(column, fmt.Sprintf("%q has no letter a name can be made of; say what it stands for under values", s))
	}
	return name
}

func (c *cells) moment(column string, needed bool) time.Time {
	s := c.text(column)
	if s == "" {
		if needed {
			c.fail(column, "the moment is missing")
		}
		return time.Time{}
	}
	t, err := time.ParseInLocation(c.r.m.Layout, s, c.r.m.Zone)
	if err != nil {
		c.fail(column, fmt.Sprintf("%q is not a moment of the form the mapping gives", s))
	}
	return t
}

// value answers a cell as a value of the field, nil where nothing is known. What
// cannot be read as the field's type is left to the check of values, which says
// what is wrong with it.
func (c *cells) value(f *definition.Field, column string) any {
	s := c.meaning(column)
	if s == "" {
		return nil
	}
	switch f.Type {
	case definition.Int, definition.Decimal, definition.Money:
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	case definition.Bool:
		if b, err := strconv.ParseBool(s); err == nil {
			return b
		}
	case definition.Date:
		if t, err := time.ParseInLocation(c.r.m.Layout, s, c.r.m.Zone); err == nil {
			return t.Format(time.DateOnly)
		}
	case definition.DateTime:
		if t, err := time.ParseInLocation(c.r.m.Layout, s, c.r.m.Zone); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	case definition.ChoiceList:
		return []any{s}
	}
	return s
}

// category answers the path. A case stands in a leaf, so that a part nobody knows
// has a name of its own.
func (c *cells) category() string {
	parts := make([]string, len(c.r.m.Category))
	for i, column := range c.r.m.Category {
		if parts[i] = c.name(column); parts[i] == "" {
			parts[i] = unknownName
		}
	}
	return strings.Join(parts, "/")
}
