package compile

import (
	"regexp"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// matches reports whether a text has the form of a pattern. A pattern that cannot
// be read has been reported where it stands.
func matches(pattern, s string) bool {
	re, err := regexp.Compile(pattern)
	return err != nil || re.MatchString(s)
}

// maxPattern caps a pattern in bytes.
const maxPattern = 500

// sharedPattern answers why a pattern cannot be used. The same text is read
// by Go (RE2) and by browsers (ECMAScript with the u flag); what only one of them
// takes, or the two read differently, is refused.
func sharedPattern(p string) error {
	if len(p) > maxPattern {
		return phrase.Errorf("The pattern is longer than %d bytes.", maxPattern)
	}
	if _, err := regexp.Compile(p); err != nil {
		return phrase.Errorf("The pattern cannot be read (%s).", err.Error())
	}
	s := patternScan{rest: p}
	for s.rest != "" && s.problem == nil {
		s.next()
	}
	return s.problem
}

// patternScan walks a pattern that Go has accepted, piece by piece.
type patternScan struct {
	rest    string
	inClass bool
	problem error
}

func (s *patternScan) refuse(what string) {
	s.problem = phrase.Errorf("%s means something else in browsers. Use plain classes such as [0-9], groups ( ) and quantifiers.", what)
}

// take drops n bytes.
func (s *patternScan) take(n int) { s.rest = s.rest[n:] }

func (s *patternScan) next() {
	switch c := s.rest[0]; {
	case c == '\\':
		s.escape()
	case s.inClass:
		s.class(c)
	case c == '[':
		s.inClass = true
		s.take(1)
		s.rest = strings.TrimPrefix(s.rest, "^")
		if strings.HasPrefix(s.rest, "]") {
			s.refuse("[]")
		}
	case c == '(':
		s.take(1)
		if strings.HasPrefix(s.rest, "?") && !strings.HasPrefix(s.rest, "?:") {
			s.refuse("(?")
		}
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
func (s *patternScan) notRepeated(before string) {
	if s.rest != "" && strings.ContainsRune("*+?{", rune(s.rest[0])) {
		s.refuse(before + s.rest[:1])
	}
}

func (s *patternScan) class(c byte) {
	switch {
	case c == ']':
		s.inClass = false
	case strings.HasPrefix(s.rest, "[:"):
		s.refuse("[: :]")
	}
	s.take(1)
}

// bothEscape are the characters that both take after a backslash.
const bothEscape = `^$\.*+?()[]{}|/dDwWbBtnrfv`

func (s *patternScan) escape() {
	c := s.rest[1] // Go has refused a backslash at the end
	if !strings.ContainsRune(bothEscape, rune(c)) && (c != '-' || !s.inClass) {
		s.refuse("\\" + string(c))
	}
	s.take(2)
	switch {
	case !s.inClass && (c == 'b' || c == 'B'):
		s.notRepeated("\\" + string(c))
	case s.inClass && strings.ContainsRune("dDwW", rune(c)) && strings.HasPrefix(s.rest, "-") && !strings.HasPrefix(s.rest, "-]"):
		s.refuse("\\" + string(c) + "-")
	}
}

var counted = regexp.MustCompile(`^\{[0-9]+(,[0-9]*)?\}`)

func (s *patternScan) quantifier() {
	if m := counted.FindString(s.rest); m != "" {
		s.take(len(m))
		return
	}
	s.refuse("{")
}
