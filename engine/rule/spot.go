package rule

import (
	"strings"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"
)

// Spot is what an unfinished rule wants at a place.
type Spot struct {
	// From and To are the runes of what stands there already: a dotted name, or the
	// inside of a text in quotes.
	From, To int
	// Want says what kind of thing goes there.
	Want Want
	// Of is, of a Value or a Quoted, the name that it is held against, and of an
	// Infix the name before it; "" when it is no name.
	Of string
	// Path is true when a Quoted is a category to be under, which may be any part of
	// a path.
	Path bool
}

// Want is what kind of thing goes to a Spot.
type Want uint8

// The kinds of Want.
const (
	Value  Want = iota // a name, a call, a text with its quotes
	Quoted             // the inside of a text
	Infix              // an operator, as something stands before it
)

// SpotAt answers what a rule wants at a rune, whatever stands behind it.
func SpotAt(text string, at int) Spot {
	runes := []rune(text)
	at = min(max(at, 0), len(runes))
	if from, quote := openQuote(runes[:at]); quote != 0 {
		s := Spot{From: from, To: closing(runes, at, quote), Want: Quoted}
		s.Of, s.Path = against(lex(runes[:from-1]))
		return s
	}
	s := Spot{From: at, To: at}
	for s.From > 0 && partOfName(runes[s.From-1]) {
		s.From--
	}
	for s.To < len(runes) && partOfName(runes[s.To]) {
		s.To++
	}
	before := lex(runes[:s.From])
	if name, ok := operandBefore(before); ok {
		s.Want, s.Of = Infix, name
		return s
	}
	s.Of, _ = against(before)
	return s
}

func partOfName(r rune) bool {
	return r == '_' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// openQuote answers where a text begins that the runes do not end, and its quote.
func openQuote(runes []rune) (from int, quote rune) {
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case quote == 0 && (r == '\'' || r == '"' || r == '`'):
			from, quote = i+1, r
		case quote != '`' && r == '\\' && quote != 0:
			i++
		case r == quote:
			quote = 0
		}
	}
	return from, quote
}

// closing answers where a text ends: before its quote or, when somebody has not
// written that yet, here.
func closing(runes []rune, at int, quote rune) int {
	for i := at; i < len(runes); i++ {
		switch runes[i] {
		case quote:
			return i
		case '\n':
			return at
		}
	}
	return at
}

// lex answers the tokens of a text without its end; none when it cannot be read.
func lex(runes []rune) []lexer.Token {
	tokens, err := lexer.Lex(file.NewSource(string(runes)))
	if err != nil || len(tokens) == 0 {
		return nil
	}
	return tokens[:len(tokens)-1]
}

// operandBefore reports whether tokens end with a value, and which name it is.
func operandBefore(tokens []lexer.Token) (string, bool) {
	if len(tokens) == 0 {
		return "", false
	}
	last := tokens[len(tokens)-1]
	switch {
	case last.Kind == lexer.Identifier:
		name, _ := nameBefore(tokens)
		return name, true
	case last.Kind == lexer.Operator && last.Value == "#":
		name, _ := nameBefore(tokens)
		return name, true
	}
	return "", last.Kind == lexer.Number || last.Kind == lexer.String || opening(last) < 0
}

// against answers the name that a value behind these tokens is held against, and
// whether it is a category's path.
func against(tokens []lexer.Token) (name string, path bool) {
	if len(tokens) == 0 {
		return "", false
	}
	last := tokens[len(tokens)-1]
	switch {
	case last.Kind == lexer.Operator && comparisons[last.Value]:
		name, _ = nameBefore(tokens[:len(tokens)-1])
	case opening(last) > 0 || last.Is(lexer.Operator, ","):
		return list(tokens)
	}
	return name, false
}

// list is against for an element of [ ] behind in, or the second argument of under.
func list(tokens []lexer.Token) (name string, path bool) {
	i := bracket(tokens)
	if i < 1 {
		return "", false
	}
	before := tokens[i-1]
	switch {
	case tokens[i].Value == "[" && before.Is(lexer.Operator, "in"):
		name, _ = nameBefore(tokens[:i-1])
	case tokens[i].Value == "(" && before.Is(lexer.Identifier, "under") && tokens[len(tokens)-1].Value == ",":
		name, _ = nameBefore(tokens[:len(tokens)-1])
		return name, true
	}
	return name, false
}

// bracket answers the index of the last bracket that is still open, or -1.
func bracket(tokens []lexer.Token) int {
	open := 0
	for i := len(tokens) - 1; i >= 0; i-- {
		if open += opening(tokens[i]); open > 0 {
			return i
		}
	}
	return -1
}

// nameBefore answers the dotted name that tokens end with. The # of a question
// about a list goes by the list's name.
func nameBefore(tokens []lexer.Token) (string, bool) {
	if n := len(tokens); n > 0 && tokens[n-1].Is(lexer.Operator, "#") {
		i := bracket(tokens)
		if i < 0 {
			return "", false
		}
		end := i + 1
		for end < n && !tokens[end].Is(lexer.Operator, ",") {
			end++
		}
		return nameBefore(tokens[i+1 : end])
	}
	var parts []string
	for i := len(tokens) - 1; i >= 0 && tokens[i].Kind == lexer.Identifier; i -= 2 {
		parts = append([]string{tokens[i].Value}, parts...)
		if i == 0 || !tokens[i-1].Is(lexer.Operator, ".") {
			break
		}
	}
	return strings.Join(parts, "."), len(parts) > 0
}
