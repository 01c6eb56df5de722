package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine/filter"
	"github.com/akis-platform/akis/engine/store/pgtest"
)

// fillCases writes n cases of 200 teams straight into the table: a third of them
// in work, held or not, all of them with words.
func fillCases(t testing.TB, s *Store, n int) {
	t.Helper()
	series := "WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < %d) "
	if s.postgres {
		series = "WITH g AS (SELECT i FROM generate_series(1, %d) AS g(i)) "
	}
	chr := "'t' || (i %% 200)"
	text := "'order' || i || ' kargo w' || (i %% 1000)"
	if s.postgres {
		text = "to_tsvector('simple', " + text + ")"
	}
	rows := fmt.Sprintf(series+`SELECT i, 1, 'v1', 'cargo/late', 'complaint', 'form',
		CASE WHEN i %% 3 = 0 THEN 'open' ELSE 'closed' END, CASE WHEN i %% 3 = 0 THEN 1 ELSE 0 END, 'late', 'read', '',
		`+chr+`, '', CASE WHEN i %% 6 = 0 THEN 'u' || (i %% 1000) ELSE '' END, 'u' || (i %% 997), i %% 4, i %% 5000, 'Order ' || i, 0,
		CAST(i AS BIGINT) * 1000000, CAST(i AS BIGINT) * 1000000, CAST(i AS BIGINT) * 1000000,
		CASE WHEN i %% 3 = 0 THEN CAST(i AS BIGINT) * 1000000 + 3600000000 ELSE 9223372036854775807 END, 9223372036854775807,
		CASE WHEN i %% 3 = 0 THEN CAST(i AS BIGINT) * 1000000 + 3600000000 ELSE 9223372036854775807 END, 9223372036854775807, i, '', '{}' FROM g`, n)
	for _, statement := range []string{
		`INSERT INTO cases (id, revision, version, category, kind, channel, status, in_work, flow, step, end_name, team, partner,
			assignee, opened_by, priority, customer, title, blocked, opened_at, entered_at, updated_at, first_due, claim_due,
			done_due, next_due_at, written_at, head, snapshot) ` + rows,
		"INSERT INTO case_words (" + map[bool]string{true: "case_id", false: "rowid"}[s.postgres] + ", words) " +
			fmt.Sprintf(series+"SELECT i, "+text+" FROM g", n),
		"ANALYZE",
	} {
		err := s.write(t.Context(), "", func(t *tx) error { t.add(statement); return nil })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// agent is what a member of two of the teams may see.
var agent = filter.Any(
	filter.In(filter.Team, "t7", "t9"), filter.In(filter.TaskTeam, "t7", "t9"),
	filter.In(filter.Assignee, "u7"), filter.In(filter.OpenedBy, "u7"),
)

var working = filter.In(filter.Status, "new", "open", "waiting")

var shapes = map[string]filter.Query{
	"all":       {Where: agent, Sort: filter.FirstDue},
	"newest":    {Where: agent, Sort: filter.Opened, Desc: true},
	"mine":      {Where: filter.All(agent, working, filter.In(filter.Assignee, "u7")), Sort: filter.FirstDue},
	"pool":      {Where: filter.All(agent, working, filter.In(filter.Team, "t7", "t9"), filter.In(filter.Assignee, "")), Sort: filter.FirstDue},
	"team":      {Where: filter.All(agent, working, filter.In(filter.Team, "t7", "t9")), Sort: filter.Priority, Desc: true},
	"overdue":   {Where: filter.All(agent, working, filter.UpTo(filter.DoneDue, 1<<40)), Sort: filter.FirstDue},
	"customer":  {Where: filter.All(agent, filter.Is(filter.Customer, 7)), Sort: filter.Updated, Desc: true},
	"search":    {Where: filter.All(agent, filter.Words("kargo", "w7")), Sort: filter.FirstDue},
	"rare word": {Where: filter.All(agent, filter.Words("order777")), Sort: filter.FirstDue},
	"manager":   {Where: filter.All(), Sort: filter.FirstDue},
	"later":     {Where: filter.All(agent, working), Sort: filter.FirstDue, After: &filter.Key{Value: 100_000 * 1_000_000, ID: 5000}},
}

// TestNoListReadsEveryCase looks at how SQLite answers each list that an agent
// can ask for.
func TestNoListReadsEveryCase(t *testing.T) {
	s := openSQLite(t)
	fillCases(t, s, 20000)
	for shape, q := range shapes {
		for _, where := range branches(q.Where) {
			w := s.ask("EXPLAIN QUERY PLAN SELECT c.id FROM cases c WHERE ")
			w.node(where)
			w.add(" ORDER BY " + orderColumns[q.Sort] + ", c.id LIMIT 50")
			var plan []string
			err := s.asked(t.Context(), w, func(rows *sql.Rows) error {
				var step string
				err := rows.Scan(new(int), new(int), new(int), &step)
				plan = append(plan, step)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if text := strings.Join(plan, "; "); strings.Contains(text+" ", "SCAN c ") && shape != "manager" {
				t.Errorf("%s: %s", shape, text)
			}
		}
	}
}

// BenchmarkList asks each list of a store with 200,000 cases, and its count.
func BenchmarkList(b *testing.B) {
	for name, dsn := range map[string]func() string{
		"sqlite":   func() string { return filepath.Join(b.TempDir(), "akis.db") },
		"postgres": func() string { return pgtest.URL(b) },
	} {
		s, err := Open(b.Context(), Options{DSN: dsn(), Key: []byte("a key of the tests only")})
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		fillCases(b, s, 200_000)
		now := time.UnixMicro(1 << 40)
		for shape, q := range shapes {
			q.Limit = 50
			b.Run(name+"/"+shape, func(b *testing.B) {
				for b.Loop() {
					if _, err := s.List(b.Context(), q, now); err != nil {
						b.Fatal(err)
					}
					if _, err := s.Count(b.Context(), q.Where, 1001); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
