package scenario

import (
	"fmt"
	"maps"
	"slices"

	"github.com/akis-platform/akis/engine"
)

// verb is one way to act: the attributes it cannot do without, those it takes
// beside them and by, and the command it gives.
type verb struct {
	needs, takes []string
	command      func(Act, engine.Case) (engine.Command, error)
}

// does makes a verb of an act that always gives a command.
func does(needs, takes []string, command func(Act) engine.Command) verb {
	return verb{needs, takes, func(a Act, _ engine.Case) (engine.Command, error) { return command(a), nil }}
}

// A reason is never needed here: where the core wants one, a scenario may show so.
var (
	nothing = []string{}
	reason  = []string{"reason"}
)

// verbs has every command of the core but open, which case is, and tick, which
// wait is.
var verbs = map[string]verb{
	"finish":       does([]string{"outcome"}, []string{"field"}, func(a Act) engine.Command { return engine.Finish{Outcome: a.Outcome, Fields: a.Fields} }),
	"fill":         does([]string{"field"}, nothing, func(a Act) engine.Command { return engine.Fill{Fields: a.Fields} }),
	"claim":        does(nothing, nothing, func(Act) engine.Command { return engine.Claim{} }),
	"release":      does(nothing, nothing, func(Act) engine.Command { return engine.Release{} }),
	"assign":       does([]string{"to"}, nothing, func(a Act) engine.Command { return engine.Assign{To: a.To} }),
	"transfer":     does([]string{"team"}, reason, func(a Act) engine.Command { return engine.Transfer{Team: a.Team, Reason: a.Reason} }),
	"recategorise": does([]string{"category"}, reason, func(a Act) engine.Command { return engine.Recategorise{Category: a.Category, Reason: a.Reason} }),
	"note":         does(nothing, []string{"text", "customer"}, func(a Act) engine.Command { return engine.AddNote{Text: a.Text, Customer: a.Customer} }),
	"pause":        does(nothing, reason, func(a Act) engine.Command { return engine.Pause{Reason: a.Reason} }),
	"resume":       does(nothing, nothing, func(Act) engine.Command { return engine.Resume{} }),
	"close":        does(nothing, reason, func(a Act) engine.Command { return engine.CloseCase{Reason: a.Reason} }),
	"reopen":       does(nothing, reason, func(a Act) engine.Command { return engine.Reopen{Reason: a.Reason} }),
	"cancel":       does(nothing, reason, func(a Act) engine.Command { return engine.Cancel{Reason: a.Reason} }),
	"task":         {[]string{"task", "state"}, nothing, moveTask},
}

// moveTask finds the latest task of the name.
func moveTask(a Act, c engine.Case) (engine.Command, error) {
	for i := len(c.Tasks) - 1; i >= 0; i-- {
		if c.Tasks[i].Name == a.Task {
			return engine.MoveTask{Task: c.Tasks[i].ID, State: a.State}, nil
		}
	}
	return nil, errNoTask
}

func command(a Act, c engine.Case) (engine.Command, error) {
	v, ok := verbs[a.Verb]
	if !ok {
		return nil, fmt.Errorf("act %q is not known", a.Verb)
	}
	return v.command(a, c)
}

// Verbs lists the acts of scenarios.
func Verbs() []string { return slices.Sorted(maps.Keys(verbs)) }

// Attributes answers which attributes of an act a verb needs, and which it takes
// beside them. Every act takes by.
func Attributes(of string) (needs, takes []string) { return verbs[of].needs, verbs[of].takes }
