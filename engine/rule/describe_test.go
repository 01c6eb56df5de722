package rule

import (
	"slices"
	"testing"

	"github.com/expr-lang/expr/ast"
)

// TestEveryFunctionIsDescribed: the manual and editors speak of exactly the
// functions that are allowed, and the examples they show are right.
func TestEveryFunctionIsDescribed(t *testing.T) {
	names := map[string]Name{
		"case.category": {Type: Text}, "case.age": {Type: Span}, "field.city": {Type: Text}, "field.note": {Type: Text},
		"case.opened_at": {Type: Time}, "now": {Type: Time, Moves: true}, "field.day": {Type: Date}, "field.code": {Type: Text}, "field.tags": {Type: List}, "field.a": {Type: Number}, "field.b": {Type: Number},
	}
	var described []string
	for _, f := range Functions() {
		described = append(described, f.Name)
		r, problems := Compile(f.Example, NewScope(names))
		if len(problems) > 0 {
			t.Errorf("%s: %+v", f.Example, problems)
			continue
		}
		if gives := typeOf(callOf(r.ready().tree, f.Name).Type()); gives != f.Gives {
			t.Errorf("%s gives %v, described as %v", f.Form, gives, f.Gives)
		}
	}
	allowed := callNames()
	slices.Sort(allowed)
	slices.Sort(described)
	described = slices.Compact(described) // days has two forms
	if !slices.Equal(allowed, described) {
		t.Errorf("allowed   %v\ndescribed %v", allowed, described)
	}
}

// callOf answers the call of a function inside of a rule.
func callOf(n ast.Node, name string) ast.Node {
	switch x := n.(type) {
	case *ast.BuiltinNode:
		if x.Name == name {
			return n
		}
	case *ast.CallNode:
		if id, ok := x.Callee.(*ast.IdentifierNode); ok && id.Value == name {
			return n
		}
	}
	for _, c := range children(n) {
		if found := callOf(c, name); found != nil {
			return found
		}
	}
	return nil
}
