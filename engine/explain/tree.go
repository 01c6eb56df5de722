package explain

import (
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// rule explains a rule that the core asked.
func (x *explaining) rule(l engine.Look) Node {
	if !x.seesAll(l.Rule.Names()) {
		return x.withheld()
	}
	n := x.tree(rule.Explain(l.Rule, l.Env))
	n.Address = l.Address
	return n
}

func (x *explaining) seesAll(names []string) bool {
	for _, n := range names {
		if x.Sees != nil && !x.Sees(n) {
			return false
		}
	}
	return true
}

func (x *explaining) withheld() Node {
	return Node{Result: Withheld, Sentence: x.say("This depends on something that you may not see.")}
}

func (x *explaining) tree(n rule.Node) Node {
	out := Node{
		Text: strings.Join(strings.Fields(n.Text), " "), Op: n.Op, Result: results[n.Answer], Sentence: x.sentence(n),
	}
	if n.Err != nil {
		out.Error = n.Err.Error()
	}
	for _, v := range n.Names {
		out.Names = append(out.Names, x.named(v.Name, v.Value))
	}
	for _, p := range n.Parts {
		out.Parts = append(out.Parts, x.tree(p))
	}
	return out
}

func (x *explaining) named(name string, v any) Value {
	return Value{Name: name, Label: x.label(name), Value: v, Text: x.value(name, v)}
}

var results = map[rule.Answer]Result{
	rule.Yes: Yes, rule.No: No, rule.Unseen: Unseen, rule.Given: Given, rule.Failed: Failed,
}

// sentence says what a part came to.
func (x *explaining) sentence(n rule.Node) string {
	switch n.Answer {
	case rule.Unseen:
		return x.say("Not looked at; the answer was clear before.")
	case rule.Failed:
		return x.say("This cannot be computed with these values, so it does not hold.")
	case rule.Given:
		return x.say("This gives %s.", x.bare(n.Value))
	}
	yes := n.Answer == rule.Yes
	if n.Test != nil && len(n.Names) > 0 {
		return x.test(n.Test, x.heldBy(n), yes)
	}
	f := joined[n.Op]
	if yes {
		return x.say(f.yes)
	}
	return x.say(f.no)
}

// heldBy answers what the name of the part's test holds.
func (x *explaining) heldBy(n rule.Node) any {
	for _, v := range n.Names {
		if v.Name == n.Test.Name {
			return v.Value
		}
	}
	return nil
}

type pair struct{ yes, no phrase.Format }

// joined say what a part that is more than one plain question came to.
var joined = map[string]pair{
	"and": {"All of these hold.", "Not all of these hold."},
	"or":  {"At least one of these holds.", "None of these holds."},
	"not": {"It must not be so, and it is not.", "It must not be so, but it is."},
	"if":  {"What the first decides on holds.", "What the first decides on does not hold."},
	"":    {"This holds.", "This does not hold."},
}

// tests say what a question of one name came to: %[1]s is the name, %[2]s what it is
// held against, %[3]s what it holds.
var tests = map[string]pair{
	"==":            {"%[1]s is %[2]s.", "%[1]s is %[3]s, not %[2]s."},
	"!=":            {"%[1]s is %[3]s, not %[2]s.", "%[1]s is %[2]s."},
	"<":             {"%[1]s is %[3]s, less than %[2]s.", "%[1]s is %[3]s, not less than %[2]s."},
	"<=":            {"%[1]s is %[3]s, at most %[2]s.", "%[1]s is %[3]s, more than %[2]s."},
	">":             {"%[1]s is %[3]s, more than %[2]s.", "%[1]s is %[3]s, not more than %[2]s."},
	">=":            {"%[1]s is %[3]s, at least %[2]s.", "%[1]s is %[3]s, less than %[2]s."},
	"in":            {"%[1]s is %[3]s, one of these: %[2]s.", "%[1]s is %[3]s, none of these: %[2]s."},
	"between":       {"%[1]s is %[3]s, within %[2]s.", "%[1]s is %[3]s, not within %[2]s."},
	"has":           {"%[1]s has %[2]s.", "%[1]s has %[3]s, but not %[2]s."},
	"contains":      {"%[1]s contains “%[2]s”.", "%[1]s does not contain “%[2]s”."},
	"contains_text": {"%[1]s contains “%[2]s”.", "%[1]s does not contain “%[2]s”."},
	"startsWith":    {"%[1]s begins with “%[2]s”.", "%[1]s does not begin with “%[2]s”."},
	"endsWith":      {"%[1]s ends with “%[2]s”.", "%[1]s does not end with “%[2]s”."},
	"matches":       {"%[1]s has the form “%[2]s”.", "%[1]s does not have the form “%[2]s”."},
	"same_text":     {"%[1]s says “%[2]s”.", "%[1]s says “%[3]s”, not “%[2]s”."},
	"under":         {"%[1]s is %[3]s, within %[2]s.", "%[1]s is %[3]s, not within %[2]s."},
	"yes":           {"%[1]s is yes.", "%[1]s is not yes."},
}

func (x *explaining) test(t *rule.Test, holds any, yes bool) string {
	name, with := x.label(t.Name), x.listed(t.Name, t.With)
	switch {
	case t.Op == "yes":
	case len(t.With) == 1 && t.With[0] == nil && t.Other == "":
		if (t.Op == "==") == yes {
			return x.say("%s is empty.", name)
		}
		return x.say("%s is not empty.", name)
	case holds == nil:
		return x.say("%s is empty.", name)
	case t.Op == "between":
		with = x.say("%s to %s", x.value(t.Name, t.With[0]), x.value(t.Name, t.With[1]))
	case t.Other != "":
		with = x.say("%s (%s)", x.label(t.Other), with)
	case t.Op == "matches":
		with = x.bare(t.With[0])
	}
	f := tests[t.Op].no
	if yes {
		f = tests[t.Op].yes
	}
	return x.say(f, name, with, x.value(t.Name, holds))
}
