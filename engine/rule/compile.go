package rule

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
)

// Compile checks a yes/no rule. All problems that can be told apart come at once.
func Compile(text string, s *Scope) (*Rule, []Problem) {
	return compile(text, s, true)
}

// CompileValue checks an expression that gives a value: a computed field or what
// stands between {{ and }}.
func CompileValue(text string, s *Scope) (*Rule, []Problem) {
	return compile(text, s, false)
}

func compile(text string, s *Scope, yesNo bool) (*Rule, []Problem) {
	if p := preScan(text); p != nil {
		return nil, []Problem{*p}
	}
	c := conf.CreateNew()
	c.MaxNodes = maxNodes
	for _, f := range functions {
		c.Functions[f.name] = f.builtin()
	}
	tree, err := parser.ParseWithConfig(text, c)
	if err != nil {
		return nil, []Problem{syntaxProblem(err, text)}
	}
	w := walker{scope: s, text: text, seen: map[string]bool{}}
	w.check(tree.Node)
	if len(w.problems) > 0 {
		return nil, w.problems
	}
	names := sortedNames(w.seen)
	program, err := expr.Compile(text, options(s, names, yesNo)...)
	if err != nil {
		return nil, []Problem{typeProblem(err, tree.Node, text, yesNo)}
	}
	return &Rule{text: text, names: names, tree: tree.Node, program: program}, nil
}

// options builds the compiler's options with an environment of only the names
// that the rule reads: expr's type descriptions are filled in while checking and
// must not be shared between compilations.
func options(s *Scope, names []string, yesNo bool) []expr.Option {
	opts := []expr.Option{
		expr.Env(envOf(s, names)), expr.MaxNodes(4 * maxNodes), expr.DisableAllBuiltins(),
		expr.Patch(&guard{scope: s}),
	}
	for _, b := range allowedBuiltins {
		opts = append(opts, expr.EnableBuiltin(b))
	}
	for _, f := range functions {
		opts = append(opts, expr.Function(f.name, f.call, f.types...))
	}
	if yesNo {
		opts = append(opts, expr.AsBool(), expr.WarnOnAny())
	}
	return opts
}

func envOf(s *Scope, names []string) types.Map {
	env := types.Map{}
	for _, n := range names {
		put(env, n, exprTypes[s.names[n].Type])
	}
	return env
}

// preScan holds the text against the limits that must stand before the parser,
// whose recursion cannot be stopped.
func preScan(text string) *Problem {
	if len(text) > maxText {
		return limit(text, fmt.Sprintf("The rule is longer than %d bytes. Split it into several gates or rows.", maxText))
	}
	if !utf8.ValidString(text) {
		return limit(text, "The rule is not valid UTF-8.")
	}
	depth, unary := 0, 0
	for _, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '!', '-', '+':
			unary++
		case ' ', '\t', '\n':
		default:
			unary = 0
		}
		if depth > maxDepth || unary > maxDepth {
			return limit(text, fmt.Sprintf("The rule nests deeper than %d levels. Split it.", maxDepth))
		}
	}
	if countWord(text, "not") > 2*maxDepth {
		return limit(text, "The rule says not too often. Split it.")
	}
	return nil
}

func countWord(text, word string) int {
	n := 0
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i:i+len(word)] == word {
			n++
		}
	}
	return n
}

func limit(text, detail string) *Problem {
	return &Problem{Code: CodeLimit, To: utf8.RuneCountInString(text), Summary: "Rule too large", Detail: detail}
}

func syntaxProblem(err error, text string) Problem {
	from, to, msg := place(err, text)
	return Problem{
		Code: CodeSyntax, From: from, To: to, Summary: "Rule cannot be read",
		Detail: msg + ". A rule is a yes/no question such as field.country == 'FR' and field.qty > 3.",
	}
}

func typeProblem(err error, tree ast.Node, text string, yesNo bool) Problem {
	from, to, msg := place(err, text)
	if a, b, ok := widest(tree, from); ok {
		from, to = a, b
	}
	if yesNo && strings.HasPrefix(msg, "expected bool") {
		return Problem{
			Code: CodeNotYesNo, To: utf8.RuneCountInString(text), Summary: "Rule is not a yes/no question",
			Detail: "The rule gives a value where yes or no is needed. Compare it with something. (" + msg + ")",
		}
	}
	return Problem{Code: CodeType, From: from, To: to, Summary: "Values do not go together", Detail: msg + "."}
}

// place answers where an error of expr points, in runes, and its text. An error
// without a place is about the whole rule.
func place(err error, text string) (from, to int, msg string) {
	n := utf8.RuneCountInString(text)
	var fe *file.Error
	if !errors.As(err, &fe) {
		return 0, n, err.Error()
	}
	from, to = min(fe.From, n), min(fe.To, n)
	if from == n && n > 0 {
		from-- // the end of the text: show its last character
	}
	if to <= from {
		to = from + 1
	}
	return from, to, fe.Message
}
