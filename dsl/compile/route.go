package compile

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
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
	f := c.def.Fields[r.By]
	switch {
	case n.has("to") && !n.has("by"):
		c.errorf(n.at+"/to", CodeValue, "A table by nothing", "Add by = field.name, or write rule blocks.")
		return
	case f == nil || f.Type != definition.Choice:
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
		c.unique(n)
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

// unique says what this build does with pick = unique.
func (c *compiler) unique(n node) {
	if n.str("pick") == "unique" {
		c.warnf(n.at+"/pick", CodeNotYet, "Not run by this build", "This build does not look for rows that overlap; it takes the first that holds.")
	}
}
