package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// addressKinds are what moved and removed can speak of.
var addressKinds = []string{
	"step", "end", "flow", "category", "field", "choices", "team", "partner", "calendar", "setting", "role",
}

// optional are the kinds of which nothing need take the place: the values of cases
// stay with them, and a role's people keep their others.
var optional = []string{"field", "choices", "role"}

// moves freezes what became of things that earlier versions named.
func (c *compiler) moves(root node) {
	list, _ := root.m["moves"].([]any)
	if !c.tree.Whole("") {
		return // what moved may stand in what could not be read, or lead there
	}
	places := map[string]node{}
	for i, item := range list {
		n := node{c, asMap(item), root.at + "/moves/" + itoa(i)}
		m, ok := c.move(n)
		switch {
		case !ok:
			continue
		case c.def.Has(m.From):
			c.errorf(n.at+"/from", CodeMoved, "Still there", "%s is still in the set, so it did not become anything else. Remove this block, or what it names.", m.From)
			continue
		case places[m.From].c != nil:
			c.errorf(n.at+"/from", CodeMoved, "Said twice", "Another block says already what became of %s. Keep one.", m.From)
			continue
		}
		places[m.From] = n
		if c.def.Moves == nil {
			c.def.Moves = map[string]definition.Move{}
		}
		c.def.Moves[m.From] = m
	}
	for _, from := range sortedKeys(c.def.Moves) {
		c.leads(places[from], c.def.Moves[from])
	}
}

// move reads one block.
func (c *compiler) move(n node) (definition.Move, bool) {
	m := definition.Move{Removed: n.str("$block") == "removed"}
	from, to := n.str("from"), n.str("to")
	m.From = c.address(n.at+"/from", from, c.flowGone(from, c.flowOf(to, "")))
	if m.From == "" {
		return m, false
	}
	kind := kindOf(m.From)
	if to == "" {
		if !slices.Contains(optional, kind) {
			c.lackf(n.at, CodeMoved, "Where do cases go?", "Open cases need %s. Add to = what takes its place.", from)
			return m, false
		}
		return m, true
	}
	m.To = c.address(n.at+"/to", to, c.flowOf(to, flowPart(m.From)))
	if m.To == "" {
		return m, false
	}
	if now := kindOf(m.To); now != kind && !(m.Removed && kind == "step" && now == "end") || kind == "choices" && !sameChoices(m) {
		c.errorf(n.at+"/to", CodeMoved, "Of another kind", "%s cannot become %s; both are of one kind.", from, to)
		return m, false
	}
	return m, true
}

// address answers the whole address of what is named, its steps and ends with their
// flow, or "".
func (c *compiler) address(at, ref, flow string) string {
	kind, name, _ := strings.Cut(ref, ".")
	if !slices.Contains(addressKinds, kind) || name == "" {
		remedy := phrase.Say("There are %s.", strings.Join(addressKinds, ", "))
		if near := nearest(kind, addressKinds); near != "" {
			remedy = phrase.Say("Did you mean %s?", near+"."+name)
		}
		c.note(diag.Error, at, CodeMoved, "Not an address", phrase.Text{phrase.Say("%q does not say what it speaks of.", ref), remedy})
		return ""
	}
	parts := strings.Split(name, ".")
	good := len(parts) == 1
	switch kind {
	case "category":
		good = true
	case "choices":
		good = strings.Contains(name, ".") // the code may hold dots of its own
	case "flow":
		good = len(parts) == 1 || len(parts) == 3 && (parts[1] == "step" || parts[1] == "end")
	case "step", "end":
		if good && flow == "" {
			c.errorf(at, CodeMoved, "Of which flow?", "Several flows may have %[1]s, or none has it. Write flow.name.%[1]s.", ref)
			return ""
		}
		ref = "flow." + flow + "." + ref
	}
	if !good {
		c.errorf(at, CodeMoved, "Not an address", "%q is not the form of an address of %s. An option is choices.name.code, a step step.name or flow.name.step.name.", ref, kind)
		return ""
	}
	return ref
}

// flowOf answers the flow of a step or an end that should be there: the one it is
// spelled with, the only one that has it, or the hint.
func (c *compiler) flowOf(ref, hint string) string {
	kind, name, _ := strings.Cut(ref, ".")
	if flow := flowPart(ref); flow != "" || kind != "step" && kind != "end" {
		return flow
	}
	has := func(flow string) bool { return c.def.Has("flow." + flow + "." + kind + "." + name) }
	if hint != "" && has(hint) {
		return hint
	}
	have := slices.DeleteFunc(sortedKeys(c.def.Flows), func(flow string) bool { return !has(flow) })
	if len(have) == 1 {
		return have[0]
	}
	return c.flowGone(ref, hint)
}

// flowGone answers the flow that a step was in: the one it is spelled with, the
// hint, or the only one there is.
func (c *compiler) flowGone(ref, hint string) string {
	if flow := flowPart(ref); flow != "" {
		return flow
	}
	if flows := sortedKeys(c.def.Flows); hint == "" && len(flows) == 1 {
		return flows[0]
	}
	return hint
}

// flowPart answers F of flow.F and flow.F.step.S, or "".
func flowPart(address string) string {
	rest, ok := strings.CutPrefix(address, "flow.")
	if !ok {
		return ""
	}
	flow, _, _ := strings.Cut(rest, ".")
	return flow
}

// kindOf answers what a whole address speaks of.
func kindOf(address string) string {
	parts := strings.Split(address, ".")
	if parts[0] == "flow" && len(parts) == 4 {
		return parts[2]
	}
	return parts[0]
}

func sameChoices(m definition.Move) bool {
	return strings.Split(m.From, ".")[1] == strings.Split(m.To, ".")[1]
}

// leads finds moves that end nowhere or come back to themselves.
func (c *compiler) leads(n node, m definition.Move) {
	if m.To == "" {
		return
	}
	now, ok := c.def.Follow(m.From)
	switch {
	case !ok && !c.tree.Whole(""): // it may stand in what could not be read
	case !ok && c.circular(m.From):
		c.errorf(n.at+"/to", CodeMoved, "Goes in a circle", "%s comes back to itself. Lead it to something that is there.", m.From)
	case !ok:
		c.errorf(n.at+"/to", CodeMoved, "Leads nowhere", "There is no %s, and no block says what became of it. Name what takes the place of %s.", m.To, m.From)
	case kindOf(now) == "category" && !c.def.Categories[categoryPath(now)].Leaf() && m.Removed:
		c.errorf(n.at+"/to", CodeMoved, "Cases are not opened here", "%s has narrower categories, and a case lies in one of them. Name it.", now)
	}
}

func (c *compiler) circular(from string) bool {
	at := from
	for range len(c.def.Moves) {
		if at = c.def.Moves[at].To; at == from {
			return true
		}
	}
	return false
}

func categoryPath(address string) string {
	return strings.ReplaceAll(strings.TrimPrefix(address, "category."), ".", "/")
}
