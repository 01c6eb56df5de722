// Package importer replays files of cases through the service: each row is what a
// case was at a moment, and becomes the commands that lead there. The file says
// what happened; the definition says what it means.
package importer

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Mapping says how a file is read. See schemas/import.schema.json.
type Mapping struct {
	Name              string
	Definition        string
	Key, At, OpenedAt string // columns
	Layout            string // of time.Parse
	Zone              *time.Location
	Missing           string
	Category          []string
	Team, Assignee    string
	Title, Channel    string
	Fields            map[string]string            // field to column
	Values            map[string]map[string]string // column to value to meaning
	StateColumn       string
	States            map[string]State // by the state in the file
	Compare           map[string]string
}

// State is what a state of the file means.
type State struct {
	Act     string // none, work, pause, finish, close
	Outcome string
	Reason  string
}

// layouts turn the mapping's way of writing moments into Go's.
var layouts = strings.NewReplacer("YYYY", "2006", "MM", "1", "DD", "2", "HH", "15", "mm", "04", "ss", "05")

// Layout answers Go's layout for "DD/MM/YYYY HH:mm". Days and months may be
// written with one digit.
func Layout(s string) (string, error) {
	out := layouts.Replace(s)
	if !strings.Contains(out, "2006") || !strings.Contains(out, "15") {
		return "", fmt.Errorf("%q is not a way to write a moment; use YYYY, MM, DD, HH, mm, ss", s)
	}
	return out, nil
}

// Name answers a value as a name of the language: "Category 55" is category_55.
func Name(value string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(value) {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	return b.String()
}

// unknownName stands where the file does not know a category.
const unknownName = "unknown"
