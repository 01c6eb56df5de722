package explain

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// The results of ways out.
const (
	open    = "open"
	refused = "refused"
)

// outcomes says of each way out of the step whether the case may leave by it, and
// if not, what is in the way.
func (x *explaining) outcomes() []Answer {
	s := x.step()
	if s == nil {
		return nil
	}
	if x.ways == nil {
		for i := range s.Outcomes {
			x.ways = append(x.ways, x.outcome(s, &s.Outcomes[i]))
		}
	}
	return x.ways
}

func (x *explaining) outcome(s *definition.Step, out *definition.Outcome) Answer {
	label := x.Outcome(x.Case.Flow, s.Name, out.Name)
	a := answer(AboutOutcome, out.Name, label)
	var state engine.OutcomeState
	looks := watched(x.ctx, func(ctx engine.Context) { state, _ = engine.OutcomeOf(ctx, x.Case, out.Name) })
	a.Parts = x.hurdles(looks, state.Refusal)
	if state.Refusal == nil {
		a.Question, a.Result = x.say("May the case leave by “%s”?", label), open
		a.Sentence = x.say("Yes, nothing is in the way of “%s”.", label)
		return a
	}
	a.Question, a.Result = x.say("Why can the case not leave by “%s”?", label), refused
	a.Sentence = x.detail(state.Refusal.Detail)
	x.change(&a, &search{
		looks: looks, c: x.Case, ctx: x.ctx, now: refused, live: true, tasks: true,
		ask: func(ctx engine.Context, c engine.Case) string {
			other, _ := engine.OutcomeOf(ctx, c, out.Name)
			return openOr(other.Refusal)
		},
		says: func(string) string { return x.say("the case could leave by “%s”", label) },
	})
	return a
}

func openOr(r *engine.Refusal) string {
	if r == nil {
		return open
	}
	return refused
}

// closing says why a resolved case does not close.
func (x *explaining) closing() []Answer {
	if x.Case.Status != engine.StatusResolved {
		return nil
	}
	a := answer(AboutClose, "close", x.End(x.Case.Flow, x.Case.End))
	ask := func(ctx engine.Context, c engine.Case) *engine.Refusal {
		ctx.Actor = engine.Actor{Kind: engine.System}
		_, err := engine.Decide(ctx, c, engine.CloseCase{})
		r, _ := engine.AsRefusal(err)
		return r
	}
	var r *engine.Refusal
	looks := watched(x.ctx, func(ctx engine.Context) { r = ask(ctx, x.Case) })
	a.Parts = x.hurdles(looks, r)
	if r == nil {
		a.Question, a.Result = x.say("May the case be closed?"), open
		a.Sentence = x.say("Yes, nothing is in the way of closing it.")
		return []Answer{a}
	}
	a.Question, a.Result = x.say("Why can the case not be closed?"), refused
	a.Sentence = x.detail(r.Detail)
	x.change(&a, &search{
		looks: looks, c: x.Case, ctx: x.ctx, now: refused, live: true,
		ask:  func(ctx engine.Context, c engine.Case) string { return openOr(ask(ctx, c)) },
		says: func(string) string { return x.say("the case could be closed") },
	})
	return []Answer{a}
}

// hurdles explains what the core asked on the way out: the outcome's own rule, each
// gate, the tasks that the step waits for.
func (x *explaining) hurdles(looks []engine.Look, r *engine.Refusal) []Node {
	nodes := []Node{}
	for _, l := range looks {
		gate, part, ofGate := cutGate(l.Address)
		switch {
		case strings.HasPrefix(l.Address, "/field/"):
		case !ofGate:
			nodes = append(nodes, x.ownRule(l))
		case len(nodes) > 0 && nodes[len(nodes)-1].Address == gate:
			x.addToGate(&nodes[len(nodes)-1], l, part)
		default:
			n := Node{Address: gate, Text: gate[strings.LastIndexByte(gate, '/')+1:], Result: Yes}
			x.addToGate(&n, l, part)
			nodes = append(nodes, n)
		}
	}
	for i, n := range nodes {
		switch {
		case slices.ContainsFunc(n.Parts, func(p Node) bool { return p.Result == Withheld }):
			nodes[i] = x.withheld()
		case n.Sentence == "":
			nodes[i].Sentence = x.gateSays(n)
		}
	}
	if r == nil {
		return nodes
	}
	for _, p := range r.Problems {
		switch {
		case p.Code != "task_open":
		case !p.SeenBy(x.Sees):
			nodes = append(nodes, x.withheld())
		default:
			nodes = append(nodes, Node{Address: p.Pointer, Text: "task", Result: No, Sentence: x.detail(p.Detail)})
		}
	}
	return nodes
}

// cutGate answers the address of the gate that a node belongs to, and the rest.
func cutGate(address string) (gate, part string, ok bool) {
	i := strings.LastIndex(address, "/gate/")
	if i < 0 {
		return "", "", false
	}
	name := address[i+len("/gate/"):]
	n := strings.IndexByte(name, '/')
	if n < 0 {
		return "", "", false
	}
	return address[:i+len("/gate/")+n], name[n+1:], true
}

func (x *explaining) ownRule(l engine.Look) Node {
	n := x.rule(l)
	if n.Result == Withheld {
		return n
	}
	out := Node{Address: l.Address, Text: "when", Result: n.Result, Parts: []Node{n}, Sentence: x.say("This way out is open now.")}
	if !l.Yes {
		out.Result, out.Sentence = No, x.say("This way out is only open while its rule holds, and it does not.")
	}
	return out
}

// addToGate puts a look into its gate. The gate lets through unless something that
// it asks for is missing.
func (x *explaining) addToGate(g *Node, l engine.Look, part string) {
	if l.Rule != nil {
		g.Parts = append(g.Parts, x.rule(l))
	} else {
		g.Parts = append(g.Parts, x.required(l, *g, part))
	}
	if part != "when" && !l.Yes {
		g.Result = No
	}
}

// required explains a field that a gate asks for.
func (x *explaining) required(l engine.Look, g Node, part string) Node {
	name := x.requiredField(g.Address, strings.TrimPrefix(part, "require/"))
	if !x.seesAll([]string{"field." + name}) {
		return x.withheld()
	}
	n := Node{
		Address: l.Address, Text: "require field." + name, Result: Yes, Names: []Value{x.named("field."+name, x.Case.Fields[name])},
		Sentence: x.say("%s is filled in.", x.Field(name)),
	}
	if l.Yes {
		return n
	}
	n.Result, n.Sentence = No, x.say("%s is needed here and empty.", x.Field(name))
	if x.Case.Fields[name] != nil {
		n.Sentence = x.say("%s is needed here, but it is hidden, and a hidden field counts as empty.", x.Field(name))
	}
	return n
}

// requiredField answers the field at a place in the list of a gate.
func (x *explaining) requiredField(gate, place string) string {
	for _, g := range x.gates() {
		if g.Address != gate {
			continue
		}
		if i := atoi(place); i >= 0 && i < len(g.Require) {
			return g.Require[i]
		}
	}
	return ""
}

// gates answers every gate that may bind the case where it is.
func (x *explaining) gates() []definition.Gate {
	var all []definition.Gate
	if x.cat != nil {
		all = append(all, x.cat.Gates...)
	}
	f := x.def.Flows[x.Case.Flow]
	if f == nil {
		return all
	}
	if s := f.Steps[x.Case.Step]; s != nil {
		all = append(all, s.Gates...)
	}
	if e := f.Ends[x.Case.End]; e != nil {
		all = append(all, e.Gates...)
	}
	return all
}

// gateSays sums up a gate.
func (x *explaining) gateSays(g Node) string {
	if g.Result == No {
		for _, own := range x.gates() {
			if own.Address == g.Address && len(own.Message) > 0 {
				return x.say("The gate “%s” holds the case back: %s", g.Text, x.Say(own.Message))
			}
		}
		return x.say("The gate “%s” holds the case back.", g.Text)
	}
	if len(g.Parts) == 1 && strings.HasSuffix(g.Parts[0].Address, "/when") {
		return x.say("The gate “%s” does not ask now.", g.Text)
	}
	return x.say("The gate “%s” has what it asks for.", g.Text)
}
