package rule

import (
	"reflect"

	"github.com/expr-lang/expr/ast"
)

// guard rewrites the tree so that missing values mean what the language says. It
// runs after expr's type check, so that types are those the author wrote.
type guard struct{ scope *Scope }

// Visit is called children first.
func (g *guard) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BinaryNode:
		g.binary(node, n)
	case *ast.CallNode:
		if kind(n) == reflect.Bool {
			ast.Patch(node, g.present(n, n))
		}
	case *ast.MemberNode, *ast.ChainNode:
		g.name(node)
	}
}

// name gives an empty yes/no the value false and an empty list no elements.
func (g *guard) name(node *ast.Node) {
	name, ok := dotted(*node)
	if !ok {
		return
	}
	switch g.scope.names[name].Type {
	case Bool:
		ast.Patch(node, &ast.BinaryNode{Operator: "??", Left: *node, Right: &ast.BoolNode{}})
	case List:
		ast.Patch(node, &ast.BinaryNode{Operator: "??", Left: *node, Right: &ast.ArrayNode{}})
	}
}

func (g *guard) binary(node *ast.Node, n *ast.BinaryNode) {
	switch n.Operator {
	case "!=":
		if isNil(n.Left) || isNil(n.Right) {
			return
		}
		equal := &ast.BinaryNode{Operator: "==", Left: n.Left, Right: n.Right}
		ast.Patch(node, &ast.UnaryNode{Operator: "not", Node: g.present(n, equal)})
	case "==":
		if isNil(n.Left) || isNil(n.Right) {
			return
		}
		ast.Patch(node, g.present(n, n))
	case "<", "<=", ">", ">=", "in", "contains", "startsWith", "endsWith", "matches":
		ast.Patch(node, g.present(n, n))
	}
}

// present answers "every name in of has a value, and then".
func (g *guard) present(of, then ast.Node) ast.Node {
	c := collector{}
	ast.Walk(&of, &c)
	for _, n := range c.names {
		name, _ := dotted(n)
		switch g.scope.names[name].Type {
		case Bool, List:
			continue
		}
		then = &ast.BinaryNode{
			Operator: "&&",
			Left:     &ast.BinaryNode{Operator: "!=", Left: n, Right: &ast.NilNode{}},
			Right:    then,
		}
	}
	return then
}

// collector gathers the names in a tree, the whole chain of members once.
type collector struct{ names []ast.Node }

func (c *collector) Visit(node *ast.Node) {
	name, ok := dotted(*node)
	if !ok {
		return
	}
	if _, isID := (*node).(*ast.IdentifierNode); isID && name != "now" {
		return // the head of a chain; the chain itself follows
	}
	c.names = append(c.names, *node)
}

func isNil(n ast.Node) bool {
	_, ok := n.(*ast.NilNode)
	return ok
}

func kind(n ast.Node) reflect.Kind {
	if t := n.Type(); t != nil {
		return t.Kind()
	}
	return reflect.Invalid
}
