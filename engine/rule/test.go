package rule

import (
	"strings"

	"github.com/expr-lang/expr/ast"
)

// Test is one plain question: a name held against something.
type Test struct {
	Name string
	// Op is the operator as written with the name on its left, or the name of the
	// function: under, same_text, contains_text. "yes" is a yes/no by itself, "has" a
	// list in which something is looked for, "between" a range of whole numbers.
	Op string
	// With is what the name is held against: literals, or the value of Other. A nil
	// in it is the nil of "== nil".
	With []any
	// Other is the name that With is the value of, such as setting.limit.
	Other string
}

// test answers the question that a part asks of one name, or nil where it is more
// than that.
func (e *explainer) test(n ast.Node) *Test {
	if name, ok := dotted(n); ok {
		if e.rule.scope().names[name].Type == Bool {
			return &Test{Name: name, Op: "yes"}
		}
		return nil
	}
	switch x := n.(type) {
	case *ast.BinaryNode:
		if comparisons[x.Operator] {
			return e.comparison(x)
		}
	case *ast.CallNode:
		id, isName := x.Callee.(*ast.IdentifierNode)
		if isName && askingCalls[id.Value] && len(x.Arguments) == 2 {
			return e.against(x.Arguments[0], id.Value, x.Arguments[1])
		}
	}
	return nil
}

// askingCalls are the functions that ask something of their first argument.
var askingCalls = map[string]bool{"under": true, "same_text": true, "contains_text": true}

func (e *explainer) comparison(n *ast.BinaryNode) *Test {
	left, leftIsName := dotted(n.Left)
	right, rightIsName := dotted(n.Right)
	fixedLeft := leftIsName && fixedName(left) && rightIsName && !fixedName(right)
	if op := mirrored[n.Operator]; op != "" && rightIsName && (!leftIsName || fixedLeft) {
		return e.against(n.Right, op, n.Left)
	}
	if n.Operator != "in" {
		return e.against(n.Left, n.Operator, n.Right)
	}
	if v, ok := literal(n.Left); ok && rightIsName {
		return &Test{Name: right, Op: "has", With: []any{v}}
	}
	return e.among(left, leftIsName, n.Right)
}

// fixedName reports a name that holds the same for every case.
func fixedName(name string) bool { return strings.HasPrefix(name, "setting.") || name == "now" }

func (e *explainer) against(name ast.Node, op string, other ast.Node) *Test {
	dottedName, ok := dotted(name)
	if !ok {
		return nil
	}
	t := &Test{Name: dottedName, Op: op}
	if isNil(other) {
		t.With = []any{nil}
		return t
	}
	if v, isLiteral := literal(other); isLiteral {
		t.With = []any{v}
		return t
	}
	if otherName, isName := dotted(other); isName {
		v, _ := e.env.Lookup(otherName)
		t.Other, t.With = otherName, []any{v}
		return t
	}
	if !fixed(other) {
		return nil
	}
	v, err := e.rule.part(e.machine, other, e.env) // days(2)
	if err != nil {
		return nil
	}
	t.With = []any{v}
	return t
}

// among answers a name looked for in a list or a range.
func (e *explainer) among(name string, ok bool, list ast.Node) *Test {
	if !ok {
		return nil
	}
	if r, isRange := list.(*ast.BinaryNode); isRange && r.Operator == ".." {
		from, okFrom := literal(r.Left)
		to, okTo := literal(r.Right)
		if okFrom && okTo {
			return &Test{Name: name, Op: "between", With: []any{from, to}}
		}
		return nil
	}
	a, isArray := list.(*ast.ArrayNode)
	if !isArray {
		return nil
	}
	t := &Test{Name: name, Op: "in"}
	for _, x := range a.Nodes {
		v, isLiteral := literal(x)
		if !isLiteral {
			return nil
		}
		t.With = append(t.With, v)
	}
	return t
}

// Tests answers every plain question in a rule, whether a run comes to it or not.
func Tests(r *Rule, env Env) []Test {
	m := machines.Get().(*machine)
	defer machines.Put(m)
	e := explainer{machine: m, rule: r, env: env}
	var all []Test
	var walk func(ast.Node)
	walk = func(n ast.Node) {
		if t := e.test(n); t != nil {
			all = append(all, *t)
			return
		}
		for _, c := range children(n) {
			walk(c)
		}
	}
	walk(r.ready().tree)
	return all
}
