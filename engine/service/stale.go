package service

import (
	"github.com/akis-platform/akis/engine"
)

// fresh refuses a command that was decided on an older revision, when something
// that happened since matters to it.
func (j *job) fresh(tx engine.Tx, c engine.Case) error {
	if j.req.IfMatch == nil || *j.req.IfMatch == c.Revision {
		return nil
	}
	if *j.req.IfMatch > c.Revision {
		return refuse(engine.Stale, "stale")
	}
	since, err := tx.History(c.ID, *j.req.IfMatch)
	if err != nil {
		return err
	}
	written := fieldsOf(j.req.Command)
	for _, e := range since {
		if matters(e, written) {
			return refuse(engine.Stale, "stale")
		}
	}
	return nil
}

// matters reports whether an event touched the step, the holder, the status or
// one of the fields.
func matters(e engine.Event, written map[string]any) bool {
	switch b := e.Body.(type) {
	case engine.Filled:
		for name := range b.Fields {
			if _, both := written[name]; both {
				return true
			}
		}
		return false
	case engine.Noted, engine.Sent, engine.Prioritised, engine.Breached, engine.Escalated,
		engine.TaskCreated, engine.TaskMoved, engine.BlockSet, engine.Clocked:
		return false
	}
	return true
}

func fieldsOf(cmd engine.Command) map[string]any {
	switch cmd := cmd.(type) {
	case engine.Fill:
		return cmd.Fields
	case engine.Finish:
		return cmd.Fields
	}
	return nil
}
