package rule

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/builtin"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
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
	{"days", span(24 * time.Hour), []any{new(func(int) time.Duration), new(func(float64) time.Duration)}},
	{"hours", span(time.Hour), []any{new(func(int) time.Duration), new(func(float64) time.Duration)}},
}

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

// sameText compares without regard to case, accents' encoding or the Turkish
// dotted and dotless i.
func sameText(args ...any) (any, error) {
	a, okA := args[0].(string)
	b, okB := args[1].(string)
	return okA && okB && Fold(a) == Fold(b), nil
}

// Fold answers the text that two spellings of the same word share: NFC, lower
// case, and one letter for İ, I, ı and i. Search and same_text use it alike.
func Fold(s string) string {
	s = strings.NewReplacer("İ", "i", "I", "i", "ı", "i").Replace(norm.NFC.String(s))
	return cases.Lower(language.Und).String(s)
}

func span(unit time.Duration) func(...any) (any, error) {
	return func(args ...any) (any, error) {
		switch n := args[0].(type) {
		case int:
			return time.Duration(n) * unit, nil
		case float64:
			return time.Duration(n * float64(unit)), nil
		}
		return nil, fmt.Errorf("%v is not a number", args[0])
	}
}
