package api

// Pools is the reader's teams with what waits in each.
type Pools struct {
	Pools []Pool `json:"pools" nullable:"false"`
	Mine  Mine   `json:"mine"`
}

// Pool is the work of a team.
type Pool struct {
	Team    Named `json:"team"`
	Member  bool  `json:"member" doc:"The reader is one of the team"`
	Lead    bool  `json:"lead" doc:"The reader leads the team"`
	Waiting int   `json:"waiting" doc:"Cases that nobody holds"`
	Late    int   `json:"late" doc:"Of those, past a promise"`
	Soon    int   `json:"soon" doc:"Of those, due within the hour"`
	Held    int   `json:"held" doc:"Cases that somebody holds"`
}

// Mine counts the cases the reader holds.
type Mine struct {
	Held int `json:"held"`
	Late int `json:"late" doc:"Of those, past the done deadline"`
	Soon int `json:"soon" doc:"Of the others, due within the hour"`
	// Tasks counts the cases in which a team of the reader's has a task to do.
	Tasks int `json:"tasks"`
}

// TeamList is all teams that the reader may see.
type TeamList struct {
	Teams []Team `json:"teams" nullable:"false"`
}

// Team is people who share a pool.
type Team struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Assign string `json:"assign" doc:"pool, round_robin or least_loaded"`
	Member bool   `json:"member" doc:"The reader is one of them"`
	Lead   bool   `json:"lead"`
}

// MemberList is the people of a team.
type MemberList struct {
	Members []Member `json:"members" nullable:"false"`
}

// Member is one person of a team.
type Member struct {
	Login   string `json:"login"`
	Name    string `json:"name"`
	Lead    bool   `json:"lead"`
	Present bool   `json:"present" doc:"Takes work that is handed out"`
}

// Customer is somebody cases are about.
type Customer struct {
	ID       int64          `json:"id"`
	Name     string         `json:"name"`
	Phones   []string       `json:"phones" nullable:"false"`
	Emails   []string       `json:"emails" nullable:"false"`
	Tier     string         `json:"tier,omitempty"`
	Language string         `json:"language,omitempty" doc:"Locale of messages to the customer"`
	Country  string         `json:"country,omitempty"`
	Points   int            `json:"points"`
	Fields   map[string]any `json:"fields,omitempty"`
}

// CustomerList is what a search found.
type CustomerList struct {
	Customers []Customer `json:"customers" nullable:"false"`
}

// CustomerPage is a customer with the cases that the reader may see, the newest
// first.
type CustomerPage struct {
	Customer Customer  `json:"customer"`
	Cases    []CaseRow `json:"cases" nullable:"false"`
}

// NewCustomer creates a customer, or answers the one that has the e-mail address
// or phone number already.
type NewCustomer struct {
	Name     string   `json:"name,omitempty" maxLength:"200"`
	Phones   []string `json:"phones,omitempty" maxItems:"10" nullable:"false"`
	Emails   []string `json:"emails,omitempty" maxItems:"10" nullable:"false"`
	Language string   `json:"language,omitempty" maxLength:"35"`
	Country  string   `json:"country,omitempty" maxLength:"2"`
}

// CaseChanged is a live event: read the case and the lists it is in again.
type CaseChanged struct {
	Number   int64  `json:"number"`
	Revision int64  `json:"revision,omitempty"`
	Team     string `json:"team,omitempty"`
	Assignee string `json:"assignee,omitempty"`
	Status   string `json:"status,omitempty"`
	Gone     bool   `json:"gone,omitempty" doc:"The reader may not see it any more"`
}

// Published is a live event: another version of the definition is live.
type Published struct{}

// Reset is a live event: some events were lost; read everything again.
type Reset struct{}

// Ping is a live event that says only that the stream lives.
type Ping struct{}

// Bye is the last live event: the session has ended.
type Bye struct {
	Code string `json:"code" example:"signed_out"`
}
