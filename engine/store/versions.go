package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
)

func noVersion() *engine.Refusal {
	return &engine.Refusal{Kind: engine.NotFound, Code: "not_found", Detail: map[string]string{
		"en": "There is no such version.", "tr": "Böyle bir sürüm yok.", "ar": "لا يوجد إصدار كهذا.",
	}}
}

// Publish makes p the live version and answers it with its number.
func (s *Store) Publish(ctx context.Context, p draft.Published) (draft.Published, error) {
	sources, err := json.Marshal(p.Sources)
	if err != nil {
		return p, fmt.Errorf("writing the sources: %w", err)
	}
	return written(ctx, s, func(t *tx) (draft.Published, error) {
		p := p
		known, err := t.one([]any{&p.Number}, "SELECT number FROM versions WHERE version = ?", string(p.Version))
		if err != nil {
			return p, err
		}
		if !known {
			if _, err := t.one([]any{&p.Number}, "SELECT coalesce(max(number), 0) + 1 FROM versions"); err != nil {
				return p, err
			}
			t.add("INSERT INTO versions (version, number, name, sources, author, message, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
				string(p.Version), p.Number, p.Name, string(sources), clean(p.Author), clean(p.Message), p.At.UnixMicro())
		}
		t.add("INSERT INTO live_version (one, version) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version",
			string(p.Version))
		return p, nil
	})
}

// LiveVersion answers the version that is live.
func (s *Store) LiveVersion(ctx context.Context) (v definition.Version, ok bool, err error) {
	ok, err = s.one(ctx, []any{&v}, "SELECT version FROM live_version")
	return v, ok, err
}

// Version answers a version with its sources.
func (s *Store) Version(ctx context.Context, v definition.Version) (draft.Published, error) {
	p := draft.Published{Version: v}
	var sources string
	var at int64
	found, err := s.one(ctx, []any{&p.Number, &p.Name, &sources, &p.Author, &p.Message, &at},
		"SELECT number, name, sources, author, message, at FROM versions WHERE version = ?", clean(string(v)))
	if err == nil && !found {
		err = noVersion()
	}
	if err != nil {
		return p, err
	}
	p.At = fromMicros(at)
	if err := json.Unmarshal([]byte(sources), &p.Sources); err != nil {
		return p, fmt.Errorf("reading the sources of version %s: %w", v, err)
	}
	return p, nil
}

// Versions lists the versions without their sources, newest first.
func (s *Store) Versions(ctx context.Context) ([]draft.Published, error) {
	var list []draft.Published
	err := s.each(ctx, func(rows *sql.Rows) error {
		var p draft.Published
		var at int64
		err := rows.Scan(&p.Version, &p.Number, &p.Name, &p.Author, &p.Message, &at)
		p.At = fromMicros(at)
		list = append(list, p)
		return err
	}, "SELECT version, number, name, author, message, at FROM versions ORDER BY number DESC")
	return list, err
}
