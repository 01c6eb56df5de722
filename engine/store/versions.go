package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
)

func noVersion() *engine.Refusal {
	return &engine.Refusal{Kind: engine.NotFound, Code: "not_found", Detail: map[string]string{
		"en": "There is no such version.", "tr": "Böyle bir sürüm yok.", "ar": "لا يوجد إصدار كهذا.",
	}}
}

// Publish makes p the live version and answers it with its number, unless another
// than c.Was is live or c.Keeps refuses.
func (s *Store) Publish(ctx context.Context, p draft.Published, c draft.Change) (draft.Published, error) {
	sources, err := json.Marshal(p.Sources)
	if err != nil {
		return p, fmt.Errorf("writing the sources: %w", err)
	}
	return written(ctx, s, func(t *tx) (draft.Published, error) {
		p := p
		if err := t.mayPublish(c); err != nil {
			return p, err
		}
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
		if p.Snapshot != nil {
			t.add(keepSnapshot, string(p.Version), p.Snapshot)
		}
		t.add("INSERT INTO live_version (one, version) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version",
			string(p.Version))
		for _, r := range c.Renames {
			if err := t.rename(r); err != nil {
				return p, err
			}
		}
		return p, nil
	})
}

// mayPublish answers why what the publisher looked at is not what is there. Two who
// publish at once wait for each other at the live version's row or, before there is
// one, at the number of the first version.
func (t *tx) mayPublish(c draft.Change) error {
	lock := ""
	if t.s.postgres {
		if err := t.open(); err != nil {
			return err
		}
		lock = " FOR UPDATE"
	}
	var live definition.Version
	if _, err := t.one([]any{&live}, "SELECT version FROM live_version"+lock); err != nil {
		return err
	}
	if live != c.Was {
		return draft.ErrOvertaken
	}
	if c.Keeps == nil {
		return nil
	}
	var uses []draft.Use
	if err := t.each(useOf(&uses), inUse, overWith...); err != nil {
		return err
	}
	return c.Keeps(uses)
}

// rename gives people's places another name. Somebody who is in both teams already
// stays in the one, as its lead if they led either.
func (t *tx) rename(r draft.Rename) error {
	switch r.Kind {
	case draft.RenamedTeam:
		t.add(`INSERT INTO memberships (login, team, lead, last_assigned) SELECT login, ?, lead, last_assigned FROM memberships WHERE team = ?
			ON CONFLICT (login, team) DO UPDATE SET lead = CASE WHEN excluded.lead = 1 THEN 1 ELSE memberships.lead END`, r.To, r.From)
		t.add("DELETE FROM memberships WHERE team = ?", r.From)
		t.add("UPDATE notices SET team = ? WHERE team = ?", r.To, r.From)
	case draft.RenamedPartner:
		t.add("UPDATE users SET partner = ? WHERE partner = ?", r.To, r.From)
	case draft.RenamedRole:
		return t.renameRole(r.From, r.To)
	}
	return nil
}

func (t *tx) renameRole(from, to string) error {
	renamed := map[string]string{}
	err := t.each(func(rows *sql.Rows) error {
		var login, kept string
		var roles []string
		if err := rows.Scan(&login, &kept); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(kept), &roles); err != nil {
			return fmt.Errorf("roles of %s: %w", login, err)
		}
		i := slices.Index(roles, from)
		if i < 0 {
			return nil
		}
		roles[i] = to
		slices.Sort(roles)
		changed, err := json.Marshal(slices.Compact(roles))
		renamed[login] = string(changed)
		return err
	}, "SELECT login, roles FROM users WHERE roles LIKE ?", "%"+from+"%")
	for login, roles := range renamed {
		t.add("UPDATE users SET roles = ? WHERE login = ?", roles, login)
	}
	return err
}

const inUse = `SELECT version, category, flow, team, partner, count(*) FROM cases WHERE status NOT IN (?, ?)
	GROUP BY version, category, flow, team, partner ORDER BY version, category, flow, team, partner`

// overWith are the arguments of inUse: the statuses of cases that need nothing more.
var overWith = []any{string(engine.StatusClosed), string(engine.StatusCancelled)}

func useOf(list *[]draft.Use) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var u draft.Use
		err := rows.Scan(&u.Version, &u.Category, &u.Flow, &u.Team, &u.Partner, &u.Cases)
		*list = append(*list, u)
		return err
	}
}

// InUse answers what open cases need, by version, category, flow and place.
func (s *Store) InUse(ctx context.Context) ([]draft.Use, error) {
	var list []draft.Use
	err := s.each(ctx, useOf(&list), inUse, overWith...)
	return list, err
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
	found, err := s.one(ctx, []any{&p.Number, &p.Name, &sources, &p.Author, &p.Message, &at, &p.Snapshot},
		`SELECT v.number, v.name, v.sources, v.author, v.message, v.at, s.form FROM versions v
		LEFT JOIN snapshots s ON s.version = v.version WHERE v.version = ?`, clean(string(v)))
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

const keepSnapshot = "INSERT INTO snapshots (version, form) VALUES (?, ?) ON CONFLICT (version) DO UPDATE SET form = excluded.form"

// KeepSnapshot keeps the compiled form of a published version.
func (s *Store) KeepSnapshot(ctx context.Context, v definition.Version, snapshot []byte) error {
	_, err := written(ctx, s, func(t *tx) (struct{}, error) {
		known, err := t.one([]any{new(int)}, "SELECT number FROM versions WHERE version = ?", string(v))
		if err == nil && !known {
			err = noVersion()
		}
		if err == nil {
			t.add(keepSnapshot, string(v), snapshot)
		}
		return struct{}{}, err
	})
	return err
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
