package engine

import (
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// CaseID is a case's number: what people say on the phone and what every
// statement of a store names. It comes from a sequence and may have gaps.
type CaseID int64

// CustomerID names a customer; 0 is nobody.
type CustomerID int64

// Status is the state of a case that every process shares; the step carries the
// detail.
type Status string

// The statuses. The moves between them stand in statusMoves (status.go).
const (
	StatusNew       Status = "new"
	StatusOpen      Status = "open"
	StatusWaiting   Status = "waiting"
	StatusResolved  Status = "resolved"
	StatusClosed    Status = "closed"
	StatusCancelled Status = "cancelled"
)

// Case is one piece of work moving through a published definition. It is a
// value: Apply answers a changed copy. Its JSON form is the store's snapshot.
type Case struct {
	ID       CaseID             `json:"id"`
	Revision int64              `json:"revision"` // number of the last event
	Version  definition.Version `json:"version"`  // pinned when opened
	Category string             `json:"category"` // path, "cargo/late"
	Kind     definition.Kind    `json:"kind"`
	Channel  string             `json:"channel"`
	Title    string             `json:"title,omitempty"`
	Text     string             `json:"text,omitempty"`
	Language string             `json:"language,omitempty"` // the customer's locale, for messages
	Customer CustomerID         `json:"customer,omitempty"`
	Status   Status             `json:"status"`
	Flow     string             `json:"flow"`
	Step     string             `json:"step,omitempty"` // "" once an end is reached
	End      string             `json:"end,omitempty"`
	Team     string             `json:"team,omitempty"`    // whose pool or desk it is
	Partner  string             `json:"partner,omitempty"` // set with Team = the partner's owner
	Assignee string             `json:"assignee,omitempty"`
	Fields   map[string]any     `json:"fields"`
	Priority string             `json:"priority"`
	// PriorityRule is the rule, table row or "default" that gave Priority.
	PriorityRule string `json:"priority_rule,omitempty"`

	OpenedBy   string    `json:"opened_by,omitempty"` // login
	OpenedAt   time.Time `json:"opened_at"`
	EnteredAt  time.Time `json:"entered_at"` // the present stint began
	ResolvedAt time.Time `json:"resolved_at,omitzero"`
	ClosedAt   time.Time `json:"closed_at,omitzero"`
	UpdatedAt  time.Time `json:"updated_at"` // its last event

	Entry     int `json:"entry"` // entries of a step so far; an escalation fires once an entry
	Stint     int `json:"stint"` // stays with a team so far; grows on each change of step or team
	Reopened  int `json:"reopened,omitempty"`
	Reassigns int `json:"reassigns,omitempty"` // changes of team or assignee by a person

	Deadlines []Deadline `json:"deadlines,omitempty"`
	Blocked   *Block     `json:"blocked,omitempty"`
	Pause     string     `json:"pause,omitempty"` // the reason the clocks stand still
	PauseRule bool       `json:"pause_rule,omitempty"`
	Tasks     []Task     `json:"tasks,omitempty"`
}

// DeadlineKind says what a deadline measures.
type DeadlineKind string

// The kinds of deadline.
const (
	ClaimDue DeadlineKind = "claim"    // somebody must hold the case
	DoneDue  DeadlineKind = "done"     // the step must be left
	SLADue   DeadlineKind = "sla"      // the case must be resolved
	Escalate DeadlineKind = "escalate" // an escalation of the step acts
	CloseDue DeadlineKind = "close"    // a resolved case closes by itself
	TaskDue  DeadlineKind = "task"
)

// Deadline is one running clock of a case, kept as intervals that sum to the
// time that has counted.
type Deadline struct {
	Kind  DeadlineKind   `json:"kind"`
	Name  string         `json:"name,omitempty"` // the escalation or task
	Clock calendar.Clock `json:"clock"`
	Due   time.Time      `json:"due,omitzero"` // zero while it stands still
	// Done marks a deadline that has been met or has fired; it is kept to be read.
	Done   bool `json:"done,omitempty"`
	Missed bool `json:"missed,omitempty"`
}

// Block says why done_when could not move a case; it is tried again when an
// input changes.
type Block struct {
	Outcome string    `json:"outcome"`
	Since   time.Time `json:"since"`
	Refusal *Refusal  `json:"refusal"`
}

// Task is work given to another team beside the flow.
type Task struct {
	ID       int       `json:"id"` // counts up within the case
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	Team     string    `json:"team"`
	Assignee string    `json:"assignee,omitempty"`
	State    string    `json:"state"`
	Done     bool      `json:"done,omitempty"` // nothing is left to do of it
	Priority string    `json:"priority,omitempty"`
	Due      time.Time `json:"due,omitzero"`
	Created  time.Time `json:"created"`
	Entry    int       `json:"entry"`
}

// NextDue answers the earliest moment at which time alone changes the case, or
// zero.
func (c Case) NextDue() time.Time {
	var next time.Time
	for _, d := range c.Deadlines {
		if d.Done || d.Due.IsZero() {
			continue
		}
		if next.IsZero() || d.Due.Before(next) {
			next = d.Due
		}
	}
	return next
}

// Deadline answers the running deadline of kind, if there is one.
func (c Case) Deadline(kind DeadlineKind) (Deadline, bool) {
	for _, d := range c.Deadlines {
		if d.Kind == kind && !d.Done {
			return d, true
		}
	}
	return Deadline{}, false
}

// Ended reports whether the case has left its flow.
func (c Case) Ended() bool {
	return c.Status == StatusResolved || c.Status == StatusClosed || c.Status == StatusCancelled
}
