package rule

import (
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"
)

// places answers where the nodes of a text stand, in runes. expr gives a binary
// node the place of its operator, a member that of its last name, and a call no
// closing bracket; here every node's place is all of it.
type places string

// of answers the extent of a node, brackets balanced.
func (text places) of(n ast.Node) (from, to int) {
	s := spanner{from: 1 << 30}
	ast.Walk(&n, &s)
	return text.balanced(s.from, s.to)
}

// written answers the text of a node.
func (text places) written(n ast.Node) string {
	from, to := text.of(n)
	return string([]rune(string(text))[from:to])
}

type spanner struct{ from, to int }

func (s *spanner) Visit(n *ast.Node) {
	l := (*n).Location()
	s.from, s.to = min(s.from, l.From), max(s.to, l.To)
}

// balanced widens a stretch of the text until each of its brackets has its other.
func (text places) balanced(from, to int) (int, int) {
	end := utf8.RuneCountInString(string(text))
	tokens, err := lexer.Lex(file.NewSource(string(text)))
	if err != nil {
		return min(from, end), min(to, end)
	}
	first, last := -1, -1
	open, missing := 0, 0 // brackets without an end, and ends without a beginning
	for i, t := range tokens {
		if t.From < from || t.To > to || t.Kind == lexer.EOF {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		open += opening(t)
		if open < 0 {
			missing, open = missing+1, 0
		}
	}
	for i := last + 1; last >= 0 && open > 0 && i < len(tokens)-1; i++ {
		open += opening(tokens[i])
		to = tokens[i].To
	}
	for i := first - 1; i >= 0 && missing > 0; i-- {
		missing -= opening(tokens[i])
		from = tokens[i].From
	}
	return min(from, end), min(to, end)
}

// opening answers 1 for an opening bracket, -1 for a closing one, else 0.
func opening(t lexer.Token) int {
	switch {
	case t.Is(lexer.Bracket, "(", "[", "{"):
		return 1
	case t.Is(lexer.Bracket, ")", "]", "}"):
		return -1
	}
	return 0
}

// widest answers the node that expr placed at rune from and that says most.
func widest(root ast.Node, from int) ast.Node {
	f := finder{from: from}
	ast.Walk(&root, &f)
	return f.found
}

type finder struct {
	from  int
	found ast.Node
}

func (f *finder) Visit(n *ast.Node) {
	if (*n).Location().From == f.from {
		f.found = *n // the walk goes from the leaves up: the last is the widest
	}
}
