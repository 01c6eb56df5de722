package engine

import "strings"

// Listener is told, while a decision is made, what the definition answered: the
// pointer of the rule, gate or row that was asked, and whether it said yes. A gate
// says yes when nothing it asks for is missing; a row, when it was chosen.
//
// It hears what Decide itself asked. Whoever measures or explains a decision needs
// no second reading of the definition.
type Listener func(address string, yes bool)

// told passes an answer on to who listens, and back. The parts make the address.
func (d *decision) told(yes bool, address ...string) bool {
	if d.Listen != nil && !d.quiet {
		d.Listen(strings.Join(address, ""), yes)
	}
	return yes
}

// ofStep is told for a part of the case's step.
func (d *decision) ofStep(yes bool, part ...string) bool {
	if d.Listen == nil {
		return yes
	}
	return d.told(yes, "/flow/", d.c.Flow, "/step/", d.c.Step, strings.Join(part, ""))
}
