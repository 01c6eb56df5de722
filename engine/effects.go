package engine

import (
	"fmt"
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// Effect is something to be done outside after the commit. Key is unique for
// ever, so that a repeat is recognised: it becomes the Message-ID.
type Effect struct {
	Key      string     `json:"key"` // "case/seq[/n]"
	Case     CaseID     `json:"case"`
	Kind     string     `json:"kind"`               // message or notify
	Channel  string     `json:"channel"`            // email, sms, app
	Customer CustomerID `json:"customer,omitempty"` // to whom, for message
	Team     string     `json:"team,omitempty"`     // to whom, for notify
	Message  string     `json:"message,omitempty"`  // the message's name
	Subject  string     `json:"subject,omitempty"`
	Body     string     `json:"body,omitempty"`
	At       time.Time  `json:"at"`
}

// Effects answers what the events of a decision ask for outside. c is the case
// after them; ctx the context they were decided in.
func Effects(ctx Context, c Case, events []Event) []Effect {
	d := newDecision(ctx, c)
	var all []Effect
	for _, e := range events {
		switch b := e.Body.(type) {
		case Sent:
			all = append(all, d.messageEffects(e, ctx.Def.Messages[b.Message])...)
		case Escalated:
			for i, team := range b.Notify {
				all = append(all, d.notify(e, i, team, "escalated"))
			}
		case Entered:
			all = append(all, d.notify(e, 0, b.Team, "arrived"))
		case TaskCreated:
			all = append(all, d.notify(e, 0, b.Task.Team, "task"))
		}
	}
	return all
}

func (d *decision) messageEffects(e Event, m *definition.Message) []Effect {
	if m == nil || d.c.Customer == 0 {
		return nil
	}
	locale := d.c.Language
	if locale == "" {
		locale = d.Def.Locales[0]
	}
	body := d.render(m.Body, locale)
	if body == "" {
		return nil // nothing to say is not said
	}
	effects := make([]Effect, 0, len(m.Channels))
	for i, channel := range m.Channels {
		effects = append(effects, Effect{
			Key: key(e, i), Case: d.c.ID, Kind: "message", Channel: channel,
			Customer: d.c.Customer, Message: m.Name, At: e.At,
			Subject: d.render(m.Subject, locale), Body: body,
		})
	}
	return effects
}

func (d *decision) notify(e Event, n int, team, what string) Effect {
	return Effect{
		Key: key(e, n), Case: d.c.ID, Kind: "notify", Channel: "app",
		Team: team, Message: what, At: e.At,
	}
}

func key(e Event, n int) string { return fmt.Sprintf("%d/%d/%d", e.Case, e.Seq, n) }
