package rule

import (
	"regexp"

	"github.com/akis-platform/akis/engine/phrase"
)

// exprWord says in our words what expr finds: its message, and the sentence with
// what the message names, types in people's words.
type exprWord struct {
	message *regexp.Regexp
	say     phrase.Format
}

func word(message string, say phrase.Format) exprWord {
	return exprWord{regexp.MustCompile(`^` + message + `$`), say}
}

// typeErrors are what expr's checker finds when values do not go together.
var typeErrors = []exprWord{
	word(`invalid operation: (\S+) \(mismatched types (.+) and (.+)\)`, "%s does not go between %s and %s."),
	word(`invalid operation: - \(mismatched type (.+)\)`, "- needs a number, not %s."),
	word(`invalid operation: (\S+) \(mismatched type (.+)\)`, "%s needs a yes/no, not %s. Compare it with something."),
	word(`cannot use (.+) as argument \(type (.+)\) to call (\w+).*`, "%[3]s takes %[2]s, not %[1]s."),
	word(`builtin (\w+) takes only array \(got (.+)\)`, "%s asks a list, not %s."),
	word(`predicate should return boolean \(got (.+)\)`, "The question asked of each element gives %s where yes or no is needed."),
	word(`non-bool expression \(type (.+)\) used as condition`, "Before ? stands a yes/no question, not %s."),
	word(`not enough arguments to call (\w+)`, "%s needs more values in its ( )."),
	word(`too many arguments to call (\w+)`, "%s has too many values in its ( )."),
	word(`invalid number of arguments \(expected (.+), got (\d+)\)`, "The number of values in ( ) should be %s and is %s."),
	word(`invalid argument for (\w+) \(type (.+)\)`, "%s can do nothing with %s."),
	word(`cannot use pointer accessor outside predicate`, hashAlone),
}

// syntaxErrors are what expr's lexer and parser find.
var syntaxErrors = []exprWord{
	word(`literal not terminated`, "A text has no closing quote."),
	word(`invalid char escape|unable to unescape string.*`, "In a text, \\ stands before a character that it does not go with. For \\ itself write \\\\."),
	word(`.*integer literal.*|.*float literal.*|invalid \w+ literal.*|bad number syntax.*`, "The number cannot be read. Write digits, with a point for parts."),
	word(`unclosed comment`, "A /* has no */ behind it."),
	word(`expected name`, "After a dot stands a name."),
	word(`expected at least (\d+) arguments`, "Values are missing in ( ); there are %s at least."),
	word(`a map key must be .*`, "{ } of names and values is not part of the rule language."),
}

// wordsFor answers what an expr message says, or false.
func wordsFor(table []exprWord, message string) (phrase.Phrase, bool) {
	for _, w := range table {
		m := w.message.FindStringSubmatch(message)
		if m == nil {
			continue
		}
		args := make([]any, len(m)-1)
		for i, part := range m[1:] {
			args[i] = inWords(part)
		}
		return phrase.Say(w.say, args...), true
	}
	return phrase.Phrase{}, false
}

// typeWords are people's words for expr's types.
var typeWords = map[string]phrase.Format{
	"string": "a text", "int": "a number", "float64": "a number", "bool": "a yes/no", "[]string": "a list",
	"[]interface {}": "a list", "[]int": "a list", "time.Time": "a moment", "time.Duration": "a length of time",
	"nil": "nothing", "unknown": "a value of any type", "interface {}": "a value of any type",
	"array": "a list", "map[string]interface {}": "names and values",
}

func inWords(exprType string) phrase.Phrase {
	if w := typeWords[exprType]; w != "" {
		return phrase.Say(w)
	}
	return phrase.Say("%s", exprType)
}
