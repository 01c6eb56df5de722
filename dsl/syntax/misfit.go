package syntax

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// misfits notes where a part of the tree breaks its schema, but for what only
// follows from its gaps.
func (d *decoder) misfits(v *schemas.Validator, doc any, under string) {
	for _, p := range v.Check(doc) {
		p.Pointer = under + p.Pointer
		switch {
		case d.tree.Broken(p.Pointer):
		case p.Keyword == "required":
			d.lacking(p)
		case d.tree.Whole(p.Pointer):
			d.list = append(d.list, d.misfit(p))
			d.tree.gaps.breaks(p.Pointer)
		}
	}
}

// lacking notes what is missing in a block, unless it may stand there unread.
func (d *decoder) lacking(p schemas.Problem) {
	if p.Pointer == "" && !d.tree.Whole("") {
		return
	}
	names := slices.DeleteFunc(p.Missing, func(name string) bool { return !d.tree.Whole(p.Pointer + "/" + name) })
	if len(names) == 0 {
		return
	}
	for _, name := range names {
		d.tree.gaps.breaks(p.Pointer + "/" + name)
	}
	d.list = append(d.list, diag.Diagnostic{
		Severity: diag.Error, Code: CodeMissing, Summary: "Something is missing",
		Detail:  phrase.Text{phrase.Say("%s needs %s. Add what is missing.", d.named(p.Pointer), phrase.And(names))},
		Pointer: p.Pointer, Range: d.tree.Range(p.Pointer),
	})
}

// named answers what people call the block at pointer.
func (d *decoder) named(pointer string) phrase.Phrase {
	if pointer == "" {
		return phrase.Say("The set")
	}
	if block := d.tree.Block(pointer); block != "" {
		return phrase.Say("%s", block)
	}
	return phrase.Say("%s", pointer)
}

func (d *decoder) misfit(p schemas.Problem) diag.Diagnostic {
	out := diag.Diagnostic{
		Severity: diag.Error, Code: CodeSchema, Summary: "Not as the language has it",
		Detail: phrase.Text{reason(p)}, Pointer: p.Pointer, Range: d.tree.Range(p.Pointer),
	}
	switch p.Keyword {
	case "enum":
		out.Code, out.Summary = CodeForm, "Not one of the words"
	case "type":
		out.Code, out.Summary = CodeForm, "Value of the wrong form"
	}
	if p.Example != nil && p.Keyword != "enum" {
		out.Detail = append(out.Detail, phrase.Say("An example: %s.", spelled(p.Example)))
	}
	return out
}

// reason says in the words of this language what the validator found.
func reason(p schemas.Problem) phrase.Phrase {
	switch p.Keyword {
	case "enum":
		return phrase.Say("Here stands one of %s.", words(p.Want))
	case "type":
		return phrase.Say("Here stands %s.", typeWord(p.Want))
	case "minimum":
		return phrase.Say("The number is %s or more.", spelled(p.Want))
	case "maximum":
		return phrase.Say("The number is %s or less.", spelled(p.Want))
	case "maxLength":
		return phrase.Say("The text has %s characters at most.", spelled(p.Want))
	case "pattern":
		return phrase.Say("The text or name does not have the form %s.", words(p.Want))
	case "format":
		return phrase.Say("The text does not have the form of a %s.", words(p.Want))
	case "limit":
		return phrase.Say("This is nested too deep, or a number in it is too long.")
	}
	return phrase.Say("This value breaks the schema (%s).", p.Message)
}

func typeWord(want any) phrase.Phrase {
	switch want {
	case "string":
		return phrase.Say("a text")
	case "number":
		return phrase.Say("a number")
	case "integer":
		return phrase.Say("a whole number")
	case "boolean":
		return phrase.Say("true or false")
	case "array":
		return phrase.Say("a list")
	case "object":
		return phrase.Say("a block or a list of names and values")
	}
	return phrase.Say("%s", words(want))
}

// words answers a text, or texts joined by commas.
func words(v any) string {
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = fmt.Sprint(x)
	}
	return strings.Join(all, ", ")
}

// spelled answers a value as HCL spells it.
func spelled(v any) string {
	switch v := v.(type) {
	case string:
		return strconv.Quote(v)
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = spelled(x)
		}
		return "[" + strings.Join(all, ", ") + "]"
	case map[string]any:
		all := make([]string, 0, len(v))
		for _, k := range sortedKeys(v) {
			all = append(all, k+" = "+spelled(v[k]))
		}
		return "{ " + strings.Join(all, ", ") + " }"
	}
	return fmt.Sprint(v)
}
