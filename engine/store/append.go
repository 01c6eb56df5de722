package store

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/filter"
)

// Append writes a change: the case, its events, stints, effects and notices.
func (t *tx) Append(ch engine.Change) error {
	if len(ch.Events) == 0 {
		return nil
	}
	head, err := t.appendEvents(ch)
	if err != nil {
		return err
	}
	if err := t.writeCase(ch, head); err != nil {
		return err
	}
	t.heads[int64(ch.After.ID)] = head
	t.writeStints(ch)
	t.writeTasks(ch)
	t.writeFields(ch)
	t.writeWords(ch)
	return t.writeEffects(ch)
}

func (t *tx) appendEvents(ch engine.Change) (head []byte, err error) {
	head = t.heads[int64(ch.After.ID)]
	if ch.Before.ID != 0 && head == nil {
		return nil, fmt.Errorf("case %d is written without having been locked", ch.After.ID)
	}
	type secret struct {
		seq int64
		sealed
	}
	var secrets []secret
	for _, e := range ch.Events {
		s, err := seal(e, ch.Personal)
		if err != nil {
			return nil, err
		}
		r := newEventRow(e, s)
		r.hash = link(t.s.key, head, r)
		head = r.hash
		t.insert(intoEvents, r.caseID, r.seq, r.at, r.actorKind, r.actorUser, r.kind, r.body, r.why, r.commits, r.hash)
		if s.values != "" {
			secrets = append(secrets, secret{r.seq, s})
		}
	}
	for _, s := range secrets {
		t.insert(intoValues, int64(ch.After.ID), s.seq, s.salt, s.values)
	}
	return head, nil
}

var (
	intoEvents = inserts("events", "case_id, seq, at, actor_kind, actor_user, type, body, why, commits, hash", "")
	intoValues = inserts("event_values", "case_id, seq, salt, vals", "")
	intoCases  = inserts("cases", strings.Join(caseColumnNames, ", ")+", id", "")
	intoTasks  = inserts("case_tasks", "case_id, n, team, state, open",
		" ON CONFLICT (case_id, n) DO UPDATE SET state = excluded.state, open = excluded.open")
	intoFields = inserts("field_values", "case_id, field, txt, num",
		" ON CONFLICT (case_id, field) DO UPDATE SET txt = excluded.txt, num = excluded.num")
	intoNotices = inserts("notices", "case_id, team, person, what, about, at", "")
	intoOutbox  = inserts("outbox", "id, case_id, effect, state, next_at", "")

	intoCaseWords     = wordsInto("case_words", "case_id")
	intoCustomerWords = wordsInto("customer_words", "customer")
)

func (t *tx) writeCase(ch engine.Change, head []byte) error {
	c := ch.After
	snapshot, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("writing case %d: %w", c.ID, err)
	}
	s := engine.Summarise(c)
	values := []any{
		c.Revision, clean(string(c.Version)), c.Category, string(c.Kind), clean(c.Channel), string(c.Status),
		flag(!c.Ended()), c.Flow, c.Step, c.End, c.Team, c.Partner, clean(c.Assignee), clean(c.OpenedBy),
		engine.PriorityRank(c.Priority), int64(c.Customer), clean(c.Title), clean(s.Excerpt), flag(c.Blocked != nil),
		c.OpenedAt.UnixMicro(), c.EnteredAt.UnixMicro(), c.UpdatedAt.UnixMicro(),
		filter.Micros(s.FirstDue), filter.Micros(s.ClaimDue), filter.Micros(s.DoneDue),
		filter.Micros(c.NextDue()), time.Now().UnixMicro(), head, string(snapshot), int64(c.ID),
	}
	if ch.Before.ID == 0 {
		t.insert(intoCases, values...)
		return nil
	}
	t.add("UPDATE cases SET "+caseSets+", tick_failures = 0, tick_error = '' WHERE id = ?", values...)
	return nil
}

var caseColumnNames = []string{
	"revision", "version", "category", "kind", "channel", "status", "in_work", "flow", "step", "end_name",
	"team", "partner", "assignee", "opened_by", "priority", "customer", "title", "excerpt", "blocked", "opened_at",
	"entered_at", "updated_at", "first_due", "claim_due", "done_due", "next_due_at", "written_at", "head",
	"snapshot",
}

var caseSets = strings.Join(caseColumnNames, " = ?, ") + " = ?"

// writeTasks keeps which teams have a task of the case.
func (t *tx) writeTasks(ch engine.Change) {
	for i, task := range ch.After.Tasks {
		if i < len(ch.Before.Tasks) && ch.Before.Tasks[i].State == task.State {
			continue
		}
		t.insert(intoTasks, int64(ch.After.ID), task.ID, task.Team, task.State, flag(!task.Done))
	}
}

// writeFields copies indexed values that changed to their side table.
func (t *tx) writeFields(ch engine.Change) {
	id := int64(ch.After.ID)
	for _, name := range ch.Indexed {
		was, had := ch.Before.Fields[name]
		now, has := ch.After.Fields[name]
		if had == has && asText(was) == asText(now) {
			continue
		}
		if !has {
			t.add("DELETE FROM field_values WHERE case_id = ? AND field = ?", id, name)
			continue
		}
		var num any
		if n, ok := now.(float64); ok {
			num = n
		}
		t.insert(intoFields, id, name, clean(cut(asText(now), 200)), num)
	}
}

func asText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}

// writeWords adds to what the case is found by. Words are only ever added: what
// a field held before finds the case as well.
func (t *tx) writeWords(ch engine.Change) {
	if len(ch.Words) == 0 {
		return
	}
	t.addWords("case_words", intoCaseWords, int64(ch.After.ID), ch.Words, ch.Before.ID == 0)
}

// onScreen is the channel of effects that are notices of this application.
const onScreen = "app"

// arrived is the notice that every pool shows by itself.
const arrived = "arrived"

func (t *tx) writeEffects(ch engine.Change) error {
	for _, e := range ch.Effects {
		if e.Channel == onScreen {
			if e.Message != arrived {
				t.insert(intoNotices, int64(e.Case), e.Team, "", e.Message, clean(ch.After.Title), e.At.UnixMicro())
			}
			continue
		}
		text, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("writing effect %s: %w", e.Key, err)
		}
		t.insert(intoOutbox, e.Key, int64(e.Case), string(text), "pending", e.At.UnixMicro())
	}
	return nil
}
