package engine

import "github.com/akis-platform/akis/engine/definition"

func (d *decision) pause(cmd Pause) error {
	if err := d.act(); err != nil {
		return err
	}
	switch {
	case cmd.Reason == "":
		return refuseAt(Invalid, "reason_needed", "/reason", "")
	case d.c.Pause != "":
		return refuse(Invalid, "already_paused")
	}
	d.emit(Paused{Reason: cmd.Reason, Deadlines: d.clocksPaused(cmd.Reason)}, nil)
	return nil
}

func (d *decision) resume() error {
	if err := d.act(); err != nil {
		return err
	}
	switch {
	case d.c.Pause == "":
		return refuse(Invalid, "not_paused")
	case d.c.PauseRule:
		return refuse(Invalid, "paused_by_rule")
	}
	d.emit(Resumed{Deadlines: d.clocksRunning()}, nil)
	return nil
}

// closeCase closes a resolved case, when the gates of its end allow it.
func (d *decision) closeCase(cmd CloseCase) error {
	switch d.c.Status {
	case StatusClosed:
		return nil
	case StatusResolved:
	default:
		return refuse(Invalid, "not_resolved")
	}
	if d.Actor.Kind == Person {
		if err := d.mustBelong(); err != nil {
			return err
		}
	}
	if problems := d.openGates(d.end().Gates); len(problems) > 0 {
		r := refuse(Invalid, "gate")
		r.Problems = problems
		return r
	}
	d.unblock()
	d.emit(CaseClosed{Reason: cmd.Reason}, nil)
	return nil
}

// reopen brings a resolved case back to work, or a closed one within its end's
// reopen_within, counted from the moment it was resolved.
func (d *decision) reopen(cmd Reopen) error {
	if d.c.Status != StatusResolved && d.c.Status != StatusClosed {
		return refuse(Invalid, "not_resolved")
	}
	if d.Actor.Kind == Person {
		if err := d.mustBelong(); err != nil {
			return err
		}
	}
	e := d.end()
	if d.Actor.Kind != Importer && !d.mayReopen() {
		return refuse(Invalid, "reopen_window")
	}
	to := e.ReopenTo
	if to == "" {
		to = d.Def.Flows[d.c.Flow].Start
	}
	d.emit(Reopened{Reason: cmd.Reason}, nil)
	if err := d.enter(to); err != nil {
		return err
	}
	return nil
}

func (d *decision) mayReopen() bool {
	e := d.end()
	window, ok := e.ReopenWithin.In(d.Live, d.Def)
	if !ok {
		return d.c.Status == StatusResolved
	}
	until, err := d.Live.CalendarOf(d.c.Team).Add(d.c.ResolvedAt, window)
	return err == nil && !d.Now.After(until)
}

func (d *decision) cancel(cmd Cancel) error {
	if err := d.mustBeInWork(); err != nil {
		return err
	}
	if cmd.Reason == "" {
		return refuseAt(Invalid, "reason_needed", "/reason", "")
	}
	if err := d.act(); err != nil {
		return err
	}
	d.emit(CaseCancelled{Reason: cmd.Reason}, nil)
	return nil
}

func (d *decision) createTask(name string) {
	t := d.Def.Tasks[name]
	if t == nil {
		return
	}
	task := Task{
		ID: len(d.c.Tasks) + 1, Name: name, Team: d.Live.TeamNow(t.Team), State: t.States[0],
		Title:    d.render(t.Title, d.Def.Locales[0]),
		Priority: t.Priority, Created: d.Now, Entry: d.c.Entry,
	}
	var clock *Deadline
	if due, ok := t.Due.In(d.Live, d.Def); ok {
		x := d.start(TaskDue, itoa(task.ID), d.Live.CalendarOf(t.Team), due)
		task.Due, clock = x.Due, &x
	}
	d.emit(TaskCreated{Task: task, Deadline: clock}, nil)
}

func (d *decision) taskDone(t Task) bool { return lastState(d.Def.Tasks[t.Name], t.State) }

// lastState reports whether a task in state is done. The compiler gives every
// task its states.
func lastState(t *definition.Task, state string) bool {
	return t != nil && state == t.States[len(t.States)-1]
}

func (d *decision) moveTask(cmd MoveTask) error {
	if cmd.Task < 1 || cmd.Task > len(d.c.Tasks) {
		return refuseAt(NotFound, "unknown_task", "/task", itoa(cmd.Task))
	}
	t := d.c.Tasks[cmd.Task-1]
	def := d.Def.Tasks[t.Name]
	if d.Actor.Kind == Person && !d.isIn(t.Team) {
		return refuseWith(Forbidden, "not_in_team", d.teamLabel(t.Team))
	}
	if !has(def.States, cmd.State) {
		return refuseAt(Invalid, "unknown_state", "/state", cmd.State)
	}
	if t.State == cmd.State {
		return nil
	}
	d.emit(TaskMoved{Task: cmd.Task, State: cmd.State, Done: lastState(def, cmd.State)}, nil)
	return nil
}
