package compile

import (
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
)

func (c *compiler) errorf(at, code string, summary, format phrase.Format, args ...any) {
	c.note(diag.Error, at, code, summary, phrase.Text{phrase.Say(format, args...)})
}

func (c *compiler) warnf(at, code string, summary, format phrase.Format, args ...any) {
	c.note(diag.Warning, at, code, summary, phrase.Text{phrase.Say(format, args...)})
}

// refuse notes why a value cannot be used.
func (c *compiler) refuse(at string, summary phrase.Format, err error) {
	c.note(diag.Error, at, CodeValue, summary, phrase.Text{phrase.Of(err)})
}

// lackf notes what is missing in a block, or what follows from all that stands in
// it. A block that could not be read whole may well have it.
func (c *compiler) lackf(at, code string, summary, format phrase.Format, args ...any) {
	if c.tree.Whole(topOf(at)) {
		c.errorf(at, code, summary, format, args...)
	}
}

// topOf answers the pointer of the block of a file that a pointer leads into.
func topOf(pointer string) string {
	parts := strings.SplitN(pointer, "/", 4)
	return strings.Join(parts[:min(len(parts), 3)], "/")
}

func (c *compiler) note(s diag.Severity, at, code string, summary phrase.Format, detail phrase.Text) {
	if c.tree.Broken(at) {
		return // what is wrong there has been said
	}
	c.list = append(c.list, diag.Diagnostic{
		Severity: s, Code: code, Summary: summary, Detail: detail, Pointer: at, Range: c.tree.Range(at),
	})
}

// lost reports whether what a dotted name means may stand in what could not be
// read.
func (c *compiler) lost(kind, name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if c.tree.Lost(kind, part) {
			return true
		}
	}
	return false
}

func (c *compiler) missing(at, ref, kind string, known []string) {
	_, name, _ := strings.Cut(ref, ".")
	if c.lost(kind, name) {
		return
	}
	remedy := phrase.Say("Add a block %s %q { … } or name another.", kind, name)
	if near := nearest(name, known); near != "" {
		remedy = phrase.Say("Did you mean %s?", kind+"."+near)
	}
	c.note(diag.Error, at, CodeReference, "Unknown name", phrase.Text{phrase.Say("There is no %s.", ref), remedy})
}
