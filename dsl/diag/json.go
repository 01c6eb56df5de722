package diag

import "github.com/akis-platform/akis/engine/phrase"

// View is a finding in one language, as programs, the designer and editors read it.
type View struct {
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Summary  string   `json:"summary"`
	Detail   string   `json:"detail"`
	Pointer  string   `json:"pointer,omitempty"` // address of the definition node
	Block    string   `json:"block,omitempty"`   // the blocks around it as the source heads them
	Range    Range    `json:"range"`
	// Snippet is the line that the range begins on, as it stands in the source.
	Snippet string `json:"snippet,omitempty"`
	// Values are what Summary and Detail speak of (names, numbers), in their order
	// in English.
	Values []any `json:"values"`
	// Witness is a case that shows the finding, Example the same in words.
	Witness *Witness `json:"witness,omitempty"`
	Example string   `json:"example,omitempty"`
}

// View answers the list in a language. Sources are the files by name.
func (l List) View(locale string, sources map[string][]byte) []View {
	words := catalogue(locale)
	all := make([]View, len(l))
	for i, d := range l {
		line, _ := lineOf(sources[d.Range.File], d.Range.Start.Line)
		all[i] = View{
			Severity: d.Severity, Code: d.Code, Pointer: d.Pointer, Block: d.Block, Range: d.Range, Snippet: string(line),
			Summary: phrase.Say(d.Summary).In(words), Detail: d.Detail.In(words), Values: []any{},
		}
		if d.Witness != nil {
			all[i].Witness, all[i].Example = d.Witness, d.Witness.in(words)
		}
		for _, p := range d.Detail {
			all[i].Values = append(all[i].Values, p.Values()...)
		}
	}
	return all
}
