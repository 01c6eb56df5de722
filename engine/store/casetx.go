package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/filter"
)

// NewID answers an unused case number.
func (t *tx) NewID() (engine.CaseID, error) {
	if t.s.postgres {
		return t.s.numbers.take(t)
	}
	var last int64
	if _, err := t.one([]any{&last}, lastNumber); err != nil {
		return 0, err
	}
	return engine.CaseID(last + 1), nil
}

// lastNumber looks at the history as well: the number of a case that somebody
// removed by hand is not given again.
const lastNumber = `SELECT coalesce(max(id), 0) FROM
	(SELECT max(id) AS id FROM cases UNION ALL SELECT max(case_id) FROM events) x`

// numbersAtOnce is how many case numbers one question brings.
const numbersAtOnce = 32

func (n *numbers) take(t *tx) (engine.CaseID, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.free) == 0 {
		err := t.each(func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			n.free = append(n.free, id)
			return err
		}, "SELECT nextval('case_numbers') FROM generate_series(1, ?)", numbersAtOnce)
		if err != nil {
			return 0, err
		}
	}
	id := n.free[0]
	n.free = n.free[1:]
	return engine.CaseID(id), nil
}

// Lock answers the case and keeps other transactions from changing it: SQLite
// has one writer; on PostgreSQL the key of the events refuses whoever comes
// second, who then decides anew.
func (t *tx) Lock(id engine.CaseID) (engine.Case, error) {
	suffix := ""
	if t.s.postgres && t.opened {
		suffix = " FOR UPDATE"
	}
	c, ok, err := t.read("SELECT snapshot, head FROM cases WHERE id = ?"+suffix, int64(id))
	if err == nil && !ok {
		err = access.NotFound()
	}
	return c, err
}

// LockDue is Lock for a case that is still due at now and that nobody else is
// working on.
func (t *tx) LockDue(id engine.CaseID, now time.Time) (engine.Case, bool, error) {
	suffix := ""
	if t.s.postgres {
		if err := t.open(); err != nil {
			return engine.Case{}, false, err
		}
		suffix = " FOR UPDATE SKIP LOCKED"
	}
	return t.read("SELECT snapshot, head FROM cases WHERE id = ? AND next_due_at <= ?"+suffix,
		int64(id), now.UnixMicro())
}

func (t *tx) read(query string, args ...any) (c engine.Case, ok bool, err error) {
	var snapshot, head []byte
	if ok, err = t.one([]any{&snapshot, &head}, query, args...); err != nil || !ok {
		return c, ok, err
	}
	if err := json.Unmarshal(snapshot, &c); err != nil {
		return c, false, fmt.Errorf("reading a case: %w", err)
	}
	t.heads[int64(c.ID)] = head
	return c, true, nil
}

const historyQuery = "SELECT " + eventColumns + `, coalesce(v.vals, '') FROM events e
	LEFT JOIN event_values v ON v.case_id = e.case_id AND v.seq = e.seq
	WHERE e.case_id = ? AND e.seq > ? ORDER BY e.seq`

// History answers the case's events after seq.
func (t *tx) History(id engine.CaseID, after int64) ([]engine.Event, error) {
	var events []engine.Event
	err := t.each(scanEvents(&events), historyQuery, int64(id), after)
	return events, err
}

func scanEvents(into *[]engine.Event) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var r eventRow
		var values string
		if err := rows.Scan(append(r.dest(), &values)...); err != nil {
			return err
		}
		e, err := r.event(values)
		*into = append(*into, e)
		return err
	}
}

// Recall answers what was remembered under key, or nil.
func (t *tx) Recall(key string) (*engine.Memory, error) {
	m := engine.Memory{Key: key}
	var at int64
	found, err := t.one([]any{&m.Hash, &m.Case, &m.From, &m.To, &at},
		"SELECT hash, case_id, from_seq, to_seq, at FROM commands WHERE id = ?", clean(key))
	if err != nil || !found {
		return nil, err
	}
	m.At = time.UnixMicro(at).UTC()
	return &m, nil
}

var intoCommands = inserts("commands", "id, hash, case_id, from_seq, to_seq, at", "")

// Remember keeps the answer to a command.
func (t *tx) Remember(m engine.Memory) error {
	t.insert(intoCommands, clean(m.Key), notNil(m.Hash), int64(m.Case), m.From, m.To, m.At.UnixMicro())
	return nil
}

// TickFailed records that time could not act on the case.
func (t *tx) TickFailed(id engine.CaseID, cause string, now time.Time, wait func(int) time.Duration) error {
	var failures int
	if _, err := t.one([]any{&failures}, "SELECT tick_failures FROM cases WHERE id = ?", int64(id)); err != nil {
		return err
	}
	failures = min(failures+1, 1000)
	t.add("UPDATE cases SET tick_failures = ?, tick_error = ?, next_due_at = ? WHERE id = ?",
		failures, clean(cut(cause, 500)), now.Add(wait(failures)).UnixMicro(), int64(id))
	return nil
}

// clean drops what a database refuses in text: NUL.
func clean(s string) string { return strings.ReplaceAll(s, "\x00", "") }

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func fromMicros(us int64) time.Time {
	if us == filter.Never {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}
