package edit

import (
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
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

// nameForm is said of a name that the language does not take, and of how long it may be.
const nameForm phrase.Format = "%q: names are small letters a to z, digits and _, beginning with a letter, %d at most; people see the label."

const maxName = 64

// refused is one reason why an edit is not made.
func refused(code, pointer string, summary, format phrase.Format, args ...any) diag.List {
	return diag.List{{
		Severity: diag.Error, Code: code, Summary: summary, Detail: phrase.Text{phrase.Say(format, args...)}, Pointer: pointer,
	}}
}

func absent(pointer string) diag.List {
	return refused(CodeAbsent, pointer, "Nothing stands there", "There is no %s. It may have been renamed or removed, or stand in a file that cannot be read.", pointer)
}

func present(pointer string) diag.List {
	return refused(CodePresent, pointer, "Stands there already", "%s stands there already. Choose another name, or change what is there.", pointer)
}

func senseless(c change) diag.List {
	return refused(CodeOperation, c.at, "Edit makes no sense", "%s of %s makes no sense here.", string(c.verb), c.at)
}

func nowhere(c change) diag.List {
	return refused(CodeOperation, c.at, "Cannot go there", "%s cannot go to %s. A node keeps its kind; to give it another name, rename it.", c.at, c.to)
}

func noAddress(at string) diag.List {
	return refused(CodeOperation, at, "No such address", "%q is no address of a block, an attribute or a value.", at)
}

// doubt is a place of which nobody can tell whether it means the target.
type doubt struct {
	site
	why  phrase.Format
	args []any
}

// unclear refuses a rename that would have to guess.
func (d *Document) unclear(doubts []doubt) diag.List {
	var all diag.List
	for _, x := range doubts {
		one := refused(CodeMeaning, x.full, "Meaning is not certain", x.why, x.args...)
		one[0].Range = x.file.placed(x.part, x.part.tree().Range(x.at))
		if list := x.part.misread(); list.HasErrors() {
			one[0].Range = x.file.placed(x.part, list[0].Range)
		}
		all = append(all, one...)
	}
	all.Sort()
	return all
}

// shifted answers findings of a part with their places in the file.
func (f *file) shifted(p *part, list diag.List) diag.List {
	out := slices.Clone(list)
	p.tree().Locate(out)
	for i := range out {
		out[i].Range = f.placed(p, out[i].Range)
	}
	return out
}

// located gives refusals the place of what they are about, or of what is around it.
func (d *Document) located(list diag.List) diag.List {
	for i := range list {
		for at := list[i].Pointer; at != "" && list[i].Range.File == ""; at, _ = parent(at) {
			if p, ok := d.find(at); ok {
				list[i].Range = p.file.placed(p.part, p.part.tree().Range(p.local))
				list[i].Block = p.part.tree().Block(p.local)
			}
		}
	}
	return list
}
