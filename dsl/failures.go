package dsl

import (
	"fmt"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
)

// The codes of scenarios that fail.
const (
	CodeUnmet      = "AKIS-T003" // something else came than was expected
	CodeUnexpected = "AKIS-T004" // an act was refused and nothing expected that
	CodeStuck      = "AKIS-T005" // a scenario that cannot go on
)

// Failures answers why a scenario of the set failed, at the places that say so:
// one finding for each thing that was expected in vain.
func (s *Set) Failures(f *scenario.Failure) diag.List {
	if f == nil {
		return nil
	}
	finding := func(code string, summary phrase.Format, at string, says phrase.Phrase) diag.Diagnostic {
		return diag.Diagnostic{
			Severity: diag.Error, Code: code, Summary: summary, Detail: phrase.Text{says}, Pointer: at, Range: s.ScenarioTree.Range(at),
		}
	}
	var list diag.List
	switch f.Cause {
	case scenario.Refused:
		list = diag.List{finding(CodeUnexpected, "Refused, and nothing expected that", f.At,
			phrase.Say("This was %s. Mend it, or let an expect after it say that it is.", f.Says))}
	case scenario.Impossible:
		list = diag.List{finding(CodeStuck, "Scenario cannot go on", f.At, phrase.Say("It cannot go on from here: %s.", f.Says))}
	}
	for _, m := range f.Misses {
		list = append(list, finding(CodeUnmet, "Expectation not met", m.At,
			phrase.Say("%s: expected %s, got %s.", m.Name(), m.Expected(), m.Came())))
	}
	s.ScenarioTree.Locate(list)
	return list
}

// Place answers where a node stands, of the set or of its scenarios, as file:line;
// "" when it stands nowhere.
func (s *Set) Place(pointer string) string {
	if pointer == "" {
		return ""
	}
	r := s.RangeOf(pointer)
	if r.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", r.File, r.Start.Line)
}

// RangeOf answers the place of a node of the set or of its scenarios.
func (s *Set) RangeOf(pointer string) diag.Range {
	if r := s.ScenarioTree.Range(pointer); r.File != "" {
		return r
	}
	return s.Tree.Range(pointer)
}
