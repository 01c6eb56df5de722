package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"github.com/akis-platform/akis/engine/filter"
	"github.com/akis-platform/akis/engine/people"
)

// SaveSession keeps a session under the hash of its secret, and drops the
// person's expired ones.
func (s *Store) SaveSession(ctx context.Context, ses people.Session, secret []byte) error {
	return s.write(ctx, "", func(t *tx) error {
		t.add("DELETE FROM sessions WHERE login = ? AND expires_at < ?", clean(ses.User), ses.Created.UnixMicro())
		t.add(`INSERT INTO sessions (secret, id, login, kind, name, created_at, used_at, expires_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, secret, ses.ID, clean(ses.User), string(ses.Kind), clean(cut(ses.Name, 200)),
			ses.Created.UnixMicro(), ses.Used.UnixMicro(), filter.Micros(ses.Expires))
		return nil
	})
}

const sessionColumns = "s.id, s.login, s.kind, s.name, s.created_at, s.used_at, s.expires_at"

func scanSession(rows *sql.Rows) (people.Session, error) {
	var x people.Session
	var created, used, expires int64
	err := rows.Scan(&x.ID, &x.User, &x.Kind, &x.Name, &created, &used, &expires)
	x.Created, x.Used, x.Expires = fromMicros(created), fromMicros(used), fromMicros(expires)
	return x, err
}

// Session answers the session of a secret and its user, when it has not expired
// at now and the user is not disabled.
func (s *Store) Session(ctx context.Context, secret []byte, now time.Time) (people.Session, people.User, error) {
	var ses people.Session
	found := false
	err := s.each(ctx, func(rows *sql.Rows) (err error) {
		found = true
		ses, err = scanSession(rows)
		return err
	}, "SELECT "+sessionColumns+" FROM sessions s WHERE s.secret = ? AND s.expires_at > ?", secret, now.UnixMicro())
	if err == nil && !found {
		err = nobody()
	}
	if err != nil {
		return people.Session{}, people.User{}, err
	}
	u, err := s.User(ctx, ses.User)
	if err == nil && u.Disabled {
		err = nobody()
	}
	if err != nil {
		return people.Session{}, people.User{}, err
	}
	return ses, u, nil
}

// TouchSessions records when sessions were used, in one write.
func (s *Store) TouchSessions(ctx context.Context, used map[string]time.Time) error {
	return s.write(ctx, "", func(t *tx) error {
		for _, id := range slices.Sorted(maps.Keys(used)) {
			t.add("UPDATE sessions SET used_at = ? WHERE id = ?", used[id].UnixMicro(), id)
		}
		return nil
	})
}

// Sessions lists a person's sessions and tokens, newest first.
func (s *Store) Sessions(ctx context.Context, login string) ([]people.Session, error) {
	var list []people.Session
	err := s.each(ctx, func(rows *sql.Rows) error {
		x, err := scanSession(rows)
		list = append(list, x)
		return err
	}, "SELECT "+sessionColumns+" FROM sessions s WHERE s.login = ? ORDER BY s.created_at DESC, s.id DESC", clean(login))
	return list, err
}

// EndSession revokes one.
func (s *Store) EndSession(ctx context.Context, login, id string) error {
	return s.write(ctx, "", func(t *tx) error {
		t.add("DELETE FROM sessions WHERE login = ? AND id = ?", clean(login), clean(id))
		return nil
	})
}
