package assist

import (
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/rule"
)

// Edit puts a text in the place of a stretch of a file.
type Edit struct {
	At   syntax.Span
	Text string
}

// Fix is a change that mends a finding.
type Fix struct {
	Title   string
	Finding diag.Diagnostic
	Edit    Edit
}

// misspelt are the findings that another word at their place can mend.
var misspelt = map[string]bool{
	syntax.CodeUnknown: true, syntax.CodeForm: true, compile.CodeReference: true, compile.CodeKindOfRef: true,
	rule.CodeName: true, rule.CodeNever: true, rule.CodeDenied: true, compile.CodeValue: true,
}

// Fixes answers what mends the findings of a stretch of a file: the nearest of the
// words that may stand there in the place of the one that does.
func (s *Set) Fixes(file string, at syntax.Span, locale string) []Fix {
	var all []Fix
	for _, d := range s.Findings {
		found := syntax.Span{From: d.Range.Start.Byte, To: d.Range.End.Byte}
		if d.Range.File != file || !misspelt[d.Code] || found.To < at.From || at.To < found.From {
			continue
		}
		if f, ok := s.fix(d, file, found, locale); ok {
			all = append(all, f)
		}
	}
	return all
}

// fix finds the word that was probably meant, among those that may be written at the
// end of what was found.
func (s *Set) fix(d diag.Diagnostic, file string, found syntax.Span, locale string) (Fix, bool) {
	src := s.files[file]
	if found.To > len(src) || found.From >= found.To {
		return Fix{}, false
	}
	at := found.To
	if strings.ContainsRune(`"'`, rune(src[at-1])) {
		at-- // inside of the quotes
	}
	items := s.Complete(file, at, locale)
	if len(items) == 0 {
		return Fix{}, false
	}
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = item.Label
	}
	span := items[0].Replace
	was := string(src[span.From:span.To])
	near := diag.Nearest(was, words)
	if near == "" || near == was {
		return Fix{}, false
	}
	return Fix{"Change " + was + " to " + near, d, Edit{span, near}}, true
}
