package assist

import (
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/calendar"
)

// Hover is what stands at a place, in Markdown.
type Hover struct {
	About string
	At    syntax.Span
}

// Hover tells what stands at a byte of a file, nil for nothing.
func (s *Set) Hover(file string, at int) *Hover {
	m := s.markAt(file, at)
	if m == nil {
		return nil
	}
	h := &Hover{About: m.about, At: m.span}
	if len(m.things) > 0 {
		var about []string
		for _, t := range m.things {
			about = append(about, strings.TrimSpace(s.describe(t)+"\n\n"+s.useCount(t)))
		}
		h.About = strings.Join(about, "\n\n---\n\n")
	}
	return h
}

// Place is a stretch of a file.
type Place struct {
	File string
	At   syntax.Span
}

// Definition answers where what stands at a byte of a file is defined: several
// places where it may be each of them.
func (s *Set) Definition(file string, at int) []Place {
	m := s.markAt(file, at)
	if m == nil {
		return nil
	}
	var all []Place
	for _, t := range m.things {
		all = append(all, s.definedAt(t))
	}
	return all
}

// definedAt answers where a thing is defined.
func (s *Set) definedAt(t thing) Place {
	tree := s.tree
	if strings.HasPrefix(t.pointer, "/test/") {
		tree = s.scenarios
	}
	return s.place(tree.Range(t.pointer))
}

// place answers a range of the readable files as it is in those of now.
func (s *Set) place(r diag.Range) Place {
	span := syntax.Span{From: r.Start.Byte, To: r.End.Byte}
	return Place{r.File, moved(s.readable[r.File], s.files[r.File], span)}
}

// moved answers where a stretch of a text is after somebody has written in the
// text at one place.
func moved(before, now []byte, s syntax.Span) syntax.Span {
	same, n := 0, min(len(before), len(now))
	for same < n && before[same] == now[same] {
		same++
	}
	tail := 0
	for tail < n-same && before[len(before)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	shift := func(b int) int {
		switch {
		case b <= same:
			return b
		case b >= len(before)-tail:
			return b + len(now) - len(before)
		}
		return same
	}
	return syntax.Span{From: shift(s.From), To: shift(s.To)}
}

// durationWords says what a duration counts, "" for what is none.
func durationWords(text string) string {
	d, err := calendar.ParseDuration(text)
	if err != nil {
		return ""
	}
	switch d.Unit {
	case calendar.OpenHours:
		return text + " in which the holder is open"
	case calendar.Elapsed:
		return strings.TrimSuffix(text, " elapsed") + ", day and night"
	case calendar.WorkingDays:
		return strings.TrimSuffix(text, "wd") + " working days of the holder"
	}
	return strings.TrimSuffix(text, "d") + " days, to the same time of day"
}
