package compile

import (
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/phrase"
)

// Values are what one environment sets otherwise than the set.
type Values struct {
	Name string
	Tree *syntax.Tree
	// Chosen is true for the environment that the set is compiled for; the others
	// are only checked.
	Chosen bool
}

// environments checks the values of every environment and takes up the chosen ones.
func (c *compiler) environments(all []Values) {
	for _, v := range all {
		given := asMap(v.Tree.Root["settings"])
		for _, name := range sortedKeys(given) {
			at := "/settings/" + name
			s, known := c.def.Settings[name]
			if !known && c.lost("setting", name) || !c.tree.Whole("/setting/"+name) {
				continue
			}
			if !known {
				c.inValues(v, diag.Error, at, CodeReference, "Unknown name", c.noSetting(name))
				continue
			}
			value, problem := settingValue(name, s.Type, given[name])
			if problem != nil {
				c.inValues(v, diag.Error, at, CodeValue, "Value of another type", phrase.Text{*problem})
				continue
			}
			if v.Chosen {
				s.Value = value
				c.def.Settings[name] = s
			}
		}
		c.connectorsHere(v)
	}
	c.withoutValue(all)
}

func (c *compiler) noSetting(name string) phrase.Text {
	remedy := phrase.Say("An environment sets what the set declares. Add a block %s %q { … } or remove it.", "setting", name)
	if near := nearest(name, sortedKeys(c.def.Settings)); near != "" {
		remedy = phrase.Say("Did you mean %s?", "setting."+near)
	}
	return phrase.Text{phrase.Say("There is no %s.", "setting."+name), remedy}
}

func (c *compiler) connectorsHere(v Values) {
	known := asMap(c.tree.Root["connector"])
	here := asMap(v.Tree.Root["connector"])
	for _, name := range sortedKeys(here) {
		at := "/connector/" + name
		if known[name] == nil && !c.lost("connector", name) {
			c.inValues(v, diag.Error, at, CodeReference, "Unknown name", phrase.Text{
				phrase.Say("There is no %s.", "connector."+name),
				phrase.Say("An environment sets what the set declares. Add a block %s %q { … } or remove it.", "connector", name),
			})
		}
		settings := asMap(asMap(here[name])["settings"])
		for _, key := range sortedKeys(settings) {
			if looksSecret(key, settings[key]) {
				c.inValues(v, diag.Warning, at+"/settings/"+key, CodeSecret, "Secret written out", writtenOut(key))
			}
		}
	}
}

// inValues notes something at its place in the file of an environment.
func (c *compiler) inValues(v Values, s diag.Severity, at, code string, summary phrase.Format, detail phrase.Text) {
	c.list = append(c.list, diag.Diagnostic{
		Severity: s, Code: code, Summary: summary, Detail: detail, Pointer: at, Range: v.Tree.Range(at),
	})
}

// withoutValue finds durations that nobody has said.
func (c *compiler) withoutValue(all []Values) {
	chosen := slices.ContainsFunc(all, func(v Values) bool { return v.Chosen })
	for _, name := range sortedKeys(c.def.Settings) {
		s := c.def.Settings[name]
		switch {
		case s.Value != nil || s.Type != "duration" || c.badDefault[name]:
		case chosen || len(all) == 0:
			c.lackf("/setting/"+name, CodeValue, "Setting without a value", "setting.%s has no default and no environment gives it one. Add default.", name)
		default:
			c.lackf("/setting/"+name, CodeValue, "Setting without a value", "setting.%s has no default. Add one, or choose an environment that gives it one: --values %s.", name, all[0].Name)
		}
	}
}

// settingValue answers a value as a setting of a type keeps it, or why it is none.
func settingValue(name, kind string, v any) (any, *phrase.Phrase) {
	ok := false
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		ok = kind == "text"
		if kind == "duration" {
			d, err := calendar.ParseDuration(v)
			if err != nil {
				why := phrase.Of(err)
				return nil, &why
			}
			return d, nil
		}
	case float64:
		ok = kind == "decimal" || kind == "int" && v == float64(int64(v))
	case bool:
		ok = kind == "bool"
	}
	if !ok {
		why := phrase.Say("setting.%s is of type %s; %s is not.", name, kind, spelled(v))
		return nil, &why
	}
	return v, nil
}
