// Package filter is conditions over a case's columns as a small tree. The store
// turns a tree into SQL, Holds runs it on one case, and both say the same. Names
// and values never become SQL text by themselves.
package filter

import (
	"slices"
	"strings"
	"time"
)

// Column is a name that conditions and orders may use.
type Column string

// The columns of text. TaskTeam has one value for each team with a task of
// the case.
const (
	Status   Column = "status"
	Category Column = "category"
	Kind     Column = "kind"
	Flow     Column = "flow"
	Step     Column = "step"
	Team     Column = "team"
	Partner  Column = "partner"
	Assignee Column = "assignee"
	OpenedBy Column = "opened_by"
	Channel  Column = "channel"
	TaskTeam Column = "task_team"
	// OpenTask has one value for each team with something left to do of a task.
	OpenTask Column = "open_task"
)

// The columns of whole numbers; times are microseconds since 1970, and a clock
// that does not run is Never.
const (
	Number   Column = "id"
	Customer Column = "customer"
	Opened   Column = "opened_at"
	Updated  Column = "updated_at"
	FirstDue Column = "first_due"
	ClaimDue Column = "claim_due"
	DoneDue  Column = "done_due"
	Priority Column = "priority" // 0 low … 3 urgent
)

// Never is the time of what does not come.
const Never int64 = 1<<63 - 1

// Micros answers t as a number column has it.
func Micros(t time.Time) int64 {
	if t.IsZero() {
		return Never
	}
	return t.UnixMicro()
}

var textColumns = []Column{
	Status, Category, Kind, Flow, Step, Team, Partner, Assignee, OpenedBy, Channel, TaskTeam, OpenTask,
}

var numberColumns = []Column{
	Number, Customer, Opened, Updated, FirstDue, ClaimDue, DoneDue, Priority,
}

// IsText and IsNumber report what a column holds; neither is true for a name
// that is no column.
func (c Column) IsText() bool { return slices.Contains(textColumns, c) }

// IsNumber reports whether the column holds whole numbers.
func (c Column) IsNumber() bool { return slices.Contains(numberColumns, c) }

// Op is what a node asks.
type Op uint8

// The operations. All of nothing holds; Any of nothing, and the zero Node, hold
// for no case.
const (
	OpNone  Op = iota
	OpAll      // every one of Of
	OpAny      // at least one of Of
	OpNot      // not Of[0]
	OpIn       // Column is one of Values
	OpUnder    // Column is the path Values[0] or below it
	OpUpTo     // Column <= Number
	OpFrom     // Column >= Number
	OpIs       // Column == Number
	OpWords    // the case's text holds every word of Values, each perhaps longer
	OpField    // the indexed field Column is one of Values
)

// Node is one condition.
type Node struct {
	Op     Op
	Column Column
	Values []string
	Number int64
	Of     []Node
}

// All holds when every one of them does.
func All(of ...Node) Node { return Node{Op: OpAll, Of: of} }

// Any holds when one of them does.
func Any(of ...Node) Node { return Node{Op: OpAny, Of: of} }

// Not holds when n does not.
func Not(n Node) Node { return Node{Op: OpNot, Of: []Node{n}} }

// In holds when the column is one of values; "" is an empty column.
func In(c Column, values ...string) Node { return Node{Op: OpIn, Column: c, Values: values} }

// Under holds when the category is path or one below it.
func Under(path string) Node { return Node{Op: OpUnder, Column: Category, Values: []string{path}} }

// UpTo holds when the column is at most n.
func UpTo(c Column, n int64) Node { return Node{Op: OpUpTo, Column: c, Number: n} }

// From holds when the column is at least n.
func From(c Column, n int64) Node { return Node{Op: OpFrom, Column: c, Number: n} }

// Is holds when the column is n.
func Is(c Column, n int64) Node { return Node{Op: OpIs, Column: c, Number: n} }

// Words holds when the case's text has a word that begins with each of words.
// They must be folded already.
func Words(words ...string) Node { return Node{Op: OpWords, Values: words} }

// Field holds when an indexed field's text is one of values.
func Field(name string, values ...string) Node {
	return Node{Op: OpField, Column: Column(name), Values: values}
}

// Row is one case as conditions see it.
type Row interface {
	// Texts answers the values of a text column; most columns have exactly one.
	Texts(Column) []string
	Int(Column) int64
}

// Holds runs n on one case. Words and Field are the store's business: they hold
// for no row here.
func (n Node) Holds(r Row) bool {
	switch n.Op {
	case OpAll:
		return !slices.ContainsFunc(n.Of, func(m Node) bool { return !m.Holds(r) })
	case OpAny:
		return slices.ContainsFunc(n.Of, func(m Node) bool { return m.Holds(r) })
	case OpNot:
		return !n.Of[0].Holds(r)
	case OpIn:
		return slices.ContainsFunc(r.Texts(n.Column), func(v string) bool { return slices.Contains(n.Values, v) })
	case OpUnder:
		return slices.ContainsFunc(r.Texts(n.Column), func(v string) bool { return under(v, n.Values[0]) })
	case OpUpTo:
		return n.Column.IsNumber() && r.Int(n.Column) <= n.Number
	case OpIs:
		return n.Column.IsNumber() && r.Int(n.Column) == n.Number
	case OpFrom:
		return n.Column.IsNumber() && r.Int(n.Column) >= n.Number
	}
	return false
}

func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

// Query asks for a page of cases.
type Query struct {
	Where Node
	Sort  Column // a number column; ties go by case number
	Desc  bool
	After *Key // the last row of the page before
	Limit int
}

// Key is a row's place in an order.
type Key struct {
	Value int64 `json:"v"`
	ID    int64 `json:"i"`
}
