package compile

import (
	"slices"
	"strings"
)

func (c *compiler) spike(n node) {
	n.refs("watch", "category")
	n.refs("notify", "team")
	n.duration("per")
	if n.has("over") && n.number("over") <= 0 {
		c.errorf(n.at+"/over", CodeValue, "Not a factor", "over is how many times the usual count is too many, above 0.")
	}
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

func (c *compiler) dashboard(n node) {
	n.refs("roles", "role")
	for _, t := range n.children("tile") {
		t.ref("report", "report")
	}
}

// days are the words of schedule.on, by schedule.every.
var days = map[string][]string{
	"week":  {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
	"month": {"first", "last"},
}

func (c *compiler) schedule(n node) {
	n.ref("report", "report", "dashboard")
	for i, ref := range n.strings("to") {
		c.resolve(n.at+"/to/"+itoa(i), ref, "team", "role")
	}
	every, on := n.str("every"), n.str("on")
	switch fit := days[every]; {
	case every == "day" && on != "":
		c.errorf(n.at+"/on", CodeValue, "A day of every day", "every = day needs no on. Remove it, or write every = week.")
	case fit != nil && !slices.Contains(fit, on):
		c.lackf(n.at, CodeValue, "No day for it", "every = %s needs on, one of %s.", every, strings.Join(fit, ", "))
	}
}
