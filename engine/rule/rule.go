package rule

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
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

// Rule is a checked rule, safe for concurrent use. One that was kept (Frozen) is
// compiled when it is first run.
type Rule struct {
	text   string
	value  bool // it gives a value, not yes or no
	names  []string
	result Type

	seen  sync.Once // guards sight
	sight sight
	once  sync.Once // guards made
	made  made
}

// sight is what a rule sees of the names that there are.
type sight struct {
	scope  *Scope // that it was checked in, or as much of it as was kept
	groups []string
	kept   *Frozen // of a rule that was kept; its sight is made when it is needed
	zone   *time.Location
}

// sees answers what the rule sees.
func (r *Rule) sees() *sight {
	r.seen.Do(r.look)
	return &r.sight
}

func (r *Rule) scope() *Scope { return r.sees().scope }

// made is what compiling makes of a rule.
type made struct {
	tree    ast.Node // as written, before any guard; its types are those of the author
	program *vm.Program
	bounded bool // runs count against a budget
	err     error
}

// ready answers what the rule is run by.
func (r *Rule) ready() *made {
	r.once.Do(r.make)
	return &r.made
}

// Text answers the rule as written.
func (r *Rule) Text() string { return r.text }

// Names answers the dotted names the rule reads, in order of the alphabet.
func (r *Rule) Names() []string { return r.names }

// Groups answers what the names begin with, "field" or "case", each once: what of an
// Env the rule reads.
func (r *Rule) Groups() []string { return r.sees().groups }

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
	m := r.ready()
	v, err := any(nil), m.err
	if err == nil {
		v, err = run(m.program, m.bounded, env)
	}
	if err == nil {
		v, err = tidyValue(v)
	}
	if err != nil {
		return nil, fmt.Errorf("rule %q: %w", short(r.text), plain(err))
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

var errLong = fmt.Errorf("the result is longer than %d bytes", maxResult)

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
			return nil, errLong
		}
	}
	return v, nil
}

// groupsOf answers the first parts of names in order, each once, and the calendar
// behind them when hours are asked for.
func groupsOf(names []string, hours bool) []string {
	var groups []string
	for _, n := range names {
		g, _, _ := strings.Cut(n, ".")
		if !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	if hours {
		groups = append(groups, CalendarGroup)
	}
	return groups
}

func sortedNames(seen map[string]bool) []string {
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
