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
		c.unique(n)
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
		c.errorf(n.at+"/to", CodeValue, "A table by nothing", "Add by = field.name, or write rule blocks.")
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
		codes := c.codes(f.Options)
		if !slices.Contains(codes, text) {
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
		t := &definition.Table{Name: n.name(), By: n.refs("by", "field"), Default: n.str("default")}
		columns := make([]*definition.Field, len(t.By))
		for i, name := range t.By {
			columns[i] = c.oneValue(n.at+"/by/"+itoa(i), name)
		}
		rows, _ := n.m["rows"].([]any)
		for i, row := range rows {
			cells := toStrings(row)
			if len(cells) != len(t.By)+1 {
				c.errorf(n.at+"/rows/"+itoa(i), CodeValue, "Row of the wrong length", "A row has a value for each of the %d columns, then the answer; this one has %d.", len(t.By), len(cells))
				continue
			}
			c.cells(n, t, columns, i, cells)
			t.Rows = append(t.Rows, definition.TableRow{When: cells[:len(t.By)], Give: cells[len(t.By)]})
		}
		c.unique(n)
		c.def.Tables[t.Name] = t
	}
}

func (c *compiler) cells(n node, t *definition.Table, columns []*definition.Field, row int, cells []string) {
	for j := range t.By {
		if cells[j] != "*" {
			c.canBe(n.at+"/rows/"+itoa(row)+"/"+itoa(j), columns[j], cells[j])
		}
	}
}

// unique says what this build does with pick = unique.
func (c *compiler) unique(n node) {
	if n.str("pick") == "unique" {
		c.warnf(n.at+"/pick", CodeNotYet, "Not run by this build", "This build does not look for rows that overlap; it takes the first that holds.")
	}
}
