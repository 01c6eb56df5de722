package service

import (
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
)

// View is which cases a list starts from; every view is cut to what the actor
// may read.
type View string

// The views.
const (
	Mine   View = "mine"   // held by the actor, in work
	Pool   View = "pool"   // held by nobody, of the actor's teams, in work
	Team   View = "team"   // of the actor's teams, in work
	Opened View = "opened" // opened by the actor
	Tasks  View = "tasks"  // with something left to do of a task of the actor's teams, in work
	All    View = "all"
)

// ListQuery asks for cases. Empty conditions do not bind; those given bind
// together.
type ListQuery struct {
	View       View // "" means all
	Teams      []string
	Statuses   []engine.Status
	Categories []string // each with what is below it
	Kinds      []definition.Kind
	Step       string
	Partner    string
	Assignee   string
	Customer   engine.CustomerID
	Overdue    bool
	Text       string            // words of the title, text, notes, customer; or a case number
	Fields     map[string]string // indexed fields
	Sort       string            // deadline (default), opened, updated, priority, number; "-" before reverses
	Cursor     string            // Next of the page before
	Limit      int               // 1 … 200, default 50
}

// CaseList is one page.
type CaseList struct {
	Rows []engine.Summary `json:"rows"`
	Next string           `json:"next,omitempty"` // "" on the last page
	// Count is how many cases there are in all, stopping at 1000; More says that it
	// stopped.
	Count int  `json:"count"`
	More  bool `json:"more,omitempty"`
}

// CaseView is a case with what the actor can do about it.
type CaseView struct {
	Case     engine.Case
	Customer *customer.Customer // nil when there is none, or not for these eyes
	// Outcomes are the ways out of the step, each with what is in its way.
	Outcomes []engine.OutcomeState
	// Missing is every problem in the way of some outcome that the actor would be
	// told about, once each.
	Missing []engine.Problem
	// Verbs are the commands the actor may try: the screen's buttons.
	Verbs []string
	// Definition is the one the case is pinned to; Live the current one.
	Definition, Live *definition.Definition
	Now              time.Time
}
