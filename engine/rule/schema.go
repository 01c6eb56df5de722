package rule

import (
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/akis-platform/akis/engine/pattern"
)

// Schemas is a rule as two JSON Schemas over the object of field values: whenever
// Surely accepts the values the rule holds, and whenever the rule holds Possibly
// accepts them. A browser that demands what Surely triggers never demands more
// than the server. Exact says that the two are the same.
type Schemas struct {
	Surely, Possibly map[string]any
	Exact            bool
}

// Schema translates the rule. What no schema can say (two fields compared, time,
// functions, values outside the form) is never surely and always possibly so.
func (r *Rule) Schema() Schemas { return translate(r.ready().tree) }

func exact(schema map[string]any) Schemas { return Schemas{schema, schema, true} }

func unknown() Schemas { return Schemas{never(), map[string]any{}, false} }

func never() map[string]any { return map[string]any{"not": map[string]any{}} }

func translate(n ast.Node) Schemas {
	switch n := n.(type) {
	case *ast.BoolNode:
		if n.Value {
			return exact(map[string]any{})
		}
		return exact(never())
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return negate(translate(n.Node))
		}
	case *ast.BinaryNode:
		return binarySchema(n)
	}
	if f, ok := fieldOf(n); ok {
		return exact(has(f, map[string]any{"const": true}))
	}
	return unknown()
}

func negate(s Schemas) Schemas {
	return Schemas{
		Surely: map[string]any{"not": s.Possibly}, Possibly: map[string]any{"not": s.Surely}, Exact: s.Exact,
	}
}

func binarySchema(n *ast.BinaryNode) Schemas {
	switch n.Operator {
	case "and", "&&":
		return join("allOf", translate(n.Left), translate(n.Right))
	case "or", "||":
		return join("anyOf", translate(n.Left), translate(n.Right))
	case "!=":
		return negate(comparison(&ast.BinaryNode{Operator: "==", Left: n.Left, Right: n.Right}))
	}
	return comparison(n)
}

func join(keyword string, a, b Schemas) Schemas {
	return Schemas{
		Surely:   map[string]any{keyword: []any{a.Surely, b.Surely}},
		Possibly: map[string]any{keyword: []any{a.Possibly, b.Possibly}},
		Exact:    a.Exact && b.Exact,
	}
}

// has demands that a field has a value of this schema.
func has(field string, schema map[string]any) map[string]any {
	return map[string]any{"properties": map[string]any{field: schema}, "required": []any{field}}
}

func comparison(n *ast.BinaryNode) Schemas {
	if f, ok := fieldOf(n.Right); ok && n.Operator == "in" {
		if v, ok := literal(n.Left); ok {
			return exact(has(f, map[string]any{"contains": map[string]any{"const": v}}))
		}
		return unknown()
	}
	f, ok := fieldOf(n.Left)
	if !ok {
		return unknown()
	}
	if isNil(n.Right) && n.Operator == "==" {
		return exact(map[string]any{"not": map[string]any{"required": []any{f}}})
	}
	schema, ok := operand(n)
	if !ok {
		return unknown()
	}
	return exact(has(f, schema))
}

// bounds are the comparisons of numbers.
var bounds = map[string]string{"<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum"}

// operand answers what a field's value must be for the comparison to hold.
func operand(n *ast.BinaryNode) (map[string]any, bool) {
	if n.Operator == "in" {
		return member(n.Right)
	}
	v, ok := literal(n.Right)
	if !ok {
		return nil, false
	}
	if n.Operator == "==" {
		return map[string]any{"const": v}, true
	}
	if keyword := bounds[n.Operator]; keyword != "" {
		_, isNumber := v.(float64)
		return map[string]any{"type": "number", keyword: v}, isNumber
	}
	text, isText := v.(string)
	if !isText {
		return nil, false
	}
	quoted := regexp.QuoteMeta(text)
	switch n.Operator {
	case "contains":
		return matching(quoted)
	case "startsWith":
		return matching("^" + quoted)
	case "endsWith":
		return matching(quoted + "$")
	case "matches":
		return matching(text)
	}
	return nil, false
}

// matching answers the schema of texts that have the form of a pattern, if browsers
// read it as the server does.
func matching(p string) (map[string]any, bool) {
	shared, err := pattern.Shared(p)
	if err != nil {
		return nil, false
	}
	return map[string]any{"type": "string", "pattern": shared}, true
}

func member(list ast.Node) (map[string]any, bool) {
	switch list := list.(type) {
	case *ast.ArrayNode:
		values := make([]any, 0, len(list.Nodes))
		for _, x := range list.Nodes {
			v, ok := literal(x)
			if !ok {
				return nil, false
			}
			values = append(values, v)
		}
		return map[string]any{"enum": values}, len(values) > 0
	case *ast.BinaryNode:
		a, okA := literal(list.Left)
		b, okB := literal(list.Right)
		return map[string]any{"type": "integer", "minimum": a, "maximum": b}, okA && okB && list.Operator == ".."
	}
	return nil, false
}

func literal(n ast.Node) (any, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, true
	case *ast.BoolNode:
		return n.Value, true
	case *ast.UnaryNode:
		if v, ok := literal(n.Node); ok && n.Operator == "-" {
			if f, isNumber := v.(float64); isNumber {
				return -f, true
			}
		}
	}
	return nil, false
}

func fieldOf(n ast.Node) (string, bool) {
	name, ok := dotted(n)
	if !ok {
		return "", false
	}
	return strings.CutPrefix(name, "field.")
}
