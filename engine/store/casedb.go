package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
)

// Case answers the case as it is now.
func (s *Store) Case(ctx context.Context, id engine.CaseID) (engine.Case, error) {
	var c engine.Case
	var snapshot []byte
	found, err := s.one(ctx, []any{&snapshot}, "SELECT snapshot FROM cases WHERE id = ?", int64(id))
	if err == nil && !found {
		err = access.NotFound()
	}
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(snapshot, &c); err != nil {
		return c, fmt.Errorf("reading case %d: %w", id, err)
	}
	return c, nil
}

// History answers the case's events after seq, oldest first.
func (s *Store) History(ctx context.Context, id engine.CaseID, after int64) ([]engine.Event, error) {
	var events []engine.Event
	err := s.each(ctx, scanEvents(&events), historyQuery, int64(id), after)
	return events, err
}

// Due answers cases whose next deadline is at or before now, earliest first.
func (s *Store) Due(ctx context.Context, now time.Time, limit int) ([]engine.CaseID, error) {
	var ids []engine.CaseID
	err := s.each(ctx, func(rows *sql.Rows) error {
		var id engine.CaseID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT id FROM cases WHERE next_due_at <= ? AND next_due_at < ? ORDER BY next_due_at LIMIT ?",
		now.UnixMicro(), never, limit)
	return ids, err
}

// Forget drops the answers to commands that came without a key before a time: of
// those only the outcome of a failed commit was ever asked.
func (s *Store) Forget(ctx context.Context, before time.Time) error {
	ms := before.UnixMilli()
	return s.write(ctx, "", func(t *tx) error {
		t.add("DELETE FROM commands WHERE id >= ? AND id < ?", engine.Unkeyed,
			fmt.Sprintf("%s%08x-%04x", engine.Unkeyed, ms>>16, ms&0xffff)) // a version 7 UUID begins with its time
		return nil
	})
}

// WrittenSince answers cases written at or after a moment of the machine's clock.
func (s *Store) WrittenSince(ctx context.Context, since time.Time, limit int) ([]engine.Case, error) {
	var cases []engine.Case
	err := s.each(ctx, func(rows *sql.Rows) error {
		var snapshot []byte
		if err := rows.Scan(&snapshot); err != nil {
			return err
		}
		var c engine.Case
		err := json.Unmarshal(snapshot, &c)
		cases = append(cases, c)
		return err
	}, "SELECT snapshot FROM cases WHERE written_at >= ? ORDER BY written_at LIMIT ?", since.UnixMicro(), limit)
	return cases, err
}
