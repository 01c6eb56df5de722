// Package importer replays files of cases through the service: each row is what a
// case was at a moment, and becomes the commands that lead there. The file says
// what happened; the definition says what it means.
package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
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
	Act     string // none, or one of those below
	Outcome string
	Reason  string
}

// What a state of the file does to the case.
const (
	actWork   = "work"
	actPause  = "pause"
	actFinish = "finish"
	actClose  = "close"
)

// layouts turn the mapping's way of writing moments into Go's.
var layouts = strings.NewReplacer("YYYY", "2006", "MM", "1", "DD", "2", "HH", "15", "mm", "04", "ss", "05")

// Layout answers Go's layout for "DD/MM/YYYY HH:mm". Days and months may be
// written with one digit.
func Layout(s string) (string, error) {
	out := layouts.Replace(s)
	if !strings.Contains(out, "2006") || !strings.Contains(out, "15") {
		return "", phrase.Errorf("%q is not a way to write a moment. Use YYYY, MM, DD, HH, mm, ss.", s)
	}
	return out, nil
}

// plain writes Turkish letters as names of the language can.
var plain = strings.NewReplacer(
	"ç", "c", "ğ", "g", "ı", "i", "ö", "o", "ş", "s", "ü", "u", "â", "a", "î", "i", "û", "u",
	"Ç", "c", "Ğ", "g", "İ", "i", "Ö", "o", "Ş", "s", "Ü", "u", "Â", "a", "Î", "i", "Û", "u",
)

// Name answers a value as a name of the language: "Category 55" is category_55,
// "Şube İade" is sube_iade.
func Name(value string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(plain.Replace(value)) {
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

// Check holds a mapping against a definition: every field, outcome, value and
// figure it names. It answers everything that does not fit.
func (m Mapping) Check(def *definition.Definition) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	for _, name := range slices.Sorted(maps.Keys(m.Fields)) {
		f := def.Fields[name]
		if f == nil {
			say("the definition has no field.%s", name)
			continue
		}
		values := m.Values[m.Fields[name]]
		for _, v := range slices.Sorted(maps.Keys(values)) {
			if ch := def.Choices[f.Options]; ch != nil && !offers(ch, values[v]) {
				say("field.%s has no choice %q, which stands for %q", name, values[v], v)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.States)) {
		s := m.States[name]
		if (s.Act == actFinish || s.Act == actClose) && !hasOutcome(def, s.Outcome) {
			say("state %q: no step has an outcome %q", name, s.Outcome)
		}
		if s.Act == actPause && s.Reason == "" {
			say("state %q pauses and needs a reason", name)
		}
	}
	for _, figure := range slices.Sorted(maps.Keys(m.Compare)) {
		if figure != figurePriority && figure != figureReopened && figure != figureReassigned {
			say("there is no figure %q to compare; there are priority, reopened, reassigned", figure)
		}
	}
	return wrong
}

func offers(ch *definition.Choices, code string) bool {
	return slices.ContainsFunc(ch.Options, func(o definition.Option) bool { return o.Code == code })
}

func hasOutcome(def *definition.Definition, name string) bool {
	for _, f := range def.Flows {
		for _, s := range f.Steps {
			if slices.ContainsFunc(s.Outcomes, func(o definition.Outcome) bool { return o.Name == name }) {
				return true
			}
		}
	}
	return false
}
