package compile

import (
	"slices"
	"strings"
	"sync"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/rule"
)

// scoped is what the rules of a category see: the names that every rule sees and
// the fields of its cases. The scope itself is made when a rule first needs it.
type scoped struct {
	name   string // the category, for messages
	fields map[string]bool
	still  bool // names that move are refused
	// special names a scope that has other names than those of cases.
	special string
	scope   func() *rule.Scope
}

// scopeOf answers what rules see in a category with these fields.
func (c *compiler) scopeOf(category string, fields []string) scoped {
	s := scoped{name: category, fields: map[string]bool{}}
	if !c.whole("/category/" + category[:max(0, strings.IndexByte(category+".", '.'))]) {
		fields = sortedKeys(c.def.Fields) // those it names may be among what could not be read
	}
	for _, f := range fields {
		if def := c.def.Fields[f]; def != nil && def.On == "case" {
			s.fields[f] = true
		}
	}
	s.scope = sync.OnceValue(func() *rule.Scope {
		names := make(map[string]rule.Name, len(s.fields))
		for f := range s.fields {
			names["field."+f] = c.nameOf(c.def.Fields[f])
		}
		return c.common().With(names)
	})
	return s
}

// sees reports whether a rule that reads these names means something here. A
// field has one type in the whole set, so a rule that was checked anywhere is
// good wherever its names are.
func (s scoped) sees(names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool {
		f, ok := strings.CutPrefix(n, "field.")
		return ok && !s.fields[f]
	})
}

// allFields is the scope of blocks that no category reaches.
func (c *compiler) allFields() []scoped {
	if c.anywhere == nil {
		c.anywhere = []scoped{c.scopeOf("", sortedKeys(c.def.Fields))}
	}
	return c.anywhere
}

func (c *compiler) nameOf(f *definition.Field) rule.Name {
	if !c.whole("/field/" + f.Name) {
		return rule.Name{Type: rule.Any}
	}
	switch f.Type {
	case definition.Int:
		return rule.Name{Type: rule.Number, Whole: true}
	case definition.Money:
		return rule.Name{Type: rule.Number, Whole: true, Money: true}
	case definition.Decimal:
		return rule.Name{Type: rule.Number}
	case definition.Bool:
		return rule.Name{Type: rule.Bool}
	case definition.Date:
		return rule.Name{Type: rule.Date}
	case definition.DateTime:
		return rule.Name{Type: rule.Moment}
	case definition.ChoiceList:
		return rule.Name{Type: rule.List}
	case definition.Choice:
		return rule.Name{Type: rule.Text, Options: c.closed("/choices/"+f.Options, c.codes(f.Options))}
	}
	return rule.Name{Type: rule.Text}
}

// common is the scope of the names that every rule sees.
func (c *compiler) common() *rule.Scope {
	if c.everywhere == nil {
		c.everywhere = rule.NewScope(c.commonNames()).In(c.def.Zone)
	}
	return c.everywhere
}

// CustomerNames lists the values of a customer that rules can read.
func CustomerNames(d *definition.Definition) []string {
	var names []string
	for _, f := range fixed {
		if name, ok := strings.CutPrefix(f.Dotted, "customer."); ok {
			names = append(names, name)
		}
	}
	for name, f := range d.Fields {
		if f.On == "customer" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// commonNames are the names that every rule sees.
func (c *compiler) commonNames() map[string]rule.Name {
	names := make(map[string]rule.Name, len(fixed))
	for _, f := range fixed {
		names[f.Dotted] = f.Name
	}
	names["case.category"] = rule.Name{Type: rule.Text, Options: c.closed("", c.categoryNames())}
	root := node{c, c.tree.Root, ""}
	if tiers := root.child("tiers").children("tier"); len(tiers) > 0 {
		codes := make([]string, len(tiers))
		for i, t := range tiers {
			codes[i] = t.name()
		}
		names["customer.tier"] = rule.Name{Type: rule.Text, Options: c.closed("/tiers", codes)}
	}
	for name, f := range c.def.Fields {
		if f.On == "customer" {
			names["customer."+name] = c.nameOf(f)
		}
	}
	for name, s := range c.def.Settings {
		if s.Type != "duration" { // rules ask for times in hours() and days()
			names["setting."+name] = settingName(s)
		}
	}
	for _, t := range root.children("task") {
		names["task."+t.name()+".state"] = rule.Name{Type: rule.Text, Options: c.closed(t.at, taskStates(t))}
	}
	for _, s := range root.children("survey") {
		for _, q := range s.children("question") {
			names["survey."+s.name()+"."+q.name()] = questionName(q)
		}
	}
	return names
}

// whole reports whether all that stands at pointer could be read. Who helps to write
// takes what is there for all there is.
func (c *compiler) whole(pointer string) bool { return c.helping || c.tree.Whole(pointer) }

// closed answers the texts that a name can be, or nil when others may stand below at
// in what could not be read.
func (c *compiler) closed(at string, options []string) []string {
	if !c.whole(at) {
		return nil
	}
	return options
}

func settingName(s definition.Setting) rule.Name {
	switch s.Type {
	case "int", "decimal":
		return rule.Name{Type: rule.Number}
	case "bool":
		return rule.Name{Type: rule.Bool}
	case "text":
		return rule.Name{Type: rule.Text}
	}
	return rule.Name{Type: rule.Any}
}

func questionName(q node) rule.Name {
	if t := q.str("type"); t == "text" || t == "choice" {
		return rule.Name{Type: rule.Text}
	}
	return rule.Name{Type: rule.Number}
}

func taskStates(t node) []string {
	if s := t.strings("steps"); len(s) > 0 {
		return s
	}
	return []string{"todo", "doing", "done"}
}

// scopesOf answers one scope for each distinct set of fields among categories.
func (c *compiler) scopesOf(categories []*definition.Category) []scoped {
	var out []scoped
	seen := map[string]bool{}
	for _, cat := range categories {
		fields := slices.Sorted(slices.Values(cat.Fields))
		key := strings.Join(fields, " ")
		if seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, c.scopeOf(strings.ReplaceAll(cat.Path, "/", "."), fields))
	}
	if len(out) == 0 {
		return c.allFields()
	}
	return out
}

// standing answers the scopes of rules that nothing asks again when time passes.
func standing(scopes []scoped) []scoped {
	out := slices.Clone(scopes)
	for i, s := range scopes {
		out[i].still = true
		out[i].scope = sync.OnceValue(func() *rule.Scope { return s.scope().Standing() })
	}
	return out
}
