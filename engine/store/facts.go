package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
)

// Facts reads what needs names, and the actor's teams, roles and partner.
func (t *tx) Facts(actor engine.Actor, who engine.CustomerID, needs engine.Needs) (engine.Facts, error) {
	var f engine.Facts
	if actor.Kind == engine.Person {
		if err := t.actorFacts(actor.User, &f); err != nil {
			return f, err
		}
	}
	if needs.Customer && who != 0 {
		c, ok, err := t.customer(who)
		if err != nil {
			return f, err
		}
		if ok {
			f.Customer = customer.Values(c)
		}
	}
	if len(needs.Members) > 0 {
		return f, t.memberFacts(needs.Members, &f)
	}
	return f, nil
}

func (t *tx) actorFacts(login string, f *engine.Facts) error {
	return t.each(func(rows *sql.Rows) error {
		var roles, team string
		var lead int
		if err := rows.Scan(&roles, &f.Partner, &team, &lead); err != nil {
			return err
		}
		if f.Roles == nil {
			if err := json.Unmarshal([]byte(roles), &f.Roles); err != nil {
				return fmt.Errorf("roles of %s: %w", login, err)
			}
		}
		if team != "" {
			f.Teams = append(f.Teams, team)
		}
		if lead == 1 {
			f.Leads = append(f.Leads, team)
		}
		return nil
	}, `SELECT u.roles, u.partner, coalesce(m.team, ''), coalesce(m.lead, 0) FROM users u
		LEFT JOIN memberships m ON m.login = u.login WHERE u.login = ? AND u.disabled = 0 ORDER BY m.team`, clean(login))
}

func (t *tx) memberFacts(teams []string, f *engine.Facts) error {
	f.Members = map[string][]engine.Member{}
	load, err := t.loads(teams)
	if err != nil {
		return err
	}
	return t.each(func(rows *sql.Rows) error {
		var team string
		var m engine.Member
		var lead, present int
		var last int64
		if err := rows.Scan(&team, &m.User, &lead, &present, &last); err != nil {
			return err
		}
		m.Lead, m.Present, m.Load = lead == 1, present == 1, load[m.User]
		if last != 0 {
			m.LastAssigned = time.UnixMicro(last).UTC()
		}
		f.Members[team] = append(f.Members[team], m)
		return nil
	}, `SELECT m.team, m.login, m.lead, u.present, m.last_assigned FROM memberships m
		JOIN users u ON u.login = m.login WHERE m.team IN (?) AND u.disabled = 0 ORDER BY m.team, m.login`,
		bun.List(cleaned(teams)))
}

// loads answers how many cases each member of the teams holds.
func (t *tx) loads(teams []string) (map[string]int, error) {
	load := map[string]int{}
	err := t.each(func(rows *sql.Rows) error {
		var login string
		var n int
		err := rows.Scan(&login, &n)
		load[login] = n
		return err
	}, `SELECT assignee, count(*) FROM cases WHERE in_work = 1 AND assignee <> ''
		AND assignee IN (SELECT login FROM memberships WHERE team IN (?)) GROUP BY assignee`, bun.List(cleaned(teams)))
	return load, err
}
