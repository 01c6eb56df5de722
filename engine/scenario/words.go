package scenario

import (
	"fmt"

	"github.com/akis-platform/akis/engine/definition"
)

// Words are a sentence for the reader of a failure, in whichever language they
// read. The zero Words say nothing.
type Words struct {
	form definition.Text
	args []any
}

// In answers the words in locale, or in English.
func (w Words) In(locale string) string {
	if w.form == nil {
		return ""
	}
	args := make([]any, len(w.args))
	for i, a := range w.args {
		switch a := a.(type) {
		case Words:
			args[i] = a.In(locale)
		case definition.Text:
			args[i] = a.In(locale, "en")
		default:
			args[i] = a
		}
	}
	return fmt.Sprintf(w.form.In(locale, "en"), args...)
}

// say makes words of a form of the phrasebook; an argument may be Words or a Text.
func say(form definition.Text, args ...any) Words { return Words{form, args} }

// literally are words that are the same in every language.
func literally(s string) Words { return Words{definition.Text{"en": "%s"}, []any{s}} }

// joined are words one after another, with a sign between them.
func joined(words []Words, sign string) Words {
	form, args := "", make([]any, len(words))
	for i, w := range words {
		if i > 0 {
			form += sign
		}
		form += "%s"
		args[i] = w
	}
	return Words{definition.Text{"en": form}, args}
}
