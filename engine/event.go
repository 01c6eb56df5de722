package engine

import (
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// Event is one thing that happened to a case. Events are never changed or
// removed; the case is their sum.
type Event struct {
	Case  CaseID    `json:"case"`
	Seq   int64     `json:"seq"` // 1, 2, 3 … within the case
	At    time.Time `json:"at"`
	Actor Actor     `json:"actor"`
	Type  EventType `json:"type"`
	// Body is what happened, one of the …d structs below.
	Body Body `json:"body"`
	// Why names the rule, row or deadline that decided, for explanations.
	Why *Why `json:"why,omitempty"`
}

// EventType names a kind of event; it is the stored word.
type EventType string

// Body is the content of an event.
type Body interface{ Type() EventType }

// Why says which part of the definition decided, and on what values.
type Why struct {
	Address string         `json:"address,omitempty"` // pointer of the definition node
	Rule    string         `json:"rule,omitempty"`    // its name, or "default"
	Inputs  map[string]any `json:"inputs,omitempty"`  // by dotted name: what it and the rows before it read
	// Rows are those of a unique list that held and said different things, which left
	// the answer to the default.
	Rows []string `json:"rows,omitempty"`
}

// Opened starts a case.
type Opened struct {
	Version  definition.Version `json:"version"`
	Category string             `json:"category"`
	Kind     definition.Kind    `json:"kind"`
	Channel  string             `json:"channel"`
	Title    string             `json:"title,omitempty"`
	Text     string             `json:"text,omitempty"`
	Language string             `json:"language,omitempty"`
	Customer CustomerID         `json:"customer,omitempty"`
	Fields   map[string]any     `json:"fields,omitempty"`
	Flow     string             `json:"flow"`
}

// Entered is the arrival at a step, with its holder and the clocks that start.
// Team alone changed (an escalation to a team, a transfer) when Same is true:
// the step goes on in a new stint.
type Entered struct {
	Step      string     `json:"step"`
	Team      string     `json:"team"`
	Partner   string     `json:"partner,omitempty"`
	Same      bool       `json:"same,omitempty"`
	Deadlines []Deadline `json:"deadlines,omitempty"` // all of the case's deadlines afterwards
}

// Ended is the arrival at an end.
type Ended struct {
	End       string     `json:"end"`
	Status    Status     `json:"status"`
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// Claimed gives the case a holder; Deadlines are the clocks afterwards.
type Claimed struct {
	By        string     `json:"by"`
	Deadlines []Deadline `json:"deadlines,omitempty"`
	// Assigned is true when somebody else gave it.
	Assigned bool `json:"assigned,omitempty"`
}

// Released puts the case back into the pool.
type Released struct {
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// Filled wrote values. Old holds the former values of the same fields, so that
// the history shows both; a nil value is an emptied field.
type Filled struct {
	Fields map[string]any `json:"fields"`
	Old    map[string]any `json:"old,omitempty"`
}

// Recategorised moved the case to another category.
type Recategorised struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Kind   definition.Kind `json:"kind"`
	Flow   string          `json:"flow"`
	Reason string          `json:"reason,omitempty"`
}

// Finished left the step by an outcome.
type Finished struct {
	Step    string `json:"step"`
	Outcome string `json:"outcome"`
}

// Transferred records why a case was handed to another team; Entered follows.
type Transferred struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Reason string `json:"reason,omitempty"`
}

// Noted is a note.
type Noted struct {
	Text     string `json:"text"`
	Customer bool   `json:"customer,omitempty"`
}

// Paused stopped the clocks.
type Paused struct {
	Reason string `json:"reason"`
	// Rule is true when the step's pause rule did it; it then also ends it.
	Rule      bool       `json:"rule,omitempty"`
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// Resumed let them run again.
type Resumed struct {
	Deadlines []Deadline `json:"deadlines,omitempty"`
}

// CaseClosed made a resolved case closed.
type CaseClosed struct {
	Reason string `json:"reason,omitempty"`
	Auto   bool   `json:"auto,omitempty"` // by close_after
}

// Reopened brought the case back; Entered follows.
type Reopened struct {
	Reason string `json:"reason,omitempty"`
}

// CaseCancelled ended the case.
type CaseCancelled struct {
	Reason string `json:"reason,omitempty"`
}

// Breached is a deadline that passed: a fact, once per deadline.
type Breached struct {
	Deadline DeadlineKind `json:"deadline"`
	Name     string       `json:"name,omitempty"`
	Due      time.Time    `json:"due"`
}

// Escalated is an escalation that acted, or was skipped since its rule did not
// hold. Waived names the gates that a move went past.
type Escalated struct {
	Name    string   `json:"name"`
	Notify  []string `json:"notify,omitempty"`
	Skipped bool     `json:"skipped,omitempty"`
	Waived  []string `json:"waived,omitempty"`
}

// Prioritised changed the priority.
type Prioritised struct {
	Priority string `json:"priority"`
	Rule     string `json:"rule"`
}

// Sent asks for a message to the customer; the outbox carries it out.
type Sent struct {
	Message string `json:"message"`
}

// TaskCreated gave another team work.
type TaskCreated struct {
	Task     Task      `json:"task"`
	Deadline *Deadline `json:"deadline,omitempty"` // the clock of its due time
}

// TaskMoved changed a task's state.
type TaskMoved struct {
	Task  int    `json:"task"`
	State string `json:"state"`
	Done  bool   `json:"done,omitempty"` // it is the last state
}

// BlockSet records that done_when wanted to leave and a gate refused, or with a
// nil Block that this is over.
type BlockSet struct {
	Block *Block `json:"block,omitempty"`
}

// Clocked replaces the clocks after a change that moved them (a category with
// another duration).
type Clocked struct {
	Deadlines []Deadline `json:"deadlines"`
}

// The stored names of the events.
func (Opened) Type() EventType        { return "opened" }
func (Entered) Type() EventType       { return "entered" }
func (Ended) Type() EventType         { return "ended" }
func (Claimed) Type() EventType       { return "claimed" }
func (Released) Type() EventType      { return "released" }
func (Filled) Type() EventType        { return "filled" }
func (Recategorised) Type() EventType { return "recategorised" }
func (Finished) Type() EventType      { return "finished" }
func (Transferred) Type() EventType   { return "transferred" }
func (Noted) Type() EventType         { return "noted" }
func (Paused) Type() EventType        { return "paused" }
func (Resumed) Type() EventType       { return "resumed" }
func (CaseClosed) Type() EventType    { return "closed" }
func (Reopened) Type() EventType      { return "reopened" }
func (CaseCancelled) Type() EventType { return "cancelled" }
func (Breached) Type() EventType      { return "breached" }
func (Escalated) Type() EventType     { return "escalated" }
func (Prioritised) Type() EventType   { return "prioritised" }
func (Sent) Type() EventType          { return "sent" }
func (TaskCreated) Type() EventType   { return "task_created" }
func (TaskMoved) Type() EventType     { return "task_moved" }
func (BlockSet) Type() EventType      { return "blocked" }
func (Clocked) Type() EventType       { return "clocked" }
