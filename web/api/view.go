package api

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/terms"
)

// caseShape answers a case in the reader's words.
func (s *server) caseShape(ctx context.Context, r *reader, v service.CaseView) (Case, error) {
	names, err := s.names.of(ctx)
	if err != nil {
		return Case{}, err
	}
	c, def := v.Case, v.Definition
	out := Case{
		Number: int64(c.ID), Revision: c.Revision, Title: c.Title, Text: c.Text, Language: c.Language,
		Status: string(c.Status), StatusLabel: terms.Status.In(string(c.Status), r.locale), Channel: c.Channel,
		Category: c.Category, CategoryLabel: r.categoryLabel(def, c.Category),
		Kind: string(c.Kind), KindLabel: terms.Kind.In(string(c.Kind), r.locale),
		Priority: c.Priority, PriorityLabel: terms.Priority.In(c.Priority, r.locale),
		Team: r.team(c.Team), Partner: r.partner(c.Partner),
		Fields: orEmpty(c.Fields), Missing: r.missing(def, v.Missing), Outcomes: []Outcome{},
		Deadlines: r.deadlines(c, v.Now), Tasks: r.tasks(v), Can: r.can(v),
		OpenedAt: c.OpenedAt, EnteredAt: c.EnteredAt, UpdatedAt: c.UpdatedAt,
		ResolvedAt: moment(c.ResolvedAt), ClosedAt: moment(c.ClosedAt), Reopened: c.Reopened,
	}
	if f := def.Flows[c.Flow]; f != nil && f.Steps[c.Step] != nil {
		st := f.Steps[c.Step]
		out.Step = &StepInfo{Name: st.Name, Label: r.labelOr(st.Label, st.Name), Help: r.say(st.Help), Notes: cmp.Or(st.Notes, "internal")}
	}
	if c.End != "" {
		out.End = &Named{c.End, r.endLabel(def, c.Flow, c.End)}
	}
	if c.Assignee != "" {
		out.Assignee, out.AssigneeName = &c.Assignee, nameOf(names, c.Assignee)
	}
	if v.Customer != nil {
		shape := customerShape(*v.Customer)
		out.Customer = &shape
	}
	for _, o := range v.Outcomes {
		out.Outcomes = append(out.Outcomes, r.outcome(def, o))
	}
	if c.Pause != "" {
		out.Paused = &c.Pause
	}
	if b := c.Blocked; b != nil && b.Refusal != nil {
		out.Blocked = &Blocked{Outcome: b.Outcome, Since: b.Since, Reason: textIn(b.Refusal.Detail, r.locale)}
	}
	return out, nil
}

func (r *reader) outcome(def *definition.Definition, o engine.OutcomeState) Outcome {
	out := Outcome{
		Name: o.Outcome.Name, Label: r.labelOr(o.Outcome.Label, o.Outcome.Name),
		Allowed: o.Refusal == nil, Missing: []Missing{},
	}
	if o.Refusal != nil {
		out.Reason = textIn(o.Refusal.Detail, r.locale)
		out.Missing = r.missing(def, o.Refusal.Problems)
	}
	return out
}

func (r *reader) missing(def *definition.Definition, problems []engine.Problem) []Missing {
	all := make([]Missing, 0, len(problems))
	for _, p := range problems {
		m := Missing{Pointer: p.Pointer, Code: p.Code, Message: textIn(p.Detail, r.locale)}
		if name, ok := strings.CutPrefix(p.Pointer, "/fields/"); ok {
			m.Field, m.Label = name, r.fieldLabel(def, name)
		}
		all = append(all, m)
	}
	return all
}

// deadlines answers the clocks that people follow, the earliest due first and
// those that stand still at the end.
func (r *reader) deadlines(c engine.Case, now time.Time) []Deadline {
	all := make([]Deadline, 0, len(c.Deadlines))
	for _, d := range c.Deadlines {
		all = append(all, Deadline{
			Kind: string(d.Kind), Name: d.Name, Label: terms.Deadline.In(string(d.Kind), r.locale),
			Due: moment(d.Due), Done: d.Done,
			Overdue: d.Missed || !d.Done && !d.Due.IsZero() && d.Due.Before(now),
		})
	}
	slices.SortStableFunc(all, func(a, b Deadline) int {
		switch {
		case a.Due == nil || b.Due == nil:
			return cmp.Compare(boolInt(a.Due == nil), boolInt(b.Due == nil))
		default:
			return a.Due.Compare(*b.Due)
		}
	})
	return all
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// row answers a case of a list in the reader's words.
func (r *reader) row(names map[string]string, s engine.Summary) CaseRow {
	out := CaseRow{
		Number: int64(s.ID), Revision: s.Revision, Title: s.Title, Excerpt: s.Excerpt,
		Status: string(s.Status), StatusLabel: terms.Status.In(string(s.Status), r.locale),
		Category: s.Category, CategoryLabel: r.categoryLabel(r.def, s.Category), Kind: s.Kind,
		Priority: s.Priority, PriorityLabel: terms.Priority.In(s.Priority, r.locale),
		Team: r.team(s.Team), Partner: r.partner(s.Partner),
		CustomerID: int64(s.Customer), CustomerName: s.CustomerName,
		Due: moment(s.FirstDue), ClaimDue: moment(s.ClaimDue), DoneDue: moment(s.DoneDue),
		Overdue: s.Overdue, Blocked: s.Blocked, OpenedAt: s.OpenedAt, UpdatedAt: s.UpdatedAt,
	}
	if s.Step != "" && r.def != nil {
		out.Step = &Named{s.Step, r.stepLabel(r.def, s.Flow, s.Step)}
	}
	if s.Assignee != "" {
		out.Assignee, out.AssigneeName = &s.Assignee, nameOf(names, s.Assignee)
	}
	return out
}

func customerShape(c customer.Customer) Customer {
	out := Customer{
		ID: int64(c.ID), Name: c.Name, Phones: []string{}, Emails: []string{}, Tier: c.Tier,
		Language: c.Locale, Country: c.Country, Points: c.Points, Fields: c.Fields,
	}
	for _, k := range c.Contacts {
		if k.Kind == customer.Email {
			out.Emails = append(out.Emails, k.Value)
		} else {
			out.Phones = append(out.Phones, k.Value)
		}
	}
	return out
}
