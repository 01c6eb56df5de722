package api

import "time"

// NewCase opens a case.
type NewCase struct {
	Category string         `json:"category" maxLength:"200" example:"cargo/late"`
	Kind     string         `json:"kind,omitempty" maxLength:"30" doc:"The category's when absent"`
	Fields   map[string]any `json:"fields,omitempty" doc:"Values of the category's fields; GET /api/forms describes them"`
	Customer *CustomerRef   `json:"customer,omitempty"`
	Channel  string         `json:"channel,omitempty" maxLength:"30" doc:"form when absent; phone, mail, chat, api …"`
	Title    string         `json:"title,omitempty" maxLength:"300"`
	Text     string         `json:"text,omitempty" maxLength:"65536" doc:"What the customer said"`
	Language string         `json:"language,omitempty" maxLength:"35" doc:"The customer's locale, for messages"`
}

// CustomerRef names a customer by id, or describes one to be found or created.
type CustomerRef struct {
	ID    int64  `json:"id,omitempty" minimum:"1"`
	Name  string `json:"name,omitempty" maxLength:"200"`
	Phone string `json:"phone,omitempty" maxLength:"40"`
	Email string `json:"email,omitempty" maxLength:"254"`
}

// Case is a case as the reader may see it. Send Revision back as If-Match.
type Case struct {
	Number        int64     `json:"number"`
	Revision      int64     `json:"revision"`
	Status        string    `json:"status" doc:"new, open, waiting, resolved, closed or cancelled"`
	StatusLabel   string    `json:"status_label"`
	Title         string    `json:"title"`
	Text          string    `json:"text"`
	Language      string    `json:"language,omitempty"`
	Channel       string    `json:"channel"`
	Category      string    `json:"category"`
	CategoryLabel string    `json:"category_label" example:"Cargo › Late"`
	Kind          string    `json:"kind"`
	KindLabel     string    `json:"kind_label"`
	Priority      string    `json:"priority" doc:"low, normal, high or urgent"`
	PriorityLabel string    `json:"priority_label"`
	Step          *StepInfo `json:"step" doc:"null once the case has ended"`
	End           *Named    `json:"end,omitempty"`
	Team          *Named    `json:"team"`
	Partner       *Named    `json:"partner" doc:"Set while an outside company has the step; team is then its owner"`
	Assignee      *string   `json:"assignee" doc:"Login of who holds the case; null in the pool"`
	AssigneeName  string    `json:"assignee_name,omitempty"`
	Customer      *Customer `json:"customer"`

	Fields   map[string]any `json:"fields"`
	Missing  []Missing      `json:"missing" nullable:"false" doc:"What is in the way of any outcome, each place once"`
	Outcomes []Outcome      `json:"outcomes" nullable:"false" doc:"The ways out of the step"`
	// Deadlines are the running and met clocks, the earliest due first.
	Deadlines []Deadline `json:"deadlines" nullable:"false"`
	Tasks     []Task     `json:"tasks" nullable:"false"`
	Paused    *string    `json:"paused" doc:"The reason the clocks stand still, or null"`
	Blocked   *Blocked   `json:"blocked,omitempty" doc:"Why the case could not move by itself"`
	Can       CaseCan    `json:"can"`
	// Gone is true when this command took the case out of the reader's sight: what
	// stands here is the last they see of it.
	Gone bool `json:"gone,omitempty"`

	OpenedAt   time.Time  `json:"opened_at"`
	EnteredAt  time.Time  `json:"entered_at" doc:"When the present stay at the step began"`
	UpdatedAt  time.Time  `json:"updated_at"`
	ResolvedAt *time.Time `json:"resolved_at,omitempty"`
	ClosedAt   *time.Time `json:"closed_at,omitempty"`
	Reopened   int        `json:"reopened"`
}

// StepInfo is the step a case stands at.
type StepInfo struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Help  string `json:"help,omitempty" doc:"What to do here"`
	Notes string `json:"notes" doc:"internal or customer_visible: how notes written here are meant"`
}

// Missing is one thing that is in the way.
type Missing struct {
	Pointer string `json:"pointer" example:"/fields/door_code"`
	Field   string `json:"field,omitempty" doc:"The field, when the place is one"`
	Label   string `json:"label,omitempty"`
	Code    string `json:"code" doc:"required, check, task_open …"`
	Message string `json:"message"`
}

// Outcome is one way out of the step, as it stands now.
type Outcome struct {
	Name    string    `json:"name"`
	Label   string    `json:"label"`
	Allowed bool      `json:"allowed" doc:"Nothing is in the way"`
	Reason  string    `json:"reason,omitempty" doc:"Why not, in one sentence"`
	Missing []Missing `json:"missing" nullable:"false"`
}

// Deadline is one clock of a case.
type Deadline struct {
	Kind    string     `json:"kind" doc:"claim, done, sla, escalate, close or task"`
	Name    string     `json:"name,omitempty"`
	Label   string     `json:"label"`
	Due     *time.Time `json:"due" doc:"null while the clock stands still"`
	Overdue bool       `json:"overdue" doc:"Missed, or due before now and not met"`
	Done    bool       `json:"done" doc:"Met, or it has acted"`
}

// Task is work given to another team beside the flow.
type Task struct {
	ID       int        `json:"id"`
	Name     string     `json:"name"`
	Title    string     `json:"title"`
	Team     Named      `json:"team"`
	State    string     `json:"state"`
	States   []Named    `json:"states" nullable:"false" doc:"In the order in which the work goes on; the last is its end"`
	Due      *time.Time `json:"due,omitempty"`
	Created  time.Time  `json:"created"`
	Required bool       `json:"required" doc:"The step waits for it"`
	Done     bool       `json:"done" doc:"Nothing is left to do of it"`
	CanMove  bool       `json:"can_move" doc:"The reader may change its state"`
}

// RowTask is what the reader's teams have left to do of a task.
type RowTask struct {
	Title string     `json:"title"`
	Team  Named      `json:"team"`
	State Named      `json:"state"`
	Due   *time.Time `json:"due,omitempty"`
}

// Blocked is a move that a rule wanted and a gate refused.
type Blocked struct {
	Outcome string    `json:"outcome"`
	Since   time.Time `json:"since"`
	Reason  string    `json:"reason"`
}

// CaseCan is what the reader may do with the case now. A finish may still be
// refused by what is missing.
type CaseCan struct {
	Claim        bool `json:"claim"`
	Release      bool `json:"release"`
	Assign       bool `json:"assign"`
	Transfer     bool `json:"transfer"`
	Fill         bool `json:"fill"`
	Finish       bool `json:"finish"`
	Note         bool `json:"note"`
	Recategorise bool `json:"recategorise"`
	Pause        bool `json:"pause"`
	Resume       bool `json:"resume"`
	Close        bool `json:"close"`
	Reopen       bool `json:"reopen"`
	Cancel       bool `json:"cancel"`
}

// CaseRow is a case in a list.
type CaseRow struct {
	Number        int64      `json:"number"`
	Revision      int64      `json:"revision"`
	Status        string     `json:"status"`
	StatusLabel   string     `json:"status_label"`
	Title         string     `json:"title"`
	Excerpt       string     `json:"excerpt,omitempty" doc:"How the customer's words begin, where there is no title"`
	Category      string     `json:"category"`
	CategoryLabel string     `json:"category_label"`
	Kind          string     `json:"kind"`
	Priority      string     `json:"priority"`
	PriorityLabel string     `json:"priority_label"`
	Step          *Named     `json:"step"`
	Team          *Named     `json:"team"`
	Partner       *Named     `json:"partner"`
	Assignee      *string    `json:"assignee"`
	AssigneeName  string     `json:"assignee_name,omitempty"`
	CustomerID    int64      `json:"customer_id,omitempty"`
	CustomerName  string     `json:"customer_name,omitempty"`
	Due           *time.Time `json:"due" doc:"The earliest running deadline of claim, done and sla"`
	ClaimDue      *time.Time `json:"claim_due,omitempty"`
	DoneDue       *time.Time `json:"done_due,omitempty"`
	Overdue       bool       `json:"overdue" doc:"The step should have been left by now"`
	Blocked       bool       `json:"blocked,omitempty"`
	Tasks         []RowTask  `json:"tasks,omitempty" nullable:"false" doc:"In the view tasks: what is left to do for the reader's teams"`
	OpenedAt      time.Time  `json:"opened_at"`
	UpdatedAt     time.Time  `json:"updated_at"`
}

// CaseList is one page of a list.
type CaseList struct {
	Items     []CaseRow `json:"items" nullable:"false"`
	Next      string    `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
	Count     int       `json:"count" doc:"How many there are in all, counted up to a cap"`
	CountMore bool      `json:"count_more" doc:"There are more than count"`
}

// Assign hands a case to a member of its team.
type Assign struct {
	To string `json:"to" minLength:"1" maxLength:"200" doc:"Login"`
}

// Fill writes field values; null empties a field.
type Fill struct {
	Fields map[string]any `json:"fields"`
}

// Finish leaves the step; fields are written first, in the same decision.
type Finish struct {
	Fields map[string]any `json:"fields,omitempty"`
}

// AddNote writes a note.
type AddNote struct {
	Text     string `json:"text" maxLength:"65536"`
	Customer bool   `json:"customer,omitempty" doc:"The customer may read it"`
}

// Transfer hands a case to another team's pool.
type Transfer struct {
	Team   string `json:"team" minLength:"1" maxLength:"100"`
	Reason string `json:"reason,omitempty" maxLength:"2000"`
}

// Recategorise moves a case to another category.
type Recategorise struct {
	Category string `json:"category" minLength:"1" maxLength:"200"`
	Reason   string `json:"reason,omitempty" maxLength:"2000"`
}

// Reason says why; pause and cancel need one.
type Reason struct {
	Reason string `json:"reason,omitempty" maxLength:"2000"`
}

// TaskChange moves a task.
type TaskChange struct {
	State string `json:"state" minLength:"1" maxLength:"100"`
}

// History is what happened to a case, the oldest first.
type History struct {
	Entries []Entry `json:"entries" nullable:"false"`
}

// Entry is one thing that happened.
type Entry struct {
	Seq     int64     `json:"seq"`
	At      time.Time `json:"at"`
	Type    string    `json:"type" doc:"opened, entered, claimed, filled, noted, escalated …"`
	Actor   Actor     `json:"actor"`
	Summary string    `json:"summary" doc:"One sentence in the reader's language"`
	Changes []Change  `json:"changes,omitempty" nullable:"false" doc:"Field values before and after"`
	Note    *Note     `json:"note,omitempty"`
	Reason  string    `json:"reason,omitempty"`
	Why     *Why      `json:"why,omitempty" doc:"The rule, row or deadline that decided, and the values it read"`
}

// Actor is whose hand it was.
type Actor struct {
	Kind  string `json:"kind" doc:"person, system or import"`
	Login string `json:"login,omitempty"`
	Name  string `json:"name"`
}

// Change is one field value that changed.
type Change struct {
	Field string `json:"field"`
	Label string `json:"label"`
	From  any    `json:"from"`
	To    any    `json:"to"`
	// FromText and ToText are the values as people read them.
	FromText string `json:"from_text"`
	ToText   string `json:"to_text"`
}

// Note is a written note.
type Note struct {
	Text     string `json:"text"`
	Customer bool   `json:"customer"`
}

// Why names what decided.
type Why struct {
	Address string         `json:"address,omitempty"`
	Rule    string         `json:"rule,omitempty"`
	Inputs  map[string]any `json:"inputs,omitempty"`
}
