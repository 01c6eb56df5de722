package rule

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"github.com/akis-platform/akis/engine/phrase"
)

// Problem is what is wrong with a rule at From to To, in runes of its text.
type Problem struct {
	Code     string
	From, To int
	Summary  phrase.Format
	Detail   phrase.Text
	Name     string // the name that CodeName is about
}

// The codes of problems.
const (
	CodeSyntax   = "AKIS-R001" // cannot be read
	CodeName     = "AKIS-R002" // a name that the rule cannot see
	CodeNotYesNo = "AKIS-R003" // a value where yes or no is needed
	CodeNever    = "AKIS-R004" // a comparison that can never hold
	CodeDenied   = "AKIS-R005" // a form that is not part of the language
	CodeLimit    = "AKIS-R006" // too large
	CodeType     = "AKIS-R007" // values that do not go together
)

func syntaxProblem(err error, text string) Problem {
	from, to, msg := place(err, text)
	if strings.Contains(msg, "maximum allowed nodes") {
		return *limit(text, "The rule has more than %d parts. Split it into several gates or rows.", maxNodes)
	}
	return Problem{
		Code: CodeSyntax, From: from, To: to, Summary: "Rule cannot be read",
		Detail: phrase.Text{
			syntaxHint(msg, strings.HasSuffix(string([]rune(text)[:from]), "<")),
			phrase.Say("A rule is a yes/no question such as field.country == 'FR' and field.qty > 3."),
		},
	}
}

// hashAlone is said of a # that stands for no element.
const hashAlone phrase.Format = "# stands only in the question of a list, such as any(field.tags, # == 'a')."

var unexpected = regexp.MustCompile(`^unexpected token (\w+)(?:\("(.*)"\))?$`)

// instead says what to write for what people bring from other languages.
var instead = map[string]phrase.Format{
	"=": "= compares nothing; write ==.", "<>": "Write != for unlike.", "#": hashAlone, "===": "Write ==.",
	"and": "Write and in small letters.", "or": "Write or in small letters.", "not": "Write not in small letters.",
	"in": "Write in in small letters.", "is": "Write == for like, == nil for empty.",
	"between": "Write field.qty in 1..3 for whole numbers, or two comparisons joined by and.",
	"like":    "Write contains, startsWith, endsWith or matches.", ";": "A rule is one expression; join questions by and.",
}

// syntaxHint says what to write instead; afterLess is whether a < stands before.
func syntaxHint(msg string, afterLess bool) phrase.Phrase {
	m := unexpected.FindStringSubmatch(msg)
	if m != nil && m[2] == ">" && afterLess {
		m[2] = "<>"
	}
	switch {
	case m != nil && m[1] == "EOF", strings.Contains(msg, "unexpected end"):
		return phrase.Say("It ends too early; something is missing behind its last word.")
	case m != nil:
		if hint := instead[strings.ToLower(m[2])]; hint != "" {
			return phrase.Say(hint)
		}
		return phrase.Say("%s does not fit here.", m[2])
	case strings.ContainsAny(msg, "‘’“”"):
		return phrase.Say("Write straight quotes: 'text'.")
	}
	if say, ok := wordsFor(syntaxErrors, msg); ok {
		return say
	}
	if _, sign, ok := strings.Cut(msg, "unrecognized character: "); ok {
		return phrase.Say("%s has no meaning in a rule.", sign)
	}
	return phrase.Say("From here on it cannot be read (%s).", msg)
}

func typeProblem(err error, tree ast.Node, text string) Problem {
	from, to, msg := place(err, text)
	if n := widest(tree, from); n != nil {
		from, to = places(text).of(n)
	}
	return Problem{Code: CodeType, From: from, To: to, Summary: "Values do not go together", Detail: typeHint(msg)}
}

func typeHint(msg string) phrase.Text {
	say, ok := wordsFor(typeErrors, msg)
	switch {
	case !ok:
		return phrase.Text{phrase.Say("These values do not fit what is done with them (%s).", msg)}
	case intoText.MatchString(msg):
		return phrase.Text{say, phrase.Say("To look inside a text write field.city contains 'x'.")}
	}
	return phrase.Text{say}
}

// intoText is a text asked for with in, as a list is.
var intoText = regexp.MustCompile(`^invalid operation: in \(mismatched types .+ and string\)$`)

func notYesNo(text string, t reflect.Type) Problem {
	return Problem{
		Code: CodeNotYesNo, To: utf8.RuneCountInString(text), Summary: "Rule is not a yes/no question",
		Detail: phrase.Text{phrase.Say("The rule gives %s where yes or no is needed. Compare it with something.", inWords(t.String()))},
	}
}

// place answers where an error of expr points, in runes, and its text. An error
// without a place is about the whole rule.
func place(err error, text string) (from, to int, msg string) {
	n := utf8.RuneCountInString(text)
	var fe *file.Error
	if !errors.As(err, &fe) {
		return 0, n, err.Error()
	}
	from, to = min(fe.From, n), min(fe.To, n)
	if from == n && n > 0 {
		from-- // the end of the text: show its last character
	}
	if to <= from {
		to = min(from+1, n)
	}
	return from, to, fe.Message
}
