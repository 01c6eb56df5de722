package rule

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// Use is how much of a name's value an expression depends on.
type Use uint8

// The uses, each freer than those before.
const (
	Compared Use = iota // held against literals and nil, as equal or by order
	Searched            // a text in which literals are looked for, or held by the order of texts
	Worked              // anything else: another name, a function, arithmetic
)

// Reading is one name that an expression reads.
type Reading struct {
	Name     string
	Of       Name // its type and options
	Use      Use
	Literals []any // what it is held against: string, float64, bool
}

// Readings answers what the whole expression reads, in order of the names.
func (r *Rule) Readings() []Reading { return readingsOf(r.scope(), r.ready().tree) }

func readingsOf(s *Scope, n ast.Node) []Reading {
	x := reader{scope: s, found: map[string]*Reading{}}
	x.read(n)
	all := make([]Reading, 0, len(x.found))
	for _, name := range x.order {
		all = append(all, *x.found[name])
	}
	slices.SortFunc(all, func(a, b Reading) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// reader gathers the readings of a tree.
type reader struct {
	scope *Scope
	found map[string]*Reading
	order []string
}

func (x *reader) note(name string, use Use, literals ...any) {
	r := x.found[name]
	if r == nil {
		r = &Reading{Name: name, Of: x.scope.names[name]}
		x.found[name] = r
		x.order = append(x.order, name)
	}
	r.Use = max(r.Use, use)
	r.Literals = append(r.Literals, literals...)
}

func (x *reader) read(n ast.Node) {
	if name, ok := dotted(n); ok {
		use := Worked
		if x.scope.names[name].Type == Bool {
			use = Compared
		}
		x.note(name, use)
		return
	}
	if b, ok := n.(*ast.BinaryNode); ok && comparisons[b.Operator] && x.comparison(b) {
		return
	}
	for _, c := range children(n) {
		x.read(c)
	}
}

// mirrored is each comparison with its sides changed over.
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// comparison notes a name held against literals. It reports false when the two
// sides are something else.
func (x *reader) comparison(n *ast.BinaryNode) bool {
	if name, ok := dotted(n.Left); ok {
		return x.against(name, n.Operator, n.Right)
	}
	if x.length(n.Left, n.Operator, n.Right) {
		return true
	}
	name, ok := dotted(n.Right)
	if !ok {
		return false
	}
	if op := mirrored[n.Operator]; op != "" {
		return x.against(name, op, n.Left)
	}
	if v, isLiteral := literal(n.Left); isLiteral && n.Operator == "in" && x.scope.names[name].Type == List {
		x.note(name, Compared, v)
		return true
	}
	return false
}

func (x *reader) against(name, op string, other ast.Node) bool {
	t := x.scope.names[name].Type
	if isNil(other) {
		x.note(name, Compared)
		return true
	}
	if op == "in" {
		values, ok := listed(other)
		if ok {
			x.note(name, Compared, values...)
		}
		return ok
	}
	v, ok := literal(other)
	if !ok || t == List {
		return false
	}
	use := Compared
	switch op {
	case "contains", "startsWith", "endsWith", "matches":
		use = Searched
	case "<", "<=", ">", ">=":
		if t == Text {
			use = Searched
		}
	}
	x.note(name, use, v)
	return true
}

// length finds the question whether a list is empty, as len(field.tags) > 0.
func (x *reader) length(left ast.Node, op string, right ast.Node) bool {
	call, ok := left.(*ast.BuiltinNode)
	if !ok || call.Name != "len" || len(call.Arguments) != 1 {
		return false
	}
	name, ok := dotted(call.Arguments[0])
	n, isLiteral := literal(right)
	if !ok || !isLiteral || x.scope.names[name].Type != List {
		return false
	}
	switch {
	case n == 0.0 && (op == "==" || op == "!=" || op == ">" || op == "<="), n == 1.0 && (op == ">=" || op == "<"):
		x.note(name, Compared)
		return true
	}
	return false
}

// listed answers the literals of [a, b] or of a..b.
func listed(n ast.Node) ([]any, bool) {
	var values []any
	switch n := n.(type) {
	case *ast.ArrayNode:
		for _, x := range n.Nodes {
			v, ok := literal(x)
			if !ok {
				return nil, false
			}
			values = append(values, v)
		}
		return values, true
	case *ast.BinaryNode:
		a, okA := literal(n.Left)
		b, okB := literal(n.Right)
		from, isNumberA := a.(float64)
		to, isNumberB := b.(float64)
		if n.Operator != ".." || !okA || !okB || !isNumberA || !isNumberB {
			return nil, false
		}
		for v := from; v <= to && v <= from+maxRange; v++ {
			values = append(values, v)
		}
		return values, true
	}
	return nil, false
}

// safeCalls answer something for all values of their types.
var safeCalls = map[string]bool{"under": true, "same_text": true, "lower": true, "upper": true, "trim": true, "len": true}

// cannotFail reports whether a tree gives an answer for all values. What it is not
// sure of, it denies.
func cannotFail(s *Scope, n ast.Node) bool {
	if name, ok := dotted(n); ok {
		return s.names[name].Type != Any
	}
	switch x := n.(type) {
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.StringNode, *ast.NilNode:
		return true
	case *ast.UnaryNode, *ast.ArrayNode, *ast.ConditionalNode:
	case *ast.BinaryNode:
		if !comparisons[x.Operator] && !logical(x.Operator) && x.Operator != ".." || x.Operator == "matches" && !light(x.Right) {
			return false
		}
	case *ast.CallNode:
		if id, ok := x.Callee.(*ast.IdentifierNode); !ok || !safeCalls[id.Value] {
			return false
		}
	case *ast.BuiltinNode:
		if !safeCalls[x.Name] || asksList(x) {
			return false
		}
	default:
		return false
	}
	return !slices.ContainsFunc(children(n), func(c ast.Node) bool { return !cannotFail(s, c) })
}
