package analyze_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/analyze"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/scenario"
)

// mutant is a set with one defect, and where it must be found.
type mutant struct {
	files         map[string][]byte
	code, pointer string
}

// TestCleanCorpus: nothing is wrong with the examples and a generated set. What is
// said of them as an information is true of them.
func TestCleanCorpus(t *testing.T) {
	noted := map[string]bool{ // limits that pass before their first notice, as is meant there
		"/flow/cargo/step/triage/escalate/unclaimed/after": true,
		"/flow/product/step/look/escalate/unclaimed/after": true,
		"/flow/refund/step/pay/escalate/late/after":        true,
	}
	for _, s := range sheets(t) {
		_, list := dsl.LoadSources(s.files)
		for _, d := range list {
			if d.Severity != diag.Info || !noted[d.Pointer] {
				t.Errorf("%s: %s", s.name, shown(diag.List{d}))
			}
		}
	}
}

// mutantsOfAKind is how many mutants of each kind of defect are looked at.
const mutantsOfAKind = 24

// TestMutants seeds each kind of defect into sound sets, at least twenty times, and
// demands the finding at its place. Every case that findings show is opened as a
// scenario.
func TestMutants(t *testing.T) {
	all := sheets(t)
	for _, k := range defects {
		t.Run(k.name, func(t *testing.T) {
			var mutants []mutant
			for _, s := range all {
				mutants = append(mutants, k.make(s)...)
			}
			mutants = some(mutants, mutantsOfAKind)
			if len(mutants) < 20 {
				t.Errorf("only %d mutants", len(mutants))
			}
			for _, m := range mutants {
				set, list := dsl.LoadSources(m.files)
				if _, found := byCode(list)[m.code][m.pointer]; !found {
					t.Errorf("%s is not found at %s, but %s", m.code, m.pointer, shown(list))
				}
				if !list.HasErrors() {
					triable(t, set, m.files, list)
				}
			}
		})
	}
}

// some answers at most n mutants, spread over all.
func some(all []mutant, n int) []mutant {
	all = slices.DeleteFunc(all, func(m mutant) bool { return m.files == nil })
	if len(all) <= n {
		return all
	}
	out := make([]mutant, n)
	for i := range out {
		out[i] = all[i*len(all)/n]
	}
	return out
}

// triable opens the case of each finding as a scenario of the set.
func triable(t *testing.T, set *dsl.Set, files map[string][]byte, list diag.List) {
	t.Helper()
	var b strings.Builder
	for i, d := range list {
		if d.Witness != nil {
			fmt.Fprintf(&b, "test \"t%d\" {\n%s}\n", i, analyze.CaseBlock(*d.Witness))
		}
	}
	if b.Len() == 0 {
		return
	}
	tried := map[string][]byte{"tried.test.hcl": []byte(b.String())}
	for name, src := range files {
		tried[name] = src
	}
	again, more := dsl.LoadSources(tried)
	if more.HasErrors() {
		t.Fatalf("%v\n%s", more.Err(), b.String())
	}
	for _, r := range scenario.RunAll(set.Definition, again.Tests) {
		if !r.Passed() {
			t.Errorf("%s\n%s", r.Failure, b.String())
		}
	}
}
