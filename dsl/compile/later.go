package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
)

// later are the blocks that this build checks and keeps but does not act on. A
// set that uses them loads with a warning and is not published: an idle promise
// would be a lie. A block leaves the list when it runs.
var later = []struct {
	kind  string
	check func(*compiler, node)
}{
	{"survey", (*compiler).survey},
	{"on", (*compiler).on},
	{"lookup", (*compiler).lookup},
	{"spike", (*compiler).spike},
	{"report", (*compiler).report},
}

func (c *compiler) later(root node) {
	for _, l := range later {
		for _, n := range root.children(l.kind) {
			l.check(c, n)
			c.warnf(n.at, CodeNotYet, "Not run by this build",
				"%s %q is checked and kept, but this build does not act on it yet.", l.kind, n.name())
		}
	}
	if n := root.child("tiers"); len(n.m) > 0 {
		c.warnf(n.at, CodeNotYet, "Not run by this build",
			"tiers are checked and kept, but this build does not move customers between them yet; a customer has the tier that was written.")
	}
}

func (c *compiler) survey(n node) {
	n.rule("when", c.allFields())
	n.duration("delay")
	if len(n.children("question")) == 0 {
		c.errorf(n.at, CodeValue, "Survey asks nothing", "Add a block question \"name\" { type = nps … }.")
	}
}

// happenings are what an on block can wait for.
var happenings = []string{
	"case_opened", "field_changed", "step_entered", "case_resolved", "case_closed",
	"case_reopened", "case_cancelled", "survey_answered",
}

func (c *compiler) on(n node) {
	if !slices.Contains(happenings, n.name()) {
		remedy := phrase.Say("There are %s.", strings.Join(happenings, ", "))
		if near := nearest(n.name(), happenings); near != "" {
			remedy = phrase.Say("Did you mean %q?", near)
		}
		c.note(diag.Error, n.at, CodeReference, "Unknown name", phrase.Text{phrase.Say("Nothing called %q ever happens.", n.name()), remedy})
	}
	n.rule("when", c.allFields())
	n.refs("create", "task")
	n.refs("send", "message")
	if !n.has("create") && !n.has("send") {
		c.errorf(n.at, CodeValue, "Block does nothing", "Add create = [task.name] or send = [message.name].")
	}
}

func (c *compiler) lookup(n node) {
	for _, key := range []string{"match", "fill"} {
		for _, name := range sortedKeys(n.stringMap(key)) {
			c.resolve(n.at+"/"+key+"/"+name, n.stringMap(key)[name], "field")
		}
	}
}

func (c *compiler) spike(n node) {
	n.refs("watch", "category")
	n.refs("notify", "team")
	n.duration("per")
}

func (c *compiler) report(n node) {
	n.rule("where", c.allFields())
	for i, ref := range n.strings("group_by") {
		at := n.at + "/group_by/" + itoa(i)
		if kind, name, _ := strings.Cut(ref, "."); kind == "case" {
			c.caseName(at, name)
		} else {
			c.resolve(at, ref, "field", "case")
		}
	}
}

// caseName holds a name against the closed list of case.*.
func (c *compiler) caseName(at, name string) {
	var known []string
	for _, n := range c.common().Names() {
		if short, ok := strings.CutPrefix(n, "case."); ok {
			known = append(known, short)
		}
	}
	if !slices.Contains(known, name) {
		c.missing(at, "case."+name, "case", known)
	}
}
