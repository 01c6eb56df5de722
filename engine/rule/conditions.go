package rule

import (
	"sync"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// Logic is a yes/no rule as conditions joined by and, or and not: what an analysis
// of all cases reasons over, where Yes answers for one.
type Logic struct {
	Op LogicOp
	// Parts are asked in order, and no further than the answer needs: two of And and
	// Or, one of Not.
	Parts     []Logic
	Condition *Condition // of Ask
}

// LogicOp is how a Logic is made.
type LogicOp uint8

// The kinds of Logic.
const (
	Always LogicOp = iota
	Never
	And
	Or
	Not
	Ask
)

// Logic takes the rule apart as it was written.
func (r *Rule) Logic() Logic { return r.logic(r.ready().tree) }

func (r *Rule) logic(n ast.Node) Logic {
	switch x := n.(type) {
	case *ast.BoolNode:
		if x.Value {
			return Logic{Op: Always}
		}
		return Logic{Op: Never}
	case *ast.UnaryNode:
		if x.Operator == "not" || x.Operator == "!" {
			return Logic{Op: Not, Parts: []Logic{r.logic(x.Node)}}
		}
	case *ast.BinaryNode:
		switch x.Operator {
		case "and", "&&":
			return Logic{Op: And, Parts: []Logic{r.logic(x.Left), r.logic(x.Right)}}
		case "or", "||":
			return Logic{Op: Or, Parts: []Logic{r.logic(x.Left), r.logic(x.Right)}}
		}
	}
	return Logic{Op: Ask, Condition: r.condition(n)}
}

// Condition is a part of a rule that is a yes/no question of its own. It is safe
// for concurrent use.
type Condition struct {
	rule     *Rule
	node     ast.Node
	key      string
	readings []Reading
	fails    bool
	program  func() (compiled, error)
}

type compiled struct {
	program *vm.Program
	bounded bool
}

func (r *Rule) condition(n ast.Node) *Condition {
	c := &Condition{rule: r, node: n, key: n.String(), readings: readingsOf(r.scope(), n), fails: !cannotFail(r.scope(), n)}
	c.program = sync.OnceValues(c.compile)
	return c
}

func (c *Condition) compile() (compiled, error) {
	if whole := c.rule.ready(); c.node == whole.tree {
		return compiled{whole.program, whole.bounded}, whole.err
	}
	m := machines.Get().(*machine)
	defer machines.Put(m)
	p, bounded, err := m.program(c.rule, c.node)
	return compiled{p, bounded}, err
}

// Key is the same for conditions that ask the same.
func (c *Condition) Key() string { return c.key }

// Text answers the condition as written.
func (c *Condition) Text() string { return places(c.rule.text).written(c.node) }

// Readings answers what the condition reads, and how, in order of the names.
func (c *Condition) Readings() []Reading { return c.readings }

// MayFail reports whether some values could make the condition an error rather than
// a yes or no.
func (c *Condition) MayFail() bool { return c.fails }

// Yes asks the condition by the code that the rule itself runs.
func (c *Condition) Yes(env Env) (bool, error) {
	p, err := c.program()
	if err != nil {
		return false, err
	}
	v, err := run(p.program, p.bounded, env)
	yes, _ := v.(bool)
	return yes && err == nil, err
}
