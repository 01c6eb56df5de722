// Package plugins is what connectors to the outside are: small interfaces that
// each connector implements, and the registry, a value, that names them.
package plugins

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Message is text for one person outside.
type Message struct {
	// Key is unique for ever and the same when a message is tried again: a
	// connector hands it on (Message-ID, Idempotency-Key), so that a repeat can be
	// recognised.
	Key     string
	Channel string // email, sms …
	To      string // address or number
	ToName  string
	Locale  string
	Subject string
	Body    string // plain text
	At      time.Time
}

// Sender sends messages of one channel. Send returns when the other side has
// taken the message; an error means that it may be tried again, unless it is
// Permanent. ctx bounds it. Send is safe for concurrent use.
type Sender interface {
	Send(ctx context.Context, m Message) error
}

type permanentError struct{ err error }

func (e permanentError) Error() string { return e.err.Error() }
func (e permanentError) Unwrap() error { return e.err }

// Permanent marks an error that trying again cannot mend.
func Permanent(err error) error {
	if err == nil {
		return nil
	}
	return permanentError{err}
}

// IsPermanent reports whether err is marked as one that stays.
func IsPermanent(err error) bool {
	var p permanentError
	return errors.As(err, &p)
}

// Registry names the connectors in use. It is filled before it is used.
type Registry struct{ senders map[string]Sender }

// NewRegistry answers an empty registry.
func NewRegistry() *Registry { return &Registry{senders: map[string]Sender{}} }

// Register makes s the sender of a channel; a channel has one.
func (r *Registry) Register(channel string, s Sender) error {
	if channel == "" || s == nil {
		return errors.New("a sender needs a channel")
	}
	if r.senders[channel] != nil {
		return fmt.Errorf("the channel %q has a sender already", channel)
	}
	r.senders[channel] = s
	return nil
}

// Sender answers the sender of a channel.
func (r *Registry) Sender(channel string) (Sender, bool) {
	s, ok := r.senders[channel]
	return s, ok
}

// Channels lists the channels that have a sender, in order.
func (r *Registry) Channels() []string { return slices.Sorted(maps.Keys(r.senders)) }
