package rule

import (
	"fmt"
	"sort"
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
	Text   string `json:"text"`
	Answer Answer `json:"answer"`
	Value  any    `json:"value,omitempty"` // of an answer "value"
	Error  string `json:"error,omitempty"`
	// Names are the values of the names that the part reads; a part that has
	// parts of its own leaves them to those.
	Names []NameValue `json:"names,omitempty"`
	Parts []Node      `json:"parts,omitempty"`
}

// NameValue is a name with its value, nil when empty.
type NameValue struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Explain runs the rule as written, part by part, with the same short cuts as
// Yes takes. It compiles each part anew, about 0.1 ms for all: for people who
// ask, not for deciding.
func Explain(r *Rule, env Env) Node {
	m := machines.Get().(*machine)
	defer machines.Put(m)
	e := explainer{machine: m, rule: r, env: env}
	return e.node(r.tree)
}

type explainer struct {
	machine *machine
	rule    *Rule
	env     Env
}

func (e *explainer) node(n ast.Node) Node {
	out := Node{Text: places(e.rule.text).written(n)}
	e.answer(&out, n)
	switch x := n.(type) {
	case *ast.UnaryNode:
		if x.Operator == "not" || x.Operator == "!" {
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
	sort.Slice(out.Names, func(i, j int) bool { return out.Names[i].Name < out.Names[j].Name })
	return out
}

func (e *explainer) branch(n ast.Node, taken bool) Node {
	if taken {
		return e.node(n)
	}
	return e.unseen(n)
}

func (e *explainer) unseen(n ast.Node) Node {
	return Node{Text: places(e.rule.text).written(n), Answer: Unseen}
}

// chain answers the parts of a row of and, or of or, as one flat list.
func (e *explainer) chain(n *ast.BinaryNode) []Node {
	stop := No
	if n.Operator == "or" || n.Operator == "||" {
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
	if !ok || sameLogic[b.Operator] != sameLogic[operator] || !logical(b.Operator) {
		return []ast.Node{n}
	}
	return append(flat(b.Left, operator), flat(b.Right, operator)...)
}

var sameLogic = map[string]string{"and": "and", "&&": "and", "or": "or", "||": "or"}

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
		out.Answer, out.Value, out.Error = Failed, nil, plain(err).Error()
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

var marks = map[Answer]string{Yes: "✓", No: "✗", Unseen: "·", Given: "=", Failed: "!"}

// String draws the tree, a line a part.
func (n Node) String() string {
	var b strings.Builder
	n.write(&b, 0)
	return b.String()
}

func (n Node) write(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%s%s %s", strings.Repeat("  ", depth), marks[n.Answer], strings.Join(strings.Fields(n.Text), " "))
	if len(n.Names) > 0 {
		all := make([]string, len(n.Names))
		for i, v := range n.Names {
			all[i] = v.String()
		}
		fmt.Fprintf(b, "    [%s]", strings.Join(all, ", "))
	}
	switch n.Answer {
	case Unseen:
		b.WriteString("    (not looked at)")
	case Failed:
		fmt.Fprintf(b, "    (%s)", n.Error)
	case Given:
		fmt.Fprintf(b, "    %s", shown(n.Value))
	}
	b.WriteByte('\n')
	for _, p := range n.Parts {
		p.write(b, depth+1)
	}
}

func (v NameValue) String() string { return v.Name + " is " + shown(v.Value) }

func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return "empty"
	case string:
		return "'" + v + "'"
	}
	return words(v)
}
