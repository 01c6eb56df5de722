package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/filter"
)

// question is a SELECT in the making: constant text of this package, names from
// the maps below, and values that bun quotes.
type question struct {
	gen      schema.QueryGen
	postgres bool
	b        []byte
}

func (s *Store) ask(text string) *question {
	return &question{gen: s.readDB.QueryGen(), postgres: s.postgres, b: []byte(text)}
}

// asked runs scan for every row of the answer.
func (s *Store) asked(ctx context.Context, w *question, scan func(*sql.Rows) error) error {
	rows, err := s.readDB.DB.QueryContext(ctx, string(w.b))
	if err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	if err := eachRow(rows, scan); err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	return nil
}

func (w *question) add(text string, args ...any) { w.b = w.gen.AppendQuery(w.b, text, args...) }

var textColumns = map[filter.Column]string{
	filter.Status: "c.status", filter.Category: "c.category", filter.Kind: "c.kind", filter.Flow: "c.flow",
	filter.Step: "c.step", filter.Team: "c.team", filter.Partner: "c.partner", filter.Assignee: "c.assignee",
	filter.OpenedBy: "c.opened_by", filter.Channel: "c.channel",
}

var numberColumns = map[filter.Column]string{
	filter.Number: "c.id", filter.Customer: "c.customer", filter.Opened: "c.opened_at",
	filter.Updated: "c.updated_at", filter.FirstDue: "c.first_due", filter.ClaimDue: "c.claim_due",
	filter.DoneDue: "c.done_due", filter.Priority: "c.priority",
}

func (w *question) node(n filter.Node) {
	switch n.Op {
	case filter.OpAll:
		w.join(n.Of, " AND ", "TRUE")
	case filter.OpAny:
		w.join(n.Of, " OR ", "FALSE")
	case filter.OpNot:
		w.add("NOT ")
		w.join(n.Of, " AND ", "TRUE")
	case filter.OpIn:
		w.in(n)
	case filter.OpUnder:
		w.add("(c.category = ? OR c.category LIKE ? ESCAPE '!')", clean(n.Values[0]), likeBelow(n.Values[0]))
	case filter.OpUpTo:
		w.compare(n, "<=")
	case filter.OpFrom:
		w.compare(n, ">=")
	case filter.OpIs:
		w.compare(n, "=")
	case filter.OpWords:
		w.words(n.Values)
	case filter.OpField:
		w.add("c.id IN (SELECT f.case_id FROM field_values f WHERE f.field = ? AND f.txt IN (?))",
			clean(string(n.Column)), bun.List(cleaned(n.Values)))
	default:
		w.add("FALSE")
	}
}

func (w *question) join(of []filter.Node, with, empty string) {
	if len(of) == 0 {
		w.add(empty)
		return
	}
	w.add("(")
	for i, m := range of {
		if i > 0 {
			w.add(with)
		}
		w.node(m)
	}
	w.add(")")
}

func (w *question) in(n filter.Node) {
	values := cleaned(n.Values)
	col, ok := textColumns[n.Column]
	switch {
	case len(values) == 0:
		w.add("FALSE")
	case n.Column == filter.TaskTeam:
		w.add("c.id IN (SELECT t.case_id FROM case_tasks t WHERE t.team IN (?))", bun.List(values))
	case n.Column == filter.OpenTask:
		w.add("c.id IN (SELECT t.case_id FROM case_tasks t WHERE t.open = 1 AND t.team IN (?))", bun.List(values))
	case !ok:
		w.add("FALSE")
	case n.Column == filter.Status && inWork(values):
		w.add("(c.in_work = 1 AND c.status IN (?))", bun.List(values))
	case n.Column == filter.Assignee && !slices.Contains(values, ""):
		w.add("(c.assignee <> '' AND c.assignee IN (?))", bun.List(values))
	case n.Column == filter.Partner && !slices.Contains(values, ""):
		w.add("(c.partner <> '' AND c.partner IN (?))", bun.List(values))
	case n.Column == filter.OpenedBy && !slices.Contains(values, ""):
		w.add("(c.opened_by <> '' AND c.opened_by IN (?))", bun.List(values))
	default:
		w.add(col+" IN (?)", bun.List(values))
	}
}

// inWork reports whether every one of the statuses is of a case in work: the
// partial indexes answer those.
func inWork(statuses []string) bool {
	return !slices.ContainsFunc(statuses, func(s string) bool { return engine.Case{Status: engine.Status(s)}.Ended() })
}

func (w *question) compare(n filter.Node, op string) {
	col, ok := numberColumns[n.Column]
	if !ok {
		w.add("FALSE")
		return
	}
	w.add(col+" "+op+" ?", n.Number)
}

// words finds cases by words that begin so. They hold letters and digits only
// (filter.Fold); anything else could be read as an operator of the search.
func (w *question) words(words []string) {
	if len(words) == 0 {
		w.add("FALSE")
		return
	}
	if w.postgres {
		w.add("c.id IN (SELECT w.case_id FROM case_words w WHERE w.words @@ to_tsquery('simple', ?))", tsquery(words))
		return
	}
	w.add("c.id IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)", ftsquery(words))
}

func tsquery(words []string) string { return "'" + strings.Join(bare(words), "':* & '") + "':*" }

func ftsquery(words []string) string { return `"` + strings.Join(bare(words), `"* AND "`) + `"*` }

func bare(words []string) []string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = strings.Map(func(r rune) rune {
			if strings.ContainsRune("'\"\\\x00", r) {
				return -1
			}
			return r
		}, searchWord(word))
	}
	return out
}

func cleaned(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = clean(v)
	}
	return out
}

func likeBelow(path string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(clean(path)) + "/%"
}
