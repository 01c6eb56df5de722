package engine

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
)

// environment is the values that rules see: each group is built when a rule first
// reads it, and all are dropped when the case changes.
type environment struct {
	values   rule.Env
	visible  map[string]any // the group "field"
	hidden   []string
	settings map[string]any // of the live definition: they stay
}

// forget drops the values. Their map is used again, unless somebody who watches may
// have kept it.
func (e *environment) forget(kept bool) {
	e.visible, e.hidden = nil, nil
	if kept {
		e.values = nil
	} else {
		clear(e.values)
	}
}

// The groups of names that rules see, beside "now".
const (
	groupField    = "field"
	groupCase     = "case"
	groupCustomer = "customer"
	groupSetting  = "setting"
	groupTask     = "task"
	groupNow      = "now"
)

// environment answers plain maps with the values of the groups: a rule can reach
// nothing else, and changes nothing.
func (d *decision) environment(groups ...string) rule.Env {
	if d.env.values == nil {
		d.env.values = rule.Env{}
	}
	for _, g := range groups {
		if _, built := d.env.values[g]; !built {
			d.build(g)
		}
	}
	return d.env.values
}

func (d *decision) build(group string) {
	switch group {
	case groupField:
		d.buildFields()
		return
	case groupCase:
		d.env.values[group] = d.recalled(group, d.caseValues())
	case groupCustomer:
		d.env.values[group] = d.recalled(group, d.Facts.Customer)
	case groupSetting:
		if d.env.settings == nil {
			d.env.settings = d.recalled(group, d.Live.SettingValues())
		}
		d.env.values[group] = d.env.settings
	case groupTask:
		d.env.values[group] = d.recalled(group, d.taskValues())
	case groupNow:
		d.env.values[group] = d.Now
		if then, ok := d.Then[group]; ok {
			d.env.values[group] = then
		}
	case rule.CalendarGroup: // of whoever has the case, by which its step's hours are counted too
		d.env.values[group] = d.Live.CalendarOf(d.c.Team)
	default: // a group that this build has no values for: all of it is empty
		d.env.values[group] = d.recalled(group, nil)
	}
}

// buildFields drops the values of hidden fields: hidden reads as empty. A field
// comes after those that decide whether it is shown.
func (d *decision) buildFields() {
	var copied bool
	d.env.visible, copied = d.onForm()
	d.env.values[groupField] = d.env.visible
	for _, name := range d.hiding() {
		if d.yes(d.Def.Fields[name].Visible, "/field/", name, "/visible") {
			continue
		}
		d.env.hidden = append(d.env.hidden, name)
		if _, has := d.env.visible[name]; !has {
			continue
		}
		if !copied {
			d.env.visible, copied = maps.Clone(d.env.visible), true
		}
		delete(d.env.visible, name)
		d.env.values[groupField] = d.env.visible
	}
	d.env.visible = d.recalled(groupField, d.env.visible)
	d.env.values[groupField] = d.env.visible
}

// onForm answers the values of the fields that the category's form has, and whether
// that is a copy. A case that came from another category may hold others still; they
// read as empty, as nobody can see or empty them.
func (d *decision) onForm() (values map[string]any, copied bool) {
	cat := d.category()
	values = d.c.Fields
	if cat == nil {
		return values, false
	}
	for name := range d.c.Fields {
		if has(cat.Fields, name) {
			continue
		}
		if !copied {
			values, copied = maps.Clone(values), true
		}
		delete(values, name)
	}
	return values, copied
}

func (d *decision) hiding() []string {
	if cat := d.category(); cat != nil {
		return cat.Hiding
	}
	return nil
}

// recalled answers a group's values with recorded ones in place of the present.
func (d *decision) recalled(group string, values map[string]any) map[string]any {
	for name, v := range d.Then {
		if g, key, nested := strings.Cut(name, "."); nested && g == group {
			values = with(values, key, v)
		}
	}
	return values
}

// with answers a copy of nested maps with one value changed; nil takes it away.
func with(values any, key string, v any) map[string]any {
	m, _ := values.(map[string]any)
	m = maps.Clone(m)
	if m == nil {
		m = map[string]any{}
	}
	head, rest, nested := strings.Cut(key, ".")
	switch {
	case nested:
		m[head] = with(m[head], rest, v)
	case v == nil:
		delete(m, key)
	default:
		m[key] = v
	}
	return m
}

func (d *decision) visibleFields() map[string]any {
	d.environment(groupField)
	return d.env.visible
}

func (d *decision) visible(field string) any { return d.visibleFields()[field] }

func (d *decision) empty(field string) bool {
	v, ok := d.visibleFields()[field]
	if !ok || v == nil {
		return true
	}
	list, isList := v.([]any)
	return isList && len(list) == 0
}

func (d *decision) caseValues() map[string]any {
	c := &d.c
	overdue := false
	for _, x := range c.Deadlines {
		overdue = overdue || x.Kind == DoneDue && (x.Missed || !x.Due.IsZero() && x.Due.Before(d.Now))
	}
	return map[string]any{
		"number": int(c.ID), "title": c.Title, "text": c.Text, "kind": string(c.Kind),
		"category": strings.ReplaceAll(c.Category, "/", "."), "channel": c.Channel,
		"status": string(c.Status), "step": c.Step, "team": d.teamInRules(), "priority": c.Priority,
		"opened_at": c.OpenedAt, "age": d.Now.Sub(c.OpenedAt), "overdue": overdue,
		"reopened": c.Reopened,
	}
}

// teamInRules answers the case's team by the name that the rules of its version
// know.
func (d *decision) teamInRules() string {
	if len(d.Live.Moves) == 0 || d.Def.Teams[d.c.Team] != nil {
		return d.c.Team
	}
	for _, name := range slices.Sorted(maps.Keys(d.Def.Teams)) {
		if d.Live.TeamNow(name) == d.c.Team {
			return name
		}
	}
	return d.c.Team
}

func (d *decision) taskValues() map[string]any {
	var tasks map[string]any
	for _, t := range d.c.Tasks { // the latest of a name speaks
		if tasks == nil {
			tasks = map[string]any{}
		}
		tasks[t.Name] = map[string]any{"state": t.State}
	}
	return tasks
}

// lookup answers the value of a dotted name, or nil.
func (d *decision) lookup(name string) any {
	group, _, _ := strings.Cut(name, ".")
	var v any = map[string]any(d.environment(group))
	for part := range strings.SplitSeq(name, ".") {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[part]
	}
	return v
}

func (d *decision) render(t map[string]*rule.Template, locale string) string {
	tpl := t[locale]
	if tpl == nil {
		tpl = t[firstLocale(t, d.Def.Locales)]
	}
	if tpl == nil {
		return ""
	}
	s, err := tpl.RenderAs(d.environment(tpl.Groups()...), nil, func(name string, v any) any { return d.said(name, v, locale) })
	if err != nil {
		return s + "…" // what stands there is better than nothing
	}
	return s
}

// said answers a choice by its label, so that people read no codes.
func (d *decision) said(name string, v any, locale string) any {
	field, ok := strings.CutPrefix(name, "field.")
	if !ok || d.Def.Fields[field] == nil {
		return v
	}
	choices := d.Def.Choices[d.Def.Fields[field].Options]
	if choices == nil {
		return v
	}
	if list, ok := v.([]any); ok {
		labels := make([]any, len(list))
		for i, code := range list {
			labels[i] = choices.Say(code, locale, d.Def.Locales[0])
		}
		return labels
	}
	return choices.Say(v, locale, d.Def.Locales[0])
}

func firstLocale(t map[string]*rule.Template, order []string) string {
	for _, l := range order {
		if t[l] != nil {
			return l
		}
	}
	keys := slices.Sorted(maps.Keys(t))
	if len(keys) == 0 {
		return ""
	}
	return keys[0]
}

func has(list []string, s string) bool { return slices.Contains(list, s) }

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
