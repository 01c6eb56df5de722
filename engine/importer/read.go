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

	"github.com/akis-platform/akis/engine/definition"
)

// row is one row of a case.
type row struct {
	line     int
	key      string
	n        int  // 1, 2, 3 … within the case, bad rows included
	bad      bool // reported; nothing else of it counts
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
	def      *definition.Definition
	src      *capped
	csv      *csv.Reader
	columns  map[string]int
	width    int // cells of the first line
	problems []Problem
	rows     int
	key      string         // of the row before
	n        int            // rows of that case so far
	lines    map[string]int // case to the line of its first row
}

// maxRow caps the bytes of one row: an open quote must not eat the memory.
const maxRow = 1 << 20

var errRowTooLong = fmt.Errorf("the row is longer than %d bytes; is a quotation mark left open?", maxRow)

// capped reads no more than left bytes, which each row renews.
type capped struct {
	src  io.Reader
	left int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errRowTooLong
	}
	n, err := c.src.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}

func newReader(m Mapping, def *definition.Definition, src io.Reader) (*reader, error) {
	limit := &capped{src: src, left: maxRow}
	r := &reader{m: m, def: def, src: limit, csv: csv.NewReader(limit), columns: map[string]int{}, lines: map[string]int{}}
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	head, err := r.csv.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty; its first line names the columns")
	}
	if err != nil {
		return nil, fmt.Errorf("the first line with the names of the columns: %w", err)
	}
	r.width = len(head)
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

// columns lists every column that the mapping names, once.
func (m Mapping) columns() []string {
	all := append([]string{m.Key, m.At, m.OpenedAt, m.Team, m.Assignee, m.Title, m.Channel, m.StateColumn}, m.Category...)
	all = slices.AppendSeq(all, maps.Values(m.Fields))
	all = slices.AppendSeq(all, maps.Values(m.Compare))
	all = slices.AppendSeq(all, maps.Keys(m.Values))
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.DeleteFunc(all, func(c string) bool { return c == "" })
}

// next answers the next row that names its case, or io.EOF.
func (r *reader) next() (row, error) {
	for {
		r.src.left = maxRow
		rec, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return row{}, io.EOF
		}
		r.rows++
		var pe *csv.ParseError
		switch {
		case errors.Is(err, errRowTooLong):
			return row{}, fmt.Errorf("after line %d: %w", r.lastLine(), errRowTooLong)
		case errors.As(err, &pe):
			r.problems = append(r.problems, Problem{Line: pe.StartLine, Reason: unreadable(pe)})
			continue
		case err != nil:
			return row{}, err
		}
		if x, ok := r.row(rec); ok {
			return x, nil
		}
	}
}

// unreadable says where in its row the CSV breaks, and what to do.
func unreadable(pe *csv.ParseError) string {
	at := fmt.Sprintf("at byte %d", pe.Column)
	if pe.Line != pe.StartLine {
		at += fmt.Sprintf(" of line %d", pe.Line)
	}
	if errors.Is(pe.Err, csv.ErrBareQuote) || errors.Is(pe.Err, csv.ErrQuote) {
		return at + ` stands a " that begins or ends no cell; a " within a cell is doubled, and the cell quoted`
	}
	return fmt.Sprintf("%s: %v", at, pe.Err)
}

func (r *reader) lastLine() int {
	line, _ := r.csv.FieldPos(0)
	return line
}

// row decodes a record, with all its problems noted. ok is false when the row
// does not say which case it is about.
func (r *reader) row(rec []string) (x row, ok bool) {
	c := cells{r: r, rec: rec, line: r.lastLine()}
	if len(rec) != r.width {
		c.fail("", fmt.Sprintf("the row has %d cells, the first line has %d", len(rec), r.width))
		return row{}, false
	}
	c.key = c.text(r.m.Key)
	if !r.belongs(&c) {
		return row{}, false
	}
	x = row{line: c.line, key: c.key, n: r.n, fields: map[string]any{}, compare: map[string]string{}}
	x.at = c.moment(r.m.At, true)
	x.openedAt = c.moment(r.m.OpenedAt, false)
	x.category = c.category()
	x.team, x.assignee = c.name(r.m.Team), c.name(r.m.Assignee)
	x.title, x.channel = c.text(r.m.Title), c.name(r.m.Channel)
	for _, field := range slices.Sorted(maps.Keys(r.m.Fields)) {
		if v := c.value(r.def.Fields[field], r.m.Fields[field]); v != nil {
			x.fields[field] = v
		}
	}
	for _, figure := range slices.Sorted(maps.Keys(r.m.Compare)) {
		x.compare[figure] = c.meaning(r.m.Compare[figure])
	}
	state, known := r.m.States[c.text(r.m.StateColumn)]
	if !known {
		c.fail(r.m.StateColumn, fmt.Sprintf("the mapping has no state %q", c.text(r.m.StateColumn)))
	}
	x.state, x.bad = state, c.bad
	return x, true
}

// belongs counts the row to its case. The rows of a case must stand together: it
// is replayed as one.
func (r *reader) belongs(c *cells) bool {
	switch {
	case c.key == "":
		c.fail(r.m.Key, "the key is missing; it says which case the row is about")
		return false
	case c.key == r.key:
		r.n++
		return true
	case r.lines[c.key] > 0:
		c.fail(r.m.Key, fmt.Sprintf("the rows of a case must stand together, and this one's begin at line %d; sort the file", r.lines[c.key]))
		return false
	}
	r.key, r.n, r.lines[c.key] = c.key, 1, c.line
	return true
}
