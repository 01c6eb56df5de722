package engine

import (
	"encoding/json"
	"fmt"
)

// decoders read the stored body of each type of event. A test holds the list
// against the bodies there are.
var decoders = map[EventType]func([]byte) (Body, error){
	"opened": read[Opened], "entered": read[Entered], "ended": read[Ended], "claimed": read[Claimed],
	"released": read[Released], "filled": read[Filled], "recategorised": read[Recategorised],
	"finished": read[Finished], "transferred": read[Transferred], "noted": read[Noted],
	"paused": read[Paused], "resumed": read[Resumed], "closed": read[CaseClosed],
	"reopened": read[Reopened], "cancelled": read[CaseCancelled], "breached": read[Breached],
	"escalated": read[Escalated], "prioritised": read[Prioritised], "sent": read[Sent],
	"task_created": read[TaskCreated], "task_moved": read[TaskMoved], "blocked": read[BlockSet],
	"clocked": read[Clocked],
}

func read[B Body](src []byte) (Body, error) {
	var b B
	err := json.Unmarshal(src, &b)
	return b, err
}

// DecodeBody reads the JSON of an event's body.
func DecodeBody(t EventType, src []byte) (Body, error) {
	decode, ok := decoders[t]
	if !ok {
		return nil, fmt.Errorf("event type %q is not known to this version of the program", t)
	}
	return decode(src)
}

// UnmarshalJSON reads an event with the body of its type.
func (e *Event) UnmarshalJSON(src []byte) error {
	type plain Event // without this method
	var w struct {
		plain
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal(src, &w); err != nil {
		return err
	}
	body, err := DecodeBody(w.Type, w.Body)
	if err != nil {
		return err
	}
	*e = Event(w.plain)
	e.Body = body
	return nil
}
