package explain

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine"
)

// rows explains the rows of routes, priorities and tables that the core went
// through, in its order.
func (x *explaining) rows(looks []engine.Look, c engine.Case) []Node {
	nodes := []Node{}
	for _, l := range looks {
		at := strings.Split(strings.TrimPrefix(l.Address, "/"), "/")
		switch {
		case at[0] == "table":
			nodes = x.tableRow(nodes, l, at, c)
		case at[0] == "route" && at[2] == "to":
			nodes = append(nodes, x.codeRow(l, at[1], at[3], c))
		case at[len(at)-1] == "default":
			nodes = append(nodes, x.defaultRow(l, nodes))
		case l.Rule != nil && at[0] != "field":
			nodes = append(nodes, x.ruleRow(l, at[len(at)-2]))
		}
	}
	return nodes
}

// defaultRow explains a default, which decides when no row holds, or when rows of a
// unique list contradict each other.
func (x *explaining) defaultRow(l engine.Look, before []Node) Node {
	n := Node{Address: l.Address, Text: "default", Result: Yes, Sentence: x.say("No row before it holds, so this one decides.")}
	list := strings.TrimSuffix(l.Address, "default")
	if slices.ContainsFunc(before, func(r Node) bool { return r.Result == Yes && strings.HasPrefix(r.Address, list) }) {
		n.Sentence = x.say(contradicting)
	}
	return n
}

const contradicting = "The rows before it that hold contradict each other, so this one decides."

// ruleRow explains a row with a rule.
func (x *explaining) ruleRow(l engine.Look, name string) Node {
	tree := x.rule(l)
	if tree.Result == Withheld {
		return tree
	}
	n := Node{
		Address: strings.TrimSuffix(l.Address, "/when"), Text: name, Result: No,
		Sentence: x.say("The row “%s” does not hold.", name), Parts: []Node{tree},
	}
	if l.Yes {
		n.Result, n.Sentence = Yes, x.say("The row “%s” holds.", name)
	}
	return n
}

// codeRow explains the row of a route that a field's value picks.
func (x *explaining) codeRow(l engine.Look, route, code string, c engine.Case) Node {
	r := x.def.Routes[route]
	name := "field." + r.By
	if !x.seesAll([]string{name}) {
		return x.withheld()
	}
	n := Node{Address: l.Address, Text: "by = " + name, Result: No, Names: []Value{x.named(name, c.Fields[r.By])}}
	switch {
	case l.Yes:
		n.Result, n.Sentence = Yes, x.say("%s is %s: that is for %s.", x.label(name), x.value(name, c.Fields[r.By]), x.Team(r.To[code]))
	case code == "":
		n.Sentence = x.say("%s is empty.", x.label(name))
	default:
		n.Sentence = x.say("There is no row for %s: %s.", x.label(name), x.value(name, c.Fields[r.By]))
	}
	return n
}

// tableRow explains a table by the row that decided: the others say nothing that its
// columns do not.
func (x *explaining) tableRow(nodes []Node, l engine.Look, at []string, c engine.Case) []Node {
	if !l.Yes {
		return nodes
	}
	t := x.def.Tables[at[1]]
	n := Node{Address: l.Address, Result: Yes}
	for _, name := range t.By {
		if !x.seesAll([]string{"field." + name}) {
			return append(nodes, x.withheld())
		}
		n.Names = append(n.Names, x.named("field."+name, c.Fields[name]))
	}
	says := make([]string, len(n.Names))
	for i, v := range n.Names {
		says[i] = x.say("%s: %s", v.Label, v.Text)
	}
	row, err := strconv.Atoi(at[len(at)-1])
	if err != nil {
		n.Text, n.Sentence = "default", x.say("No row of the table “%s” fits (%s), so its default decides.", t.Name, strings.Join(says, ", "))
		if d := x.defaultRow(l, nodes); d.Sentence == x.say(contradicting) {
			n.Sentence = d.Sentence
		}
		return append(nodes, n)
	}
	n.Text = strings.Join(t.Rows[row].When, ", ") + " → " + t.Rows[row].Give
	n.Sentence = x.say("Row %d of the table “%s” fits (%s).", row+1, t.Name, strings.Join(says, ", "))
	return append(nodes, n)
}

// decided is a decision of the past: the event, and the case and the context as they
// were.
type decided struct {
	event engine.Event
	c     engine.Case
	ctx   engine.Context
}

// last finds the latest event that fits. The case and what the decision read are
// as they were then; what it did not read is as it is now.
func (x *explaining) last(fits func(engine.Event) bool) (decided, bool) {
	var found decided
	var c engine.Case
	ok := false
	for _, e := range x.History {
		if fits(e) {
			found, ok = decided{event: e, c: c}, true
		}
		c = engine.Apply(c, e)
	}
	if !ok {
		return decided{}, false
	}
	found.ctx = x.ctx
	found.ctx.Now = found.event.At
	found.ctx.Then = found.event.Why.Recorded()
	return found, true
}

func (x *explaining) decidedBy(a Answer, d decided) Answer {
	a.At, a.Seq = pointer(d.event.At), d.event.Seq
	return a
}
