package demo

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// work has the holder fill what is missing and leave the step, sometimes after a
// note.
func (m *maker) work(c engine.Case, v visit) error {
	who := c.Assignee
	if who == "" {
		who = m.member(c)
	}
	if who == "" {
		return nil
	}
	if m.rnd.IntN(4) == 0 {
		if err := m.note(c, who); err != nil {
			return err
		}
	}
	res, err := m.leave(c, who)
	if err != nil {
		return err
	}
	m.next(res, v.acts+1)
	return nil
}

var notes = []string{
	"Müşteriyle görüşüldü, bilgi verildi.", "Kargo şubesi arandı.", "Called the customer, no answer.", "Belge istendi.",
}

func (m *maker) note(c engine.Case, who string) error {
	_, err := m.svc.Execute(m.ctx, person(who), service.Request{
		Case: c.ID, Command: engine.AddNote{Text: pick(m.rnd, notes), Customer: c.Partner == "" && m.rnd.IntN(4) == 0},
	})
	return err
}

// leave tries the ways out in a drawn order, filling what each asks for.
func (m *maker) leave(c engine.Case, who string) (engine.Case, error) {
	def, err := m.svc.Version(m.ctx, c.Version)
	if err != nil {
		return c, err
	}
	outcomes := slices.Clone(def.Flows[c.Flow].Steps[c.Step].Outcomes)
	m.rnd.Shuffle(len(outcomes), func(i, j int) { outcomes[i], outcomes[j] = outcomes[j], outcomes[i] })
	fields := map[string]any{} // what one outcome asked for may open another
	for _, o := range outcomes {
		for range 3 {
			res, err := m.svc.Execute(m.ctx, person(who), service.Request{
				Case: c.ID, Command: engine.Finish{Outcome: o.Name, Fields: fields},
			})
			if err == nil {
				return res.Case, nil
			}
			r, refused := engine.AsRefusal(err)
			if !refused {
				return c, err
			}
			if r.Code != "gate" || !m.answer(def, r, fields) {
				break
			}
		}
	}
	return c, nil
}

// answer fills the fields that a gate asked for, and reports whether there were
// any.
func (m *maker) answer(def *definition.Definition, r *engine.Refusal, fields map[string]any) bool {
	filled := false
	for _, p := range r.Problems {
		name, ok := strings.CutPrefix(p.Pointer, "/fields/")
		if !ok || fields[name] != nil {
			continue
		}
		if v := m.value(def, name); v != nil {
			fields[name] = v
			filled = true
		}
	}
	return filled
}

// value draws a value of a field: of its choices, else from the script.
func (m *maker) value(def *definition.Definition, name string) any {
	f := def.Fields[name]
	if ch := def.Choices[f.Options]; ch != nil {
		return pick(m.rnd, ch.Options).Code
	}
	if list := m.script.Values[name]; len(list) > 0 {
		return pick(m.rnd, list)
	}
	return nil
}
