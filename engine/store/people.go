package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/people"
)

func nobody() *engine.Refusal {
	return &engine.Refusal{Kind: engine.NotFound, Code: "not_found", Detail: map[string]string{
		"en": "There is no such person.", "tr": "Böyle bir kişi yok.", "ar": "لا يوجد شخص كهذا.",
	}}
}

// SaveUser writes the user with roles and memberships, new or not.
func (s *Store) SaveUser(ctx context.Context, u people.User) error {
	roles, err := json.Marshal(slices.Concat([]string{}, u.Roles))
	if err != nil {
		return fmt.Errorf("writing roles of %s: %w", u.Login, err)
	}
	return s.write(ctx, "", func(t *tx) error {
		t.add(`INSERT INTO users (login, name, email, locale, zone, partner, roles, present, disabled, created_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (login) DO UPDATE SET name = excluded.name,
			email = excluded.email, locale = excluded.locale, zone = excluded.zone, partner = excluded.partner,
			roles = excluded.roles, present = excluded.present, disabled = excluded.disabled`,
			u.Login, clean(u.Name), clean(u.Email), clean(u.Locale), clean(u.Zone), u.Partner, string(roles),
			flag(u.Present), flag(u.Disabled), u.Created.UnixMicro())
		if u.Disabled {
			t.add("DELETE FROM sessions WHERE login = ?", u.Login)
		}
		return t.saveMemberships(u)
	})
}

func (t *tx) saveMemberships(u people.User) error {
	var gone []string
	err := t.each(func(rows *sql.Rows) error {
		var team string
		err := rows.Scan(&team)
		if !slices.ContainsFunc(u.Teams, func(m people.Membership) bool { return m.Team == team }) {
			gone = append(gone, team)
		}
		return err
	}, "SELECT team FROM memberships WHERE login = ?", u.Login)
	if err != nil {
		return err
	}
	for _, team := range gone {
		t.add("DELETE FROM memberships WHERE login = ? AND team = ?", u.Login, team)
	}
	for _, m := range u.Teams {
		t.add(`INSERT INTO memberships (login, team, lead) VALUES (?, ?, ?)
			ON CONFLICT (login, team) DO UPDATE SET lead = excluded.lead`, u.Login, m.Team, flag(m.Lead))
	}
	return nil
}

const userQuery = `SELECT u.login, u.name, u.email, u.locale, u.zone, u.partner, u.roles, u.present, u.disabled,
	u.created_at, coalesce(m.team, ''), coalesce(m.lead, 0) FROM users u LEFT JOIN memberships m ON m.login = u.login `

// scanUsers gathers users from rows of userQuery, one row a membership.
func scanUsers(into *[]people.User) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var u people.User
		var roles, team string
		var present, disabled, lead int
		var created int64
		err := rows.Scan(&u.Login, &u.Name, &u.Email, &u.Locale, &u.Zone, &u.Partner, &roles, &present, &disabled,
			&created, &team, &lead)
		if err != nil {
			return err
		}
		if n := len(*into); n == 0 || (*into)[n-1].Login != u.Login {
			if err := json.Unmarshal([]byte(roles), &u.Roles); err != nil {
				return fmt.Errorf("roles of %s: %w", u.Login, err)
			}
			u.Present, u.Disabled, u.Created = present == 1, disabled == 1, fromMicros(created)
			*into = append(*into, u)
		}
		if team != "" {
			last := &(*into)[len(*into)-1]
			last.Teams = append(last.Teams, people.Membership{Team: team, Lead: lead == 1})
		}
		return nil
	}
}

// User answers a person.
func (s *Store) User(ctx context.Context, login string) (people.User, error) {
	var list []people.User
	err := s.each(ctx, scanUsers(&list), userQuery+"WHERE u.login = ? ORDER BY m.team", clean(login))
	if err == nil && len(list) == 0 {
		err = nobody()
	}
	if err != nil {
		return people.User{}, err
	}
	return list[0], nil
}

// Users lists the people by login.
func (s *Store) Users(ctx context.Context) ([]people.User, error) {
	var list []people.User
	err := s.each(ctx, scanUsers(&list), userQuery+"ORDER BY u.login, m.team")
	return list, err
}

// SetPresent says whether the person takes work that is handed out.
func (s *Store) SetPresent(ctx context.Context, login string, present bool) error {
	return s.write(ctx, "", func(t *tx) error {
		t.add("UPDATE users SET present = ? WHERE login = ?", flag(present), clean(login))
		return nil
	})
}

// SetPassword writes the hash and ends the person's browser sessions.
func (s *Store) SetPassword(ctx context.Context, login, hash string) error {
	return s.write(ctx, "", func(t *tx) error {
		t.add("UPDATE users SET password = ? WHERE login = ?", hash, clean(login))
		t.add("DELETE FROM sessions WHERE login = ? AND kind = ?", clean(login), string(people.Browser))
		t.add("DELETE FROM attempts WHERE login = ?", clean(login))
		return nil
	})
}

// Password answers the hash of a person who may sign in, or "".
func (s *Store) Password(ctx context.Context, login string) (string, error) {
	var hash string
	_, err := s.one(ctx, []any{&hash}, "SELECT password FROM users WHERE login = ? AND disabled = 0", clean(login))
	return hash, err
}

// Attempt records an attempt to sign in unless there were most of them since a
// time.
func (s *Store) Attempt(ctx context.Context, login string, now, since time.Time, most int) (bool, error) {
	return written(ctx, s, func(t *tx) (bool, error) {
		if err := t.open(); err != nil {
			return false, err
		}
		if s.postgres { // elsewhere there is one writer only
			err := t.each(func(*sql.Rows) error { return nil }, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "attempts "+clean(login))
			if err != nil {
				return false, err
			}
		}
		return t.one([]any{new(string)}, `INSERT INTO attempts (login, at) SELECT ?, ?
			WHERE (SELECT count(*) FROM attempts WHERE login = ? AND at >= ?) < ? RETURNING login`,
			clean(login), now.UnixMicro(), clean(login), since.UnixMicro(), most)
	})
}

// ForgiveAttempt takes an attempt back.
func (s *Store) ForgiveAttempt(ctx context.Context, login string, at time.Time) error {
	return s.write(ctx, "", func(t *tx) error {
		t.add("DELETE FROM attempts WHERE login = ? AND at = ?", clean(login), at.UnixMicro())
		return nil
	})
}

// Notices answers the newest notices for the person's teams and themselves.
func (s *Store) Notices(ctx context.Context, login string, limit int) ([]people.Notice, error) {
	var list []people.Notice
	err := s.each(ctx, func(rows *sql.Rows) error {
		var n people.Notice
		var at int64
		err := rows.Scan(&n.ID, &n.Case, &n.Team, &n.User, &n.What, &n.About, &at)
		n.At = fromMicros(at)
		list = append(list, n)
		return err
	}, `SELECT id, case_id, team, person, what, about, at FROM notices WHERE person = ?
		OR team IN (SELECT team FROM memberships WHERE login = ?) ORDER BY id DESC LIMIT ?`,
		clean(login), clean(login), limit)
	return list, err
}
