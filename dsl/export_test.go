package dsl

import (
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// Rescenario answers the set with other scenarios: the fuzz target reads them without
// compiling the definition each time.
func Rescenario(s Set, src string) (*Set, diag.List) {
	file := syntax.File{Name: "x.test.hcl", Src: []byte(src)}
	var list diag.List
	s.Tests, s.ScenarioTree, list = readTests(s.Definition, []syntax.File{file}, false)
	return &s, list
}
