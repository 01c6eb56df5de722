package api

import (
	"cmp"
	"context"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/terms"
)

func (s *server) caseHistory(ctx context.Context, r *reader, in *CaseRef) (*body[History], error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	v, err := s.Service.View(ctx, r.actor(), id)
	if err != nil {
		return nil, err
	}
	events, err := s.Service.History(ctx, r.actor(), id, 0)
	if err != nil {
		return nil, err
	}
	names, err := s.names.of(ctx)
	if err != nil {
		return nil, err
	}
	t := teller{reader: r, def: v.Definition, names: names, flow: v.Case.Flow, tasks: map[int]string{}}
	out := History{Entries: make([]Entry, len(events))}
	for i, e := range events {
		out.Entries[i] = t.tell(e)
	}
	return &body[History]{out}, nil
}

// teller puts events into sentences.
type teller struct {
	*reader
	def   *definition.Definition
	names map[string]string
	flow  string         // of the event being told: a recategorise changes it
	tasks map[int]string // the titles of those told of
}

func (t *teller) tell(e engine.Event) Entry {
	out := Entry{Seq: e.Seq, At: e.At, Type: string(e.Type), Actor: t.actorShape(e.Actor)}
	key, values := t.sentence(e)
	out.Summary = historyWords.put(key, t.locale, append(values, "{who}", out.Actor.Name)...)
	if w := e.Why; w != nil {
		out.Why = &Why{Address: w.Address, Rule: w.Rule, Inputs: w.Inputs}
	}
	switch b := e.Body.(type) {
	case engine.Filled:
		out.Changes = t.changes(b)
	case engine.Noted:
		out.Note = &Note{Text: b.Text, Customer: b.Customer}
	case engine.Paused:
		out.Reason = b.Reason
	case engine.CaseClosed:
		out.Reason = b.Reason
	case engine.Reopened:
		out.Reason = b.Reason
	case engine.CaseCancelled:
		out.Reason = b.Reason
	case engine.Transferred:
		out.Reason = b.Reason
	case engine.Recategorised:
		out.Reason = b.Reason
	}
	return out
}

func (t *teller) actorShape(a engine.Actor) Actor {
	if a.Kind == engine.Person {
		return Actor{Kind: string(a.Kind), Login: a.User, Name: nameOf(t.names, a.User)}
	}
	return Actor{Kind: string(a.Kind), Login: a.User, Name: actorWords.in(string(a.Kind), t.locale)}
}

func (t *teller) changes(b engine.Filled) []Change {
	var all []Change
	for _, name := range sortedKeys(b.Fields) {
		all = append(all, Change{
			Field: name, Label: t.fieldLabel(t.def, name), From: b.Old[name], To: b.Fields[name],
			FromText: t.valueText(t.def, name, b.Old[name]), ToText: t.valueText(t.def, name, b.Fields[name]),
		})
	}
	return all
}

// sentence answers which sentence of historyWords tells the event, and what goes
// into its places.
func (t *teller) sentence(e engine.Event) (key string, values []string) {
	switch b := e.Body.(type) {
	case engine.Opened:
		t.flow = b.Flow
		return "opened", []string{"{category}", t.categoryLabel(t.def, b.Category)}
	case engine.Entered:
		return t.arrival(b)
	case engine.Ended:
		return "ended", []string{"{end}", t.endLabel(t.def, t.flow, b.End)}
	case engine.Claimed:
		return t.taking(e.Actor, b)
	case engine.Filled:
		return "filled", []string{"{fields}", t.listed(sortedKeys(b.Fields), t.fieldLabel)}
	case engine.Recategorised:
		t.flow = b.Flow
		return "recategorised", []string{"{from}", t.categoryLabel(t.def, b.From), "{to}", t.categoryLabel(t.def, b.To)}
	case engine.Finished:
		return "finished", []string{"{step}", t.stepLabel(t.def, t.flow, b.Step), "{outcome}", t.reader.labels(t.def).Outcome(t.flow, b.Step, b.Outcome)}
	case engine.Transferred:
		return "transferred", []string{"{from}", t.team(b.From).Label, "{to}", t.team(b.To).Label}
	case engine.Noted:
		return when(b.Customer, "noted_customer", "noted"), nil
	case engine.CaseClosed:
		return when(b.Auto, "closed_auto", "closed"), nil
	case engine.Breached:
		return "breached", []string{"{deadline}", terms.Deadline.In(string(b.Deadline), t.locale)}
	case engine.Escalated:
		return t.escalation(b)
	case engine.Prioritised:
		return "prioritised", []string{"{priority}", terms.Priority.In(b.Priority, t.locale)}
	case engine.Sent:
		return "sent", []string{"{message}", b.Message}
	case engine.TaskCreated:
		t.tasks[b.Task.ID] = b.Task.Title
		return "task_created", []string{"{task}", b.Task.Title, "{team}", t.team(b.Task.Team).Label}
	case engine.TaskMoved:
		return "task_moved", []string{"{task}", cmp.Or(t.tasks[b.Task], itoa(b.Task)), "{state}", taskStateWords.in(b.State, t.locale)}
	case engine.BlockSet:
		return when(b.Block == nil, "unblocked", "blocked"), nil
	}
	return string(e.Type), nil
}

func (t *teller) arrival(b engine.Entered) (string, []string) {
	values := []string{"{step}", t.stepLabel(t.def, t.flow, b.Step)}
	switch {
	case b.Partner != "":
		return "entered_partner", append(values, "{team}", t.partner(b.Partner).Label)
	case b.Team == "":
		return "entered_nobody", values
	}
	return when(b.Same, "moved", "entered"), append(values, "{team}", t.team(b.Team).Label)
}

func (t *teller) taking(by engine.Actor, b engine.Claimed) (string, []string) {
	to := []string{"{to}", nameOf(t.names, b.By)}
	switch {
	case !b.Assigned:
		return "claimed", to
	case by.Kind == engine.Person:
		return "assigned", to
	}
	return "handed_out", to
}

func (t *teller) escalation(b engine.Escalated) (string, []string) {
	values := []string{"{name}", b.Name, "{teams}", t.listed(b.Notify, func(_ *definition.Definition, name string) string {
		return t.team(name).Label
	})}
	switch {
	case b.Skipped:
		return "escalation_skipped", values
	case len(b.Notify) == 0:
		return "escalated", values
	}
	return "escalated_notify", values
}

func (t *teller) listed(names []string, label func(*definition.Definition, string) string) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = label(t.def, n)
	}
	return strings.Join(all, ", ")
}

func when(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
