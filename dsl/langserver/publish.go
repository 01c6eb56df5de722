package langserver

import (
	"maps"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
)

// publish shows the findings of a set, and clears the files that have none any more.
// The lock is held.
func (s *server) publish(one *set, files map[string][]byte, versions map[string]*int) {
	byFile := map[string][]diagnostic{}
	for name := range one.shown {
		byFile[name] = []diagnostic{}
	}
	one.shown = map[string]bool{}
	texts := map[string]*lines{}
	for _, v := range one.known.Findings.View(s.locale, files) {
		name := v.Range.File
		if _, ok := files[name]; !ok {
			name = anyFile(files) // about the set as a whole
		}
		if texts[name] == nil {
			texts[name] = linesOf(files[name], s.units)
		}
		byFile[name] = append(byFile[name], shown(v, texts[name]))
		one.shown[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		path := one.path(name)
		s.notify("textDocument/publishDiagnostics", publishParams{uriOf(path), versions[path], byFile[name]})
	}
}

// anyFile answers the file on which what concerns the whole set is shown.
func anyFile(files map[string][]byte) string {
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if akisBlock.Match(files[name]) {
			return name
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// severities are the protocol's numbers.
var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Info: 3}

func shown(v diag.View, l *lines) diagnostic {
	d := diagnostic{
		Range: l.span(v.Range.Start.Byte, v.Range.End.Byte), Severity: severities[v.Severity], Code: v.Code, Source: "akis", Message: v.Summary,
	}
	if v.Detail != "" {
		d.Message += ". " + v.Detail
	}
	return d
}
