package access

import (
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/filter"
)

// Row lets a filter look at a case.
type Row struct{ Case *engine.Case }

// Texts answers a text column of the case.
func (r Row) Texts(col filter.Column) []string {
	c := r.Case
	switch col {
	case filter.Status:
		return []string{string(c.Status)}
	case filter.Category:
		return []string{c.Category}
	case filter.Kind:
		return []string{string(c.Kind)}
	case filter.Flow:
		return []string{c.Flow}
	case filter.Step:
		return []string{c.Step}
	case filter.Team:
		return []string{c.Team}
	case filter.Partner:
		return []string{c.Partner}
	case filter.Assignee:
		return []string{c.Assignee}
	case filter.OpenedBy:
		return []string{c.OpenedBy}
	case filter.Channel:
		return []string{c.Channel}
	case filter.TaskTeam:
		return engine.TaskTeams(*c)
	case filter.OpenTask:
		return engine.OpenTaskTeams(*c)
	}
	return nil
}

// Int answers a number column of the case.
func (r Row) Int(col filter.Column) int64 {
	s := engine.Summarise(*r.Case)
	switch col {
	case filter.Number:
		return int64(s.ID)
	case filter.Customer:
		return int64(s.Customer)
	case filter.Opened:
		return s.OpenedAt.UnixMicro()
	case filter.Updated:
		return s.UpdatedAt.UnixMicro()
	case filter.FirstDue:
		return filter.Micros(s.FirstDue)
	case filter.ClaimDue:
		return filter.Micros(s.ClaimDue)
	case filter.DoneDue:
		return filter.Micros(s.DoneDue)
	case filter.Priority:
		return int64(engine.PriorityRank(s.Priority))
	}
	return 0
}

// path lets a filter look at a category alone.
type path string

func (p path) Texts(filter.Column) []string { return []string{string(p)} }
func (p path) Int(filter.Column) int64      { return 0 }
