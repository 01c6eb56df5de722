package engine

import (
	"reflect"
	"time"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
)

// fill writes values on behalf of the holder.
// On a resolved case, which nobody holds any more, it is what the gates of its
// end wait for.
func (d *decision) fill(cmd Fill) error {
	mayWrite := d.act
	if d.c.Status == StatusResolved {
		mayWrite = d.mustBelong
	}
	if err := mayWrite(); err != nil {
		return err
	}
	return d.write(cmd.Fields)
}

// write checks values and records those that change something.
func (d *decision) write(fields map[string]any) error {
	if err := d.partnerMayFill(fields); err != nil {
		return err
	}
	if err := d.notReadonly(fields); err != nil {
		return err
	}
	clean, err := d.checkValues(d.c.Category, d.c.Kind, fields)
	if err != nil {
		return err
	}
	d.recordValues(clean)
	d.compute()
	d.prioritise() // before the step is left: an end no longer asks
	return nil
}

// recordValues emits one Filled with the values that differ from the case's.
func (d *decision) recordValues(values map[string]any) {
	changed := make(map[string]any, len(values))
	old := make(map[string]any, len(values))
	for name, v := range values {
		was, had := d.c.Fields[name]
		if v == nil && !had || had && reflect.DeepEqual(was, v) {
			continue
		}
		changed[name] = v
		if had {
			old[name] = was
		}
	}
	if len(changed) > 0 {
		d.emit(Filled{Fields: changed, Old: old}, nil)
	}
}

// checkValues holds values against the category's form, on every path.
func (d *decision) checkValues(category string, kind definition.Kind, values map[string]any) (map[string]any, error) {
	clean, problems := form.Check(d.Def, category, kind, values)
	if len(problems) == 0 {
		return clean, nil
	}
	r := refuse(Invalid, "value")
	for _, p := range problems {
		r.Problems = append(r.Problems, Problem{Pointer: p.Pointer, Code: p.Code, Detail: p.Detail})
	}
	return nil, r
}

func (d *decision) partnerMayFill(fields map[string]any) error {
	if d.Actor.Kind != Person || d.Facts.Partner == "" || d.Facts.Partner != d.Live.PartnerNow(d.c.Partner) {
		return nil
	}
	allowed := d.partner(d.c.Partner).Fills
	return d.only("field_not_yours", fields, func(name string) bool { return has(allowed, name) })
}

func (d *decision) notReadonly(fields map[string]any) error {
	s := d.step()
	if s == nil || d.Actor.Kind == Importer {
		return nil
	}
	return d.only("readonly", fields, func(name string) bool { return !has(s.Readonly, name) })
}

// only refuses with code at each field that allowed does not admit.
func (d *decision) only(code string, fields map[string]any, allowed func(string) bool) error {
	var problems []Problem
	var labels []definition.Text
	for _, name := range sortedKeys(fields) {
		if !allowed(name) {
			label := d.fieldLabel(name)
			labels = append(labels, label)
			problems = append(problems, problem("/fields/"+name, code, label))
		}
	}
	if len(problems) == 0 {
		return nil
	}
	r := refuseWith(Forbidden, code, listed(labels))
	r.Problems = problems
	return r
}

// compute refreshes the fields that the definition computes from others.
func (d *decision) compute() {
	cat := d.category()
	if cat == nil {
		return
	}
	for _, name := range cat.Computed {
		d.recordValues(map[string]any{name: d.computed(d.Def.Fields[name])})
	}
}

func (d *decision) computed(f *definition.Field) any {
	if f.Table != "" {
		give, _ := d.table(d.Def.Tables[f.Table])
		return definition.Unspell(f.Type, give)
	}
	v, err := f.Compute.Value(d.environment(f.Compute.Groups()...))
	if err != nil {
		return nil // an input is still missing
	}
	if t, isMoment := v.(time.Time); isMoment {
		return t.UTC().Format(time.RFC3339) // as fields hold moments
	}
	return v
}

// present drops emptied values; a new case has nothing to empty.
func present(values map[string]any) map[string]any {
	for name, v := range values {
		if v == nil {
			delete(values, name)
		}
	}
	return values
}
