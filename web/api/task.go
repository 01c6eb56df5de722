package api

import (
	"context"
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
)

// taskStateWords are the states that most definitions use; others are shown as
// they are written.
var taskStateWords = words{
	"todo":  {"en": "To do", "tr": "Yapılacak", "ar": "مطلوبة"},
	"doing": {"en": "Being done", "tr": "Yapılıyor", "ar": "قيد التنفيذ"},
	"done":  {"en": "Done", "tr": "Yapıldı", "ar": "أُنجزت"},
}

func (r *reader) taskState(name string) Named { return Named{name, taskStateWords.in(name, r.locale)} }

// tasks answers the tasks of a case, and which of them the reader may move.
func (r *reader) tasks(v service.CaseView) []Task {
	c, may := v.Case, r.asker(v)
	all := make([]Task, 0, len(c.Tasks))
	for _, t := range c.Tasks {
		out := Task{
			ID: t.ID, Name: t.Name, Title: t.Title, Team: *r.team(t.Team), State: t.State,
			States: []Named{}, Due: moment(t.Due), Created: t.Created, Done: t.Done,
			CanMove: may(engine.MoveTask{Task: t.ID, State: t.State}),
		}
		if d := v.Definition.Tasks[t.Name]; d != nil {
			for _, name := range d.States {
				out.States = append(out.States, r.taskState(name))
			}
		}
		if f := v.Definition.Flows[c.Flow]; f != nil && f.Steps[c.Step] != nil && t.Entry == c.Entry {
			st := f.Steps[c.Step]
			out.Required = st.Wait != "" && slices.Contains(st.Tasks, t.Name)
		}
		all = append(all, out)
	}
	return all
}

// withTasks tells of each case in a list what the reader's teams have left to do. A
// case that went out of sight since the list was read has nothing to tell.
func (s *server) withTasks(ctx context.Context, r *reader, rows []CaseRow) error {
	teams := r.rights.Person().Teams
	for i := range rows {
		c, err := s.Service.Case(ctx, r.actor(), engine.CaseID(rows[i].Number))
		if refusal, refused := engine.AsRefusal(err); refused && refusal.Kind == engine.NotFound {
			continue
		}
		if err != nil {
			return err
		}
		for _, t := range c.Tasks {
			if !t.Done && slices.Contains(teams, t.Team) {
				rows[i].Tasks = append(rows[i].Tasks, RowTask{
					Title: t.Title, Team: *r.team(t.Team), State: r.taskState(t.State), Due: moment(t.Due),
				})
			}
		}
	}
	return nil
}
