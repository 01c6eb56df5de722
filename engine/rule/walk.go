package rule

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"

	"github.com/akis-platform/akis/engine/phrase"
)

// walker checks a tree as written and collects every problem, where expr's own
// checker stops at the first.
type walker struct {
	scope    *Scope
	text     string
	seen     map[string]bool
	problems []Problem
	closures int
	hours    bool // business hours are asked for
}

func (w *walker) check(n ast.Node) {
	if name, ok := dotted(n); ok {
		if strings.Contains(w.text, "[") && strings.Contains(places(w.text).written(n), "[") {
			w.denied(n, "Write %s.", name)
			return
		}
		w.name(n, name)
		return
	}
	switch n := n.(type) {
	case *ast.UnaryNode:
		w.check(n.Node)
	case *ast.BinaryNode:
		w.binary(n)
	case *ast.ConditionalNode:
		w.checkAll(n.Cond, n.Exp1, n.Exp2)
	case *ast.ArrayNode:
		w.checkAll(n.Nodes...)
	case *ast.PredicateNode:
		w.predicate(n)
	case *ast.BuiltinNode:
		w.call(n, n.Name, n.Arguments)
	case *ast.CallNode:
		w.callNode(n)
	case *ast.NilNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode,
		*ast.ConstantNode, *ast.PointerNode:
	default:
		w.denied(n, deniedForm(n))
	}
}

// deniedForm says what to write in place of a form that rules do not have.
func deniedForm(n ast.Node) phrase.Format {
	switch n.(type) {
	case *ast.MemberNode, *ast.ChainNode, *ast.SliceNode:
		return "Names are written with dots, as field.country, and lists are asked with in, any, all, count, first and last."
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		return "A rule is one expression without variables. Give the value a computed field."
	}
	return "This form is not part of the rule language. Use comparisons, and, or, not, in and the listed functions."
}

func (w *walker) checkAll(nodes ...ast.Node) {
	for _, n := range nodes {
		w.check(n)
	}
}

func (w *walker) predicate(n *ast.PredicateNode) {
	w.closures++
	if w.closures > 1 {
		w.denied(n, "A list question inside another list question is not allowed; it could run for ever.")
	} else {
		w.check(n.Node)
	}
	w.closures--
}

func (w *walker) callNode(n *ast.CallNode) {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		w.denied(n, "Values have no methods in rules.")
		return
	}
	w.call(n, id.Value, n.Arguments)
}

func (w *walker) call(n ast.Node, name string, args []ast.Node) {
	if !allowedCall(name) {
		w.denied(n, "%s is not a function of the rule language; there are %s.", name, strings.Join(callNames(), ", "))
		return
	}
	w.checkAll(args...)
	switch {
	case name == "under" && len(args) == 2:
		w.underOptions(args[0], args[1])
	case name == "days" && len(args) == 2, name == askHours:
		w.hours = w.hours || name == askHours
		for _, a := range args {
			w.momentText(a)
		}
	}
}

// underOptions finds a category that is not there.
func (w *walker) underOptions(path, top ast.Node) {
	name, ok := dotted(path)
	s, isText := top.(*ast.StringNode)
	options := w.scope.names[name].Options
	if !ok || !isText || options == nil || slices.ContainsFunc(options, func(o string) bool { return below(o, s.Value) }) {
		return
	}
	w.never(top, "%s is never '%s' or below it; it can be %s.", name, s.Value, choicesIn(options))
}

// choicesIn names some of the options.
func choicesIn(options []string) phrase.Phrase {
	const shown = 12
	if len(options) > shown {
		return phrase.Say("%s and %d more", strings.Join(options[:shown], ", "), len(options)-shown)
	}
	return phrase.Say("%s", strings.Join(options, ", "))
}

func (w *walker) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "matches":
		w.pattern(n.Right)
	case "..":
		w.rangeNode(n)
	case "|", "??":
		w.denied(n, "%s is not part of the rule language.", n.Operator)
	case "/", "%":
		if zero(n.Right) {
			w.denied(n, "Nothing can be divided by 0.")
		}
	case "==", "!=":
		w.listIsNil(n.Left, n.Right)
		w.listIsNil(n.Right, n.Left)
	}
	w.checkAll(n.Left, n.Right)
	switch n.Operator {
	case "==", "!=", "in": // a part of a text may well be no choice
		w.options(n.Left, n.Right)
		w.options(n.Right, n.Left)
	}
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		if n.Operator == op {
			w.dates(n.Left, &n.Right)
			w.dates(n.Right, &n.Left)
			w.whole(n, n.Left, n.Right)
			w.whole(n, n.Right, n.Left)
		}
	}
}

func zero(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return n.Value == 0
	case *ast.FloatNode:
		return n.Value == 0
	}
	return false
}

// listIsNil refuses to ask whether a list is empty by comparing it with nil.
func (w *walker) listIsNil(name, other ast.Node) {
	if dotted, ok := dotted(name); ok && isNil(other) && w.scope.names[dotted].Type == List {
		w.never(name, "%[1]s is a list, which is never nil. Write len(%[1]s) == 0 to ask whether it is empty.", dotted)
	}
}

func (w *walker) rangeNode(n *ast.BinaryNode) {
	a, okA := n.Left.(*ast.IntegerNode)
	b, okB := n.Right.(*ast.IntegerNode)
	if !okA || !okB || b.Value-a.Value > maxRange {
		w.denied(n, "A range needs two whole numbers at most %d apart.", maxRange)
	}
}

// options finds literals that a choice can never be.
func (w *walker) options(name, literal ast.Node) {
	dotted, ok := dotted(name)
	if !ok || w.scope.names[dotted].Options == nil {
		return
	}
	list := []ast.Node{literal}
	if a, ok := literal.(*ast.ArrayNode); ok {
		list = a.Nodes
	}
	options := w.scope.names[dotted].Options
	for _, l := range list {
		s, ok := l.(*ast.StringNode)
		if ok && !slices.Contains(options, s.Value) {
			w.never(l, "%s is never '%s'; it can be %s.", dotted, s.Value, choicesIn(options))
		}
	}
}

func (w *walker) name(n ast.Node, name string) {
	if len(w.problems) >= maxProblems {
		return
	}
	info, ok := w.scope.names[name]
	switch {
	case !ok:
		w.problem(n, CodeName, "Unknown name", w.unknown(name))
		w.problems[len(w.problems)-1].Name = name
	case info.Moves && w.scope.still:
		w.problem(n, CodeDenied, "Name changes by itself",
			phrase.Text{phrase.Say("%s changes because time passes, and nothing asks this rule again then. Use an escalation instead.", name)})
	default:
		w.seen[name] = true
	}
}

// unknown says what to write for a name that the rule cannot see.
func (w *walker) unknown(name string) phrase.Text {
	if group := w.scope.group(name); len(group) > 0 {
		return phrase.Text{phrase.Say("%s is a group of names; write one of them: %s.", name, choicesIn(group))}
	}
	detail := phrase.Text{phrase.Say("There is no %s here.", name)}
	if near := w.scope.suggest(name); near != "" {
		detail = append(detail, phrase.Say("Did you mean %s?", near))
	}
	return detail
}

func (w *walker) denied(n ast.Node, detail phrase.Format, args ...any) {
	w.problem(n, CodeDenied, "Not allowed in a rule", phrase.Text{phrase.Say(detail, args...)})
}

func (w *walker) never(n ast.Node, detail phrase.Format, args ...any) {
	w.problem(n, CodeNever, "Comparison can never hold", phrase.Text{phrase.Say(detail, args...)})
}

func (w *walker) problem(n ast.Node, code string, summary phrase.Format, detail phrase.Text) {
	if len(w.problems) >= maxProblems {
		return
	}
	from, to := places(w.text).of(n)
	to = min(max(to, from+1), utf8.RuneCountInString(w.text))
	w.problems = append(w.problems, Problem{Code: code, From: from, To: to, Summary: summary, Detail: detail})
}
