// Package phrase is a sentence that is said before its reader's language is known:
// a constant English format and what fills it, as gettext has it. The English
// format is the sentence's name in the catalogues of the other languages, so code
// reads as what it says and nothing has to be named twice.
//
// Numbers and names are shown as the source spells them, in every language, which
// is why fmt renders them: golang.org/x/text/message would write line 1234 as
// 1,234 and take a ${ in a text for one of its own variables.
package phrase

import (
	"fmt"
	"strings"
)

// Format is an English sentence with verbs of fmt. Only constants become one, so
// that every sentence can be found in the source and in the catalogues.
type Format string

// Phrase is a sentence and what fills it. An argument may be a Phrase itself.
type Phrase struct {
	Format Format
	Args   []any
}

// Say makes a phrase.
func Say(format Format, args ...any) Phrase { return Phrase{format, args} }

// String answers the phrase in English.
func (p Phrase) String() string { return p.In(nil) }

// In answers the phrase in the language of a catalogue; one that the catalogue does
// not have is said in English.
func (p Phrase) In(c Catalogue) string {
	format, ok := c[p.Format]
	if !ok {
		format = string(p.Format)
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		if inner, nested := a.(Phrase); nested {
			a = inner.In(c)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}

// Values answers what fills the phrase, and the phrases in it, in order.
func (p Phrase) Values() []any {
	var all []any
	for _, a := range p.Args {
		if inner, nested := a.(Phrase); nested {
			all = append(all, inner.Values()...)
		} else {
			all = append(all, a)
		}
	}
	return all
}

// Catalogue is one language: the translation of each format, with the same
// arguments. A translation may take them in another order, as %[2]s.
type Catalogue map[Format]string

// Text is a few sentences that are said together.
type Text []Phrase

// String answers the text in English.
func (t Text) String() string { return t.In(nil) }

// In answers the text in the language of a catalogue.
func (t Text) In(c Catalogue) string {
	all := make([]string, len(t))
	for i, p := range t {
		all[i] = p.In(c)
	}
	return strings.Join(all, " ")
}

// Or joins names of which one is meant: "a, b or c".
func Or(names []string) Phrase { return joined("%s or %s", names) }

// And joins names that are all meant: "a, b and c".
func And(names []string) Phrase { return joined("%s and %s", names) }

func joined(format Format, names []string) Phrase {
	if last := len(names) - 1; last > 0 {
		return Say(format, strings.Join(names[:last], ", "), names[last])
	}
	return Say("%s", strings.Join(names, ""))
}
