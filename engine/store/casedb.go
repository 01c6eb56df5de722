package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/akis-platform/akis/engine"
)

// Case answers the case as it is now.
func (s *Store) Case(ctx context.Context, id engine.CaseID) (engine.Case, error) {
	var c engine.Case
	var snapshot []byte
	found, err := s.one(ctx, []any{&snapshot}, "SELECT snapshot FROM cases WHERE id = ?", int64(id))
	if err == nil && !found {
		err = noCase()
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
