package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/types"
)

// walker checks a tree as written and collects every problem, where expr's own
// checker stops at the first.
type walker struct {
	scope    *Scope
	text     string
	seen     map[string]bool
	problems []Problem
	closures int
}

func (w *walker) check(n ast.Node) {
	if name, ok := dotted(n); ok {
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
		w.denied(n, "This form is not part of the rule language. Use comparisons, and, or, not, in and the listed functions.")
	}
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
		w.denied(n, fmt.Sprintf("%s is not a function of the rule language; there are %s.", name, strings.Join(callNames(), ", ")))
		return
	}
	w.checkAll(args...)
}

func (w *walker) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "matches":
		if _, ok := n.Right.(*ast.StringNode); !ok {
			w.denied(n.Right, "A pattern must be a text written in the rule.")
		}
	case "..":
		w.rangeNode(n)
	case "|", "??":
		w.denied(n, n.Operator+" is not part of the rule language.")
	}
	w.checkAll(n.Left, n.Right)
	w.options(n.Left, n.Right)
	w.options(n.Right, n.Left)
}

func (w *walker) rangeNode(n *ast.BinaryNode) {
	a, okA := n.Left.(*ast.IntegerNode)
	b, okB := n.Right.(*ast.IntegerNode)
	if !okA || !okB || b.Value-a.Value > maxRange {
		w.denied(n, fmt.Sprintf("A range needs two whole numbers at most %d apart.", maxRange))
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
			w.problem(l, CodeNever, "Comparison can never hold",
				fmt.Sprintf("%s is never '%s'; it can be %s.", dotted, s.Value, strings.Join(options, ", ")))
		}
	}
}

func (w *walker) name(n ast.Node, name string) {
	info, ok := w.scope.names[name]
	switch {
	case !ok:
		detail := fmt.Sprintf("There is no %s here.", name)
		if near := w.scope.suggest(name); near != "" {
			detail += fmt.Sprintf(" Did you mean %s?", near)
		}
		w.problem(n, CodeName, "Unknown name", detail)
	case info.Moves && w.scope.still:
		w.problem(n, CodeDenied, "Name changes by itself",
			fmt.Sprintf("%s changes because time passes, and nothing asks this rule again then. Use an escalation instead.", name))
	default:
		w.seen[name] = true
	}
}

func (w *walker) denied(n ast.Node, detail string) {
	w.problem(n, CodeDenied, "Not allowed in a rule", detail)
}

func (w *walker) problem(n ast.Node, code, summary, detail string) {
	from, to := extent(n)
	to = min(max(to, from+1), utf8.RuneCountInString(w.text))
	w.problems = append(w.problems, Problem{Code: code, From: from, To: to, Summary: summary, Detail: detail})
}

// extent widens a node's place to all of its parts: expr gives a binary node its
// operator's place only, and a member its last name's.
func extent(n ast.Node) (from, to int) {
	l := n.Location()
	from, to = l.From, l.To
	widen := func(parts ...ast.Node) {
		for _, p := range parts {
			a, b := extent(p)
			from, to = min(from, a), max(to, b)
		}
	}
	switch n := n.(type) {
	case *ast.BinaryNode:
		widen(n.Left, n.Right)
	case *ast.UnaryNode:
		widen(n.Node)
	case *ast.MemberNode:
		widen(n.Node, n.Property)
	case *ast.CallNode:
		widen(n.Callee)
		widen(n.Arguments...)
	case *ast.BuiltinNode:
		widen(n.Arguments...)
	case *ast.PredicateNode:
		widen(n.Node)
	}
	return from, to
}

// widest answers the extent of the node that expr placed at rune from.
func widest(root ast.Node, from int) (a, b int, ok bool) {
	f := finder{from: from}
	ast.Walk(&root, &f)
	if f.found == nil {
		return 0, 0, false
	}
	a, b = extent(f.found)
	return a, b, true
}

type finder struct {
	from  int
	found ast.Node
}

func (f *finder) Visit(n *ast.Node) {
	if (*n).Location().From == f.from {
		f.found = *n // the walk goes from the leaves up: the last is the widest
	}
}

// dotted answers the name that a chain of members spells.
func dotted(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.ChainNode:
		return dotted(n.Node)
	case *ast.MemberNode:
		base, ok := dotted(n.Node)
		prop, isText := n.Property.(*ast.StringNode)
		if !ok || !isText || n.Method {
			return "", false
		}
		return base + "." + prop.Value, true
	}
	return "", false
}

// put sets the type of a dotted name in nested maps.
func put(env types.Map, name string, t types.Type) {
	head, rest, more := strings.Cut(name, ".")
	if !more {
		env[head] = t
		return
	}
	sub, ok := env[head].(types.Map)
	if !ok {
		sub = types.Map{}
		env[head] = sub
	}
	put(sub, rest, t)
}
