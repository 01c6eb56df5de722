package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// Problem is a row, or a part of one, that could not be taken; the rest goes on.
type Problem struct {
	Line   int    `json:"line"`
	Column string `json:"column,omitempty"`
	Case   string `json:"case,omitempty"`
	Reason string `json:"reason"`
}

// row is one good row.
type row struct {
	line     int
	key      string
	at       time.Time
	openedAt time.Time
	category string
	team     string
	assignee string
	title    string
	channel  string
	fields   map[string]any
	state    State
	compare  map[string]string
}

// reader reads rows and collects problems.
type reader struct {
	m        Mapping
	csv      *csv.Reader
	columns  map[string]int
	problems []Problem
	rows     int
}

func newReader(m Mapping, src io.Reader) (*reader, error) {
	r := &reader{m: m, csv: csv.NewReader(src), columns: map[string]int{}}
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	head, err := r.csv.Read()
	if err != nil {
		return nil, fmt.Errorf("the first line with the names of the columns: %w", err)
	}
	for i, name := range head {
		r.columns[strings.TrimPrefix(strings.TrimSpace(name), "\ufeff")] = i
	}
	var missing []string
	for _, c := range m.columns() {
		if _, ok := r.columns[c]; !ok {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("the file has no column %s, which the mapping names", strings.Join(missing, ", "))
	}
	return r, nil
}

// columns lists every column that the mapping names.
func (m Mapping) columns() []string {
	all := append([]string{m.Key, m.At, m.OpenedAt, m.Team, m.Assignee, m.Title, m.Channel, m.StateColumn}, m.Category...)
	for _, c := range m.Fields {
		all = append(all, c)
	}
	for _, c := range m.Compare {
		all = append(all, c)
	}
	out := all[:0]
	for _, c := range all {
		if c != "" {
			out = append(out, c)
		}
	}
	return out
}

// next answers the next good row, or io.EOF.
func (r *reader) next() (row, error) {
	for {
		rec, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return row{}, io.EOF
		}
		r.rows++
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			r.problems = append(r.problems, Problem{Line: pe.StartLine, Reason: pe.Err.Error()})
			continue
		}
		if err != nil {
			return row{}, err
		}
		if out, ok := r.row(rec); ok {
			return out, nil
		}
	}
}

// row decodes a record; its problems are all noted.
func (r *reader) row(rec []string) (row, bool) {
	line, _ := r.csv.FieldPos(0)
	c := cells{r: r, rec: rec, line: line}
	if len(rec) != len(r.columns) {
		c.fail("", fmt.Sprintf("the row has %d cells, the first line has %d", len(rec), len(r.columns)))
		return row{}, false
	}
	out := row{line: line, key: c.text(r.m.Key), fields: map[string]any{}, compare: map[string]string{}}
	if out.key == "" {
		c.fail(r.m.Key, "the key is missing; it says which case the row is about")
	}
	c.key = out.key
	out.at = c.moment(r.m.At, true)
	out.openedAt = c.moment(r.m.OpenedAt, false)
	out.category = c.category()
	out.team, out.assignee = Name(c.text(r.m.Team)), Name(c.text(r.m.Assignee))
	out.title, out.channel = c.text(r.m.Title), Name(c.text(r.m.Channel))
	for _, field := range slices.Sorted(maps.Keys(r.m.Fields)) {
		if v := c.meaning(r.m.Fields[field]); v != "" {
			out.fields[field] = v
		}
	}
	for _, figure := range slices.Sorted(maps.Keys(r.m.Compare)) {
		out.compare[figure] = c.meaning(r.m.Compare[figure])
	}
	state, known := r.m.States[c.text(r.m.StateColumn)]
	if !known {
		c.fail(r.m.StateColumn, fmt.Sprintf("the mapping has no state %q", c.text(r.m.StateColumn)))
	}
	out.state = state
	return out, !c.bad
}

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

func (c *cells) category() string {
	parts := make([]string, len(c.r.m.Category))
	for i, column := range c.r.m.Category {
		if parts[i] = Name(c.text(column)); parts[i] == "" {
			parts[i] = unknownName
		}
	}
	return strings.Join(parts, "/")
}
