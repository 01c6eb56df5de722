package store

import (
	"strings"

	"github.com/uptrace/bun/schema"
)

// statement is SQL with its arguments, ? for each. One with into adds rows to a
// table that this transaction neither reads nor changes otherwise: it may be
// joined with others like it and may move behind the rest.
type statement struct {
	text string
	into *insertion
	rows int
	args []any
}

// insertion is an INSERT in its parts, so that rows of many commands become one.
type insertion struct{ head, marks, tail string }

func inserts(table, columns, tail string) *insertion {
	n := strings.Count(columns, ",")
	return &insertion{
		head:  "INSERT INTO " + table + " (" + columns + ") VALUES ",
		marks: "(" + strings.Repeat("?, ", n) + "?)", tail: tail,
	}
}

func (x *insertion) with(marks string) *insertion {
	x.marks = marks
	return x
}

// sql answers the statement's text.
func (w statement) sql() string {
	if w.into == nil {
		return w.text
	}
	return w.into.head + w.into.marks + strings.Repeat(", "+w.into.marks, w.rows-1) + w.into.tail
}

// insert adds one row.
func (t *tx) insert(into *insertion, args ...any) {
	if n := len(t.writes); n > 0 && t.writes[n-1].into == into && (t.part == nil || n > t.part.mark) {
		last := &t.writes[n-1]
		last.rows++
		last.args = append(last.args, args...)
		return
	}
	t.writes = append(t.writes, statement{into: into, rows: 1, args: args})
}

// merged joins the writes of transactions that share a commit: the rows of each
// table become one statement, behind everything else.
func merged(all [][]statement) []statement {
	var out, rows []statement
	place := map[*insertion]int{}
	for _, writes := range all {
		for _, w := range writes {
			if w.into == nil {
				out = append(out, w)
				continue
			}
			i, seen := place[w.into]
			if !seen {
				place[w.into] = len(rows)
				w.args = append([]any(nil), w.args...)
				rows = append(rows, w)
				continue
			}
			rows[i].rows += w.rows
			rows[i].args = append(rows[i].args, w.args...)
		}
	}
	return append(out, rows...)
}

// script writes statements as one text for PostgreSQL, which carries it out as
// one transaction.
func script(gen schema.QueryGen, writes []statement) string {
	var b []byte
	for _, w := range writes {
		b = gen.AppendQuery(b, w.sql(), w.args...)
		b = append(b, ";\n"...)
	}
	return string(b)
}
