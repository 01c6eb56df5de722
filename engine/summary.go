package engine

import (
	"slices"
	"strings"
	"time"
)

// Summary is a case as lists show it.
type Summary struct {
	ID           CaseID     `json:"number"`
	Revision     int64      `json:"revision"`
	Category     string     `json:"category"`
	Kind         string     `json:"kind"`
	Title        string     `json:"title,omitempty"`
	Excerpt      string     `json:"excerpt,omitempty"` // how the customer's words begin, without a title
	Status       Status     `json:"status"`
	Flow         string     `json:"flow"`
	Step         string     `json:"step,omitempty"`
	End          string     `json:"end,omitempty"`
	Team         string     `json:"team,omitempty"`
	Partner      string     `json:"partner,omitempty"`
	Assignee     string     `json:"assignee,omitempty"`
	Priority     string     `json:"priority"`
	Customer     CustomerID `json:"customer,omitempty"`
	CustomerName string     `json:"customer_name,omitempty"`
	Channel      string     `json:"channel"`
	OpenedBy     string     `json:"opened_by,omitempty"`
	OpenedAt     time.Time  `json:"opened_at"`
	EnteredAt    time.Time  `json:"entered_at"`
	UpdatedAt    time.Time  `json:"updated_at"`
	// FirstDue is the earliest promise still to keep (claim, done or SLA); zero
	// when no clock runs.
	FirstDue time.Time `json:"first_due,omitzero"`
	DoneDue  time.Time `json:"done_due,omitzero"`
	ClaimDue time.Time `json:"claim_due,omitzero"`
	// Overdue is true when the step should have been left by now.
	Overdue bool `json:"overdue"`
	Blocked bool `json:"blocked,omitempty"`
}

// Summarise answers c as lists show it. Overdue and CustomerName are the
// reader's to fill: the case knows neither the time nor the customer.
func Summarise(c Case) Summary {
	s := Summary{
		ID: c.ID, Revision: c.Revision, Category: c.Category, Kind: string(c.Kind), Title: c.Title,
		Status: c.Status, Flow: c.Flow, Step: c.Step, End: c.End, Team: c.Team, Partner: c.Partner,
		Assignee: c.Assignee, Priority: c.Priority, Customer: c.Customer, Channel: c.Channel,
		OpenedBy: c.OpenedBy, OpenedAt: c.OpenedAt, EnteredAt: c.EnteredAt, UpdatedAt: c.UpdatedAt,
		Blocked: c.Blocked != nil,
	}
	if c.Title == "" {
		s.Excerpt = excerpt(c.Text)
	}
	if c.Ended() {
		return s
	}
	for _, d := range c.Deadlines {
		if d.Due.IsZero() || d.Done && !d.Missed {
			continue
		}
		switch {
		case d.Kind == ClaimDue && c.Assignee == "":
			s.ClaimDue = d.Due
		case d.Kind == DoneDue:
			s.DoneDue = d.Due
		case d.Kind != SLADue:
			continue
		}
		if s.FirstDue.IsZero() || d.Due.Before(s.FirstDue) {
			s.FirstDue = d.Due
		}
	}
	return s
}

// maxExcerpt is how many characters of a text stand for it in a list.
const maxExcerpt = 120

// excerpt answers the beginning of a text in one line.
func excerpt(text string) string {
	const most = 8 * maxExcerpt // bytes that are looked at: a text may be long
	head := strings.ToValidUTF8(text[:min(len(text), most)], "")
	line := []rune(strings.Join(strings.Fields(head), " "))
	return string(line[:min(len(line), maxExcerpt)])
}

// priorities lists them from the least to the most urgent.
var priorities = []string{"low", "normal", "high", "urgent"}

// PriorityRank answers the place of a priority, 0 for low to 3 for urgent; an
// unknown one counts as normal.
func PriorityRank(p string) int {
	if i := slices.Index(priorities, p); i >= 0 {
		return i
	}
	return 1
}

// PriorityNamed answers the priority of a rank.
func PriorityNamed(rank int) string { return priorities[min(max(rank, 0), len(priorities)-1)] }

// TaskTeams answers the teams that have or had a task of c: they may see it.
func TaskTeams(c Case) []string {
	var teams []string
	for _, t := range c.Tasks {
		if !slices.Contains(teams, t.Team) {
			teams = append(teams, t.Team)
		}
	}
	return teams
}

// OpenTaskTeams answers the teams that have something left to do of a task of c.
func OpenTaskTeams(c Case) []string {
	var teams []string
	for _, t := range c.Tasks {
		if !t.Done && !slices.Contains(teams, t.Team) {
			teams = append(teams, t.Team)
		}
	}
	return teams
}
