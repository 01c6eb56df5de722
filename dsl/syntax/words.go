package syntax

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/akis-platform/akis/engine/phrase"
)

// openQuote is said of a text that is not closed on its line.
const openQuote phrase.Format = "The text has no closing quote on its line. Close it, or write a text of several lines as <<-TEXT … TEXT."

// hclWords say in the words of this language what HCL's parser finds, by its
// summary. HCL speaks of constructs that the language does not have.
var hclWords = map[string]phrase.Format{
	"Attribute redefined":                             "This attribute is set twice in one block. Keep one.",
	"Invalid argument name":                           "The name of an attribute stands without quotes: label = \"…\".",
	"Unclosed configuration block":                    "This block is not closed before the file ends. Add } where it should end, or look for a { too many below it.",
	"Unclosed configuration body":                     "The file ends within this block. Add } where it should end.",
	"Argument or block definition required":           "Here stands an attribute (name = value) or a block (kind \"name\" { … }), each on a line of its own.",
	"Argument definition required":                    "A block on one line holds one attribute only. Write one attribute a line.",
	"Invalid block definition":                        "A block is its kind, its name in quotes and { on the same line: team \"front\" {.",
	"Invalid single-argument block definition":        "A block on one line holds one attribute only. Write one attribute a line.",
	"Missing newline after block definition":          "After a block's } begins a new line.",
	"Missing newline after argument":                  "After an attribute begins a new line.",
	"Unbalanced parentheses":                          "A ( is not closed; values need no parentheses at all.",
	"Missing expression":                              "The value is missing behind =.",
	"Invalid expression":                              "Here should stand a value: a text in double quotes, a number, true, false, a list [ ] or a reference such as team.front.",
	"Invalid number literal":                          "This is not a number. Quote it if it is a text.",
	"Unterminated tuple constructor expression":       "This list is not closed before the file ends. Add ].",
	"Missing item separator":                          "The values of a list are separated by commas. Add a comma or ].",
	"Missing attribute value":                         "In { } each name has a value: { tr = \"…\" }.",
	"Missing key/value separator":                     "In { } a name and its value are joined by =. Quote a name with spaces or dots.",
	"Unterminated object constructor expression":      "This { is not closed before the file ends. Add }.",
	"Missing attribute separator":                     "The pairs of { } stand on lines of their own or are separated by commas. Add a comma or }.",
	"Invalid string literal":                          "Here stands a plain text in double quotes.",
	"Unterminated string literal":                     openQuote,
	"Invalid multi-line string":                       openQuote,
	"Unterminated template string":                    "The text is not closed. Close it with \", or a text begun with <<-TEXT with TEXT on a line of its own.",
	"Invalid escape sequence":                         "After \\ stands n, r, t, \", \\, u with four or U with eight hexadecimal digits. For the character itself write \\\\.",
	"Invalid attribute name":                          "After a dot stands a name, as in team.front.",
	"Attribute name required":                         "After a dot stands a name, as in team.front.",
	"Variable name required":                          "A reference begins with what it names, as in team.front.",
	"Missing close bracket on index":                  "References are written with dots, as team.front.",
	"Missing close bracket on splat index":            "References are written with dots, as team.front.",
	"Unclosed index brackets":                         "References are written with dots, as team.front.",
	"Invalid legacy index syntax":                     "References are written with dots, as team.front.",
	"Nested splat expression not allowed":             "References are written with dots, as team.front.",
	"Unclosed template interpolation sequence":        "${ } is not used here. Texts to people hold values in {{ }}; for the characters themselves write $${.",
	"Extra characters after interpolation expression": "${ } is not used here. Texts to people hold values in {{ }}; for the characters themselves write $${.",
	"Invalid character":                               "This character has no meaning here. Texts stand in straight double quotes.",
	"Invalid character encoding":                      "The file is not valid UTF-8. Save it as UTF-8.",
	"Missing false expression in conditional":         "The language has no ? : outside rules. Write the value itself.",
	"Missing function name":                           "The language has no functions outside rules. Write the value itself.",
	"Missing open parenthesis":                        "The language has no functions outside rules. Write the value itself.",
	"Missing closing parenthesis":                     "The language has no functions outside rules. Write the value itself.",
	"Unterminated function call":                      "The language has no functions outside rules. Write the value itself.",
	"Missing argument separator":                      "The language has no functions outside rules. Write the value itself.",
	"Invalid 'for' expression":                        "for is not used here: write out each block or value.",
	"Invalid 'for' directive":                         "%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.",
	"Unexpected end of template":                      "%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.",
	"Unexpected else directive":                       "%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.",
	"Invalid template directive":                      "%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.",
	"Invalid template control keyword":                "%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.",
}

// inWords says what HCL found. What it names with a word of the file belongs to
// the control sequences of templates.
func inWords(hd *hcl.Diagnostic) phrase.Text {
	if say := hclWords[hd.Summary]; say != "" {
		return phrase.Text{phrase.Say(say)}
	}
	if strings.HasPrefix(hd.Summary, "Unexpected ") || strings.HasPrefix(hd.Summary, "Extra characters in ") {
		return phrase.Text{phrase.Say("%%{ } is not used here. Texts to people hold values in {{ }}, such as {{field.order_no}}.")}
	}
	return phrase.Text{phrase.Say("This cannot be read (%s).", hd.Detail)}
}
