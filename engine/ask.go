package engine

import (
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// The questions below ask the core about a case without commanding anything. Who
// explains, forecasts or draws asks them, so that nobody reads a definition a
// second time. Watch tells what was looked at on the way.

// Choice is what a definition chose, and why.
type Choice struct {
	Team, Partner string
	Priority      string
	// Why names the row and what was read; nil where nothing was chosen, as for a step
	// that names its team.
	Why *Why
}

// HolderOf answers who gets a case that enters a step of its flow.
func HolderOf(ctx Context, c Case, step string) (Choice, bool) {
	d := newDecision(ctx, c)
	f := d.Def.Flows[c.Flow]
	if f == nil || f.Steps[step] == nil {
		return Choice{}, false
	}
	team, partner, why := d.holder(f.Steps[step])
	return Choice{Team: team, Partner: partner, Why: why}, true
}

// PriorityOf answers the priority of a case as its category gives it.
func PriorityOf(ctx Context, c Case) (Choice, bool) {
	d := newDecision(ctx, c)
	cat := d.category()
	if cat == nil {
		return Choice{}, false
	}
	give, why, rules := d.priority(&cat.Priority)
	return Choice{Priority: give, Why: d.whyPriority(&cat.Priority, why, rules)}, true
}

// Hidden answers the fields of the case's category that are not shown for its
// values.
func Hidden(ctx Context, c Case) []string {
	d := newDecision(ctx, c)
	d.environment(groupField)
	return d.env.hidden
}

// EscalationState is one escalation of a case's step, as it stands now.
type EscalationState struct {
	Escalation *definition.Escalation
	// Defined is false when the step has no length of time for it: it never acts.
	Defined bool
	// Due is when it acts; zero while its clock stands still, for the reason Still.
	Due   time.Time
	Still string
	// Done is true once it has acted or was skipped at this entry of the step.
	Done bool
	// Holds is whether its rule would let it act now.
	Holds bool
}

// Escalations answers the escalations of the case's step in the order of the
// definition.
func Escalations(ctx Context, c Case) []EscalationState {
	d := newDecision(ctx, c)
	s := d.step()
	if s == nil || c.Ended() {
		return nil
	}
	states := make([]EscalationState, len(s.Escalate))
	for i := range s.Escalate {
		e := &s.Escalate[i]
		states[i] = EscalationState{Escalation: e, Holds: d.wouldAct(s, e)}
		for _, x := range c.Deadlines {
			if x.Kind == Escalate && x.Name == e.Name {
				states[i].Defined, states[i].Done = true, x.Done
				states[i].Due, states[i].Still = x.Due, x.Clock.Still()
			}
		}
	}
	return states
}

// Supposition is how a case might be; what is empty stays as it is.
type Supposition struct {
	Category string // a leaf whose cases walk the same flow
	Kind     definition.Kind
	Fields   map[string]any // nil empties a field
}

// Suppose answers the case as it would be with another category, kind or values:
// held against the form, with the computed fields that follow from them. Nobody has
// written them and nothing is decided.
func Suppose(ctx Context, c Case, s Supposition) (Case, error) {
	d := newDecision(ctx, c)
	if cat := d.Def.Categories[s.Category]; cat != nil {
		d.emit(d.recategorised(cat, ""), nil)
	}
	if s.Kind != "" {
		d.c.Kind = s.Kind
	}
	clean, err := d.checkValues(d.c.Category, d.c.Kind, s.Fields)
	if err != nil {
		return c, err
	}
	d.recordValues(clean)
	d.compute()
	d.c.Revision, d.c.UpdatedAt = c.Revision, c.UpdatedAt
	return d.c, nil
}
