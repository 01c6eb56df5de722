package engine

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
	if e.ReopenWithin == nil {
		return d.c.Status == StatusResolved
	}
	until, err := d.Live.CalendarOf(d.c.Team).Add(d.c.ResolvedAt, *e.ReopenWithin)
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
		ID: len(d.c.Tasks) + 1, Name: name, Team: t.Team, State: firstState(t.States),
		Title:    d.render(t.Title, d.Def.Locales[0]),
		Priority: t.Priority, Created: d.Now, Entry: d.c.Entry,
	}
	if t.Due != nil {
		if due, err := d.Live.CalendarOf(t.Team).Add(d.Now, *t.Due); err == nil {
			task.Due = due
		}
	}
	d.emit(TaskCreated{Task: task}, nil)
}

func firstState(states []string) string {
	if len(states) == 0 {
		return "todo"
	}
	return states[0]
}

func (d *decision) taskDone(t Task) bool {
	if def := d.Def.Tasks[t.Name]; def != nil && len(def.States) > 0 {
		return t.State == def.States[len(def.States)-1]
	}
	return t.State == "done"
}

func (d *decision) moveTask(cmd MoveTask) error {
	if cmd.Task < 1 || cmd.Task > len(d.c.Tasks) {
		return refuseAt(NotFound, "unknown_task", "/task", itoa(cmd.Task))
	}
	t := d.c.Tasks[cmd.Task-1]
	def := d.Def.Tasks[t.Name]
	if d.Actor.Kind == Person && !has(d.Facts.Teams, t.Team) {
		return refuseWith(Forbidden, "not_in_team", d.teamLabel(t.Team))
	}
	if !has(def.States, cmd.State) {
		return refuseAt(Invalid, "unknown_state", "/state", cmd.State)
	}
	if t.State == cmd.State {
		return nil
	}
	d.emit(TaskMoved{Task: cmd.Task, State: cmd.State}, nil)
	return nil
}
