package engine

import (
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// Command is something somebody wants done to a case.
type Command interface{ command() string }

// Open opens a case. The store gives the number.
type Open struct {
	ID       CaseID
	Category string
	Kind     definition.Kind // "" means the category's
	Fields   map[string]any
	Customer CustomerID
	Channel  string // "" means form
	Title    string
	Text     string
	Language string
}

// Claim takes the case out of the pool, for the actor.
type Claim struct{}

// Release puts the case back into its pool.
type Release struct{}

// Assign hands the case to a member of the team that has it.
type Assign struct{ To string }

// Transfer hands the case to another team's pool, where the step allows it.
type Transfer struct {
	Team   string
	Reason string
}

// Fill writes field values; a nil value empties a field.
type Fill struct{ Fields map[string]any }

// Recategorise moves the case to another category of the same or another flow.
type Recategorise struct {
	Category string
	Reason   string
}

// Finish leaves the step by an outcome. Fields are written first, in the same
// decision.
type Finish struct {
	Outcome string
	Fields  map[string]any
}

// AddNote writes a note.
type AddNote struct {
	Text     string
	Customer bool // the customer may read it
}

// Pause stops the clocks, with a reason.
type Pause struct{ Reason string }

// Resume lets the clocks run again.
type Resume struct{}

// CloseCase closes a resolved case.
type CloseCase struct{ Reason string }

// Reopen brings a resolved or closed case back to work.
type Reopen struct{ Reason string }

// Cancel ends a case that should not have been.
type Cancel struct{ Reason string }

// MoveTask changes the state of a task.
type MoveTask struct {
	Task  int
	State string
}

// Tick lets time act: every deadline that is due at now.
type Tick struct{}

func (Open) command() string         { return "open" }
func (Claim) command() string        { return "claim" }
func (Release) command() string      { return "release" }
func (Assign) command() string       { return "assign" }
func (Transfer) command() string     { return "transfer" }
func (Fill) command() string         { return "fill" }
func (Recategorise) command() string { return "recategorise" }
func (Finish) command() string       { return "finish" }
func (AddNote) command() string      { return "note" }
func (Pause) command() string        { return "pause" }
func (Resume) command() string       { return "resume" }
func (CloseCase) command() string    { return "close" }
func (Reopen) command() string       { return "reopen" }
func (Cancel) command() string       { return "cancel" }
func (MoveTask) command() string     { return "task" }
func (Tick) command() string         { return "tick" }

// Verb answers a command's name, the same word in HCL, JSON and access rules.
func Verb(c Command) string { return c.command() }

// ActorKind says what sort of hand acts.
type ActorKind string

// The kinds of actor. Import stands above holding and access, because the file
// says what already happened; it never stands above the checks of values.
const (
	Person   ActorKind = "person"
	System   ActorKind = "system"
	Importer ActorKind = "import"
)

// Actor is who gives a command.
type Actor struct {
	Kind ActorKind `json:"kind"`
	User string    `json:"user,omitempty"` // login
}

// Facts are what a decision needs beside the case. The service reads them in
// the transaction; those used are stored on the event, so that a decision can be
// replayed and explained. Needs names them.
type Facts struct {
	// Teams are the actor's teams, Leads those led, Roles the actor's roles; Partner the company
	// the actor works for.
	Teams   []string `json:"teams,omitempty"`
	Leads   []string `json:"leads,omitempty"` // teams the actor leads
	Roles   []string `json:"roles,omitempty"`
	Partner string   `json:"partner,omitempty"`
	// Customer holds the customer's values for rules: tier, points, country and
	// custom fields.
	Customer map[string]any `json:"customer,omitempty"`
	// Members are the people of the teams that Needs named, by team.
	Members map[string][]Member `json:"members,omitempty"`
}

// Member is one person of a team as a decision sees them.
type Member struct {
	User         string    `json:"user"`
	Lead         bool      `json:"lead,omitempty"`
	Present      bool      `json:"present,omitempty"`
	Load         int       `json:"load,omitempty"`
	LastAssigned time.Time `json:"last_assigned,omitzero"`
}

// Needs says which facts a decision needs.
type Needs struct {
	Customer bool
	Members  []string // teams
}
