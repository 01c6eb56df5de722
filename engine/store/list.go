package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/filter"
)

const never = filter.Never

const summaryColumns = `c.id, c.revision, c.category, c.kind, c.title, c.excerpt, c.status, c.flow, c.step, c.end_name, c.team,
	c.partner, c.assignee, c.priority, c.customer, coalesce(k.name, ''), c.channel, c.opened_by, c.opened_at,
	c.entered_at, c.updated_at, c.first_due, c.claim_due, c.done_due, c.blocked`

// List answers one page of cases.
func (s *Store) List(ctx context.Context, q filter.Query, now time.Time) ([]engine.Summary, error) {
	col, ok := orderColumns[q.Sort]
	if !ok {
		return nil, fmt.Errorf("cases cannot be sorted by %q", q.Sort)
	}
	than, dir := ">", "ASC"
	if q.Desc {
		than, dir = "<", "DESC"
	}
	order := " ORDER BY " + col + " " + dir
	if col != "c.id" {
		order += ", c.id " + dir
	}
	w := s.ask("SELECT " + summaryColumns + " FROM (SELECT * FROM (")
	for i, where := range branches(q.Where) {
		if i > 0 {
			w.add(" UNION ")
		}
		w.add("SELECT * FROM (SELECT c.id, " + col + " AS at FROM cases c WHERE ")
		w.node(where)
		if q.After != nil {
			w.add(" AND "+col+" "+than+"= ? AND ("+col+" "+than+" ? OR c.id "+than+" ?)", q.After.Value, q.After.Value, q.After.ID)
		}
		w.add(order+" LIMIT ?", q.Limit)
		w.add(") b")
	}
	w.add(") u ORDER BY at "+dir+", id "+dir+" LIMIT ?", q.Limit)
	w.add(") page JOIN cases c ON c.id = page.id LEFT JOIN customers k ON k.id = c.customer" + order)
	var list []engine.Summary
	err := s.asked(ctx, w, func(rows *sql.Rows) error {
		row, err := scanSummary(rows, now)
		list = append(list, row)
		return err
	})
	return list, err
}

var orderColumns = map[filter.Column]string{
	filter.Number: "c.id", filter.Opened: "c.opened_at", filter.Updated: "c.updated_at",
	filter.FirstDue: "c.first_due", filter.ClaimDue: "c.claim_due", filter.DoneDue: "c.done_due",
	filter.Priority: "c.priority",
}

func scanSummary(rows *sql.Rows, now time.Time) (engine.Summary, error) {
	var s engine.Summary
	var rank, blocked int
	var opened, entered, updated, first, claim, done int64
	err := rows.Scan(&s.ID, &s.Revision, &s.Category, &s.Kind, &s.Title, &s.Excerpt, &s.Status, &s.Flow, &s.Step, &s.End, &s.Team,
		&s.Partner, &s.Assignee, &rank, &s.Customer, &s.CustomerName, &s.Channel, &s.OpenedBy, &opened,
		&entered, &updated, &first, &claim, &done, &blocked)
	s.Priority, s.Blocked = engine.PriorityNamed(rank), blocked == 1
	s.OpenedAt, s.EnteredAt, s.UpdatedAt = fromMicros(opened), fromMicros(entered), fromMicros(updated)
	s.FirstDue, s.ClaimDue, s.DoneDue = fromMicros(first), fromMicros(claim), fromMicros(done)
	s.Overdue = done <= now.UnixMicro()
	return s, err
}

// Count answers how many cases the condition holds for, stopping at most.
func (s *Store) Count(ctx context.Context, where filter.Node, most int) (int, error) {
	w := s.ask("SELECT count(*) FROM (SELECT id FROM (")
	for i, n := range branches(where) {
		if i > 0 {
			w.add(" UNION ")
		}
		w.add("SELECT id FROM (SELECT c.id FROM cases c WHERE ")
		w.node(n)
		w.add(" LIMIT ?) b", most)
	}
	w.add(") u LIMIT ?) x", most)
	var n int
	err := s.asked(ctx, w, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// Pools counts the cases of each team, apart from those that are with a partner.
func (s *Store) Pools(ctx context.Context, where filter.Node, now, soon time.Time) ([]engine.PoolCount, error) {
	const free = "c.assignee = '' AND c.partner = ''"
	w := s.ask("SELECT c.team, sum(CASE WHEN " + free + " THEN 1 ELSE 0 END), ")
	w.add("sum(CASE WHEN "+free+" AND c.first_due <= ? THEN 1 ELSE 0 END), ", now.UnixMicro())
	w.add("sum(CASE WHEN "+free+" AND c.first_due > ? AND c.first_due <= ? THEN 1 ELSE 0 END), ",
		now.UnixMicro(), soon.UnixMicro())
	w.add("sum(CASE WHEN c.assignee <> '' THEN 1 ELSE 0 END) FROM cases c WHERE ")
	w.node(where)
	w.add(" GROUP BY c.team ORDER BY c.team")
	var pools []engine.PoolCount
	err := s.asked(ctx, w, func(rows *sql.Rows) error {
		var p engine.PoolCount
		err := rows.Scan(&p.Team, &p.Unclaimed, &p.Overdue, &p.DueSoon, &p.Held)
		pools = append(pools, p)
		return err
	})
	return pools, err
}
