// Package definition holds the frozen form of a process: plain Go values,
// looked up by name, that engine.Decide reads. A Definition is made once by
// dsl/compile, never changes afterwards and is safe for concurrent use.
package definition

import (
	"slices"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/rule"
)

// Version names one published form of a set: the hash of its sorted sources,
// its values and its language number.
type Version string

// Definition is one published set, ready to run.
type Definition struct {
	Name     string
	Version  Version
	Language int
	Locales  []string // the first is the default
	Zone     *time.Location
	Calendar string // the set's own calendar; "" means always open

	Calendars  map[string]calendar.Calendar
	Settings   map[string]Setting
	Teams      map[string]*Team
	Partners   map[string]*Partner
	Choices    map[string]*Choices
	Fields     map[string]*Field
	Categories map[string]*Category // by path: "cargo", "cargo/late"
	Roots      []string             // paths of the top categories, in source order
	Routes     map[string]*Route
	Tables     map[string]*Table
	Flows      map[string]*Flow
	Messages   map[string]*Message
	Tasks      map[string]*Task
	Roles      map[string]*Role
	Tiers      []Tier
	Moves      map[string]Move // by From: what earlier versions named
}

// Text is localized text: locale to words.
type Text map[string]string

// In answers the words for locale, falling back to the first of fallbacks that
// has some, then to any.
func (t Text) In(locale string, fallbacks ...string) string {
	if s, ok := t[locale]; ok {
		return s
	}
	for _, f := range fallbacks {
		if s, ok := t[f]; ok {
			return s
		}
	}
	best := ""
	for l := range t {
		if best == "" || l < best {
			best = l
		}
	}
	return t[best]
}

// Label answers t in locale with the set's own order of locales behind it.
func (d *Definition) Label(t Text, locale string) string { return t.In(locale, d.Locales...) }

// Kind is what a customer wants with a case.
type Kind string

// The kinds of a case.
const (
	Complaint  Kind = "complaint"
	Request    Kind = "request"
	Feedback   Kind = "feedback"
	Suggestion Kind = "suggestion"
	Praise     Kind = "praise"
)

// Kinds lists the kinds of a case.
func Kinds() []Kind { return []Kind{Complaint, Request, Feedback, Suggestion, Praise} }

// Setting is a named value that environments may override.
type Setting struct {
	Name  string
	Type  string // duration, int, decimal, text, bool
	Value any    // a calendar.Duration for a duration
	Label Text
}

// Team is people who share a pool.
type Team struct {
	Name     string
	Label    Text
	Assign   string // pool, round_robin, least_loaded
	Calendar string // "" means the set's
}

// Partner is an outside company that works some steps.
type Partner struct {
	Name    string
	Label   Text
	Kind    string
	Owner   string // the team answerable for it
	Sees    []string
	Fills   []string
	Channel string
}

// Choices is a closed list of codes.
type Choices struct {
	Name    string
	Options []Option // in source order
}

// Option is one code of a Choices.
type Option struct {
	Code  string
	Label Text
}

// Say answers what people call a code; what is no code, or has no label, stays.
func (c *Choices) Say(code any, locale string, fallbacks ...string) any {
	for _, o := range c.Options {
		if o.Code == code && len(o.Label) > 0 {
			return o.Label.In(locale, fallbacks...)
		}
	}
	return code
}

// FieldType is the type of a custom field's values.
type FieldType string

// The field types. Values are kept as JSON: text types as string, Int and
// Decimal as float64, Bool as bool, ChoiceList as []any of string, Date as
// "2006-01-02", DateTime as RFC 3339 in UTC, File as the attachment's id.
const (
	TextField  FieldType = "text"
	LongText   FieldType = "long_text"
	Int        FieldType = "int"
	Decimal    FieldType = "decimal"
	Bool       FieldType = "bool"
	Date       FieldType = "date"
	DateTime   FieldType = "datetime"
	Choice     FieldType = "choice"
	ChoiceList FieldType = "choices"
	Email      FieldType = "email"
	Phone      FieldType = "phone"
	Money      FieldType = "money"
	File       FieldType = "file"
)

// Field is a custom field; it has one type in the whole set.
type Field struct {
	Name      string
	Type      FieldType
	Label     Text
	Help      Text
	Options   string // choices, for Choice and ChoiceList
	Pattern   string
	Min, Max  *float64
	MaxLength int // 0 means the type's own cap
	Default   any
	Compute   *rule.Rule
	Table     string     // whose answer the value is, in place of Compute
	Visible   *rule.Rule // nil means always
	Personal  string     // "", direct, indirect, special
	Indexed   bool
	On        string // case or customer
	Widget    string
}

// Computed reports whether the value comes from the definition, not from people.
func (f *Field) Computed() bool { return f.Compute != nil || f.Table != "" }

// Section groups fields on a form.
type Section struct {
	Name   string
	Label  Text
	Fields []string
}

// Category selects the process of a case. Everything is already inherited from
// its parents.
type Category struct {
	Path     string // "cargo/late"
	Name     string
	Parent   string // "" at the top
	Children []string
	Label    Text
	Kind     Kind
	Flow     string
	Fields   []string // in order, parents' first
	Hiding   []string // those with a visible rule, each after those it reads
	Computed []string // those with a compute expression, each after those it reads
	Sections []Section
	SLA      Durations
	Gates    []Gate // parents' first
	Priority Priority
}

// Leaf reports whether cases may be opened in the category.
func (c *Category) Leaf() bool { return len(c.Children) == 0 }

// Priority decides how urgent a case is: the first rule that holds, or the
// table's answer, or Default.
type Priority struct {
	Address string // its pointer; a child that inherits it has its parent's
	Rules   []PriorityRule
	Table   string
	Default string // low, normal, high, urgent
}

// PriorityRule gives a priority while When holds.
type PriorityRule struct {
	Name string
	When *rule.Rule
	Give string
}

// Gate binds leaving a step by an outcome (or, on an end, closing).
type Gate struct {
	Name    string
	Address string // its pointer: /category/cargo/gate/fr_door_code
	When    *rule.Rule
	Require []string
	Check   *rule.Rule
	Steps   []string // bound steps; empty with Outcomes empty means every outcome
	// Outcomes are the bound outcomes, as "step.outcome" or a bare outcome name.
	Outcomes []string
	Message  Text
}

// Binds reports whether the gate binds leaving the step by the outcome.
func (g Gate) Binds(step, outcome string) bool {
	return len(g.Steps) == 0 && len(g.Outcomes) == 0 || slices.Contains(g.Steps, step) ||
		slices.Contains(g.Outcomes, outcome) || slices.Contains(g.Outcomes, step+"."+outcome)
}

// Route picks the team of a step.
type Route struct {
	Name    string
	By      string            // field; "" when only rules
	To      map[string]string // code to team, with By
	Rules   []RouteRule
	Pick    string // first or unique
	Default Target
}

// RouteRule is one ordered row.
type RouteRule struct {
	Name string
	When *rule.Rule
	To   Target
}

// Target is a team, a further route or a table that gives a team.
type Target struct{ Team, Route, Table string }

// Table is a decision table over field values, read top down. It gives a priority, a
// team ("team.front") or the value of a field, spelled as Spell does.
type Table struct {
	Name    string
	By      []string
	Rows    []TableRow
	Pick    string // first or unique
	Default string
}

// TableRow matches when each When equals the field's value or is "*".
type TableRow struct {
	When []string
	Give string
}

// Flow is the graph of steps a case walks.
type Flow struct {
	Name  string
	Label Text
	Start string
	Steps map[string]*Step
	Order []string // step names in source order
	Ends  map[string]*End
}

// Durations holds one duration per kind; Default serves the others.
type Durations struct {
	ByKind  map[Kind]DurationRef
	Default *DurationRef
}

// DurationRef is a duration or the name of a setting that holds one.
type DurationRef struct {
	Duration calendar.Duration
	Setting  string
}

// For answers the duration of kind and whether there is one.
func (d Durations) For(kind Kind, live, pinned *Definition) (calendar.Duration, bool) {
	if r, ok := d.ByKind[kind]; ok {
		return (&r).In(live, pinned)
	}
	return d.Default.In(live, pinned)
}

// String answers the duration, or the name of its setting, as it is written.
func (r *DurationRef) String() string {
	switch {
	case r == nil:
		return ""
	case r.Setting != "":
		return "setting." + r.Setting
	}
	return r.Duration.String()
}

// In answers the duration and whether there is one; nil is none. Settings are
// never pinned: they are read from live, and only one that live no longer has, or
// has as something else, from the definition the case is pinned to.
func (r *DurationRef) In(live, pinned *Definition) (calendar.Duration, bool) {
	if r == nil {
		return calendar.Duration{}, false
	}
	if r.Setting == "" {
		return r.Duration, true
	}
	for _, d := range []*Definition{live, pinned} {
		s, _ := d.Setting(r.Setting)
		if v, ok := s.Value.(calendar.Duration); ok {
			return v, true
		}
	}
	return calendar.Duration{}, false
}

// Step is one unit of routing: a team, a partner or a route holds it.
type Step struct {
	Name     string
	Label    Text
	Help     Text
	Team     string
	Partner  string
	Route    string
	Table    string // that gives the team
	Claim    Durations
	Done     Durations
	Notes    string // internal or customer_visible
	DoneWhen *rule.Rule
	Shows    []string // nil means the category's fields
	Asks     []string
	Readonly []string
	Reassign string // none, team, any
	Pause    *rule.Rule
	PauseFor Text // the reason shown while Pause holds
	Outcomes []Outcome
	Escalate []Escalation
	Gates    []Gate
	Tasks    []string
	Wait     string // all, any or "" (do not wait)
}

// Outcome leads out of a step.
type Outcome struct {
	Name   string
	Label  Text
	To     Place
	When   *rule.Rule
	Send   []string
	Create []string
}

// Place is a step, an end or (in an escalation) a team.
type Place struct{ Step, End, Team string }

// Escalation acts when a step's clock has run for After.
type Escalation struct {
	Name    string
	After   *DurationRef
	Percent int    // used instead of After when above 0
	Of      string // claim or done
	When    *rule.Rule
	Notify  []string // teams
	To      Place    // zero: only notify
	Send    []string
}

// End is where a flow stops.
type End struct {
	Name         string
	Label        Text
	Status       string // resolved or cancelled
	CloseAfter   *DurationRef
	ReopenWithin *DurationRef
	ReopenTo     string // step; "" means the flow's start
	Gates        []Gate // bind closing
	Send         []string
}

// Message is text to the customer.
type Message struct {
	Name     string
	Channels []string
	Subject  map[string]*rule.Template // by locale
	Body     map[string]*rule.Template
}

// Task is work given to another team beside the flow.
type Task struct {
	Name     string
	Title    map[string]*rule.Template // by locale
	Team     string
	Due      *DurationRef
	Priority string
	States   []string // todo, doing, done
}

// Role grants verbs; nothing granted means nobody.
type Role struct {
	Name   string
	Label  Text
	Grants []Grant
}

// Grant allows Verbs on the named things; an empty list means all of them.
type Grant struct {
	Verbs      []string
	Categories []string
	Teams      []string
	Steps      []string
	Fields     []string
}

// Tier is a step of the loyalty ladder, in order.
type Tier struct {
	Name    string
	When    *rule.Rule
	SpeedUp float64
}

// CalendarOf answers the calendar that team works by.
func (d *Definition) CalendarOf(team string) calendar.Calendar {
	name := d.Calendar
	if t := d.Team(team); t != nil && t.Calendar != "" {
		name = t.Calendar
	}
	if c, ok := d.Calendars[name]; ok {
		return c
	}
	return calendar.Always(d.Zone)
}

// Known reports whether k is one of the kinds of the language.
func (k Kind) Known() bool {
	return slices.Contains(Kinds(), k)
}
