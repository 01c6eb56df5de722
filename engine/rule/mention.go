package rule

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/akis-platform/akis/engine/phrase"
)

// Mentions is what a text says about things by their names, for those who rename
// them. It is read from the text alone; whether the names exist does not matter.
type Mentions struct {
	Names  []Mention
	Quotes []Quote
}

// Mention is a name as the text spells it, such as field.country.
type Mention struct {
	Name string
	// Parts are the places of country and the like, in runes of the text.
	Parts []Stretch
	// Whole is true where the value is only held against whole texts, nil and the
	// values of the names in Like. Else a part of it, or something made of it,
	// decides, and nobody can tell what another spelling would change.
	Whole bool
	Like  []string
}

// Quote is a text in quotes. Of is the name whose value it is held against as a
// whole, or as the path of a category (under); "" when that cannot be told.
type Quote struct {
	Text  string
	Place Stretch // the quotes included
	Of    string
}

// Stretch is a part of a text in runes, To not included.
type Stretch struct{ From, To int }

// MentionsIn reads a rule or another expression.
func MentionsIn(text string) (Mentions, *Problem) {
	if p := preScan(text); p != nil {
		return Mentions{}, p
	}
	m := machines.Get().(*machine)
	defer machines.Put(m)
	tree, err := parser.ParseWithConfig(text, m.parsing)
	if err != nil {
		p := syntaxProblem(err, text)
		return Mentions{}, &p
	}
	r := mentionReader{text: []rune(text)}
	r.read(tree.Node)
	return r.found, r.problem
}

// MentionsInTemplate reads the expressions of a text with {{ }}. Places are runes
// of the whole text.
func MentionsInTemplate(text string) (Mentions, *Problem) {
	var all Mentions
	var problem *Problem
	cut := cutTemplate(text, func(string) {}, func(source string, at int) {
		found, p := MentionsIn(source)
		if p != nil && problem == nil {
			p.From, p.To = p.From+at, p.To+at
			problem = p
		}
		all.add(found, at)
	})
	if problem == nil {
		problem = cut
	}
	return all, problem
}

// add takes over what an expression of a template mentions, from rune at on. Where
// it holds no text in quotes, values are printed, whatever they are.
func (m *Mentions) add(found Mentions, at int) {
	for _, n := range found.Names {
		n.Whole = n.Whole || len(found.Quotes) == 0
		for i := range n.Parts {
			n.Parts[i].From, n.Parts[i].To = n.Parts[i].From+at, n.Parts[i].To+at
		}
		m.Names = append(m.Names, n)
	}
	for _, q := range found.Quotes {
		q.Place.From, q.Place.To = q.Place.From+at, q.Place.To+at
		m.Quotes = append(m.Quotes, q)
	}
}

type mentionReader struct {
	text    []rune
	list    string // what # stands for inside a list question, or ""
	found   Mentions
	problem *Problem
}

// read notes what stands in a node of which nothing special is known.
func (r *mentionReader) read(n ast.Node) {
	if name, ok := dotted(n); ok {
		r.name(n, name, false)
		return
	}
	switch n := n.(type) {
	case *ast.StringNode:
		r.quote(n, "")
	case *ast.PointerNode:
		r.unsure(r.list)
	case *ast.BinaryNode:
		r.binary(n)
	case *ast.BuiltinNode:
		r.builtin(n)
	case *ast.CallNode:
		r.call(n)
	case *ast.NilNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.ConstantNode:
	case *ast.UnaryNode, *ast.ConditionalNode, *ast.ArrayNode, *ast.PredicateNode:
		r.readAll(children(n))
	default:
		r.strange(n)
	}
}

func (r *mentionReader) readAll(nodes []ast.Node) {
	for _, n := range nodes {
		r.read(n)
	}
}

// strange gives up on a form that rules do not have.
func (r *mentionReader) strange(n ast.Node) {
	if r.problem == nil {
		from, to := places(string(r.text)).of(n)
		r.problem = &Problem{Code: CodeDenied, From: from, To: to, Summary: "Not allowed in a rule", Detail: phrase.Text{phrase.Say(deniedForm(n))}}
	}
}

func (r *mentionReader) name(n ast.Node, name string, whole bool, like ...string) {
	m := Mention{Name: name, Whole: whole, Like: like}
	for {
		member, ok := n.(*ast.MemberNode)
		if !ok {
			break
		}
		if !r.part(&m, member.Property, member.Property.(*ast.StringNode).Value) {
			return
		}
		n = member.Node
	}
	if !r.part(&m, n, n.(*ast.IdentifierNode).Value) {
		return
	}
	slices.Reverse(m.Parts)
	r.found.Names = append(r.found.Names, m)
}

// part notes the place of a part of a name, which must be spelled as it is:
// field['x'] is another form.
func (r *mentionReader) part(m *Mention, n ast.Node, spelled string) bool {
	at := n.Location()
	if at.From < 0 || at.To > len(r.text) || at.From > at.To || string(r.text[at.From:at.To]) != spelled {
		r.strange(n)
		return false
	}
	m.Parts = append(m.Parts, Stretch{at.From, at.To})
	return true
}

func (r *mentionReader) quote(n *ast.StringNode, of string) {
	at := n.Location()
	r.found.Quotes = append(r.found.Quotes, Quote{Text: n.Value, Place: Stretch{at.From, at.To}, Of: of})
}

// unsure takes back that a list is only held against whole texts.
func (r *mentionReader) unsure(list string) {
	for i, m := range r.found.Names {
		if m.Name == list {
			r.found.Names[i].Whole = false
		}
	}
}

// subject answers the name whose value a node is: itself, or the list of which #
// is an element.
func (r *mentionReader) subject(n ast.Node) string {
	if _, ok := n.(*ast.PointerNode); ok {
		return r.list
	}
	name, _ := dotted(n)
	return name
}

// held notes a side of a comparison with whole texts.
func (r *mentionReader) held(n ast.Node, like ...string) {
	if name, ok := dotted(n); ok {
		r.name(n, name, true, like...)
	}
}

func (r *mentionReader) binary(n *ast.BinaryNode) {
	left, right := r.subject(n.Left), r.subject(n.Right)
	switch {
	case n.Operator == "in" && left != "" && r.listed(n.Right, left):
		r.held(n.Left)
	case n.Operator != "==" && n.Operator != "!=" && n.Operator != "in":
		r.readAll(children(n))
	case left != "" && right != "" && r.list == "":
		r.held(n.Left, right)
		r.held(n.Right, left)
	case right != "" && r.against(n.Left, right):
		r.held(n.Right)
	case left != "" && n.Operator != "in" && r.against(n.Right, left):
		r.held(n.Left)
	default:
		r.readAll(children(n))
	}
}

// against notes a text or nil that the name's value is held against.
func (r *mentionReader) against(n ast.Node, name string) bool {
	switch n := n.(type) {
	case *ast.NilNode:
		return true
	case *ast.StringNode:
		r.quote(n, name)
		return true
	}
	return false
}

// listed notes a list of texts one of which the name's value may be.
func (r *mentionReader) listed(n ast.Node, name string) bool {
	list, ok := n.(*ast.ArrayNode)
	if !ok {
		return false
	}
	for _, x := range list.Nodes {
		switch x.(type) {
		case *ast.StringNode, *ast.NilNode:
		default:
			return false
		}
	}
	for _, x := range list.Nodes {
		r.against(x, name)
	}
	return true
}

// listQuestions ask about the elements of a list; what they answer holds none.
var listQuestions = []string{"any", "all", "none", "one", "count"}

func (r *mentionReader) builtin(n *ast.BuiltinNode) {
	name := ""
	if len(n.Arguments) > 0 {
		name, _ = dotted(n.Arguments[0])
	}
	switch {
	case name != "" && n.Name == "len":
		r.held(n.Arguments[0])
	case name != "" && len(n.Arguments) == 2 && slices.Contains(listQuestions, n.Name):
		outer := r.list
		r.held(n.Arguments[0])
		r.list = name
		r.read(n.Arguments[1])
		r.list = outer
	default:
		outer := r.list
		r.list = ""
		r.readAll(n.Arguments)
		r.list = outer
	}
}

func (r *mentionReader) call(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		r.strange(n)
		return
	}
	if callee.Value == "under" && len(n.Arguments) == 2 {
		top, isText := n.Arguments[1].(*ast.StringNode)
		if name := r.subject(n.Arguments[0]); name != "" && isText {
			r.held(n.Arguments[0])
			r.quote(top, name)
			return
		}
	}
	r.readAll(n.Arguments)
}
