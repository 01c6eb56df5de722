package edit

import (
	"fmt"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
)

// The codes of this package.
const (
	CodeOperation = "AKIS-E001" // an operation that cannot be read, or makes no sense
	CodeAbsent    = "AKIS-E002" // nothing stands at the address
	CodePresent   = "AKIS-E003" // something stands there already
	CodeValue     = "AKIS-E004" // a value that the language does not take there
	CodeUnread    = "AKIS-E005" // a file that cannot be edited by operations
	CodeUntidy    = "AKIS-E006" // a file that is not in the layout
	CodeMeaning   = "AKIS-E007" // places that may mean what is renamed, or something else
	CodeElse      = "AKIS-E008" // the edit would change more than was asked
	CodeBase      = "AKIS-E009" // the edit was made on other files
)

// refused is one reason why an edit is not made.
func refused(code, pointer, summary, format string, args ...any) diag.List {
	return diag.List{{
		Severity: diag.Error, Code: code, Summary: summary, Detail: fmt.Sprintf(format, args...), Pointer: pointer,
	}}
}

func absent(pointer string) diag.List {
	return refused(CodeAbsent, pointer, "Nothing stands there", "There is no %s. It may have been renamed or removed; look at the set again.", pointer)
}

func present(pointer string) diag.List {
	return refused(CodePresent, pointer, "Stands there already", "%s stands there already. Choose another name, or change what is there.", pointer)
}

// unclear refuses a rename that would have to guess.
func (d *Document) unclear(t target, doubts []doubt) diag.List {
	var all diag.List
	for _, x := range doubts {
		one := refused(CodeMeaning, x.at, "Meaning is not certain",
			"A rename of %s must know what is meant here: %s. Change this place first, then rename.", t.at, x.why)
		one[0].Range = x.file.placed(x.part, x.part.tree().Range(x.at))
		all = append(all, one...)
	}
	all.Sort()
	return all
}

// shifted answers findings of a part with their places in the file.
func (f *file) shifted(p *part, list diag.List) diag.List {
	out := slices.Clone(list)
	for i := range out {
		out[i].Range = f.placed(p, out[i].Range)
	}
	return out
}
