package compile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

func itoa(i int) string { return strconv.Itoa(i) }

// usersOf answers the leaf categories of a flow.
func (c *compiler) usersOf(flow string) []*definition.Category {
	var out []*definition.Category
	for _, path := range sortedKeys(c.def.Categories) {
		if cat := c.def.Categories[path]; cat.Flow == flow && cat.Leaf() {
			out = append(out, cat)
		}
	}
	return out
}

func (c *compiler) flows(root node) {
	c.def.Flows = map[string]*definition.Flow{}
	for _, n := range root.children("flow") {
		f := &definition.Flow{Name: n.name(), Steps: map[string]*definition.Step{}, Ends: map[string]*definition.End{}}
		x := flowCompiler{compiler: c, flow: n, users: c.usersOf(n.name())}
		x.scopes = c.scopesOf(x.users)
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
		Team: n.ref("team", "team"), Partner: n.ref("partner", "partner"), Route: n.ref("route", "route"),
		Claim: n.durations("claim_within"), Done: n.durations("done_within"), Notes: or(n.str("notes"), "internal"),
		DoneWhen: n.rule("done_when", standing(x.scopes)), Pause: n.rule("pause", standing(x.scopes)), PauseFor: n.text("pause_reason"),
		Shows: n.refs("shows", "field"), Asks: n.refs("asks", "field"), Readonly: n.refs("readonly", "field"),
		Reassign: or(n.str("reassign"), "team"), Tasks: n.refs("tasks", "task"), Wait: n.str("wait"),
	}
	x.holder(n)
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
		gate := x.gate(g, x.scopes, x.flow.name(), nil)
		s.Gates = append(s.Gates, gate)
		x.requiredEverywhere(g, gate)
	}
	if s.DoneWhen != nil && len(s.Outcomes) != 1 {
		x.errorf(n.at+"/done_when", CodeValue, "More than one way out", "done_when leaves by the only outcome; step.%s has %d.", s.Name, len(s.Outcomes))
	}
	return s
}

// requiredEverywhere finds gates of a shared step whose field some category
// lacks: its cases could never leave.
func (x flowCompiler) requiredEverywhere(n node, g definition.Gate) {
	if g.When != nil {
		return // the rule may well keep the gate away from those categories
	}
	for _, cat := range x.users {
		for i, f := range g.Require {
			if !slices.Contains(cat.Fields, f) {
				x.errorf(n.at+"/require/"+itoa(i), CodeNotOnForm, "Required field is not on the form",
					"field.%s is required here, but cases of category %s have no such field; they could never move on.", f, cat.Path)
			}
		}
	}
}

func (x flowCompiler) holder(n node) {
	var held []string
	for _, key := range []string{"team", "partner", "route"} {
		if n.has(key) {
			held = append(held, key)
		}
	}
	switch {
	case len(held) == 0:
		x.errorf(n.at, CodeHolder, "Nobody holds the step", "Add team = team.name, partner = partner.name or route = route.name to step %q.", n.name())
	case len(held) > 1:
		x.errorf(n.at+"/"+held[1], CodeHolder, "Two holders", "A step has one holder; step %q names %s. Keep one.", n.name(), strings.Join(held, " and "))
	}
}

// everyKind finds kinds of case that reach the step but have no duration.
func (x flowCompiler) everyKind(n node, key string) {
	given := n.stringMap(key)
	if len(given) == 0 || given["default"] != "" {
		return
	}
	for _, cat := range x.users {
		if cat.Kind != "" && given[string(cat.Kind)] == "" {
			x.errorf(n.at+"/"+key, CodeDuration, "A kind has no duration",
				"Cases of category %s are of kind %s and reach this step. Add %s = \"…\" or default = \"…\".", cat.Path, cat.Kind, cat.Kind)
			return
		}
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
			x.errorf(n.at+"/after", CodeDuration, "A share of nothing", "%s is a share of %s_within, which step %q does not have. Add it or write a duration.", after, e.Of, step.name())
		}
	} else if d := n.duration("after"); d != nil {
		e.After = *d
	}
	if len(e.Notify) == 0 && e.To == (definition.Place{}) && len(e.Send) == 0 && !n.has("to") {
		x.errorf(n.at, CodeValue, "Escalation does nothing", "Add notify, to or send.")
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
		e.Gates = append(e.Gates, x.gate(g, x.scopes, x.flow.name(), nil))
	}
	return e
}

// routeUsers answers the categories whose flows reach a route, by any chain.
func (c *compiler) routeUsers(name string) []*definition.Category {
	var out []*definition.Category
	for _, flow := range slices.Sorted(maps.Keys(asMap(c.tree.Root["flow"]))) {
		for _, s := range c.flowChildren(flow, "step") {
			start, _ := asMap(s)["route"].(string)
			if c.routeReaches(strings.TrimPrefix(start, "route."), name, map[string]bool{}) {
				out = append(out, c.usersOf(flow)...)
				break
			}
		}
	}
	return out
}

func (c *compiler) routeReaches(from, to string, seen map[string]bool) bool {
	if from == "" || seen[from] {
		return false
	}
	if from == to {
		return true
	}
	seen[from] = true
	r := asMap(asMap(c.tree.Root["route"])[from])
	targets := []any{r["default"]}
	for _, row := range asMap(r["rule"]) {
		targets = append(targets, asMap(row)["to"])
	}
	for _, t := range targets {
		s, _ := t.(string)
		if next, ok := strings.CutPrefix(s, "route."); ok && c.routeReaches(next, to, seen) {
			return true
		}
	}
	return false
}

func asMap(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func (c *compiler) routes(root node) {
	c.def.Routes = map[string]*definition.Route{}
	for _, n := range root.children("route") {
		scopes := c.scopesOf(c.routeUsers(n.name()))
		r := &definition.Route{
			Name: n.name(), By: n.ref("by", "field"), To: map[string]string{}, Pick: or(n.str("pick"), "first"),
			Default: c.target(n, "default"),
		}
		for code, ref := range n.stringMap("to") {
			_, r.To[code] = c.resolve(n.at+"/to/"+code, ref, "team")
		}
		c.routeCodes(n, r)
		for _, row := range n.children("rule") {
			r.Rules = append(r.Rules, definition.RouteRule{Name: row.name(), When: row.rule("when", scopes), To: c.target(row, "to")})
		}
		if c.routeCircle(n.name()) {
			c.errorf(n.at, CodeCircle, "Goes in a circle", "route.%s leads back to itself. Break the circle.", n.name())
		}
		c.def.Routes[r.Name] = r
	}
}

func (c *compiler) routeCircle(name string) bool {
	r := asMap(asMap(c.tree.Root["route"])[name])
	targets := []any{r["default"]}
	for _, row := range asMap(r["rule"]) {
		targets = append(targets, asMap(row)["to"])
	}
	for _, t := range targets {
		s, _ := t.(string)
		if next, ok := strings.CutPrefix(s, "route."); ok && c.routeReaches(next, name, map[string]bool{}) {
			return true
		}
	}
	return false
}

// routeCodes finds rows of a choice that can never come.
func (c *compiler) routeCodes(n node, r *definition.Route) {
	f := c.def.Fields[r.By]
	switch {
	case n.has("to") && !n.has("by"):
		c.errorf(n.at+"/to", CodeValue, "A table by nothing", "Add by = field.name, or write rule blocks.")
	case f == nil || f.Type != definition.Choice:
		return
	}
	if f == nil {
		return
	}
	codes := c.codes(f.Options)
	for _, code := range sortedKeys(r.To) {
		if !slices.Contains(codes, code) {
			c.errorf(n.at+"/to/"+code, CodeValue, "Row that never comes", "field.%s is never %q; it can be %s.", f.Name, code, strings.Join(codes, ", "))
		}
	}
}

func (c *compiler) target(n node, key string) definition.Target {
	kind, name := "", ""
	if s := n.str(key); s != "" {
		kind, name = c.resolve(n.at+"/"+key, s, "team", "route")
	}
	if kind == "route" {
		return definition.Target{Route: name}
	}
	return definition.Target{Team: name}
}

func (c *compiler) tables(root node) {
	c.def.Tables = map[string]*definition.Table{}
	for _, n := range root.children("table") {
		t := &definition.Table{Name: n.name(), By: n.refs("by", "field"), Default: n.str("default"), Unique: n.str("pick") == "unique"}
		rows, _ := n.m["rows"].([]any)
		for i, row := range rows {
			cells := toStrings(row)
			if len(cells) != len(t.By)+1 {
				c.errorf(n.at+"/rows/"+itoa(i), CodeValue, "Row of the wrong length", "A row has a value for each of the %d columns, then the answer; this one has %d.", len(t.By), len(cells))
				continue
			}
			c.cells(n, t, i, cells)
			t.Rows = append(t.Rows, definition.TableRow{When: cells[:len(t.By)], Give: cells[len(t.By)]})
		}
		c.def.Tables[t.Name] = t
	}
}

func (c *compiler) cells(n node, t *definition.Table, row int, cells []string) {
	for j, name := range t.By {
		f := c.def.Fields[name]
		if f == nil || f.Type != definition.Choice || cells[j] == "*" {
			continue
		}
		if codes := c.codes(f.Options); !slices.Contains(codes, cells[j]) {
			c.errorf(n.at+"/rows/"+itoa(row)+"/"+itoa(j), CodeValue, "Row that never comes", "field.%s is never %q; it can be %s.", name, cells[j], strings.Join(codes, ", "))
		}
	}
}

func (c *compiler) tiers(root node) {
	for _, n := range root.child("tiers").children("tier") {
		t := definition.Tier{Name: n.name(), When: n.rule("when", c.allFields()), SpeedUp: 1}
		if n.has("speed_up") {
			t.SpeedUp = n.number("speed_up")
		}
		c.def.Tiers = append(c.def.Tiers, t)
	}
}

func (c *compiler) messages(root node) {
	c.def.Messages = each(root.children("message"), func(n node) *definition.Message {
		scopes := c.scopesOf(c.sendersOf("message." + n.name()))
		return &definition.Message{
			Name: n.name(), Channels: n.strings("channels"),
			Subject: n.templates("subject", scopes), Body: n.templates("body", scopes),
		}
	})
	c.def.Tasks = each(root.children("task"), func(n node) *definition.Task {
		scopes := c.scopesOf(c.sendersOf("task." + n.name()))
		return &definition.Task{
			Name: n.name(), Title: n.templates("title", scopes), Team: n.ref("team", "team"), Due: n.duration("due"),
			Priority: n.str("priority"), States: taskStates(n),
		}
	})
}

// sendersOf answers the categories whose flows name ref anywhere.
func (c *compiler) sendersOf(ref string) []*definition.Category {
	var out []*definition.Category
	for flow, m := range asMap(c.tree.Root["flow"]) {
		if mentions(m, ref) {
			out = append(out, c.usersOf(flow)...)
		}
	}
	return out
}

func mentions(v any, ref string) bool {
	switch v := v.(type) {
	case string:
		return v == ref
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return mentions(x, ref) })
	case map[string]any:
		for _, x := range v {
			if mentions(x, ref) {
				return true
			}
		}
	}
	return false
}

// graphs finds steps that no case reaches and steps that no case leaves.
func (c *compiler) graphs() {
	for _, name := range sortedKeys(c.def.Flows) {
		f := c.def.Flows[name]
		reached := map[string]bool{}
		walkFlow(f, f.Start, reached)
		for _, step := range f.Order {
			s := f.Steps[step]
			at := "/flow/" + name + "/step/" + step
			if !reached[step] {
				c.warnf(at, CodeUnreachable, "Step never reached", "No outcome or escalation leads to step %q from the start. Lead somewhere to it or remove it.", step)
			}
			if len(s.Outcomes) == 0 && !leavesByEscalation(s) {
				c.errorf(at, CodeDeadEnd, "Step without a way out", "A case that comes to step %q stays there for ever. Add an outcome.", step)
			}
		}
	}
}

func leavesByEscalation(s *definition.Step) bool {
	return slices.ContainsFunc(s.Escalate, func(e definition.Escalation) bool { return e.To.Step != "" || e.To.End != "" })
}

func walkFlow(f *definition.Flow, step string, reached map[string]bool) {
	s := f.Steps[step]
	if s == nil || reached[step] {
		return
	}
	reached[step] = true
	for _, o := range s.Outcomes {
		walkFlow(f, o.To.Step, reached)
	}
	for _, e := range s.Escalate {
		walkFlow(f, e.To.Step, reached)
	}
	for _, e := range f.Ends {
		walkFlow(f, e.ReopenTo, reached)
	}
}
