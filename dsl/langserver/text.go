package langserver

import (
	"sort"
	"unicode/utf8"
)

// The units that columns may be counted in. A client that knows utf-8 is spared
// the counting; all know utf-16.
const (
	utf8Units  = "utf-8"
	utf16Units = "utf-16"
)

// position is a place of a text as the protocol has it: a line from 0, and units
// from the beginning of the line.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// span is a stretch of a text, End not included.
type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// lines maps bytes of a text to positions and back.
type lines struct {
	text  []byte
	from  []int // the byte at which each line begins
	units string
}

// linesOf finds the lines: they end in \n, \r\n or \r.
func linesOf(text []byte, units string) *lines {
	l := &lines{text: text, from: []int{0}, units: units}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			l.from = append(l.from, i+1)
		}
	}
	return l
}

// position answers the place of a byte. A byte inside of a character is the place
// of that character.
func (l *lines) position(b int) position {
	b = min(max(b, 0), len(l.text))
	line := sort.SearchInts(l.from, b+1) - 1
	p := position{Line: line}
	for at := l.from[line]; at < b; {
		r, n := utf8.DecodeRune(l.text[at:])
		if at+n > b {
			break
		}
		p.Character += l.width(r, n)
		at += n
	}
	return p
}

func (l *lines) width(r rune, bytes int) int {
	switch {
	case l.units == utf8Units:
		return bytes
	case r >= 0x10000:
		return 2 // a surrogate pair
	}
	return 1
}

func (l *lines) span(from, to int) span { return span{l.position(from), l.position(to)} }

// byte answers the place of a position in bytes. What lies behind the end of a line
// or of the text is that end.
func (l *lines) byte(p position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(l.from):
		return len(l.text)
	}
	at, end := l.from[p.Line], l.end(p.Line)
	for left := p.Character; at < end && left > 0; {
		r, n := utf8.DecodeRune(l.text[at:])
		if left -= l.width(r, n); left < 0 {
			break // inside of a character
		}
		at += n
	}
	return at
}

// end answers where a line ends, before what ends it.
func (l *lines) end(line int) int {
	if line+1 == len(l.from) {
		return len(l.text)
	}
	end := l.from[line+1] - 1
	if end > l.from[line] && l.text[end] == '\n' && l.text[end-1] == '\r' {
		end--
	}
	return end
}
