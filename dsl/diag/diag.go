// Package diag is what Akis says about a definition: a code, what is wrong, why
// and what to do, at an exact place. The human and the JSON view, the editor and
// the designer all show the same value.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// Severity sorts diagnostics: an Error keeps a set from being published.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info" // true and worth knowing, nothing to mend
)

// Pos is a place in a file: Line and Column count from 1, Column in characters as
// people see them, Byte from 0.
type Pos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

// Range is a stretch of a file, End not included.
type Range struct {
	File  string `json:"file"`
	Start Pos    `json:"start"`
	End   Pos    `json:"end"`
}

// Diagnostic is one finding. Code and Summary are fixed for a kind of finding;
// Detail says what, why and what to do here. Both are said in the reader's language
// when they are shown.
type Diagnostic struct {
	Severity Severity
	Code     string
	Summary  phrase.Format
	Detail   phrase.Text
	Pointer  string // address of the definition node
	Block    string // the blocks around it as the source heads them: category "cargo", gate "x"
	Range    Range
	Witness  *Witness // a case that shows it
}

// List is all that was found.
type List []Diagnostic

// HasErrors reports whether anything keeps the set from being used.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// weight orders severities: what is worse comes first.
var weight = map[Severity]int{Error: 0, Warning: 1, Info: 2}

// Sort orders the list by place, errors first at the same place.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.Range.File, b.Range.File),
			cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
			cmp.Compare(weight[a.Severity], weight[b.Severity]),
			strings.Compare(a.Code, b.Code),
		)
	})
}

// Err answers the list as an error when it has errors.
func (l List) Err() error {
	if !l.HasErrors() {
		return nil
	}
	return listError(l)
}

type listError List

func (l listError) Error() string {
	var lines []string
	for _, d := range l {
		if d.Severity == Error {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s: %s %s",
				d.Range.File, d.Range.Start.Line, d.Range.Start.Column, d.Code, d.Summary, d.Detail))
		}
	}
	return strings.Join(lines, "\n")
}
