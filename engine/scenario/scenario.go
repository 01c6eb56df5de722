// Package scenario runs cases in simulated time: the scenarios of a definition,
// the designer's Try it, the demonstration. It calls engine.Decide as the live
// service does, so what it shows is what the live system does.
package scenario

import (
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

// Test is one scenario. Each At is the pointer of a node of its source, for the
// reader of a failure.
type Test struct {
	Name string
	At   string
	Case Case
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
	Opened   time.Time
	Fields   map[string]any
	Customer map[string]any
	Channel  string
	Language string // of the customer, for messages
	Title    string
	Text     string
}

// Step is one block of a scenario: exactly one of its parts is set.
type Step struct {
	At     string
	Act    *Act
	Wait   *Wait
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

// Wait lets time pass: so long, or until a moment where For is nil.
type Wait struct {
	Label string // as it is written
	For   *calendar.Duration
	Until time.Time
}

// Expect is what must be so, in the order of the source.
type Expect struct{ Wants []Want }

// Want is one thing that must be so.
type Want struct {
	At   string
	What string // one of Observables: "step", "missing", "field"
	// Key names which field, deadline or message; "" where there is one of a kind.
	Key string
	// Value is a string, a bool, a sorted []string, or a field's value as it is kept.
	Value any
}
