package importer

import (
	"context"
	"fmt"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// tale is one case on its way through the file.
type tale struct {
	ctx   context.Context // of the run; a tale lives no longer
	im    *Importer
	batch *service.Batch
	key   string
	c     engine.Case
	n     int // rows of the case so far
	ticks int // of the present row
	// replayed says that an earlier run opened the case; known is the revision it
	// then had.
	replayed bool
	known    int64

	events   int
	problems []Problem
	did      map[string]int // commands by verb
	compared map[string]Compared
	hasTeam  bool
	routed   bool // the first team is the route's
	afterEnd int
	file     told
}

func newTale(ctx context.Context, im *Importer, b *service.Batch, key string) *tale {
	return &tale{
		ctx: ctx, im: im, batch: b, key: im.Mapping.Name + "/" + key,
		did: map[string]int{}, compared: map[string]Compared{},
	}
}

// tell replays the rows. Those before the first that can open the case, and those
// that go back in time, are only reported.
func (t *tale) tell(rows []row) error {
	last := row{}
	for _, x := range rows {
		t.n, t.ticks = x.n, 0
		if x.bad {
			continue
		}
		if t.c.ID == 0 {
			if err := t.open(x); err != nil {
				return err
			}
		}
		if t.c.ID == 0 {
			continue
		}
		if x.at.Before(last.at) { // the case cannot go back: its clocks have run on
			t.problem(x, t.im.Mapping.At, fmt.Sprintf("earlier than the row of the case before it (line %d); the row is left out. Sort the file by case and time.", last.line))
			continue
		}
		if err := t.row(x); err != nil {
			return err
		}
		t.compareRow(x)
		t.file.tell(x)
		last = x
	}
	if t.c.ID != 0 {
		t.compareCase(last)
	}
	return nil
}

func (t *tale) open(x row) error {
	at := x.openedAt
	if at.IsZero() || at.After(x.at) {
		at = x.at
	}
	cmd := engine.Open{Category: x.category, Fields: x.fields, Title: x.title, Channel: x.channel}
	res, err := t.batch.Execute(hand, service.Request{Command: cmd, Key: t.key + "/open", At: at, Quiet: true})
	if keyReused(err) { // a later row opened the case
		if then := t.refusedThen(x, cmd); then != nil {
			err = then
		}
	}
	if err != nil {
		return t.refused(x, cmd, err)
	}
	t.took(res)
	if t.replayed = res.Replayed; !t.replayed {
		return nil
	}
	now, err := t.im.Service.Case(t.ctx, clocks, t.c.ID)
	t.known = now.Revision
	return err
}

func (t *tale) took(res service.Result) {
	t.c = res.Case
	if !res.Replayed {
		t.events += len(res.Events)
	}
}

// do gives one command at the row's time. Its key is the row's and the verb's, so
// that the same file gives the same keys.
func (t *tale) do(x row, cmd engine.Command) error {
	verb := engine.Verb(cmd)
	req := service.Request{
		Case: t.c.ID, Command: cmd, At: x.at, Quiet: true, Key: fmt.Sprintf("%s/%d/%s", t.key, t.n, verb),
	}
	if t.c.Revision < t.known {
		// An earlier run came past here. What it was refused then was kept
		// nowhere: it is refused again, on the case as it was.
		if err := t.refusedThen(x, cmd); err != nil {
			return t.refused(x, cmd, err)
		}
		seen := t.c.Revision
		req.IfMatch = &seen
	}
	res, err := t.batch.Execute(hand, req)
	if err != nil {
		return t.refused(x, cmd, err)
	}
	t.took(res)
	t.did[verb]++
	return nil
}

// refusedThen decides a command on the case as it was, and answers the refusal.
func (t *tale) refusedThen(x row, cmd engine.Command) error {
	live := t.im.Service.Live()
	def := live
	if t.c.Version != "" {
		var err error
		if def, err = t.im.Service.Version(t.ctx, t.c.Version); err != nil {
			return err
		}
	}
	_, err := engine.Decide(engine.Context{Def: def, Live: live, Actor: hand, Now: x.at}, t.c, cmd)
	return err
}

func keyReused(err error) bool {
	r, is := engine.AsRefusal(err)
	return is && r.Code == "key_reused"
}

// maxTicks caps the deadlines that act between two rows.
const maxTicks = 1000

// pass lets the deadlines act that fall due by the row's time, each at its own.
func (t *tale) pass(x row) error {
	for ; t.ticks < maxTicks; t.ticks++ {
		due := t.c.NextDue()
		if due.IsZero() || due.After(x.at) {
			return nil
		}
		before := t.c.Revision
		res, err := t.batch.Execute(clocks, service.Request{
			Case: t.c.ID, Command: engine.Tick{}, At: due, Quiet: true,
			Key: fmt.Sprintf("%s/%d/tick/%d", t.key, t.n, t.ticks),
		})
		if err != nil {
			return t.refused(x, engine.Tick{}, err)
		}
		t.took(res)
		if t.c.Revision == before {
			return nil
		}
	}
	return nil
}

// refused keeps a refusal as problems of the row; any other error stops the
// import.
func (t *tale) refused(x row, cmd engine.Command, err error) error {
	r, is := engine.AsRefusal(err)
	if !is {
		return err
	}
	if keyReused(err) || r.Kind == engine.Stale {
		t.problem(x, "", "an earlier run read this row otherwise, and the case has gone on since; it stays as it is")
		return nil
	}
	words := r.Detail.In("en")
	if len(r.Problems) == 0 {
		t.problem(x, t.im.Mapping.columnOf(t.im.Service.Live(), x, cmd, ""), words)
	}
	for _, p := range r.Problems {
		t.problem(x, t.im.Mapping.columnOf(t.im.Service.Live(), x, cmd, p.Pointer), p.Detail.In("en"))
	}
	return nil
}

func (t *tale) problem(x row, column, reason string) {
	t.problems = append(t.problems, Problem{Line: x.line, Column: column, Case: x.key, Reason: reason})
}

// columnOf answers the column that a refusal of cmd is about.
func (m Mapping) columnOf(def *definition.Definition, x row, cmd engine.Command, pointer string) string {
	if field, ok := strings.CutPrefix(pointer, "/fields/"); ok {
		return m.Fields[field]
	}
	switch cmd.(type) {
	case engine.Open, engine.Recategorise:
		return m.unknownPart(def, x.category)
	case engine.Transfer:
		return m.Team
	case engine.Assign:
		return m.Assignee
	case engine.Tick:
		return m.At
	}
	return m.StateColumn
}

// unknownPart answers the column of the first part of a path that the definition
// does not have, or the last.
func (m Mapping) unknownPart(def *definition.Definition, path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		if def.Categories[strings.Join(parts[:i+1], "/")] == nil {
			return m.Category[i]
		}
	}
	return m.Category[len(m.Category)-1]
}
