package demo

import (
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// work has people do what the step asks, and the holder leave it, sometimes after
// a note.
func (m *maker) work(c engine.Case, v visit) error {
	who := c.Assignee
	if who == "" {
		who = m.member(c)
	}
	if who == "" {
		return nil
	}
	if m.rnd.IntN(4) == 0 && len(m.script.Notes) > 0 {
		if err := m.note(c, who); err != nil {
			return err
		}
	}
	if waits, err := m.waits(c, who, v); waits || err != nil {
		return err
	}
	def, err := m.svc.Version(m.ctx, c.Version)
	if err != nil {
		return err
	}
	if err := m.tasks(def, c); err != nil {
		return err
	}
	step := def.Flows[c.Flow].Steps[c.Step]
	if step.DoneWhen != nil {
		c, err = m.await(def, c, step, who)
	} else {
		c, err = m.leave(def, c, step, who)
	}
	if err != nil {
		return err
	}
	m.next(c, v.acts+1)
	return nil
}

// waits has the holder let the clocks stand still now and then, until the customer
// has answered; it reports whether that is all that happens on this visit.
func (m *maker) waits(c engine.Case, who string, v visit) (bool, error) {
	var cmd engine.Command
	switch {
	case c.Pause != "" && !c.PauseRule && m.rnd.IntN(3) > 0:
		cmd = engine.Resume{}
	case c.Pause == "" && c.Partner == "" && len(m.script.Pauses) > 0 && m.rnd.IntN(8) == 0:
		cmd = engine.Pause{Reason: pick(m.rnd, m.script.Pauses)}
	case c.Pause == "":
		return false, nil
	}
	if cmd != nil {
		res, err := m.svc.Execute(m.ctx, person(who), service.Request{Case: c.ID, Command: cmd})
		if err != nil {
			return false, err
		}
		c = res.Case
	}
	m.next(c, v.acts+1)
	return true, nil
}

func (m *maker) note(c engine.Case, who string) error {
	_, err := m.svc.Execute(m.ctx, person(who), service.Request{
		Case: c.ID, Command: engine.AddNote{Text: pick(m.rnd, m.script.Notes), Customer: c.Partner == "" && m.rnd.IntN(4) == 0},
	})
	return err
}

// tasks has somebody of each team bring its open task of this step on by a state,
// most of the time.
func (m *maker) tasks(def *definition.Definition, c engine.Case) error {
	for _, t := range c.Tasks {
		states := def.Tasks[t.Name].States
		i := slices.Index(states, t.State)
		if t.Entry != c.Entry || i < 0 || i == len(states)-1 || m.rnd.IntN(4) == 0 {
			continue
		}
		who := m.member(engine.Case{Team: t.Team})
		if who == "" {
			continue
		}
		_, err := m.svc.Execute(m.ctx, person(who), service.Request{
			Case: c.ID, Command: engine.MoveTask{Task: t.ID, State: states[i+1]},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// await fills what the step waits for, which moves the case on; now and then it
// has not come yet.
func (m *maker) await(def *definition.Definition, c engine.Case, step *definition.Step, who string) (engine.Case, error) {
	fields := map[string]any{}
	for _, name := range step.DoneWhen.Names() {
		if f, ok := strings.CutPrefix(name, "field."); ok {
			if v := m.value(def, f); v != nil {
				fields[f] = v
			}
		}
	}
	if len(fields) == 0 || m.rnd.IntN(3) == 0 {
		return c, nil
	}
	res, err := m.svc.Execute(m.ctx, person(who), service.Request{Case: c.ID, Command: engine.Fill{Fields: fields}})
	return res.Case, err
}

// leave tries the ways out in a drawn order, filling what each asks for.
func (m *maker) leave(def *definition.Definition, c engine.Case, step *definition.Step, who string) (engine.Case, error) {
	outcomes := slices.Clone(step.Outcomes)
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
			if r.Code == "outcome_not_open" {
				m.answerRule(def, o.When.Names(), c, fields)
				break
			}
			if r.Code != "gate" || !m.answer(def, r, fields) {
				break
			}
		}
	}
	return c, nil
}

// answerRule fills what the rule of an outcome asks about and the case does not
// say: whoever works the step decides it.
func (m *maker) answerRule(def *definition.Definition, names []string, c engine.Case, fields map[string]any) {
	for _, name := range names {
		f, ok := strings.CutPrefix(name, "field.")
		if !ok || fields[f] != nil || c.Fields[f] != nil {
			continue
		}
		if v := m.value(def, f); v != nil {
			fields[f] = v
		}
	}
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

// value draws a value of a field: of its choices, else of the script.
func (m *maker) value(def *definition.Definition, name string) any {
	f := def.Fields[name]
	if ch := def.Choices[f.Options]; ch != nil {
		return pick(m.rnd, ch.Options).Code
	}
	switch f.Type {
	case definition.Bool:
		return true
	case definition.Date:
		return m.clock.now.In(def.Zone).AddDate(0, 0, -1-m.rnd.IntN(9)).Format(time.DateOnly)
	}
	if list := m.script.Values[name]; len(list) > 0 {
		return pick(m.rnd, list)
	}
	return nil
}
