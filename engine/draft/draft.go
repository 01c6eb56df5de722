// Package draft keeps the published versions of the definition set: what was
// written, by whom and why.
package draft

import (
	"context"
	"errors"
	"time"

	"github.com/akis-platform/akis/engine/definition"
)

// Published is one immutable version of the set.
type Published struct {
	Version definition.Version `json:"version"` // hash of the sources
	Name    string             `json:"name"`    // of the set
	Number  int                `json:"number"`  // 1, 2, 3 … in order of publishing
	Sources map[string][]byte  `json:"-"`       // by path inside the set
	Author  string             `json:"author"`
	Message string             `json:"message,omitempty"`
	At      time.Time          `json:"published_at"`
	// Snapshot is the compiled form, as definition.Snapshot writes it; nil when there
	// is none. It is a cache.
	Snapshot []byte `json:"-"`
}

// Use is how many cases, neither closed nor cancelled, are alike in what their
// version must keep for them.
type Use struct {
	Version        definition.Version
	Category, Flow string
	Team, Partner  string // where they are
	Cases          int
}

// The places of people that have names from the definition.
const (
	RenamedTeam    = "team"
	RenamedPartner = "partner"
	RenamedRole    = "role"
)

// Rename gives the members of a team, the people of a partner or the holders of a
// role its new name.
type Rename struct{ Kind, From, To string }

// Change is what publishing a version does to the one before it.
type Change struct {
	// Was is the live version that the publisher looked at; "" when there was none.
	Was     definition.Version
	Renames []Rename
	// Keeps is asked within the transaction, with what InUse answers there, and its
	// error lets nothing be published; nil keeps whatever it is.
	Keeps func([]Use) error
}

// ErrOvertaken says that another version went live since the publisher looked.
var ErrOvertaken = errors.New("another version went live meanwhile")

// Store keeps published versions. One that is not there is a *engine.Refusal of
// kind NotFound.
type Store interface {
	// Publish makes p the live version and answers it with its number, and renames
	// the places of people, all at once. Publishing a version again makes it live
	// again. When another version than c.Was is live it is ErrOvertaken.
	Publish(ctx context.Context, p Published, c Change) (Published, error)
	// InUse answers what open cases need, by version, category, flow and place.
	InUse(ctx context.Context) ([]Use, error)
	// LiveVersion answers the newest published version's name without its text,
	// cheaply; ok is false when nothing was published yet.
	LiveVersion(ctx context.Context) (v definition.Version, ok bool, err error)
	Version(ctx context.Context, v definition.Version) (Published, error)
	// KeepSnapshot keeps the compiled form of a published version in place of another.
	KeepSnapshot(ctx context.Context, v definition.Version, snapshot []byte) error
	// Versions lists them without their sources, newest first.
	Versions(ctx context.Context) ([]Published, error)
}
