package rule

import (
	"fmt"
	"math"
	"slices"
	"strings"
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
	scope   *Scope
	tree    ast.Node // as written, before any guard; its types are those of the author
	result  Type
	program *vm.Program
	bounded bool // runs count against a budget
}

// Text answers the rule as written.
func (r *Rule) Text() string { return r.text }

// Names answers the dotted names the rule reads, in order of the alphabet.
func (r *Rule) Names() []string { return r.names }

// name answers the one name that the whole rule is, or "".
func (r *Rule) name() string {
	if text := strings.TrimSpace(r.text); len(r.names) == 1 && r.names[0] == text {
		return text
	}
	return ""
}

// Type answers the type of what the rule gives: Bool for a yes/no rule, Any where
// only the values can tell.
func (r *Rule) Type() Type { return r.result }

// Yes runs a yes/no rule.
func (r *Rule) Yes(env Env) (bool, error) {
	v, err := r.Value(env)
	if err != nil {
		return false, err
	}
	yes, _ := v.(bool)
	return yes, nil
}

// Value runs a value expression. Numbers come as float64, and a number that is
// not finite is an error. What is made of an empty value is nil.
func (r *Rule) Value(env Env) (any, error) {
	v, err := run(r.program, r.bounded, env)
	if err == nil {
		v, err = tidyValue(v)
	}
	if err != nil {
		return nil, fmt.Errorf("rule %q: %s", short(r.text), plainError(err))
	}
	return v, nil
}

// short cuts a text for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}

func tidyValue(v any) (any, error) {
	switch v := v.(type) {
	case int:
		return float64(v), nil
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, errFinite
		}
		return v, nil
	case string:
		if len(v) > maxResult {
			return nil, fmt.Errorf("the result is longer than %d bytes", maxResult)
		}
	}
	return v, nil
}

func sortedNames(seen map[string]bool) []string {
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
