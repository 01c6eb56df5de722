package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// checks are the blocks that a set may have and that nothing runs yet: they are
// held to everything that can be known of them. The schemas say which they are. A
// block leaves the list when it is frozen into the definition.
var checks = []struct {
	kind  string
	check func(*compiler, node)
}{
	{"connector", (*compiler).connector},
	{"intake", (*compiler).intake},
	{"survey", (*compiler).survey},
	{"on", (*compiler).on},
	{"lookup", (*compiler).lookup},
	{"programme", (*compiler).programme},
	{"reward", (*compiler).reward},
	{"spike", (*compiler).spike},
	{"report", (*compiler).report},
	{"dashboard", (*compiler).dashboard},
	{"schedule", (*compiler).schedule},
}

func (c *compiler) later(root node) {
	for _, l := range checks {
		for _, n := range root.children(l.kind) {
			l.check(c, n)
		}
	}
}

// unknown names a word that is none of those known, with the nearest.
func (c *compiler) unknown(at, word string, known []string) {
	if c.tree.Lost("", word) {
		return
	}
	remedy := phrase.Say("There are %s.", strings.Join(known, ", "))
	if near := nearest(word, known); near != "" {
		remedy = phrase.Say("Did you mean %s?", near)
	}
	c.note(diag.Error, at, CodeReference, "Unknown name", phrase.Text{phrase.Say("There is no %s.", word), remedy})
}

// only is the scope of rules that see the names of some kinds and no case.
func (c *compiler) only(scope string, kinds ...string) []scoped {
	names := map[string]rule.Name{}
	for name, of := range c.commonNames() {
		if kind, _, _ := strings.Cut(name, "."); slices.Contains(kinds, kind) {
			names[name] = of
		}
	}
	return c.scopeNamed(scope, names)
}

// scopeNamed is a scope by itself: a rule that was checked in it says nothing of
// others.
func (c *compiler) scopeNamed(scope string, names map[string]rule.Name) []scoped {
	s := rule.NewScope(names)
	return []scoped{{special: scope, fields: map[string]bool{}, scope: func() *rule.Scope { return s }}}
}

// audience is the scope of rules about customers who may have no case.
func (c *compiler) audience() []scoped { return c.only("audience", "customer", "setting", "now") }

// survey checks what is asked, whom and when.
func (c *compiler) survey(n node) {
	n.rule("when", c.allFields())
	n.rule("audience", c.audience())
	n.duration("delay")
	n.duration("throttle")
	for i, locale := range n.strings("languages") {
		if !slices.Contains(c.def.Locales, locale) && c.tree.Whole("/akis") {
			c.unknown(n.at+"/languages/"+itoa(i), locale, c.def.Locales)
		}
	}
	questions := n.children("question")
	if len(questions) == 0 {
		c.lackf(n.at, CodeValue, "Survey asks nothing", "Add a block question \"name\" { type = nps … }.")
	}
	for _, q := range questions {
		q.ref("options", "choices")
		if isChoice := q.str("type") == "choice"; isChoice != q.has("options") {
			c.lackf(q.at, CodeValue, "Options and type do not go together",
				"Question %q is of type %s; options belong to choice, and it needs them.", q.name(), q.str("type"))
		}
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
	set := n.stringMap("set")
	for _, field := range sortedKeys(set) {
		c.setField(n.at+"/set/"+field, field, set[field])
	}
	if link := n.str("link_to"); link != "" {
		at, scopes := n.at+"/link_to", c.allFields()
		if r := c.compileAll(at, link, scopes, true); r != nil && c.differs(link, "case.number", scopes[0]) {
			c.errorf(at, rule.CodeType, "Values do not go together", "link_to is the number of a case, and the expression gives something else.")
		}
	}
	if !n.has("create") && !n.has("send") && !n.has("link_to") && len(set) == 0 {
		c.lackf(n.at, CodeValue, "Block does nothing", "Add create = [task.name], send = [message.name], set = { name = \"value\" } or link_to.")
	}
}

// setField checks what a field of a case is set to.
func (c *compiler) setField(at, field, text string) {
	f := c.def.Fields[field]
	switch {
	case f == nil:
		c.missing(at, "field."+field, "field", sortedKeys(c.def.Fields))
		return
	case f.On == "customer":
		c.errorf(at, CodeKindOfRef, "Field of the customer",
			"field.%s is kept with the customer (on = customer), not with a case.", field)
	case f.Compute != nil:
		c.errorf(at, CodeValue, "Computed and given", "field.%s is computed; what is set would be lost at once. Remove it here, or compute.", field)
	}
	c.used["field."+field] = true
	scopes := c.allFields()
	if r := c.compileAll(at, text, scopes, true); r != nil && f.On == "case" && c.differs(text, "field."+field, scopes[0]) {
		c.errorf(at, rule.CodeType, "Values do not go together",
			"field.%s is of type %s, and the expression gives something else. Change the type or the expression.", field, string(f.Type))
	}
}

// differs reports whether an expression gives another type than a name has. Values
// of two types cannot be compared, so a comparison tells.
func (c *compiler) differs(text, name string, s scoped) bool {
	_, problems := rule.Compile("("+text+") == "+name, s.scope())
	return slices.ContainsFunc(problems, func(p rule.Problem) bool {
		return p.Code == rule.CodeType || p.Code == rule.CodeNever
	})
}
