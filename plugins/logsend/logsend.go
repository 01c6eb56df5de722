// Package logsend is a sender that writes messages to the log and sends nothing:
// for demonstrations and for trying out a definition.
package logsend

import (
	"context"
	"log/slog"

	"github.com/akis-platform/akis/plugins"
)

// Sender writes each message as one line of the log.
type Sender struct{ Log *slog.Logger }

var _ plugins.Sender = Sender{}

// Send writes the message to the log.
func (s Sender) Send(ctx context.Context, m plugins.Message) error {
	s.Log.InfoContext(ctx, "a message would be sent now", "key", m.Key, "channel", m.Channel,
		"to", m.To, "subject", m.Subject, "body", m.Body)
	return nil
}
