package rule

import (
	"reflect"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/types"
	"golang.org/x/text/unicode/norm"
)

// composer puts literals into the one form of letters with marks (NFC) that
// values come in.
type composer struct{}

func (composer) Visit(n *ast.Node) {
	if s, ok := (*n).(*ast.StringNode); ok {
		s.Value = norm.NFC.String(s.Value)
	}
}

// children answers the parts of a node that are expressions themselves.
func children(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return []ast.Node{n.Node}
	case *ast.BinaryNode:
		return []ast.Node{n.Left, n.Right}
	case *ast.ConditionalNode:
		return []ast.Node{n.Cond, n.Exp1, n.Exp2}
	case *ast.ArrayNode:
		return n.Nodes
	case *ast.CallNode:
		return n.Arguments
	case *ast.BuiltinNode:
		return n.Arguments
	case *ast.PredicateNode:
		return []ast.Node{n.Node}
	}
	return nil
}

// copyNode answers a copy of a node in which each part is what f makes of it. A
// name is copied whole.
func copyNode(n ast.Node, f func(ast.Node) ast.Node) ast.Node {
	all := func(nodes []ast.Node) []ast.Node {
		out := make([]ast.Node, len(nodes))
		for i, x := range nodes {
			out[i] = f(x)
		}
		return out
	}
	switch n := n.(type) {
	case *ast.UnaryNode:
		c := *n
		c.Node = f(n.Node)
		return &c
	case *ast.BinaryNode:
		c := *n
		c.Left, c.Right = f(n.Left), f(n.Right)
		return &c
	case *ast.ConditionalNode:
		c := *n
		c.Cond, c.Exp1, c.Exp2 = f(n.Cond), f(n.Exp1), f(n.Exp2)
		return &c
	case *ast.ArrayNode:
		c := *n
		c.Nodes = all(n.Nodes)
		return &c
	case *ast.CallNode:
		c := *n
		c.Callee, c.Arguments = copyLeaf(n.Callee), all(n.Arguments)
		return &c
	case *ast.BuiltinNode:
		c := *n
		c.Arguments = all(n.Arguments)
		return &c
	case *ast.PredicateNode:
		c := *n
		c.Node = f(n.Node)
		return &c
	}
	return copyLeaf(n)
}

func copyLeaf(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		c := *n
		return &c
	case *ast.MemberNode:
		c := *n
		c.Node, c.Property = copyLeaf(n.Node), copyLeaf(n.Property)
		return &c
	case *ast.PointerNode:
		c := *n
		return &c
	case *ast.NilNode:
		c := *n
		return &c
	case *ast.BoolNode: // as a constant: expr would take "x and false" for false and not ask x, which may fail
		return &ast.ConstantNode{Value: n.Value}
	case *ast.IntegerNode:
		c := *n
		return &c
	case *ast.FloatNode:
		c := *n
		return &c
	case *ast.StringNode:
		c := *n
		return &c
	}
	return n
}

// dotted answers the name that a chain of members spells.
func dotted(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.MemberNode:
		base, ok := dotted(n.Node)
		prop, isText := n.Property.(*ast.StringNode)
		if !ok || !isText || n.Method || n.Optional {
			return "", false
		}
		return base + "." + prop.Value, true
	}
	return "", false
}

// namesIn answers the dotted names in a tree, each once, in order of appearance.
func namesIn(n ast.Node) []string {
	var all []string
	seen := map[string]bool{}
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		if name, ok := dotted(n); ok {
			if !seen[name] {
				seen[name] = true
				all = append(all, name)
			}
			return
		}
		for _, c := range children(n) {
			walk(c)
		}
	}
	walk(n)
	return all
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

// typeOf answers our name for a type of expr's.
func typeOf(t reflect.Type) Type {
	switch {
	case t == nil:
		return Any
	case t == reflect.TypeOf(timeZero):
		return Time
	case t == reflect.TypeOf(spanZero):
		return Span
	}
	switch t.Kind() {
	case reflect.String:
		return Text
	case reflect.Bool:
		return Bool
	case reflect.Slice, reflect.Array:
		return List
	case reflect.Int, reflect.Float64:
		return Number
	}
	return Any
}
