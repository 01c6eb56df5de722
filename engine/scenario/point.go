package scenario

import (
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// Kind sorts points; shares are counted by it.
type Kind string

// The kinds of points, in the order in which they are shown.
const (
	StepPoint       Kind = "step"
	OutcomePoint    Kind = "outcome"
	GatePoint       Kind = "gate"
	EscalationPoint Kind = "escalation"
	PausePoint      Kind = "pause"
	DonePoint       Kind = "done_when"
	EndPoint        Kind = "end"
	RoutePoint      Kind = "route"
	TablePoint      Kind = "table"
	PriorityPoint   Kind = "priority"
	VisiblePoint    Kind = "visible"
	ComputePoint    Kind = "compute"
	MessagePoint    Kind = "message"
)

// Kinds lists them.
func Kinds() []Kind {
	return []Kind{
		StepPoint, OutcomePoint, GatePoint, EscalationPoint, PausePoint, DonePoint, EndPoint,
		RoutePoint, TablePoint, PriorityPoint, VisiblePoint, ComputePoint, MessagePoint,
	}
}

// kindWords say the kinds, many of each.
var kindWords = map[Kind]phrase.Format{
	StepPoint: "steps", OutcomePoint: "outcomes", GatePoint: "gates", EscalationPoint: "escalations", PausePoint: "pause rules",
	DonePoint: "done_when", EndPoint: "ends", RoutePoint: "routes", TablePoint: "tables", PriorityPoint: "priorities",
	VisiblePoint: "visible rules", ComputePoint: "computed values", MessagePoint: "messages",
}

// Says is the kind for people: "outcomes".
func (k Kind) Says() phrase.Phrase { return phrase.Say(kindWords[k]) }

// Point is one thing that scenarios should come by: an answer of a definition
// node, or that the node is used at all.
type Point struct {
	Kind    Kind
	Address string // pointer of the definition node
	Yes     bool   // the answer; true where there is only one
	// Hits is how many decisions came by. By are the scenarios that did, in order.
	Hits int
	By   []string

	does, never phrase.Format
}

// Seen reports whether any scenario came by.
func (p Point) Seen() bool { return p.Hits > 0 }

// What says in a word or two what is seen: "taken", "refuses".
func (p Point) What() phrase.Phrase { return phrase.Say(p.does) }

// Missed says in a few words what was not seen: "never taken".
func (p Point) Missed() phrase.Phrase { return phrase.Say(p.never) }

// Never says of what it was not seen:
// `outcome "solved" of step "triage" of flow "cargo": never taken`.
func (p Point) Never() phrase.Phrase {
	return phrase.Say("%s: %s", Named(strings.TrimSuffix(p.Address, "/when")), p.Missed())
}

// pointWords say of a point what is seen there, and that it never is.
type pointWords struct{ does, never phrase.Format }

var (
	entered  = pointWords{"entered", "never entered"}
	taken    = pointWords{"taken", "never taken"}
	notOpen  = pointWords{"refused by its rule", "its rule never refuses"}
	refuses  = pointWords{"refuses", "never refuses"}
	lets     = pointWords{"satisfied", "never satisfied"}
	aside    = pointWords{"does not ask", "its rule is never no"}
	acts     = pointWords{"acts", "never acts"}
	skipped  = pointWords{"skipped by its rule", "its rule is never no"}
	yes      = pointWords{"yes", "never yes"}
	no       = pointWords{"no", "never no"}
	chosen   = pointWords{"chosen", "never chosen"}
	matches  = pointWords{"matches", "never matches"}
	reached  = pointWords{"reached", "never reached"}
	happens  = pointWords{"happens", "never happens"}
	shows    = pointWords{"shown", "never shows the field"}
	hides    = pointWords{"hidden", "never hides the field"}
	computes = pointWords{"gives a value", "never gives a value"}
	sent     = pointWords{"sent", "never sent"}
)
