package rule

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/builtin"
)

// allowedBuiltins are expr's functions that can neither grow memory nor run long.
var allowedBuiltins = []string{
	"len", "lower", "upper", "trim", "any", "all", "none", "one", "count", "filter", "map",
	"sum", "min", "max", "mean", "abs", "round", "floor", "ceil", "int", "float", "string",
	"first", "last",
}

// function is one of our own.
type function struct {
	name  string
	call  func(...any) (any, error)
	types []any // pointers to function types
}

func (f function) builtin() *builtin.Function {
	b := &builtin.Function{Name: f.name, Func: f.call}
	for _, t := range f.types {
		b.Types = append(b.Types, reflect.TypeOf(t).Elem())
	}
	return b
}

var functions = []function{
	{"under", under, []any{new(func(string, string) bool)}},
	{"same_text", sameText, []any{new(func(string, string) bool)}},
	{"contains_text", containsText, []any{new(func(string, string) bool)}},
	{"days", span(24 * time.Hour), append(betweenMoments, lengths...)},
	{"hours", span(time.Hour), lengths},
	{askHours, nil, betweenMoments},
}

const askHours = "business_hours"

// The forms of days: a length of time, or the days between two moments, each a time
// or a text that stands for one.
var (
	lengths        = []any{new(func(int) time.Duration), new(func(float64) time.Duration)}
	betweenMoments = []any{
		new(func(time.Time, time.Time) float64), new(func(time.Time, string) float64),
		new(func(string, time.Time) float64), new(func(string, string) float64),
	}
)

func allowedCall(name string) bool { return slices.Contains(callNames(), name) }

func callNames() []string {
	names := slices.Clone(allowedBuiltins)
	for _, f := range functions {
		names = append(names, f.name)
	}
	return names
}

// under reports whether a category is the named one or below it. Paths may be
// written with dots or slashes.
func under(args ...any) (any, error) {
	path, okA := args[0].(string)
	top, okB := args[1].(string)
	if !okA || !okB {
		return false, nil
	}
	return below(path, top), nil
}

func below(path, top string) bool {
	path, top = strings.ReplaceAll(path, "/", "."), strings.ReplaceAll(top, "/", ".")
	return path == top || strings.HasPrefix(path, top+".")
}
