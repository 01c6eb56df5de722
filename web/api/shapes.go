package api

import "time"

// Named is something of the definition: its name in the language and its label in
// the reader's.
type Named struct {
	Name  string `json:"name"`
	Label string `json:"label"`
}

// Person is somebody who signs in.
type Person struct {
	Login string `json:"login"`
	Name  string `json:"name"`
}

// Problem is every answer that is not a success (RFC 9457). Code is stable; Title
// and Detail are in the reader's language.
type Problem struct {
	Type   string         `json:"type" doc:"Stable address of the code: /docs#problem-CODE"`
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Code   string         `json:"code" doc:"Stable, for programs" example:"gate"`
	Detail string         `json:"detail"`
	Errors []ProblemPlace `json:"errors,omitempty" nullable:"false" doc:"Each place and what is wrong with it"`
	// Holder is who has the case, with code "claimed".
	Holder *Person `json:"holder,omitempty"`
	// Incident finds a server error (500) in the log; nothing else of it is shown.
	Incident string `json:"incident,omitempty"`
}

// ProblemPlace is one reason at one place of the request.
type ProblemPlace struct {
	Pointer string `json:"pointer" doc:"JSON pointer into the body; ?name for a query parameter" example:"/fields/door_code"`
	Code    string `json:"code" example:"required"`
	Detail  string `json:"detail"`
	// Address is the definition node that asked for it, for explanations.
	Address string `json:"address,omitempty" example:"/category/cargo/gate/fr_door_code"`
}

// SignIn asks for a session.
type SignIn struct {
	Login    string `json:"login" minLength:"1" maxLength:"200"`
	Password string `json:"password" minLength:"1" maxLength:"1000"`
}

// SignedIn is a new session. Browsers use the cookie that comes with it; programs
// send the token as "Authorization: Bearer TOKEN".
type SignedIn struct {
	Token     string    `json:"token"`
	ExpiresAt time.Time `json:"expires_at"`
	User      User      `json:"user"`
}

// Session is one of the reader's own ways in.
type Session struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind" doc:"browser or token"`
	Name      string     `json:"name" doc:"The browser as it named itself, or what the token is for"`
	CreatedAt time.Time  `json:"created_at"`
	UsedAt    time.Time  `json:"used_at"`
	ExpiresAt *time.Time `json:"expires_at" doc:"null: until revoked"`
	Current   bool       `json:"current"`
}

// SessionList is the reader's sign-ins, the newest first.
type SessionList struct {
	Sessions []Session `json:"sessions" nullable:"false"`
}

// User is the reader.
type User struct {
	Login    string       `json:"login"`
	Name     string       `json:"name"`
	Email    string       `json:"email,omitempty"`
	Locale   string       `json:"locale" doc:"tr, en or ar; \"\" follows the browser"`
	Zone     string       `json:"zone,omitempty" doc:"IANA zone; \"\" follows the definition"`
	Presence string       `json:"presence" doc:"present or away; away members are handed no work"`
	Roles    []string     `json:"roles" nullable:"false"`
	Teams    []Membership `json:"teams" nullable:"false"`
	Partner  *Named       `json:"partner,omitempty" doc:"The outside company the reader works for"`
}

// Membership is one team of somebody.
type Membership struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Lead  bool   `json:"lead"`
}

// Me is the reader and what the reader may do at all.
type Me struct {
	User User  `json:"user"`
	Can  MeCan `json:"can"`
	// Locales are the languages of the definition, the default first.
	Locales []string `json:"locales" nullable:"false"`
	Zone    string   `json:"zone" doc:"IANA zone in which times are shown" example:"Europe/Istanbul"`
}

// MeCan is what the reader's roles allow anywhere. What is possible with one case
// stands at the case.
type MeCan struct {
	Open       bool `json:"open" doc:"open cases"`
	Customers  bool `json:"customers" doc:"find, read and create customers"`
	Report     bool `json:"report"`
	Design     bool `json:"design"`
	Publish    bool `json:"publish"`
	Administer bool `json:"administer"`
}

// MeChange changes what the reader may set of themselves; what is absent stays.
type MeChange struct {
	Presence *string `json:"presence,omitempty" enum:"present,away"`
}

// Category is one node of the tree of categories. Cases are opened in leaves.
type Category struct {
	Path     string     `json:"path" example:"cargo/late"`
	Label    string     `json:"label"`
	Kind     string     `json:"kind" doc:"The usual kind of its cases"`
	Leaf     bool       `json:"leaf"`
	Children []Category `json:"children" nullable:"false"`
}

// CategoryTree is all categories, and the words for kinds and priorities.
type CategoryTree struct {
	Categories []Category `json:"categories" nullable:"false"`
	Kinds      []Named    `json:"kinds" nullable:"false"`
	Priorities []Named    `json:"priorities" nullable:"false"`
	Statuses   []Named    `json:"statuses" nullable:"false"`
}

// Form is what to ask: the JSON Schema of a case's fields, the layout in the
// reader's language, and the values there are.
type Form struct {
	Category string         `json:"category"`
	Kind     string         `json:"kind"`
	Step     string         `json:"step,omitempty"`
	Schema   map[string]any `json:"schema" doc:"JSON Schema 2020-12 of the object \"fields\""`
	Layout   []FormSection  `json:"layout" nullable:"false"`
	Values   map[string]any `json:"values" doc:"The case's values; for a new case the defaults"`
}

// FormSection is a group of fields in order; without a label it stands alone.
type FormSection struct {
	Name   string      `json:"name,omitempty"`
	Label  string      `json:"label,omitempty"`
	Fields []FormField `json:"fields" nullable:"false"`
}

// FormField is how one field is shown; what it may hold is in the schema.
type FormField struct {
	Name     string       `json:"name"`
	Type     string       `json:"type" doc:"text, long_text, int, decimal, bool, date, datetime, choice, choices, email, phone, money or file"`
	Label    string       `json:"label"`
	Help     string       `json:"help,omitempty"`
	Options  []FormOption `json:"options,omitempty" nullable:"false"`
	Widget   string       `json:"widget,omitempty"`
	Readonly bool         `json:"readonly,omitempty"`
	// Asked is false for fields that this step only shows.
	Asked   bool           `json:"asked"`
	Visible map[string]any `json:"visible,omitempty" doc:"A schema over all values: show the field while it holds; absent means always"`
}

// FormOption is one choice with its words.
type FormOption struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// Flow is the process of a category, for the small picture.
type Flow struct {
	Name  string     `json:"name"`
	Start string     `json:"start"`
	Steps []FlowStep `json:"steps" nullable:"false" doc:"In source order"`
	Ends  []FlowEnd  `json:"ends" nullable:"false"`
}

// FlowStep is one step of a flow. One of Team, Partner and Route says who holds it.
type FlowStep struct {
	Name     string           `json:"name"`
	Label    string           `json:"label"`
	Help     string           `json:"help,omitempty"`
	Team     *Named           `json:"team,omitempty"`
	Partner  *Named           `json:"partner,omitempty"`
	Route    string           `json:"route,omitempty"`
	Outcomes []FlowOutcome    `json:"outcomes" nullable:"false"`
	Escalate []FlowEscalation `json:"escalations" nullable:"false"`
}

// FlowOutcome is a way out of a step.
type FlowOutcome struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	To    string `json:"to" doc:"step.NAME or end.NAME" example:"step.carrier"`
}

// FlowEscalation is what happens when a step takes too long.
type FlowEscalation struct {
	Name   string  `json:"name"`
	After  string  `json:"after" doc:"A duration of the language, or a percentage" example:"24h"`
	Notify []Named `json:"notify" nullable:"false"`
	To     string  `json:"to,omitempty" doc:"step.NAME, end.NAME or team.NAME"`
}

// FlowEnd is where a flow stops.
type FlowEnd struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Status string `json:"status" doc:"resolved or cancelled"`
}
