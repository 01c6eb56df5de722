package store

import (
	"context"
	"time"
)

// pruneRows is how many rows go in one transaction: few enough to keep nobody
// waiting.
const pruneRows = 1000

// Prune drops attempts to sign in from before one time, and notices and effects
// that were sent from before another.
func (s *Store) Prune(ctx context.Context, attempts, done time.Time) error {
	err := s.write(ctx, "", func(t *tx) error {
		t.add("DELETE FROM attempts WHERE at < ?", attempts.UnixMicro())
		return nil
	})
	if err != nil {
		return err
	}
	for _, query := range []string{
		"DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE at < ? LIMIT ?) RETURNING about",
		"DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state = 'sent' AND next_at < ? LIMIT ?) RETURNING id",
	} {
		for n := pruneRows; n == pruneRows; {
			if n, err = s.changeItems(ctx, query, done.UnixMicro(), pruneRows); err != nil {
				return err
			}
		}
	}
	return nil
}
