package rule

import (
	"math"
	"regexp"
	"strconv"
	"time"

	"github.com/expr-lang/expr/ast"

	"github.com/akis-platform/akis/engine/pattern"
	"github.com/akis-platform/akis/engine/phrase"
)

// dates finds texts that no date is written like, and reads those that stand for a
// moment: 'case.opened_at > '2026-01-31” compares times.
func (w *walker) dates(name ast.Node, literal *ast.Node) {
	dotted, ok := dotted(name)
	s, isText := (*literal).(*ast.StringNode)
	if !ok || !isText {
		return
	}
	switch w.scope.names[dotted].Type {
	case Date:
		if _, err := time.Parse(time.DateOnly, s.Value); err != nil {
			w.never(s, "%s is a date; '%s' is not. Write a day such as '2026-01-31'.", dotted, s.Value)
		}
	case Time, Moment:
		if t, err := moment(s.Value, w.scope.zone); err == nil {
			c := &ast.ConstantNode{Value: t}
			c.SetLocation(s.Location())
			*literal = c
			return
		}
		w.never(s, "%s is a moment; '%s' is not. Write a day such as '2026-01-31', or '2026-01-31T09:00:00Z'.", dotted, s.Value)
	}
}

// momentText finds texts that stand for no moment among the arguments of a function
// of moments.
func (w *walker) momentText(n ast.Node) {
	s, ok := n.(*ast.StringNode)
	if !ok {
		return
	}
	if _, err := moment(s.Value, w.scope.zone); err != nil {
		w.problem(s, CodeType, "Cannot be computed",
			phrase.Text{phrase.Say("'%s' is no moment. Write a day such as '2026-01-31', or '2026-01-31T09:00:00Z'.", short(s.Value))})
	}
}

// whole finds fractions that a name can never be. An amount of money has none in any
// comparison: whoever writes one has the larger unit in mind.
func (w *walker) whole(n *ast.BinaryNode, name, literal ast.Node) {
	dotted, ok := dotted(name)
	f, isFraction := literal.(*ast.FloatNode)
	info := w.scope.names[dotted]
	if !ok || !isFraction || f.Value == math.Trunc(f.Value) {
		return
	}
	switch {
	case info.Money:
		w.never(literal, "%s is an amount in the smallest unit of its currency. Write %s for %s.",
			dotted, strconv.FormatFloat(math.Round(f.Value*100), 'f', -1, 64), strconv.FormatFloat(f.Value, 'f', -1, 64))
	case info.Whole && (n.Operator == "==" || n.Operator == "!="):
		w.never(literal, "%s holds whole numbers, never %s.", dotted, strconv.FormatFloat(f.Value, 'f', -1, 64))
	}
}

// pattern holds what stands behind matches against its limits.
func (w *walker) pattern(n ast.Node) {
	s, ok := n.(*ast.StringNode)
	if !ok {
		w.denied(n, "A pattern must be a text written in the rule.")
		return
	}
	if _, ok := pattern.Size(s.Value); !ok { // before it is compiled: that is what takes the memory
		w.problem(n, CodeLimit, "Rule too large",
			phrase.Text{phrase.Say("The pattern is longer than %d bytes, or repeats too much. Ask for less of the text.", pattern.MaxLength)})
		return
	}
	if _, err := regexp.Compile(s.Value); err != nil {
		w.problem(n, CodeType, "Not a pattern", phrase.Text{pattern.Problem(err)})
	}
}
