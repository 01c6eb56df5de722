package rule

import (
	"errors"
	"reflect"
	"sync"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"github.com/akis-platform/akis/engine/phrase"
)

// Compile checks a yes/no rule. All problems that can be told apart come at once.
func Compile(text string, s *Scope) (*Rule, []Problem) {
	return compile(text, s, true)
}

// CompileValue checks an expression that gives a value: a computed field or what
// stands between {{ and }}.
func CompileValue(text string, s *Scope) (*Rule, []Problem) {
	return compile(text, s, false)
}

func compile(text string, s *Scope, yesNo bool) (*Rule, []Problem) {
	if p := preScan(text); p != nil {
		return nil, []Problem{*p}
	}
	m := machines.Get().(*machine)
	defer machines.Put(m)
	tree, err := parser.ParseWithConfig(text, m.parsing)
	if err != nil {
		return nil, []Problem{syntaxProblem(err, text)}
	}
	ast.Walk(&tree.Node, composer{})
	w := walker{scope: s, text: text, seen: map[string]bool{}}
	w.check(tree.Node)
	if len(w.problems) > 0 {
		return nil, w.problems
	}
	r := &Rule{text: text, value: !yesNo, names: sortedNames(w.seen), made: made{tree: tree.Node}}
	r.sight = sight{scope: s, groups: groupsOf(r.names, w.hours)}
	r.seen.Do(func() {}) // it is made here
	r.once.Do(func() {})
	if p := m.typed(r, yesNo); p != nil {
		return nil, []Problem{*p}
	}
	if p := m.constants(r); p != nil {
		return nil, []Problem{*p}
	}
	r.made.program, r.made.bounded, err = m.program(r, r.made.tree)
	if err != nil {
		p := typeProblem(err, r.made.tree, text)
		return nil, []Problem{p}
	}
	return r, nil
}

// machine turns trees into programs. expr's configuration is filled in while it
// checks, so a machine serves one compilation at a time.
type machine struct {
	parsing  *conf.Config // knows every built-in, to refuse it by its name
	checking *conf.Config // knows only those allowed
	checker  checker.Checker
}

var machines = sync.Pool{New: func() any { return newMachine() }}

func newMachine() *machine {
	m := &machine{parsing: conf.CreateNew(), checking: conf.CreateNew()}
	m.parsing.MaxNodes = maxNodes
	for _, f := range functions {
		m.parsing.Functions[f.name] = f.builtin()
		m.checking.Functions[f.name] = f.builtin()
	}
	for _, f := range guards {
		m.checking.Functions[f.name] = f.builtin()
	}
	allowed := map[string]*builtin.Function{}
	for _, name := range allowedBuiltins {
		allowed[name] = m.checking.Builtins[name]
	}
	m.checking.Builtins = allowed
	return m
}

// typed checks the types of the tree as written and keeps the result's type.
func (m *machine) typed(r *Rule, yesNo bool) *Problem {
	t, err := m.check(envOf(r.scope(), r.names, &exprTypes), r.made.tree)
	if err != nil {
		p := typeProblem(err, r.made.tree, r.text)
		return &p
	}
	r.result = typeOf(t)
	if yesNo && t.Kind() != reflect.Bool {
		p := notYesNo(r.text, t)
		return &p
	}
	return nil
}

// check types a tree against an environment of only the names it reads.
func (m *machine) check(env types.Map, tree ast.Node) (reflect.Type, error) {
	m.checking.WithEnv(env)
	return m.checker.Check(&parser.Tree{Node: tree}, m.checking)
}

// program compiles a copy of a part of the rule's tree with its guards, and says
// whether it counts against a budget. The tree itself stays as it was checked.
func (m *machine) program(r *Rule, part ast.Node) (*vm.Program, bool, error) {
	g := guard{scope: r.scope()}
	node := g.value(part)
	if _, err := m.check(envOf(r.scope(), r.names, &keptTypes), node); err != nil {
		return nil, false, err
	}
	if err := optimizer.Optimize(&node, m.checking); err != nil {
		return nil, false, err
	}
	p, err := compiler.Compile(&parser.Tree{Node: node, Source: file.NewSource(r.text)}, m.checking)
	return p, g.bounded, err
}

// constants runs the parts of a rule that read no name: what fails here would
// fail every time.
func (m *machine) constants(r *Rule) *Problem {
	for _, part := range fixedParts(r.made.tree) {
		p, bounded, err := m.program(r, part)
		if err == nil {
			_, err = run(p, bounded, Env{})
		}
		if err != nil {
			from, to := places(r.text).of(part)
			return &Problem{
				Code: CodeType, From: from, To: to, Summary: "Cannot be computed",
				Detail: phrase.Text{phrase.Say("With these values it always fails (%s).", plain(err).Error())},
			}
		}
	}
	return nil
}

// fixedParts answers the largest calls and sums in a tree that read nothing.
func fixedParts(n ast.Node) []ast.Node {
	switch x := n.(type) {
	case *ast.CallNode, *ast.BuiltinNode, *ast.BinaryNode:
		if fixed(n) {
			return []ast.Node{n}
		}
	case *ast.PredicateNode:
		return nil
	case *ast.UnaryNode:
		return fixedParts(x.Node)
	}
	var all []ast.Node
	for _, c := range children(n) {
		all = append(all, fixedParts(c)...)
	}
	return all
}

func fixed(n ast.Node) bool {
	if _, ok := dotted(n); ok {
		return false
	}
	switch n := n.(type) {
	case *ast.PredicateNode, *ast.PointerNode:
		return false
	case *ast.CallNode:
		if n.Callee.String() == askHours {
			return false // it asks a calendar
		}
	}
	for _, c := range children(n) {
		if !fixed(c) {
			return false
		}
	}
	return true
}

func envOf(s *Scope, names []string, as *[len(exprTypes)]types.Type) types.Map {
	env := types.Map{budgetName: types.Any, CalendarGroup: types.Any}
	for _, n := range names {
		put(env, n, as[s.names[n].Type])
	}
	return env
}

// plain answers an error without expr's picture of the place.
func plain(err error) error {
	var fe *file.Error
	switch {
	case !errors.As(err, &fe):
		return err
	case fe.Prev != nil:
		return fe.Prev
	}
	return errors.New(fe.Message)
}
