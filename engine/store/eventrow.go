package store

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/akis-platform/akis/engine"
)

// eventRow is an event as its table has it.
type eventRow struct {
	caseID, seq, at      int64
	actorKind, actorUser string
	kind                 string
	body, why, commits   string
	hash                 []byte
}

const eventColumns = "e.case_id, e.seq, e.at, e.actor_kind, e.actor_user, e.type, e.body, e.why, e.commits, e.hash"

func (r *eventRow) dest() []any {
	return []any{
		&r.caseID, &r.seq, &r.at, &r.actorKind, &r.actorUser, &r.kind, &r.body, &r.why, &r.commits, &r.hash,
	}
}

func newEventRow(e engine.Event, s sealed) eventRow {
	return eventRow{
		caseID: int64(e.Case), seq: e.Seq, at: e.At.UnixMicro(),
		actorKind: string(e.Actor.Kind), actorUser: clean(e.Actor.User), kind: string(e.Type),
		body: s.body, why: s.why, commits: s.commits,
	}
}

// event answers the row as the domain knows it, with the values put back that
// are still there.
func (r eventRow) event(values string) (engine.Event, error) {
	e := engine.Event{
		Case: engine.CaseID(r.caseID), Seq: r.seq, At: time.UnixMicro(r.at).UTC(),
		Actor: engine.Actor{Kind: engine.ActorKind(r.actorKind), User: r.actorUser},
		Type:  engine.EventType(r.kind),
	}
	decode := bodies[e.Type]
	if decode == nil {
		return e, fmt.Errorf("event %d of case %d has the unknown type %q: this build is older than the store", r.seq, r.caseID, r.kind)
	}
	var err error
	if e.Body, err = decode([]byte(r.body)); err != nil {
		return e, fmt.Errorf("event %d of case %d: %w", r.seq, r.caseID, err)
	}
	if r.why != "" {
		e.Why = &engine.Why{}
		if err := json.Unmarshal([]byte(r.why), e.Why); err != nil {
			return e, fmt.Errorf("reason of event %d of case %d: %w", r.seq, r.caseID, err)
		}
	}
	if values != "" {
		var back map[string]any
		if err := json.Unmarshal([]byte(values), &back); err != nil {
			return e, fmt.Errorf("values of event %d of case %d: %w", r.seq, r.caseID, err)
		}
		unseal(&e, back)
	}
	return e, nil
}

// bodies reads the content of each type of event.
var bodies = map[engine.EventType]func([]byte) (engine.Body, error){
	"opened": read[engine.Opened], "entered": read[engine.Entered], "ended": read[engine.Ended],
	"claimed": read[engine.Claimed], "released": read[engine.Released], "filled": read[engine.Filled],
	"recategorised": read[engine.Recategorised], "finished": read[engine.Finished],
	"transferred": read[engine.Transferred], "noted": read[engine.Noted], "paused": read[engine.Paused],
	"resumed": read[engine.Resumed], "closed": read[engine.CaseClosed], "reopened": read[engine.Reopened],
	"cancelled": read[engine.CaseCancelled], "breached": read[engine.Breached],
	"escalated": read[engine.Escalated], "prioritised": read[engine.Prioritised], "sent": read[engine.Sent],
	"task_created": read[engine.TaskCreated], "task_moved": read[engine.TaskMoved],
	"blocked": read[engine.BlockSet], "clocked": read[engine.Clocked],
}

func read[B engine.Body](text []byte) (engine.Body, error) {
	var b B
	err := json.Unmarshal(text, &b)
	return b, err
}
