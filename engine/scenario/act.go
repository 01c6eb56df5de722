package scenario

import (
	"fmt"
	"slices"

	"github.com/akis-platform/akis/engine"
)

// commands makes the command of each verb.
var commands = map[string]func(Act, engine.Case) (engine.Command, error){
	"finish": func(a Act, _ engine.Case) (engine.Command, error) {
		return engine.Finish{Outcome: a.Outcome, Fields: a.Fields}, nil
	},
	"fill":    func(a Act, _ engine.Case) (engine.Command, error) { return engine.Fill{Fields: a.Fields}, nil },
	"claim":   func(Act, engine.Case) (engine.Command, error) { return engine.Claim{}, nil },
	"release": func(Act, engine.Case) (engine.Command, error) { return engine.Release{}, nil },
	"assign":  func(a Act, _ engine.Case) (engine.Command, error) { return engine.Assign{To: a.To}, nil },
	"transfer": func(a Act, _ engine.Case) (engine.Command, error) {
		return engine.Transfer{Team: a.Team, Reason: a.Reason}, nil
	},
	"recategorise": func(a Act, _ engine.Case) (engine.Command, error) {
		return engine.Recategorise{Category: a.Category, Reason: a.Reason}, nil
	},
	"note": func(a Act, _ engine.Case) (engine.Command, error) {
		return engine.AddNote{Text: a.Text, Customer: a.Customer}, nil
	},
	"pause":  func(a Act, _ engine.Case) (engine.Command, error) { return engine.Pause{Reason: a.Reason}, nil },
	"resume": func(Act, engine.Case) (engine.Command, error) { return engine.Resume{}, nil },
	"close":  func(a Act, _ engine.Case) (engine.Command, error) { return engine.CloseCase{Reason: a.Reason}, nil },
	"reopen": func(a Act, _ engine.Case) (engine.Command, error) { return engine.Reopen{Reason: a.Reason}, nil },
	"cancel": func(a Act, _ engine.Case) (engine.Command, error) { return engine.Cancel{Reason: a.Reason}, nil },
	"task":   taskCommand,
}

// taskCommand finds the latest task of the name.
func taskCommand(a Act, c engine.Case) (engine.Command, error) {
	for i := len(c.Tasks) - 1; i >= 0; i-- {
		if c.Tasks[i].Name == a.Task {
			return engine.MoveTask{Task: c.Tasks[i].ID, State: a.State}, nil
		}
	}
	return nil, fmt.Errorf("the case has no task %s", a.Task)
}

func command(a Act, c engine.Case) (engine.Command, error) {
	make, ok := commands[a.Verb]
	if !ok {
		return nil, fmt.Errorf("act %q is not known", a.Verb)
	}
	return make(a, c)
}

// KnownVerb reports whether a scenario can act so.
func KnownVerb(verb string) bool { return commands[verb] != nil }

// Verbs lists the acts of scenarios.
func Verbs() []string {
	verbs := make([]string, 0, len(commands))
	for v := range commands {
		verbs = append(verbs, v)
	}
	slices.Sort(verbs)
	return verbs
}
