package compile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// simple compiles the blocks that hold no rules.
func (c *compiler) simple(root node) {
	d := c.def
	d.Settings = each(root.children("setting"), c.setting)
	c.environments(c.values)
	d.Calendars = each(root.children("calendar"), c.calendar)
	d.Teams = each(root.children("team"), func(n node) *definition.Team {
		return &definition.Team{
			Name: n.name(), Label: n.text("label"), Assign: or(n.str("assign"), "pool"),
			Calendar: n.ref("calendar", "calendar"),
		}
	})
	d.Partners = each(root.children("partner"), func(n node) *definition.Partner {
		return &definition.Partner{
			Name: n.name(), Label: n.text("label"), Kind: n.str("kind"), Owner: n.ref("owner", "team"),
			Sees: n.refs("sees", "field"), Fills: n.refs("fills", "field"), Channel: or(n.str("channel"), "portal"),
		}
	})
	d.Choices = each(root.children("choices"), c.choices)
	d.Fields = each(root.children("field"), c.field)
	d.Roles = each(root.children("role"), role)
}

func each[V any](nodes []node, f func(node) V) map[string]V {
	out := make(map[string]V, len(nodes))
	for _, n := range nodes {
		out[n.name()] = f(n)
	}
	return out
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func role(n node) *definition.Role {
	r := &definition.Role{Name: n.name(), Label: n.text("label")}
	for _, g := range n.children("grant") {
		r.Grants = append(r.Grants, definition.Grant{
			Verbs: g.strings("verbs"), Categories: g.refs("categories", "category"), Teams: g.refs("teams", "team"),
			Steps: g.c.anyStep(g),
		})
		g.refs("fields", "field")
	}
	return r
}

// spelled answers a value as a source spells it.
func spelled(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(v)
}

// anyStep resolves steps by their name, in whatever flow they stand.
func (c *compiler) anyStep(n node) []string {
	var names []string
	known := map[string]bool{}
	for flow := range asMap(c.tree.Root["flow"]) {
		for step := range c.flowChildren(flow, "step") {
			known[step] = true
		}
	}
	for i, ref := range n.strings("steps") {
		at := n.at + "/steps/" + itoa(i)
		switch kind, name, _ := strings.Cut(ref, "."); {
		case kind != "step":
			c.errorf(at, CodeKindOfRef, "Reference of another kind", "%s does not fit here; write %s.", ref, wanted([]string{"step"}))
		case !known[name]:
			c.missing(at, ref, "step", sortedKeys(known))
		default:
			names = append(names, name)
		}
	}
	return names
}

func (c *compiler) setting(n node) definition.Setting {
	s := definition.Setting{Name: n.name(), Type: n.str("type"), Label: n.text("label")}
	value, problem := settingValue(s.Name, s.Type, n.m["default"])
	if problem != nil {
		c.badDefault[s.Name] = true
	}
	if problem != nil && c.tree.Whole(n.at) {
		c.note(diag.Error, n.at+"/default", CodeValue, "Value of another type", phrase.Text{*problem})
	}
	s.Value = value
	return s
}

func (c *compiler) calendar(n node) calendar.Calendar {
	week, wrong := calendar.ParseWeek(n.stringMap("week"))
	for _, p := range wrong {
		c.note(diag.Error, n.at+"/week/"+p.Key, CodeValue, "Hours cannot be read", phrase.Text{p.Text})
	}
	spec := calendar.Spec{Name: n.name(), Zone: c.def.Zone, Week: week}
	if zone := n.str("timezone"); zone != "" {
		spec.Zone = c.zone(n.at+"/timezone", zone)
	}
	if file := n.str("holidays"); file != "" {
		spec.Holidays = c.holidays(n.at+"/holidays", file)
	}
	cal, err := calendar.New(spec)
	if err != nil {
		c.refuse(n.at+"/week", "Hours cannot be read", err)
	}
	return cal
}

func (c *compiler) choices(n node) *definition.Choices {
	ch := &definition.Choices{Name: n.name()}
	switch {
	case n.has("options") && n.has("source"):
		c.errorf(n.at, CodeValue, "Choices given twice", "choices.%s has options and a source. Keep one.", n.name())
	case n.has("source"):
		ch.Options = c.optionsFile(n.at+"/source", n.str("source"))
	default:
		options := n.child("options")
		for _, code := range options.order() {
			ch.Options = append(ch.Options, definition.Option{Code: code, Label: options.text(code)})
		}
	}
	if len(ch.Options) == 0 && !n.has("source") {
		c.lackf(n.at, CodeValue, "Choices without options", "choices.%s offers nothing. Add options = { code = \"Label\" }.", n.name())
	}
	return ch
}
