package rule

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"strconv"
	"sync"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// budget is what one run may still use. Only rules that ask lists or join texts
// carry one; nothing else can grow with its values.
type budget struct {
	steps int // elements that list questions look at
	bytes int // of text made, and of text read inside list questions
	match int // of text held against patterns, times their size
}

// budgetName is where a run's budget lies; no rule can spell it.
const budgetName = "$budget"

// What one run may use. expr's own limit counts list elements only.
const (
	maxSteps = 10_000
	maxBytes = 1 << 20
)

var (
	errSteps = fmt.Errorf("the rule looks at more than %d list elements", maxSteps)
	errBytes = fmt.Errorf("the rule works through more than %d bytes of text", maxBytes)
	errMatch = errors.New("the text is too long for a pattern of this size")
)

// guards are the functions that the guard puts into a tree.
var guards = []function{
	{"$step", step, []any{new(func(any) bool)}},
	{"$text", spend, []any{new(func(string, any) string)}},
	{"$some", spend, []any{new(func(any, any) any)}},
	{"$match", match, []any{new(func(any, int, any) any)}},
	{"$finite", finite, []any{new(func(float64) float64)}},
	{"$decimal", decimal, []any{new(func(any) float64)}},
	{"$plus", plus, []any{new(func(any, any) float64)}},
	{"$minus", minus, []any{new(func(any, any) float64)}},
	{"$moment", asMoment, []any{new(func(any) time.Time)}},
	{"$days", daysBetween, []any{new(func(any, any, any) float64)}},
	{"$hours", businessHours, []any{new(func(any, any, any, any, any) float64)}},
}

func step(args ...any) (any, error) {
	b, ok := args[0].(*budget)
	if !ok {
		return nil, errSteps
	}
	b.steps--
	if b.steps < 0 {
		return nil, errSteps
	}
	return true, nil
}

func spend(args ...any) (any, error) {
	s, isText := args[0].(string)
	b, ok := args[1].(*budget)
	if !isText || !ok {
		return args[0], nil
	}
	b.bytes -= len(s)
	if b.bytes < 0 {
		return nil, errBytes
	}
	return s, nil
}

// match charges a text that a pattern of a size is about to go through.
func match(args ...any) (any, error) {
	s, isText := args[0].(string)
	size, isSize := args[1].(int)
	b, ok := args[2].(*budget)
	if !isText || !isSize || !ok {
		return args[0], nil
	}
	b.match -= len(s) * size
	if b.match < 0 {
		return nil, errMatch
	}
	return s, nil
}

var errFinite = errors.New("the result is not a finite number")

// digits is how many of a number count: as many as a decimal number keeps in a float
// whatever it is.
const digits = 15

// finite refuses what arithmetic on floats makes of a division by zero.
func finite(args ...any) (any, error) {
	f, ok := args[0].(float64)
	if ok && (math.IsInf(f, 0) || math.IsNaN(f)) {
		return nil, errFinite
	}
	return args[0], nil
}

// plus and minus round a sum to the digits that its larger part has: 0.1 + 0.2 is 0.3,
// and what is left of a large amount is not the noise of floats.
func plus(args ...any) (any, error) {
	a, b := asFloat(args[0]), asFloat(args[1])
	return summed(a+b, max(math.Abs(a), math.Abs(b)))
}

func minus(args ...any) (any, error) {
	a, b := asFloat(args[0]), asFloat(args[1])
	return summed(a-b, max(math.Abs(a), math.Abs(b)))
}

func asFloat(v any) float64 {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	f, _ := v.(float64)
	return f
}

func summed(sum, larger float64) (any, error) {
	switch {
	case math.IsInf(sum, 0) || math.IsNaN(sum):
		return nil, errFinite
	case sum == math.Trunc(sum):
		return sum, nil
	}
	places := digits - 1 - int(math.Floor(math.Log10(larger)))
	return strconv.ParseFloat(strconv.FormatFloat(sum, 'f', max(places, 0), 64), 64)
}

// decimal rounds what other arithmetic on floats makes of tenths.
func decimal(args ...any) (any, error) {
	f, ok := args[0].(float64)
	if !ok || f == math.Trunc(f) {
		return args[0], nil
	}
	return strconv.ParseFloat(strconv.FormatFloat(f, 'g', digits, 64), 64)
}

// rounded rounds a number that was reckoned, once all of it is: a third three times
// is still one. as is the node as written.
func rounded(as, n ast.Node) ast.Node {
	switch as.(type) {
	case *ast.BinaryNode, *ast.BuiltinNode, *ast.UnaryNode, *ast.ConditionalNode:
		if kind(as) == reflect.Float64 {
			return call("$decimal", n)
		}
	}
	return n
}

// run runs a program on values that it cannot change.
func run(p *vm.Program, bounded bool, env Env) (any, error) {
	if bounded {
		vars := make(Env, len(env)+1)
		maps.Copy(vars, env)
		vars[budgetName] = &budget{steps: maxSteps, bytes: maxBytes, match: maxMatching}
		env = vars
	}
	v := runners.Get().(*vm.VM)
	defer runners.Put(v)
	return v.Run(p, map[string]any(env))
}

// runners keep their stacks between runs; each serves one run at a time.
var runners = sync.Pool{New: func() any { return &vm.VM{} }}

// listQuestion rewrites a call that asks each element of a list, counting them.
func (g *guard) listQuestion(n *ast.BuiltinNode) ast.Node {
	g.bounded = true
	return copyNode(n, func(arg ast.Node) ast.Node {
		p, ok := arg.(*ast.PredicateNode)
		if !ok {
			return g.value(arg)
		}
		g.inside++
		body := g.value(p.Node)
		g.inside--
		c := *p
		c.Node = &ast.ConditionalNode{
			Ternary: true, Cond: call("$step", &ast.IdentifierNode{Value: budgetName}), Exp1: body, Exp2: &ast.NilNode{},
		}
		return &c
	})
}

// count lets a text that was made be charged and a number be finite. as is the
// node as written, whose type is known.
func (g *guard) count(as, n ast.Node) ast.Node {
	switch x := as.(type) {
	case *ast.BinaryNode:
		switch x.Operator {
		case "+", "-":
			sum, isSum := n.(*ast.BinaryNode)
			switch {
			case kind(as) == reflect.Float64 && isSum:
				return call(sums[x.Operator], sum.Left, sum.Right)
			case x.Operator == "+":
				return g.charge(as, n)
			}
		case "*", "/", "**":
			if kind(as) == reflect.Float64 {
				return call("$finite", n)
			}
		}
	case *ast.BuiltinNode:
		if g.inside > 0 {
			return g.charge(as, n)
		}
	}
	return n
}

var sums = map[string]string{"+": "$plus", "-": "$minus"}

// scan charges a text that a list question reads again for each element.
func (g *guard) scan(as, n ast.Node) ast.Node {
	if g.inside == 0 {
		return n
	}
	return g.charge(as, n)
}

func (g *guard) charge(as, n ast.Node) ast.Node {
	name := "$some"
	switch kind(as) {
	case reflect.String:
		name = "$text"
	case reflect.Interface:
	default:
		return n
	}
	g.bounded = true
	return call(name, n, &ast.IdentifierNode{Value: budgetName})
}

func call(name string, args ...ast.Node) ast.Node {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
}
