package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"github.com/akis-platform/akis/engine/outbox"
)

const itemColumns = "effect, state, generation, attempts, next_at, error"

func scanItems(into *[]outbox.Item) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var it outbox.Item
		var effect string
		var next int64
		if err := rows.Scan(&effect, &it.State, &it.Generation, &it.Attempts, &next, &it.Error); err != nil {
			return err
		}
		it.NextAt = fromMicros(next)
		if err := json.Unmarshal([]byte(effect), &it.Effect); err != nil {
			return fmt.Errorf("reading an effect: %w", err)
		}
		*into = append(*into, it)
		return nil
	}
}

// Lease takes items that are due, or whose lease is over, until a time.
func (s *Store) Lease(ctx context.Context, now, until time.Time, limit int) ([]outbox.Item, error) {
	locked := ""
	if s.postgres {
		locked = " FOR UPDATE SKIP LOCKED"
	}
	// Asking first costs a read; a write each time would cost a commit.
	waiting, err := s.one(ctx, []any{new(int)},
		"SELECT 1 FROM outbox WHERE state IN ('pending', 'leased') AND next_at <= ? LIMIT 1", now.UnixMicro())
	if err != nil || !waiting {
		return nil, err
	}
	return written(ctx, s, func(t *tx) ([]outbox.Item, error) {
		var items []outbox.Item
		if err := t.open(); err != nil {
			return nil, err
		}
		err := t.each(scanItems(&items), `UPDATE outbox SET state = 'leased', generation = generation + 1,
			attempts = attempts + 1, next_at = ? WHERE id IN (SELECT id FROM outbox
			WHERE state IN ('pending', 'leased') AND next_at <= ? ORDER BY next_at LIMIT ?`+locked+`)
			RETURNING `+itemColumns, until.UnixMicro(), now.UnixMicro(), limit)
		return items, err
	})
}

// Holds reports whether generation is still the item's lease at now.
func (s *Store) Holds(ctx context.Context, key string, generation int64, now time.Time) (bool, error) {
	return s.one(ctx, []any{new(int)},
		"SELECT 1 FROM outbox WHERE id = ? AND state = 'leased' AND generation = ? AND next_at > ?",
		clean(key), generation, now.UnixMicro())
}

// Mark ends a lease under its generation.
func (s *Store) Mark(ctx context.Context, key string, generation int64, state outbox.State, next time.Time, cause string) (bool, error) {
	return written(ctx, s, func(t *tx) (bool, error) {
		if err := t.open(); err != nil {
			return false, err
		}
		return t.one([]any{new(string)}, `UPDATE outbox SET state = ?, next_at = ?, error = ?
			WHERE id = ? AND state = 'leased' AND generation = ? RETURNING id`,
			string(state), next.UnixMicro(), clean(cut(cause, 1000)), clean(key), generation)
	})
}

// Hold stops everything that is waiting.
func (s *Store) Hold(ctx context.Context) (int, error) {
	return s.changeItems(ctx, "UPDATE outbox SET state = 'held' WHERE state IN ('pending', 'leased') RETURNING id")
}

// Approve lets held or dead items go; without keys, every held one.
func (s *Store) Approve(ctx context.Context, now time.Time, keys ...string) (int, error) {
	if len(keys) == 0 {
		return s.changeItems(ctx, "UPDATE outbox SET state = 'pending', next_at = ? WHERE state = 'held' RETURNING id", now.UnixMicro())
	}
	return s.changeItems(ctx, `UPDATE outbox SET state = 'pending', attempts = 0, next_at = ?
		WHERE state IN ('held', 'dead') AND id IN (?) RETURNING id`, now.UnixMicro(), bun.List(cleaned(keys)))
}

func (s *Store) changeItems(ctx context.Context, query string, args ...any) (int, error) {
	return written(ctx, s, func(t *tx) (n int, err error) {
		if err := t.open(); err != nil {
			return 0, err
		}
		err = t.each(func(rows *sql.Rows) error { n++; return rows.Scan(new(string)) }, query, args...)
		return n, err
	})
}

// Items lists the newest items of a state.
func (s *Store) Items(ctx context.Context, state outbox.State, limit int) ([]outbox.Item, error) {
	var items []outbox.Item
	err := s.each(ctx, scanItems(&items),
		"SELECT "+itemColumns+" FROM outbox WHERE state = ? ORDER BY next_at DESC LIMIT ?", string(state), limit)
	return items, err
}
