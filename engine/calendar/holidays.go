package calendar

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/phrase"
)

// Problem is one bad cell of a CSV file.
type Problem struct {
	Line, Column int // from 1; the column counts cells
	From, To     int // the cell's bytes in the file
	Text         phrase.Phrase
}

// Limits on a file of holidays.
const (
	maxFile     = 1 << 20 // bytes
	maxProblems = 100
)

// ParseHolidaysCSV reads lines of date, name and, for a half day, open hours. The
// first line names the columns; date is needed, open may be left out, others are
// for people. Bad lines are told, at most a hundred, and the rest is read.
func ParseHolidaysCSV(src []byte) (map[Date][]Span, []Problem) {
	h := holidays{days: map[Date][]Span{}, lines: map[Date]int{}}
	if len(src) > maxFile {
		h.problem(1, 1, 1, phrase.Say("The file is larger than %d bytes. Keep the years that matter.", maxFile))
		return h.days, h.problems
	}
	h.src = bytes.TrimPrefix(src, []byte("\ufeff"))
	h.mark = len(src) - len(h.src)
	h.csv = csv.NewReader(bytes.NewReader(h.src))
	h.csv.FieldsPerRecord = -1
	if h.header() {
		h.rows()
	}
	return h.days, h.problems
}

type holidays struct {
	src      []byte // without the mark that spreadsheets put first
	mark     int    // the length of that mark
	csv      *csv.Reader
	date     int // the column's index
	open     int // -1 when there is none
	days     map[Date][]Span
	lines    map[Date]int
	problems []Problem
}

// problem notes what is wrong at a byte of a line, both counted from 1, as far as
// the next separator. Finding the line takes time, so what is not told is not sought.
func (h *holidays) problem(line, column, byteColumn int, text phrase.Phrase) {
	if len(h.problems) == maxProblems {
		return
	}
	from := h.lineStart(line) + byteColumn - 1
	to := from
	for quoted := false; to < len(h.src) && h.src[to] != '\n' && h.src[to] != '\r' && (quoted || h.src[to] != ','); to++ {
		quoted = quoted != (h.src[to] == '"')
	}
	h.problems = append(h.problems, Problem{Line: line, Column: column, From: from + h.mark, To: to + h.mark, Text: text})
}

// cell notes what is wrong with a cell of the row that was read last; one that the
// row lacks is missed at its last.
func (h *holidays) cell(i, cells int, text phrase.Phrase) {
	line, byteColumn := h.csv.FieldPos(min(i, cells-1))
	h.problem(line, i+1, byteColumn, text)
}

func (h *holidays) lineStart(line int) int {
	at := 0
	for ; line > 1; line-- {
		at += bytes.IndexByte(h.src[at:], '\n') + 1
	}
	return at
}

func (h *holidays) header() bool {
	first, err := h.csv.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		h.bad(err)
		return false
	}
	for i := range first {
		first[i] = strings.ToLower(strings.TrimSpace(first[i]))
	}
	h.date, h.open = slices.Index(first, "date"), slices.Index(first, "open")
	if h.date < 0 {
		h.problem(1, 1, 1, phrase.Say("The first line does not name a column date. Write date,name,open."))
		return false
	}
	return true
}

func (h *holidays) rows() {
	for {
		record, err := h.csv.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &broken):
			h.bad(err)
			continue
		case err != nil:
			h.bad(err)
			return
		}
		h.row(record)
	}
}

func (h *holidays) bad(err error) {
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		h.problem(broken.Line, 1, broken.Column, phrase.Say("A quote stands within a value. Put the value in quotes and double those in it."))
		return
	}
	h.problem(1, 1, 1, phrase.Say("The file cannot be read (%s).", err.Error()))
}

func (h *holidays) row(record []string) {
	line, _ := h.csv.FieldPos(0)
	cell := func(i int) string {
		if i < 0 || i >= len(record) {
			return ""
		}
		return strings.TrimSpace(record[i])
	}
	t, err := time.Parse(time.DateOnly, cell(h.date))
	if err != nil {
		h.cell(h.date, len(record), phrase.Say("%q is not a date. Write 2026-04-23.", cell(h.date)))
		return
	}
	date := DateOf(t)
	if before := h.lines[date]; before > 0 {
		h.cell(h.date, len(record), phrase.Say("%s stands in line %d already. Name each day once.", date.String(), before))
		return
	}
	h.lines[date] = line
	var spans []Span
	if hours := cell(h.open); hours != "" {
		if spans, err = ParseSpans(hours); err != nil {
			h.cell(h.open, len(record), phrase.Of(err))
			return
		}
	}
	h.days[date] = spans
}
