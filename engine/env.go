package engine

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
)

// environment is the values that rules see, built when first asked for and
// dropped when the case changes.
type environment struct {
	values  rule.Env
	visible map[string]any
}

func (e *environment) forget() { e.values, e.visible = nil, nil }

// environment answers plain maps of copied values: a rule can reach nothing else.
func (d *decision) environment() rule.Env {
	if d.env.values == nil {
		d.env.values = rule.Env{
			"field": d.visibleFields(), "case": d.caseValues(), "customer": d.customerValues(),
			"setting": d.Live.SettingValues(), "task": d.taskValues(), "now": d.Now,
		}
	}
	return d.env.values
}

// visibleFields drops the values of hidden fields: hidden reads as empty.
func (d *decision) visibleFields() map[string]any {
	if d.env.visible != nil {
		return d.env.visible
	}
	d.env.visible = maps.Clone(d.c.Fields)
	if d.env.visible == nil {
		d.env.visible = map[string]any{}
	}
	cat := d.category()
	if cat == nil {
		return d.env.visible
	}
	base := rule.Env{
		"field": d.env.visible, "case": d.caseValues(), "customer": d.customerValues(),
		"setting": d.Live.SettingValues(), "task": d.taskValues(), "now": d.Now,
	}
	for _, name := range cat.Hiding {
		if show, err := d.Def.Fields[name].Visible.Yes(base); err != nil || !show {
			delete(d.env.visible, name)
		}
	}
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

func (d *decision) customerValues() map[string]any {
	if d.Facts.Customer == nil {
		return map[string]any{}
	}
	return d.Facts.Customer
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
	tasks := map[string]any{}
	for _, t := range d.c.Tasks { // the latest of a name speaks
		tasks[t.Name] = map[string]any{"state": t.State}
	}
	return tasks
}

// yes runs a rule; one that fails at run time does not hold.
func (d *decision) yes(r *rule.Rule) bool {
	ok, err := r.Yes(d.environment())
	return err == nil && ok
}

// lookup answers the value of a dotted name, or nil.
func (d *decision) lookup(name string) any {
	var v any = map[string]any(d.environment())
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
	s, err := tpl.Render(d.environment(), nil)
	if err != nil {
		return s + "…" // what stands there is better than nothing
	}
	return s
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

func itoa(n int) string { return strconv.Itoa(n) }

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
