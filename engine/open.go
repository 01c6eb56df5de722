package engine

import "github.com/akis-platform/akis/engine/definition"

func (d *decision) open(o Open) error {
	if d.c.ID != 0 {
		return refuse(Conflict, "already_open")
	}
	cat := d.Def.Categories[o.Category]
	switch {
	case cat == nil:
		return refuseAt(Invalid, "unknown_category", "/category", o.Category)
	case !cat.Leaf():
		return refuseAt(Invalid, "category_not_leaf", "/category", o.Category)
	}
	kind := o.Kind
	if kind == "" {
		kind = cat.Kind
	}
	if !kind.Known() {
		return refuseAt(Invalid, "unknown_kind", "/kind", string(kind))
	}
	values, err := d.checkValues(cat.Path, kind, o.Fields)
	if err != nil {
		return err
	}
	d.c.ID = o.ID
	d.emit(Opened{
		Version: d.Def.Version, Category: cat.Path, Kind: kind, Channel: orForm(o.Channel),
		Title: o.Title, Text: o.Text, Language: o.Language, Customer: o.Customer,
		Fields: present(d.withDefaults(cat, values)), Flow: cat.Flow,
	}, nil)
	d.compute()
	d.prioritise()

	return d.enter(d.Def.Flows[cat.Flow].Start)
}

func orForm(channel string) string {
	if channel == "" {
		return "form"
	}
	return channel
}

// withDefaults adds the default of each field that was not given.
func (d *decision) withDefaults(cat *definition.Category, values map[string]any) map[string]any {
	for _, name := range cat.Fields {
		f := d.Def.Fields[name]
		if _, given := values[name]; given || f.Default == nil {
			continue
		}
		values[name] = f.Default
	}
	return values
}
