// Package pattern holds the regular expressions that the server (Go's RE2) and
// browsers (ECMAScript with the u flag) read alike. Forms are checked by both.
package pattern

import (
	"regexp"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// MaxLength caps a pattern, in bytes.
const MaxLength = 500

// Shared answers a pattern of Go's as browsers must be given it, or why it cannot be
// used: what only one of them takes, or the two read differently, is refused.
func Shared(p string) (string, error) {
	if len(p) > MaxLength {
		return "", phrase.Errorf("The pattern is longer than %d bytes.", MaxLength)
	}
	if _, ok := Size(p); !ok {
		return "", phrase.Errorf("The pattern repeats too much. Ask for less of the text.")
	}
	if _, err := regexp.Compile(p); err != nil {
		return "", phrase.Error{Phrase: Problem(err)}
	}
	s := scan{rest: p}
	for s.rest != "" && s.problem == nil {
		s.next()
	}
	return s.out.String(), s.problem
}

// scan walks a pattern that Go has accepted, piece by piece, and writes it anew.
type scan struct {
	rest    string
	out     strings.Builder
	inClass bool
	problem error
}

func (s *scan) refuse(what string) {
	s.problem = phrase.Errorf("%s means something else in browsers. Use plain classes such as [0-9], groups ( ) and quantifiers.", what)
}

// take takes over n bytes.
func (s *scan) take(n int) {
	s.out.WriteString(s.rest[:n])
	s.rest = s.rest[n:]
}

func (s *scan) next() {
	switch c := s.rest[0]; {
	case c == '\\':
		s.escape()
	case s.inClass:
		s.class(c)
	case c == '[':
		s.inClass = true
		s.take(1)
		if strings.HasPrefix(s.rest, "^") {
			s.take(1)
		}
		if strings.HasPrefix(s.rest, "]") {
			s.refuse("[]")
		}
	case c == '(':
		s.take(1)
		if strings.HasPrefix(s.rest, "?") && !strings.HasPrefix(s.rest, "?:") {
			s.refuse("(?")
		}
	case c == '.':
		// Browsers take it for no character that ends a line, of which they know more.
		s.out.WriteString(`[^\n]`)
		s.rest = s.rest[1:]
	case c == '{':
		s.quantifier()
	case c == '}' || c == ']':
		s.refuse(string(c))
	case c == '^' || c == '$':
		s.take(1)
		s.notRepeated(string(c))
	default:
		s.take(1)
	}
}

// notRepeated refuses a quantifier after what has no width.
func (s *scan) notRepeated(before string) {
	if s.rest != "" && strings.ContainsRune("*+?{", rune(s.rest[0])) {
		s.refuse(before + s.rest[:1])
	}
}

func (s *scan) class(c byte) {
	switch {
	case c == ']':
		s.inClass = false
	case strings.HasPrefix(s.rest, "[:"):
		s.refuse("[: :]")
	}
	s.take(1)
}

// bothEscape are the characters that both take after a backslash. B is not among
// them: browsers find it inside of an emoji, between the halves of its code.
const bothEscape = `^$\.*+?()[]{}|/dDwWbtnrfv`

func (s *scan) escape() {
	c := s.rest[1] // Go has refused a backslash at the end
	if !strings.ContainsRune(bothEscape, rune(c)) && (c != '-' || !s.inClass) {
		s.refuse("\\" + string(c))
	}
	s.take(2)
	switch {
	case !s.inClass && c == 'b':
		s.notRepeated(`\b`)
	case s.inClass && strings.ContainsRune("dDwW", rune(c)) && strings.HasPrefix(s.rest, "-") && !strings.HasPrefix(s.rest, "-]"):
		s.refuse("\\" + string(c) + "-")
	}
}

var counted = regexp.MustCompile(`^\{[0-9]+(,[0-9]*)?\}`)

func (s *scan) quantifier() {
	if m := counted.FindString(s.rest); m != "" {
		s.take(len(m))
		return
	}
	s.refuse("{")
}
