package engine

import (
	"slices"
	"time"
)

// statusMoves is the whole state machine of a case; README.md draws it, and a
// test holds every event of every trace against it.
var statusMoves = map[Status][]Status{
	"":             {StatusNew},
	StatusNew:      {StatusOpen, StatusWaiting, StatusResolved, StatusCancelled},
	StatusOpen:     {StatusWaiting, StatusResolved, StatusCancelled},
	StatusWaiting:  {StatusOpen, StatusResolved, StatusCancelled},
	StatusResolved: {StatusOpen, StatusClosed},
	StatusClosed:   {StatusOpen}, // within its end's reopen_within
}

// MayBecome reports whether a case may go from s to t in one event.
func (s Status) MayBecome(t Status) bool { return s == t || slices.Contains(statusMoves[s], t) }

// Statuses lists every status in the order of a case's life.
func Statuses() []Status {
	return []Status{StatusNew, StatusOpen, StatusWaiting, StatusResolved, StatusClosed, StatusCancelled}
}

var noTime time.Time
