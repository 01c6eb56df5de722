package rule

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

var (
	timeZero time.Time
	spanZero time.Duration
)

// Env is the values that a rule runs on: plain nested maps, "field" to the
// fields, "case", "customer", "setting", "task", and "now" to a time.Time.
type Env map[string]any

// Rule is a checked rule, safe for concurrent use.
type Rule struct {
	text    string
	names   []string
	tree    ast.Node // as written, before any guard
	program *vm.Program
}

// Text answers the rule as written.
func (r *Rule) Text() string { return r.text }

// Names answers the dotted names the rule reads, in order of the alphabet.
func (r *Rule) Names() []string { return r.names }

// Problem is what is wrong with a rule at From to To, in runes of its text.
type Problem struct {
	Code     string
	From, To int
	Summary  string
	Detail   string
}

// The codes of problems.
const (
	CodeSyntax   = "AKIS-R001"
	CodeName     = "AKIS-R002"
	CodeNotYesNo = "AKIS-R003"
	CodeNever    = "AKIS-R004"
	CodeDenied   = "AKIS-R005"
	CodeLimit    = "AKIS-R006"
	CodeType     = "AKIS-R007"
)

// Yes runs a yes/no rule.
func (r *Rule) Yes(env Env) (bool, error) {
	v, err := r.Value(env)
	if err != nil {
		return false, err
	}
	yes, _ := v.(bool)
	return yes, nil
}

// Value runs a value expression. Numbers come as float64; a number that is not
// finite is an error.
func (r *Rule) Value(env Env) (any, error) {
	v, err := vm.Run(r.program, map[string]any(env))
	if err != nil {
		return nil, fmt.Errorf("rule %q: %w", r.text, err)
	}
	return tidyValue(r.text, v)
}

func tidyValue(text string, v any) (any, error) {
	switch v := v.(type) {
	case int:
		return float64(v), nil
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, fmt.Errorf("rule %q: the result is not a finite number", text)
		}
		return v, nil
	case string:
		if len(v) > maxResult {
			return nil, fmt.Errorf("rule %q: the result is longer than %d bytes", text, maxResult)
		}
	}
	return v, nil
}

// Limits on a rule. See the fault analysis in SECURITY.md.
const (
	maxText   = 4 << 10  // bytes of text
	maxDepth  = 50       // of brackets, before the parser sees it
	maxNodes  = 400      // of the tree
	maxRange  = 1000     // numbers in a..b
	maxResult = 64 << 10 // bytes of a text result
)

func sortedNames(seen map[string]bool) []string {
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
