package rule

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// Answer is what a part of a rule came to.
type Answer string

// The answers of parts.
const (
	Yes    Answer = "yes"
	No     Answer = "no"
	Unseen Answer = "unseen" // an earlier part had decided already
	Given  Answer = "value"  // the part gives a value rather than yes or no
	Failed Answer = "failed" // the part could not be computed; the rule does not hold
)

// Node is a rule or a part of it as written, with what it came to.
type Node struct {
	Text   string
	Answer Answer
	Value  any   // of an answer "value"
	Err    error // of an answer "failed"
	// Op is how Parts make the answer: "and", "or", "not", or "if" for a ? b : c. ""
	// for a part without parts.
	Op    string
	Parts []Node
	// Names are the values of the names that the part reads, in order of the names; a
	// part that has parts of its own leaves them to those.
	Names []NameValue
	// Test is what a part asks of one name, where it is as plain as that.
	Test *Test
}

// NameValue is a name with its value, nil when empty.
type NameValue struct {
	Name  string
	Value any
}

// Explain runs the rule as written, part by part, with the same short cuts as
// Yes takes. It compiles each part anew, about 0.1 ms for all: for people who
// ask, not for deciding.
func Explain(r *Rule, env Env) Node {
	m := machines.Get().(*machine)
	defer machines.Put(m)
	e := explainer{machine: m, rule: r, env: env}
	return e.node(r.ready().tree)
}

type explainer struct {
	machine *machine
	rule    *Rule
	env     Env
}

func (e *explainer) node(n ast.Node) Node {
	out := e.unseen(n)
	e.answer(&out, n)
	switch x := n.(type) {
	case *ast.UnaryNode:
		if out.Op == "not" {
			out.Parts = []Node{e.node(x.Node)}
			return out
		}
	case *ast.BinaryNode:
		if logical(x.Operator) {
			out.Parts = e.chain(x)
			return out
		}
	case *ast.ConditionalNode:
		cond := e.node(x.Cond)
		out.Parts = []Node{cond, e.branch(x.Exp1, cond.Answer == Yes), e.branch(x.Exp2, cond.Answer == No)}
		return out
	}
	for _, name := range namesIn(n) {
		v, _ := e.env.Lookup(name)
		out.Names = append(out.Names, NameValue{name, v})
	}
	slices.SortFunc(out.Names, func(a, b NameValue) int { return strings.Compare(a.Name, b.Name) })
	out.Test = e.test(n)
	return out
}

func (e *explainer) branch(n ast.Node, taken bool) Node {
	if taken {
		return e.node(n)
	}
	return e.unseen(n)
}

func (e *explainer) unseen(n ast.Node) Node {
	return Node{Text: places(e.rule.text).written(n), Answer: Unseen, Op: opOf(n)}
}

func opOf(n ast.Node) string {
	switch x := n.(type) {
	case *ast.UnaryNode:
		if x.Operator == "not" || x.Operator == "!" {
			return "not"
		}
	case *ast.BinaryNode:
		return plainLogic[x.Operator]
	case *ast.ConditionalNode:
		return "if"
	}
	return ""
}

// plainLogic is the one name of and and or.
var plainLogic = map[string]string{"and": "and", "&&": "and", "or": "or", "||": "or"}

// chain answers the parts of a row of and, or of or, as one flat list.
func (e *explainer) chain(n *ast.BinaryNode) []Node {
	stop := No
	if plainLogic[n.Operator] == "or" {
		stop = Yes
	}
	var parts []Node
	decided := false
	for _, p := range flat(n, n.Operator) {
		if decided {
			parts = append(parts, e.unseen(p))
			continue
		}
		part := e.node(p)
		parts = append(parts, part)
		decided = part.Answer == stop || part.Answer == Failed
	}
	return parts
}

func flat(n ast.Node, operator string) []ast.Node {
	b, ok := n.(*ast.BinaryNode)
	if !ok || !logical(b.Operator) || plainLogic[b.Operator] != plainLogic[operator] {
		return []ast.Node{n}
	}
	return append(flat(b.Left, operator), flat(b.Right, operator)...)
}

func (e *explainer) answer(out *Node, n ast.Node) {
	v, err := e.rule.part(e.machine, n, e.env)
	switch v := v.(type) {
	case bool:
		out.Answer = No
		if v {
			out.Answer = Yes
		}
	default:
		out.Answer, out.Value = Given, v
	}
	if err != nil {
		out.Answer, out.Value, out.Err = Failed, nil, plain(err)
	}
}

// part runs one part of the rule's tree.
func (r *Rule) part(m *machine, n ast.Node, env Env) (any, error) {
	p, bounded, err := m.program(r, n)
	if err != nil {
		return nil, err
	}
	v, err := run(p, bounded, env)
	if err != nil {
		return nil, err
	}
	return tidyValue(v)
}

// Lookup answers the value of a dotted name; false when there is none.
func (e Env) Lookup(name string) (any, bool) {
	var v any = map[string]any(e)
	for part := range strings.SplitSeq(name, ".") {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, false
		}
		v = m[part]
	}
	return v, v != nil
}
