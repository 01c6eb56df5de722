package compile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

func itoa(i int) string { return strconv.Itoa(i) }

// usersOf answers the leaf categories of a flow.
func (c *compiler) usersOf(flow string) []*definition.Category { return c.byFlow[flow] }

func (c *compiler) flows(root node) {
	c.def.Flows = map[string]*definition.Flow{}
	for _, n := range root.children("flow") {
		f := &definition.Flow{Name: n.name(), Label: n.text("label"), Steps: map[string]*definition.Step{}, Ends: map[string]*definition.End{}}
		x := flowCompiler{compiler: c, flow: n, users: c.usersOf(n.name())}
		x.scopes = c.scopesAt(n.at)
		for _, s := range n.children("step") {
			f.Order = append(f.Order, s.name())
			f.Steps[s.name()] = x.step(s)
		}
		for _, e := range n.children("end") {
			f.Ends[e.name()] = x.end(e)
		}
		f.Start = x.place(n.at+"/start", n.str("start"), "step").Step
		c.def.Flows[f.Name] = f
	}
}

// flowCompiler compiles one flow for the categories that use it.
type flowCompiler struct {
	*compiler
	flow   node
	users  []*definition.Category
	scopes []scoped
}

// place resolves a reference inside the flow.
func (x flowCompiler) place(at, ref string, kinds ...string) definition.Place {
	if ref == "" {
		return definition.Place{}
	}
	kind, name, _ := strings.Cut(ref, ".")
	if !slices.Contains(kinds, kind) {
		x.errorf(at, CodeKindOfRef, "Reference of another kind", "%s does not fit here; write %s.", ref, wanted(kinds))
		return definition.Place{}
	}
	if kind == "team" {
		_, name = x.resolve(at, ref, "team")
		return definition.Place{Team: name}
	}
	siblings, _ := x.flow.m[kind].(map[string]any)
	if siblings[name] == nil {
		x.missing(at, ref, kind, slices.Sorted(maps.Keys(siblings)))
		return definition.Place{}
	}
	if kind == "end" {
		return definition.Place{End: name}
	}
	return definition.Place{Step: name}
}

func (x flowCompiler) step(n node) *definition.Step {
	s := &definition.Step{
		Name: n.name(), Label: n.text("label"), Help: n.text("help"),
		Team: n.ref("team", "team"), Partner: n.ref("partner", "partner"),
		Claim: n.durations("claim_within"), Done: n.durations("done_within"), Notes: or(n.str("notes"), "internal"),
		DoneWhen: n.rule("done_when", x.scopes), Pause: n.rule("pause", x.scopes), PauseFor: n.text("pause_reason"),
		Shows: n.refs("shows", "field"), Asks: n.refs("asks", "field"), Readonly: n.refs("readonly", "field"),
		Reassign: or(n.str("reassign"), "team"), Tasks: n.refs("tasks", "task"), Wait: n.str("wait"),
	}
	s.Route, s.Table = x.router(n)
	x.holder(n)
	x.call(n)
	if n.has("partner") && n.has("claim_within") {
		x.errorf(n.at+"/claim_within", CodeDuration, "Nobody claims here", "A partner's step has no pool to claim from. Remove claim_within; done_within counts the partner's time.")
	}
	for _, key := range []string{"claim_within", "done_within"} {
		x.everyKind(n, key)
	}
	for _, o := range n.children("outcome") {
		s.Outcomes = append(s.Outcomes, definition.Outcome{
			Name: o.name(), Label: o.text("label"), To: x.place(o.at+"/to", o.str("to"), "step", "end"),
			When: o.rule("when", x.scopes), Send: o.refs("send", "message"), Create: o.refs("create", "task"),
		})
	}
	for _, e := range n.children("escalate") {
		s.Escalate = append(s.Escalate, x.escalation(e, n))
	}
	for _, g := range n.children("gate") {
		s.Gates = append(s.Gates, x.gate(g))
	}
	if s.DoneWhen != nil && len(s.Outcomes) != 1 {
		x.lackf(n.at+"/done_when", CodeValue, "More than one way out", "done_when leaves by the only outcome; step.%s has %d.", s.Name, len(s.Outcomes))
	}
	return s
}

// gate compiles a gate of a step or an end, which binds the cases of every
// category that uses the flow.
func (x flowCompiler) gate(n node) definition.Gate {
	return x.compiler.gate(n, x.scopes, []string{x.flow.name()})
}

// router answers the route or the table that picks the step's team.
func (x flowCompiler) router(n node) (route, table string) {
	ref := n.str("route")
	if ref == "" {
		return "", ""
	}
	kind, name := x.resolve(n.at+"/route", ref, "route", "table")
	if kind == "table" {
		x.givesTeams(n.at+"/route", name)
		return "", name
	}
	return name, ""
}

func (x flowCompiler) holder(n node) {
	var held []string
	for _, key := range []string{"team", "partner", "route", "call"} {
		if n.has(key) {
			held = append(held, key)
		}
	}
	switch {
	case len(held) == 0:
		x.lackf(n.at, CodeHolder, "Nobody holds the step", "Add team = team.name, partner = partner.name, route = route.name or call = connector.name.action to step %q.", n.name())
	case len(held) > 1:
		x.errorf(n.at+"/"+held[1], CodeHolder, "Two holders", "A step has one holder; step %q names %s. Keep one.", n.name(), phrase.And(held))
	}
}

// kinds are the kinds of case.
var kinds = []string{"complaint", "request", "feedback", "suggestion", "praise"}

// everyKind finds kinds of case that would have no duration in the step.
func (x flowCompiler) everyKind(n node, key string) {
	given := n.stringMap(key)
	if len(given) == 0 || given["default"] != "" {
		return
	}
	var without []string
	for _, kind := range kinds {
		if given[kind] == "" {
			without = append(without, kind)
		}
	}
	if len(without) > 0 {
		x.lackf(n.at+"/"+key, CodeDuration, "A kind has no duration",
			"A case of any kind may be opened in any category, and those of kind %s have no duration here. Add them, or default = \"…\".", strings.Join(without, ", "))
	}
}

func (x flowCompiler) escalation(n, step node) definition.Escalation {
	e := definition.Escalation{
		Name: n.name(), Of: or(n.str("of"), "done"), When: n.rule("when", x.scopes), Notify: n.refs("notify", "team"),
		To: x.place(n.at+"/to", n.str("to"), "step", "team", "end"), Send: n.refs("send", "message"),
	}
	after := n.str("after")
	if digits, ok := strings.CutSuffix(after, "%"); ok {
		p, err := strconv.Atoi(digits)
		if err != nil || p < 1 || p > 1000 {
			x.errorf(n.at+"/after", CodeValue, "Not a share", "%q: write a whole number from 1%% to 1000%%.", after)
		}
		e.Percent = p
		if !step.has(e.Of + "_within") {
			x.lackf(n.at+"/after", CodeDuration, "A share of nothing", "%s is a share of %s, which step %q does not have. Add it or write a duration.", after, e.Of+"_within", step.name())
		}
	} else {
		e.After = n.duration("after")
	}
	if !n.has("notify") && !n.has("to") && !n.has("send") {
		x.lackf(n.at, CodeValue, "Escalation does nothing", "Add notify, to or send.")
	}
	return e
}

func (x flowCompiler) end(n node) *definition.End {
	e := &definition.End{
		Name: n.name(), Label: n.text("label"), Status: n.str("status"), CloseAfter: n.duration("close_after"),
		ReopenWithin: n.duration("reopen_within"), ReopenTo: x.place(n.at+"/reopen_to", n.str("reopen_to"), "step").Step,
		Send: n.refs("send", "message"),
	}
	for _, g := range n.children("gate") {
		e.Gates = append(e.Gates, x.gate(g))
	}
	return e
}
