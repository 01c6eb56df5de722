package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/akis-platform/akis/engine"
)

// Finding is one thing about a case's history that is not as it was written.
type Finding struct {
	Case engine.CaseID `json:"case"`
	Seq  int64         `json:"seq,omitempty"` // the event, when it is about one
	What string        `json:"what"`
}

func (f Finding) String() string {
	if f.Seq == 0 {
		return fmt.Sprintf("case %d: %s", f.Case, f.What)
	}
	return fmt.Sprintf("case %d, event %d: %s", f.Case, f.Seq, f.What)
}

// Verify checks every case after the given number: that the chain of its history
// is whole, that personal values are those committed to (or erased), that case,
// stints and holds follow from the events. each is called after each case with
// what was found; its error ends the check.
func (s *Store) Verify(ctx context.Context, after engine.CaseID, each func(engine.CaseID, []Finding) error) error {
	for {
		var ids []engine.CaseID
		err := s.each(ctx, func(rows *sql.Rows) error {
			var id engine.CaseID
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT id FROM (SELECT id FROM cases WHERE id > ? UNION SELECT case_id FROM events WHERE case_id > ?) x
			ORDER BY id LIMIT 500`, int64(after), int64(after))
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			found, err := s.VerifyCase(ctx, id)
			if err == nil {
				err = each(id, found)
			}
			if err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
}

// VerifyCase checks one case.
func (s *Store) VerifyCase(ctx context.Context, id engine.CaseID) ([]Finding, error) {
	v := &verifier{s: s, id: id}
	if err := v.chain(ctx); err != nil {
		return nil, err
	}
	if err := v.snapshot(ctx); err != nil {
		return nil, err
	}
	if err := v.stints(ctx); err != nil {
		return nil, err
	}
	return v.found, nil
}

type verifier struct {
	s      *Store
	id     engine.CaseID
	found  []Finding
	head   []byte
	events []engine.Event
	erased bool
}

func (v *verifier) find(seq int64, format string, args ...any) {
	v.found = append(v.found, Finding{Case: v.id, Seq: seq, What: fmt.Sprintf(format, args...)})
}

func (v *verifier) chain(ctx context.Context) error {
	return v.s.each(ctx, func(rows *sql.Rows) error {
		var r eventRow
		var salt []byte
		var values string
		if err := rows.Scan(append(r.dest(), &salt, &values)...); err != nil {
			return err
		}
		if want := int64(len(v.events)) + 1; r.seq != want {
			v.find(r.seq, "event %d is missing before it", want)
		}
		v.head = link(v.s.key, v.head, r)
		if !reflect.DeepEqual(v.head, r.hash) {
			v.find(r.seq, "it was changed, or something before it was removed")
			v.head = r.hash
		}
		v.values(r, salt, values)
		e, err := r.event(values)
		if err != nil {
			v.find(r.seq, "it cannot be read: %v", err)
			return nil
		}
		v.events = append(v.events, e)
		return nil
	}, "SELECT "+eventColumns+`, v.salt, coalesce(v.vals, '') FROM events e
		LEFT JOIN event_values v ON v.case_id = e.case_id AND v.seq = e.seq WHERE e.case_id = ? ORDER BY e.seq`, int64(v.id))
}

// values holds the personal values of an event against its commitments.
func (v *verifier) values(r eventRow, salt []byte, values string) {
	switch {
	case r.commits == "" && values == "":
	case values == "":
		v.erased = true
	case r.commits == "":
		v.find(r.seq, "personal values were added to it")
	default:
		var have map[string]any
		if err := json.Unmarshal([]byte(values), &have); err != nil {
			v.find(r.seq, "its personal values cannot be read")
			return
		}
		wrong, err := checkCommits(r.commits, salt, have)
		if err != nil {
			v.find(r.seq, "its commitments cannot be read")
		}
		for _, path := range wrong {
			v.find(r.seq, "the personal value %s was changed", path)
		}
	}
}

func (v *verifier) snapshot(ctx context.Context) error {
	var snapshot, head []byte
	found, err := v.s.one(ctx, []any{&snapshot, &head}, "SELECT snapshot, head FROM cases WHERE id = ?", int64(v.id))
	if err != nil {
		return err
	}
	if !found {
		v.find(0, "the case was removed, its history was not")
		return nil
	}
	if !reflect.DeepEqual(head, v.head) {
		v.find(0, "its last events were removed, or the case was put back to an earlier state")
	}
	var stored, folded engine.Case
	if err := json.Unmarshal(snapshot, &stored); err != nil {
		v.find(0, "the case cannot be read: %v", err)
		return nil
	}
	for _, e := range v.events {
		folded = engine.Apply(folded, e)
	}
	if !v.erased && !sameJSON(stored, folded) {
		v.find(0, "the case is not what its history says")
	}
	return nil
}

// sameJSON compares two values as they are stored.
func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// stints holds the tables of stints and holds against the events. Used is left
// out: it needs the calendars of that time.
func (v *verifier) stints(ctx context.Context) error {
	want := follow(engine.Case{}, v.events, nil)
	var got []stint
	err := v.s.each(ctx, func(rows *sql.Rows) error {
		x := stint{fresh: true}
		var claimLate, doneLate int
		err := rows.Scan(&x.n, &x.entry, &x.category, &x.kind, &x.flow, &x.step, &x.team, &x.partner, &x.entered, &x.claimed,
			&x.left, &x.claimDue, &x.doneDue, &claimLate, &doneLate, &x.used, &x.outcome)
		x.claimLate, x.doneLate, x.used = claimLate == 1, doneLate == 1, 0
		got = append(got, x)
		return err
	}, "SELECT "+stintColumns+" FROM stints WHERE case_id = ? ORDER BY n", int64(v.id))
	if err != nil {
		return err
	}
	if len(got) != len(want.stints) {
		v.find(0, "it has %d stints, its history %d", len(got), len(want.stints))
		return v.holds(ctx, want.holds)
	}
	for i, x := range want.stints {
		x.changed = 0
		if *x != got[i] {
			v.find(0, "stint %d is not what its history says: %+v instead of %+v", x.n, got[i], *x)
		}
	}
	return v.holds(ctx, want.holds)
}

func (v *verifier) holds(ctx context.Context, want []hold) error {
	var got []hold
	err := v.s.each(ctx, func(rows *sql.Rows) error {
		var h hold
		err := rows.Scan(&h.seq, &h.stint, &h.person, &h.from, &h.to)
		got = append(got, h)
		return err
	}, "SELECT seq, stint, person, from_at, to_at FROM holds WHERE case_id = ? ORDER BY seq", int64(v.id))
	if err == nil && !reflect.DeepEqual(got, want) {
		v.find(0, "who held it is not what its history says")
	}
	return err
}
