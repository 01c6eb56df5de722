package compile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// dataFile is a file of data that an attribute names. What is wrong with its lines
// is said of them.
type dataFile struct {
	c      *compiler
	at     string // the attribute
	name   string
	src    []byte
	places func(from, to int) diag.Range
}

// dataFile answers the file that the attribute at at names, or says that there is
// none.
func (c *compiler) dataFile(at, name string, columns phrase.Phrase) (dataFile, bool) {
	src, ok := c.data[name]
	if !ok {
		c.errorf(at, CodeFile, "File not found", "There is no %s beside the definition. Add it, with %s.", name, columns)
	}
	return dataFile{c, at, name, src, syntax.Places(syntax.File{Name: name, Src: src})}, ok
}

func (d dataFile) problem(from, to int, summary phrase.Format, detail phrase.Phrase) {
	d.c.list = append(d.c.list, diag.Diagnostic{
		Severity: diag.Error, Code: CodeFile, Summary: summary, Detail: phrase.Text{detail},
		Pointer: d.at, Range: d.places(from, to),
	})
}

func (c *compiler) holidays(at, file string) map[calendar.Date][]calendar.Span {
	d, ok := c.dataFile(at, file, phrase.Say("the columns date, name, open"))
	if !ok {
		return nil
	}
	days, problems := calendar.ParseHolidaysCSV(d.src)
	for _, p := range problems {
		d.problem(p.From, p.To, "Line cannot be read", p.Text)
	}
	return days
}

// maxOptionProblems is how many lines of a file of options are complained of.
const maxOptionProblems = 100

// optionsFile reads a CSV of code and one column a language.
func (c *compiler) optionsFile(at, file string) []definition.Option {
	d, ok := c.dataFile(at, file, phrase.Say("the columns code and one a language"))
	if !ok {
		return nil
	}
	src := bytes.TrimPrefix(d.src, []byte("\ufeff")) // spreadsheets write it
	r := optionReader{file: d, mark: len(d.src) - len(src), csv: csv.NewReader(bytes.NewReader(src)), seen: map[string]bool{}}
	r.csv.FieldsPerRecord = -1
	r.read()
	return r.options
}

type optionReader struct {
	file     dataFile
	mark     int // bytes before the text
	csv      *csv.Reader
	locales  []string
	seen     map[string]bool
	options  []definition.Option
	problems int
}

func (r *optionReader) read() {
	for {
		from := int(r.csv.InputOffset())
		row, err := r.csv.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if r.locales == nil || len(r.seen) == 0 && r.problems == 0 {
				r.problem(0, phrase.Say("The file needs a first line such as code,tr,en and then a line for each option."))
			}
			return
		case errors.As(err, &broken):
			r.problem(from, phrase.Say("A quote stands within a value. Put the value in quotes and double those in it."))
		case err != nil:
			r.problem(from, phrase.Say("The file cannot be read (%s).", err.Error()))
			return
		case r.locales == nil && row[0] != "code":
			r.problem(from, phrase.Say("The file needs a first line such as code,tr,en and then a line for each option."))
			return
		case r.locales == nil:
			r.locales = append([]string{}, row[1:]...)
		default:
			r.option(from, row)
		}
	}
}

func (r *optionReader) option(from int, row []string) {
	code := row[0]
	switch {
	case len(row) != len(r.locales)+1:
		r.problem(from, phrase.Say("The line has %d values and needs %d, as the first line has.", len(row), len(r.locales)+1))
		return
	case code == "":
		r.problem(from, phrase.Say("The code is empty. Write one."))
		return
	case r.seen[code]:
		r.problem(from, phrase.Say("The code %q stands twice. Remove or rename one.", code))
		return
	}
	r.seen[code] = true
	label := definition.Text{}
	for i, locale := range r.locales {
		label[locale] = row[i+1]
	}
	r.options = append(r.options, definition.Option{Code: code, Label: label})
}

// problem notes what is wrong with the line that begins at a byte.
func (r *optionReader) problem(from int, text phrase.Phrase) {
	r.problems++
	if r.problems > maxOptionProblems {
		return
	}
	rest := bytes.TrimLeft(r.file.src[r.mark+from:], "\r\n") // empty lines are passed over
	from = len(r.file.src) - len(rest)
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	r.file.problem(from, from+len(bytes.TrimSuffix(line, []byte("\r"))), "Line cannot be used", text)
}
