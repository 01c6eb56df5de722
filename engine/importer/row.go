package importer

import (
	"reflect"

	"github.com/akis-platform/akis/engine"
)

// because is the reason of what the import does in the file's name.
const because = "as in the file"

// row does what leads from the case as it is to the row.
func (t *tale) row(x row) error {
	for _, part := range []func(row) error{t.pass, t.reopen, t.change, t.state} {
		if err := part(x); err != nil {
			return err
		}
	}
	return nil
}

func (t *tale) reopen(x row) error {
	if (x.state.Act == actWork || x.state.Act == actPause) && t.c.Ended() {
		return t.do(x, engine.Reopen{Reason: because})
	}
	return nil
}

// change takes over category, values, team and assignee. A case that has ended
// stays as it is.
func (t *tale) change(x row) error {
	if t.c.Ended() {
		if x.category != t.c.Category || len(t.changed(x)) > 0 || x.team != "" && x.team != t.c.Team {
			t.afterEnd++
		}
		return nil
	}
	if x.category != t.c.Category {
		if err := t.do(x, engine.Recategorise{Category: x.category, Reason: because}); err != nil {
			return err
		}
	}
	if changed := t.changed(x); len(changed) > 0 {
		if err := t.do(x, engine.Fill{Fields: changed}); err != nil {
			return err
		}
	}
	if err := t.team(x); err != nil {
		return err
	}
	if x.assignee != "" && x.assignee != t.c.Assignee {
		return t.do(x, engine.Assign{To: x.assignee})
	}
	return nil
}

func (t *tale) changed(x row) map[string]any {
	changed := map[string]any{}
	for name, v := range x.fields {
		if !reflect.DeepEqual(t.c.Fields[name], v) {
			changed[name] = v
		}
	}
	return changed
}

// team follows the file's team. The first one is held against the route's.
func (t *tale) team(x row) error {
	if x.team == "" {
		return nil
	}
	same := x.team == t.c.Team
	if !t.hasTeam {
		t.hasTeam, t.routed = true, same
	}
	if same {
		return nil
	}
	return t.do(x, engine.Transfer{Team: x.team, Reason: because})
}

func (t *tale) state(x row) error {
	switch x.state.Act {
	case actWork:
		if t.c.Pause != "" && !t.c.PauseRule {
			return t.do(x, engine.Resume{})
		}
	case actPause:
		if t.c.Pause == "" && !t.c.Ended() {
			return t.do(x, engine.Pause{Reason: x.state.Reason})
		}
	case actFinish:
		return t.finish(x)
	case actClose:
		if err := t.finish(x); err != nil {
			return err
		}
		if t.c.Status == engine.StatusResolved {
			return t.do(x, engine.CloseCase{})
		}
	}
	return nil
}

func (t *tale) finish(x row) error {
	if t.c.Ended() {
		return nil
	}
	return t.do(x, engine.Finish{Outcome: x.state.Outcome})
}
