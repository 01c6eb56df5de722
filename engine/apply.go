package engine

import (
	"maps"
	"slices"
)

// Apply answers the case after the event. It never fails: an event is a fact.
func Apply(c Case, e Event) Case {
	c.Revision = e.Seq
	c.UpdatedAt = e.At
	switch b := e.Body.(type) {
	case Opened:
		c = applyOpened(c, e, b)
	case Entered:
		c = applyEntered(c, e, b)
	case Ended:
		c = applyEnded(c, e, b)
	case Claimed:
		c = applyClaimed(c, b)
	case Released:
		c.Assignee, c.Deadlines = "", b.Deadlines
	case Filled:
		c.Fields = merged(c.Fields, b.Fields)
	case Recategorised:
		c.Category, c.Kind, c.Flow = b.To, b.Kind, b.Flow
	case Finished, Transferred, Noted, Sent:
		// What follows them changes the case; they are the reason.
	case Paused:
		c.Pause, c.PauseRule, c.Deadlines, c.Status = b.Reason, b.Rule, b.Deadlines, StatusWaiting
	case Resumed:
		c.Pause, c.PauseRule, c.Deadlines, c.Status = "", false, b.Deadlines, StatusOpen
	case CaseClosed:
		c.Status, c.ClosedAt = StatusClosed, e.At
		c.Deadlines = markDone(c.Deadlines, CloseDue, "", false) // a reopening goes on with the others
	case Reopened:
		c.Status, c.End, c.Reopened = StatusOpen, "", c.Reopened+1
		c.Blocked, c.ResolvedAt, c.ClosedAt = nil, noTime, noTime
	case CaseCancelled:
		c.Status, c.ClosedAt, c.Step, c.Assignee, c.Blocked = StatusCancelled, e.At, "", "", nil
		c.Pause, c.PauseRule = "", false
		c.Deadlines = allDone(c.Deadlines)
	case Breached:
		c.Deadlines = markDone(c.Deadlines, b.Deadline, b.Name, true)
	case Escalated:
		c.Deadlines = markDone(c.Deadlines, Escalate, b.Name, false)
	case Prioritised:
		c.Priority, c.PriorityRule = b.Priority, b.Rule
	case TaskCreated:
		c.Tasks = append(slices.Clone(c.Tasks), b.Task)
		if b.Deadline != nil {
			c.Deadlines = append(slices.Clone(c.Deadlines), *b.Deadline)
		}
	case TaskMoved:
		c.Tasks = slices.Clone(c.Tasks)
		c.Tasks[b.Task-1].State, c.Tasks[b.Task-1].Done = b.State, b.Done
		if b.Done {
			c.Deadlines = markDone(c.Deadlines, TaskDue, itoa(b.Task), false)
		}
	case BlockSet:
		c.Blocked = b.Block
	case Clocked:
		c.Deadlines = b.Deadlines
	}
	return c
}

func applyOpened(c Case, e Event, b Opened) Case {
	c.ID, c.Version, c.Category, c.Kind, c.Channel = e.Case, b.Version, b.Category, b.Kind, b.Channel
	c.Title, c.Text, c.Language, c.Customer = b.Title, b.Text, b.Language, b.Customer
	c.Fields, c.Flow, c.Status, c.OpenedAt = maps.Clone(b.Fields), b.Flow, StatusNew, e.At
	c.OpenedBy = e.Actor.User
	if c.Fields == nil {
		c.Fields = map[string]any{}
	}
	return c
}

func applyEntered(c Case, e Event, b Entered) Case {
	c.Stint++
	if !b.Same {
		c.Entry++
		c.Blocked = nil
	}
	if e.Actor.Kind != System && b.Same {
		c.Reassigns++
	}
	c.Step, c.Team, c.Partner, c.Assignee = b.Step, b.Team, b.Partner, ""
	c.End, c.EnteredAt, c.Deadlines = "", e.At, b.Deadlines
	if c.Status == StatusNew && c.Stint > 1 {
		c.Status = StatusOpen
	}
	return c
}

func applyEnded(c Case, e Event, b Ended) Case {
	c.End, c.Status, c.Step, c.Assignee = b.End, b.Status, "", ""
	c.Partner, c.Pause, c.PauseRule, c.Blocked = "", "", false, nil
	c.Deadlines = b.Deadlines
	if b.Status == StatusResolved {
		c.ResolvedAt = e.At
	} else {
		c.ClosedAt = e.At
	}
	return c
}

func applyClaimed(c Case, b Claimed) Case {
	if c.Assignee != "" && c.Assignee != b.By {
		c.Reassigns++
	}
	c.Assignee, c.Deadlines = b.By, b.Deadlines
	if c.Status == StatusNew {
		c.Status = StatusOpen
	}
	return c
}

// merged answers a copy of fields with the changes written; nil empties.
func merged(fields, changes map[string]any) map[string]any {
	out := make(map[string]any, len(fields)+len(changes))
	maps.Copy(out, fields)
	for name, v := range changes {
		if v == nil {
			delete(out, name)
			continue
		}
		out[name] = v
	}
	return out
}

func markDone(ds []Deadline, kind DeadlineKind, name string, missed bool) []Deadline {
	ds = slices.Clone(ds)
	for i := range ds {
		if ds[i].Kind == kind && ds[i].Name == name && !ds[i].Done {
			ds[i].Done, ds[i].Missed = true, missed
			break
		}
	}
	return ds
}

func allDone(ds []Deadline) []Deadline {
	ds = slices.Clone(ds)
	for i := range ds {
		ds[i].Done = true
	}
	return ds
}
