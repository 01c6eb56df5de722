package phrase

import "errors"

// Error is an error that can be said in the reader's language.
type Error struct{ Phrase }

// Error answers the error in English.
func (e Error) Error() string { return e.String() }

// Errorf makes an error of a sentence and what fills it.
func Errorf(format Format, args ...any) error { return Error{Say(format, args...)} }

// Of answers what an error says. The words of an error from elsewhere stay as they
// are.
func Of(err error) Phrase {
	var e Error
	if errors.As(err, &e) {
		return e.Phrase
	}
	return Say("%s", err.Error())
}
