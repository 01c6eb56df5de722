// Package scenario runs cases in simulated time: the scenarios of a definition,
// the designer's Try it, the demonstration. It calls engine.Decide as the live
// service does, so what it shows is what the live system does.
package scenario

import (
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// Test is one scenario.
type Test struct {
	Name  string
	Place string // "modanisa.test.hcl:12", for the reader of a failure
	Case  Case
	// People are those whom the scenario describes, by the name that acts use.
	People map[string]Person
	Steps  []Step
}

// Person is somebody whom a scenario describes. Somebody whom it does not belongs
// to whichever team has the case, and leads none.
type Person struct {
	Teams   []string // nil for whichever team has the case, unless there is a partner
	Lead    bool     // leads the teams
	Partner string   // works for it, and in no team
}

// Case is what a scenario opens.
type Case struct {
	Category string
	Kind     definition.Kind
	At       time.Time
	Fields   map[string]any
	Customer map[string]any
	Channel  string
	Text     string
}

// Step is one block of a scenario: exactly one of its parts is set.
type Step struct {
	Place  string
	Act    *Act
	Wait   *calendar.Duration
	Expect *Expect
}

// Act is a command of somebody.
type Act struct {
	Verb     string
	By       string // "" means a member of the holder
	Outcome  string
	Fields   map[string]any
	To       string
	Team     string
	Category string
	Reason   string
	Text     string
	Customer bool
	Task     string
	State    string
}

// Expect is what must be so. Nil parts are not looked at.
type Expect struct {
	Step, Team, Partner, Ended *string
	Status, Priority, Assignee *string
	Refused                    *string
	Missing, Escalated         []string
	Messages, Tasks            []string
	HasMissing, HasEscalated   bool
	HasMessages, HasTasks      bool
	Blocked                    *bool
	Fields                     map[string]any
}
