// Package people keeps who works here: users and their teams, presence,
// sessions, API tokens and notices. Permissions are access's business.
package people

import (
	"context"
	"time"
)

// User is a person who signs in. Login is the name in every history.
type User struct {
	Login    string       `json:"login"`
	Name     string       `json:"name"`
	Email    string       `json:"email,omitempty"`
	Locale   string       `json:"locale,omitempty"`
	Zone     string       `json:"timezone,omitempty"`
	Partner  string       `json:"partner,omitempty"` // works for this outside company
	Roles    []string     `json:"roles,omitempty"`
	Teams    []Membership `json:"teams,omitempty"`
	Present  bool         `json:"present"`
	Disabled bool         `json:"disabled,omitempty"`
	Created  time.Time    `json:"created_at"`
}

// Membership is a place in a team.
type Membership struct {
	Team string `json:"team"`
	Lead bool   `json:"lead,omitempty"`
}

// SessionKind tells a browser's session from an API token.
type SessionKind string

// The kinds of session.
const (
	Browser SessionKind = "browser"
	Token   SessionKind = "token"
)

// Session is one way in. The secret itself is nowhere: only its SHA-256 is kept.
type Session struct {
	ID      string      `json:"id"`
	User    string      `json:"user"`
	Kind    SessionKind `json:"kind"`
	Name    string      `json:"name,omitempty"` // the browser, or what the token is for
	Created time.Time   `json:"created_at"`
	Used    time.Time   `json:"used_at"`
	Expires time.Time   `json:"expires_at,omitzero"` // zero: until revoked
}

// Notice tells a team's members or one person of something on a screen.
type Notice struct {
	ID    int64     `json:"id"`
	Case  int64     `json:"case"`
	Team  string    `json:"team,omitempty"`
	User  string    `json:"user,omitempty"`
	What  string    `json:"what"` // "escalated", "task"
	About string    `json:"about,omitempty"`
	At    time.Time `json:"at"`
}

// Store keeps people. A user or session that is not there is a
// *engine.Refusal of kind NotFound.
type Store interface {
	// SaveUser writes the user with roles and memberships, new or not.
	SaveUser(ctx context.Context, u User) error
	User(ctx context.Context, login string) (User, error)
	Users(ctx context.Context) ([]User, error)
	SetPresent(ctx context.Context, login string, present bool) error
	// SetPassword writes the hash and ends the user's browser sessions.
	SetPassword(ctx context.Context, login, hash string) error
	// Password answers the hash, or "" when there is no such user, no password, or
	// the user is disabled.
	Password(ctx context.Context, login string) (string, error)
	// SaveSession keeps a session under the hash of its secret.
	SaveSession(ctx context.Context, s Session, secret []byte) error
	// Session answers the session and its user, when it has not expired at now and
	// the user is not disabled.
	Session(ctx context.Context, secret []byte, now time.Time) (Session, User, error)
	// TouchSessions records use, in one write.
	TouchSessions(ctx context.Context, used map[string]time.Time) error
	Sessions(ctx context.Context, login string) ([]Session, error)
	EndSession(ctx context.Context, login, id string) error
	// Attempt records an attempt to sign in at now, unless there were most of them
	// since the given time; ok tells which. Callers at the same moment are counted
	// one after another.
	Attempt(ctx context.Context, login string, now, since time.Time, most int) (ok bool, err error)
	// ForgiveAttempt takes one back: it was no failure.
	ForgiveAttempt(ctx context.Context, login string, at time.Time) error
	// Notices answers the newest notices for the user's teams.
	Notices(ctx context.Context, login string, limit int) ([]Notice, error)
}
