package compile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// simple compiles the blocks that hold no rules.
func (c *compiler) simple(root node) {
	d := c.def
	d.Settings = each(root.children("setting"), c.setting)
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
		})
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

func (c *compiler) setting(n node) definition.Setting {
	s := definition.Setting{Name: n.name(), Type: n.str("type"), Label: n.text("label"), Value: n.m["default"]}
	at := n.at + "/default"
	ok := s.Value == nil
	switch v := s.Value.(type) {
	case string:
		ok = s.Type == "text"
		if s.Type == "duration" {
			d, err := calendar.ParseDuration(v)
			if err != nil {
				c.refuse(at, "Not a duration", err)
			}
			s.Value, ok = d, true
		}
	case float64:
		ok = s.Type == "decimal" || s.Type == "int" && v == float64(int64(v))
	case bool:
		ok = s.Type == "bool"
	}
	if !ok {
		c.errorf(at, CodeValue, "Value of another type", "setting.%s is of type %s; %s is not.", s.Name, s.Type, spelled(s.Value))
	}
	if s.Value == nil && s.Type == "duration" {
		c.errorf(n.at, CodeValue, "Setting without a value", "setting.%s has no default and no environment gives it one. Add default.", s.Name)
	}
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

func (c *compiler) holidays(at, file string) map[calendar.Date][]calendar.Span {
	src, ok := c.data[file]
	if !ok {
		c.errorf(at, CodeFile, "File not found", "There is no %s beside the definition. Add it, with the columns date, name, open.", file)
		return nil
	}
	days, problems := calendar.ParseHolidaysCSV(src)
	for _, p := range problems {
		c.note(diag.Error, at, CodeFile, "Line cannot be read",
			phrase.Text{phrase.Say("%s line %d, column %d:", file, p.Line, p.Column), p.Text})
	}
	return days
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
		c.errorf(n.at, CodeValue, "Choices without options", "choices.%s offers nothing. Add options = { code = \"Label\" }.", n.name())
	}
	return ch
}

// optionsFile reads a CSV of code and one column a language.
func (c *compiler) optionsFile(at, file string) []definition.Option {
	src, ok := c.data[file]
	if !ok {
		c.errorf(at, CodeFile, "File not found", "There is no %s beside the definition. Add it, with the columns code and one a language.", file)
		return nil
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff")) // spreadsheets write it
	rows, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	switch {
	case err != nil:
		c.errorf(at, CodeFile, "File cannot be read", "%s cannot be read (%s).", file, err.Error())
		return nil
	case len(rows) < 2 || rows[0][0] != "code":
		c.errorf(at, CodeFile, "File cannot be read", "%s needs a first line such as code,tr,en and then a line for each option.", file)
		return nil
	}
	var options []definition.Option
	seen := map[string]bool{}
	for i, row := range rows[1:] {
		if row[0] == "" || seen[row[0]] {
			c.errorf(at, CodeFile, "Line cannot be used", "%s line %d: the code %q is empty or stands twice.", file, i+2, row[0])
			continue
		}
		seen[row[0]] = true
		label := definition.Text{}
		for j, locale := range rows[0][1:] {
			label[locale] = row[j+1]
		}
		options = append(options, definition.Option{Code: row[0], Label: label})
	}
	return options
}
