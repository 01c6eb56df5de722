package rule

import (
	"reflect"

	"github.com/expr-lang/expr/ast"

	"github.com/akis-platform/akis/engine/pattern"
)

// guard writes a rule's tree anew so that missing values mean what the language
// says and no run outgrows its budget. It reads the types that expr's check left
// on the tree as written, and changes nothing there.
//
// A comparison mentions the names its two sides are made of. A yes/no inside a
// side (another comparison, a list question) has its own answer already and
// counts as present.
type guard struct {
	scope   *Scope
	inside  int  // list questions around
	bounded bool // a budget is counted
}

// comparisons are the operators whose sides must have values.
var comparisons = map[string]bool{
	"==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true, "in": true,
	"contains": true, "startsWith": true, "endsWith": true, "matches": true,
}

func logical(op string) bool { return op == "and" || op == "&&" || op == "or" || op == "||" }

// value rewrites a node where an empty value may be the answer.
func (g *guard) value(n ast.Node) ast.Node {
	if name, ok := dotted(n); ok {
		return g.filled(name, g.scan(n, reach(n)))
	}
	switch x := n.(type) {
	case *ast.UnaryNode, *ast.BinaryNode, *ast.CallNode:
		if kind(n) == reflect.Bool {
			return g.yesNo(n)
		}
		return g.orNil(n)
	case *ast.BuiltinNode:
		if asksList(x) {
			return g.listQuestion(x)
		}
		return g.orNil(n)
	}
	return copyNode(n, g.value)
}

// filled gives an empty yes/no the value false and an empty list no elements.
func (g *guard) filled(name string, n ast.Node) ast.Node {
	switch g.scope.names[name].Type {
	case Bool:
		return &ast.BinaryNode{Operator: "??", Left: n, Right: &ast.BoolNode{}}
	case List:
		return &ast.BinaryNode{Operator: "??", Left: n, Right: &ast.ArrayNode{}}
	case Moment:
		return call("$moment", n)
	}
	return n
}

// reach copies a name so that it is empty, not an error, when what holds it is
// missing.
func reach(n ast.Node) ast.Node {
	if _, ok := n.(*ast.MemberNode); !ok {
		return copyLeaf(n)
	}
	var optional func(ast.Node) ast.Node
	optional = func(n ast.Node) ast.Node {
		c := copyLeaf(n)
		if m, ok := c.(*ast.MemberNode); ok {
			m.Node, m.Optional = optional(m.Node), true
		}
		return c
	}
	return &ast.ChainNode{Node: optional(n)}
}

func (g *guard) yesNo(n ast.Node) ast.Node {
	switch x := n.(type) {
	case *ast.BinaryNode:
		if comparisons[x.Operator] {
			return g.comparison(x)
		}
		return copyNode(n, g.value)
	case *ast.CallNode:
		return g.present(n, g.function(n, copyNode(n, g.part)))
	}
	return copyNode(n, g.value)
}

// function puts behind a function's arguments what only a run knows.
func (g *guard) function(n, c ast.Node) ast.Node {
	x, ok := n.(*ast.CallNode)
	if !ok || len(x.Arguments) != 2 {
		return c
	}
	args := c.(*ast.CallNode).Arguments
	zone := &ast.ConstantNode{Value: g.scope.zone}
	switch x.Callee.String() {
	case "same_text", "contains_text": // they go through both texts more than once
		for i, a := range x.Arguments {
			args[i] = g.charge(a, args[i])
		}
		return c
	case "days":
		return call("$days", args[0], args[1], zone)
	case askHours:
		g.bounded = true
		return call("$hours", args[0], args[1], zone, &ast.IdentifierNode{Value: CalendarGroup}, &ast.IdentifierNode{Value: budgetName})
	}
	return c
}

func (g *guard) comparison(n *ast.BinaryNode) ast.Node {
	if isNil(n.Left) || isNil(n.Right) {
		return copyNode(n, func(side ast.Node) ast.Node {
			if _, ok := dotted(side); ok {
				return reach(side)
			}
			return g.value(side)
		})
	}
	c := copyNode(n, func(side ast.Node) ast.Node { return rounded(side, g.part(side)) }).(*ast.BinaryNode)
	if p, ok := n.Right.(*ast.StringNode); ok && n.Operator == "matches" {
		size, _ := pattern.Size(p.Value)
		g.bounded = true
		c.Left = call("$match", c.Left, &ast.IntegerNode{Value: size}, &ast.IdentifierNode{Value: budgetName})
	}
	if n.Operator != "!=" {
		return g.present(n, c)
	}
	c.Operator = "=="
	return &ast.UnaryNode{Operator: "not", Node: g.present(n, c)}
}

// part rewrites a side of a comparison, whose names are known to have values.
func (g *guard) part(n ast.Node) ast.Node {
	if name, ok := dotted(n); ok {
		switch g.scope.names[name].Type {
		case List:
			return g.value(n)
		case Moment:
			return call("$moment", copyLeaf(n))
		}
		return g.scan(n, copyLeaf(n))
	}
	switch x := n.(type) {
	case *ast.BuiltinNode:
		if asksList(x) {
			return g.listQuestion(x)
		}
	case *ast.UnaryNode, *ast.BinaryNode, *ast.CallNode:
		if kind(n) == reflect.Bool {
			return g.yesNo(n)
		}
	case *ast.ConditionalNode:
		return &ast.ConditionalNode{Ternary: x.Ternary, Cond: g.value(x.Cond), Exp1: g.part(x.Exp1), Exp2: g.part(x.Exp2)}
	}
	return g.count(n, g.function(n, copyNode(n, g.part)))
}

// orNil answers nil where a name that the value is made of is empty.
func (g *guard) orNil(n ast.Node) ast.Node {
	then := rounded(n, g.count(n, g.function(n, copyNode(n, g.part))))
	if cond := g.present(n, nil); cond != nil {
		return &ast.ConditionalNode{Ternary: true, Cond: cond, Exp1: then, Exp2: &ast.NilNode{}}
	}
	return then
}

// present answers "every name that of is made of has a value, and then".
func (g *guard) present(of, then ast.Node) ast.Node {
	for _, n := range g.madeOf(of, nil) {
		has := ast.Node(&ast.BinaryNode{Operator: "!=", Left: reach(n), Right: &ast.NilNode{}})
		if then != nil {
			has = &ast.BinaryNode{Operator: "&&", Left: has, Right: then}
		}
		then = has
	}
	return then
}

// madeOf gathers the names and list elements whose values a node is made of.
func (g *guard) madeOf(n ast.Node, all []ast.Node) []ast.Node {
	parts := children(n)
	if name, ok := dotted(n); ok {
		if g.scope.names[name].Type == List {
			return all
		}
		return append(all, n)
	}
	switch x := n.(type) {
	case *ast.PointerNode:
		return append(all, n)
	case *ast.BuiltinNode:
		if asksList(x) {
			return all
		}
	case *ast.ConditionalNode:
		parts = []ast.Node{x.Exp1, x.Exp2}
	}
	for _, p := range parts {
		if !answersYesNo(p) {
			all = g.madeOf(p, all)
		}
	}
	return all
}

// answersYesNo reports whether a side of a comparison is a question of its own.
func answersYesNo(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.BinaryNode:
		return comparisons[x.Operator] || logical(x.Operator)
	case *ast.UnaryNode:
		return x.Operator == "not" || x.Operator == "!"
	case *ast.CallNode:
		return kind(n) == reflect.Bool
	}
	return false
}

// asksList reports whether a call runs a question on each element of a list.
func asksList(n *ast.BuiltinNode) bool {
	for _, a := range n.Arguments {
		if _, ok := a.(*ast.PredicateNode); ok {
			return true
		}
	}
	return false
}
