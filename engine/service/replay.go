package service

import (
	"bytes"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
)

// replay answers what the command with this key answered the first time, to who
// may still read the case.
func (j *job) replay(tx engine.Tx, m *engine.Memory) (Result, error) {
	if !bytes.Equal(m.Hash, j.hash) {
		return Result{}, refuse(engine.Conflict, "key_reused")
	}
	events, err := tx.History(m.Case, 0)
	if err != nil {
		return Result{}, err
	}
	res := Result{Replayed: true}
	var now engine.Case
	for _, e := range events {
		now = engine.Apply(now, e)
		if e.Seq < m.From {
			res.before = now
		}
		if e.Seq <= m.To {
			res.Case = now
		}
		if e.Seq >= m.From && e.Seq <= m.To {
			res.Events = append(res.Events, e)
		}
	}
	facts, err := tx.Facts(j.actor, 0, engine.Needs{})
	if err != nil {
		return Result{}, err
	}
	j.rights = rightsOf(j.live, j.actor, facts)
	if j.rights.Check(access.Read, now) != nil && !j.tookOutOfSight(res) {
		return Result{}, access.NotFound()
	}
	return res, nil
}

// tookOutOfSight reports whether a command itself moved its case from what the
// actor may read, or open, to what they may not: the answer to it was theirs.
func (j *job) tookOutOfSight(res Result) bool {
	if j.rights.Check(access.Read, res.Case) == nil {
		return false
	}
	if res.before.ID == 0 {
		return j.rights.MayOpen(res.Case.Category)
	}
	return j.rights.Check(access.Read, res.before) == nil
}
