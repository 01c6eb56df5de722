package compile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

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

// routeReaches reports whether a case that asks one route can be sent on to the
// other.
func (c *compiler) routeReaches(from, to string, seen map[string]bool) bool {
	if from == "" || seen[from] {
		return false
	}
	if from == to {
		return true
	}
	seen[from] = true
	return slices.ContainsFunc(c.routesNext(from), func(next string) bool { return c.routeReaches(next, to, seen) })
}

// routesNext answers the routes that a route hands on to.
func (c *compiler) routesNext(name string) []string {
	r := asMap(asMap(c.tree.Root["route"])[name])
	targets := []any{r["default"]}
	for _, row := range asMap(r["rule"]) {
		targets = append(targets, asMap(row)["to"])
	}
	var next []string
	for _, t := range targets {
		s, _ := t.(string)
		if route, ok := strings.CutPrefix(s, "route."); ok {
			next = append(next, route)
		}
	}
	return next
}

func (c *compiler) routes(root node) {
	c.def.Routes = map[string]*definition.Route{}
	for _, n := range root.children("route") {
		scopes := c.scopesAt(n.at)
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
	return slices.ContainsFunc(c.routesNext(name), func(next string) bool {
		return c.routeReaches(next, name, map[string]bool{})
	})
}

// routeCodes finds rows of a choice that can never come.
func (c *compiler) routeCodes(n node, r *definition.Route) {
	if n.has("to") && !n.has("by") {
		c.lackf(n.at+"/to", CodeValue, "A table by nothing", "Add by = field.name, or write rule blocks.")
		return
	}
	f := c.oneValue(n.at+"/by", r.By)
	for _, code := range sortedKeys(r.To) {
		c.canBe(n.at+"/to/"+code, f, code)
	}
}

// oneValue answers the field of a column, and refuses one that holds a list.
func (c *compiler) oneValue(at, name string) *definition.Field {
	f := c.def.Fields[name]
	if f != nil && f.Type == definition.ChoiceList {
		c.errorf(at, CodeValue, "A column of lists", "field.%[1]s holds many values at once; a row stands for one. Write rule blocks, such as when = \"'a' in field.%[1]s\".", name)
		return nil
	}
	return f
}

// canBe holds the text of a row against what the field can be, spelled as the core
// spells it.
func (c *compiler) canBe(at string, f *definition.Field, text string) {
	if f == nil {
		return
	}
	var can phrase.Phrase
	switch f.Type {
	case definition.Choice:
		codes := c.closed("/choices/"+f.Options, c.codes(f.Options))
		if codes != nil && !slices.Contains(codes, text) {
			can = phrase.Say("It can be %s.", strings.Join(codes, ", "))
		}
	case definition.Bool:
		if text != "true" && text != "false" {
			can = phrase.Say("It can be %s.", "true, false")
		}
	case definition.Int, definition.Decimal, definition.Money:
		v, err := strconv.ParseFloat(text, 64)
		switch {
		case err != nil:
			can = phrase.Say("It is a number.")
		case definition.Spell(v) != text:
			can = phrase.Say("The number is written %s.", definition.Spell(v))
		}
	}
	if can.Format != "" {
		c.note(diag.Error, at, CodeValue, "Row that never comes", phrase.Text{phrase.Say("field.%s is never %q.", f.Name, text), can})
	}
}

func (c *compiler) target(n node, key string) definition.Target {
	kind, name := "", ""
	if s := n.str(key); s != "" {
		kind, name = c.resolve(n.at+"/"+key, s, "team", "route", "table")
	}
	switch kind {
	case "route":
		return definition.Target{Route: name}
	case "table":
		c.givesTeams(n.at+"/"+key, name)
		return definition.Target{Table: name}
	}
	return definition.Target{Team: name}
}

// givesTeams holds the answers of a table that is asked for a team.
func (c *compiler) givesTeams(at, table string) {
	for _, give := range c.answersOf(table) {
		if !strings.HasPrefix(give, "team.") {
			c.errorf(at, CodeValue, "Table gives no team", "table.%s gives %q; here it must give teams, such as team.name.", table, give)
			return
		}
	}
}

// answersOf answers what the rows of a table and its default give.
func (c *compiler) answersOf(table string) []string {
	t := asMap(asMap(c.tree.Root["table"])[table])
	var gives []string
	rows, _ := t["rows"].([]any)
	for _, row := range rows {
		if cells := toStrings(row); len(cells) > 0 {
			gives = append(gives, cells[len(cells)-1])
		}
	}
	if s, ok := t["default"].(string); ok {
		gives = append(gives, s)
	}
	return gives
}

func (c *compiler) tables(root node) {
	c.def.Tables = map[string]*definition.Table{}
	for _, n := range root.children("table") {
		t := &definition.Table{Name: n.name(), By: n.refs("by", "field"), Pick: or(n.str("pick"), "first"), Default: n.str("default")}
		if c.giveKnown(n.at+"/give", n.str("give")) {
			c.gives(n.at+"/default", n.str("give"), t.Default)
		}
		columns := make([]*definition.Field, len(t.By))
		for i, name := range t.By {
			columns[i] = c.oneValue(n.at+"/by/"+itoa(i), name)
		}
		rows, _ := n.m["rows"].([]any)
		if len(t.By) != len(n.strings("by")) {
			rows = nil // which column is which is not known
		}
		for i, row := range rows {
			cells := toStrings(row)
			if len(cells) != len(t.By)+1 {
				c.lackf(n.at+"/rows/"+itoa(i), CodeValue, "Row of the wrong length", "A row has a value for each of the %d columns, then the answer; this one has %d.", len(t.By), len(cells))
				continue
			}
			c.cells(n, t, columns, i, cells)
			c.gives(n.at+"/rows/"+itoa(i)+"/"+itoa(len(t.By)), n.str("give"), cells[len(t.By)])
			t.Rows = append(t.Rows, definition.TableRow{When: cells[:len(t.By)], Give: cells[len(t.By)]})
		}
		c.def.Tables[t.Name] = t
	}
}

// giveKnown holds table.give against what tables can answer.
func (c *compiler) giveKnown(at, give string) bool {
	switch kind, _, _ := strings.Cut(give, "."); {
	case give == "", give == "priority", give == "team":
		return true
	case kind == "choices":
		_, name := c.resolve(at, give, "choices")
		return name != ""
	}
	c.unknown(at, give, []string{"priority", "team", "choices.name"})
	return false
}

// gives holds an answer of a table against what the table says that it gives.
func (c *compiler) gives(at, give, answer string) {
	var known []string
	switch choices, isChoice := strings.CutPrefix(give, "choices."); {
	case isChoice:
		known = c.codes(choices)
	case give == "priority":
		known = priorities
	case give == "team", give == "" && strings.HasPrefix(answer, "team."):
		c.resolve(at, answer, "team")
		return
	}
	if len(known) > 0 && !slices.Contains(known, answer) {
		c.unknown(at, answer, known)
	}
}

func (c *compiler) cells(n node, t *definition.Table, columns []*definition.Field, row int, cells []string) {
	for j := range t.By {
		if cells[j] != "*" {
			c.canBe(n.at+"/rows/"+itoa(row)+"/"+itoa(j), columns[j], cells[j])
		}
	}
}
