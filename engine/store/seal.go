package store

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
)

// sealed is an event as the history keeps it: personal values are taken out of
// body and why, and only commitments to them go into the chain.
type sealed struct {
	body, why, commits string
	salt               []byte
	values             string // "" when the event has none
}

// apart gathers the values taken out of an event, by their path in it.
type apart map[string]any

func (a apart) text(path string, s *string) {
	if *s != "" {
		a[path] = *s
		*s = ""
	}
}

func (a apart) fields(prefix string, fields map[string]any, personal func(string) bool) map[string]any {
	var kept map[string]any
	for name, v := range fields {
		if v == nil || !personal(name) {
			continue
		}
		if kept == nil {
			kept = maps.Clone(fields)
		}
		a[prefix+name] = v
		delete(kept, name)
	}
	if kept == nil {
		return fields
	}
	return kept
}

func seal(e engine.Event, personal func(string) bool) (sealed, error) {
	a := apart{}
	body := a.body(e.Body, personal)
	why := a.why(e.Why, personal)
	var s sealed
	text, err := json.Marshal(body)
	if err != nil {
		return s, fmt.Errorf("writing event %s: %w", e.Type, err)
	}
	s.body = string(text)
	if why != nil {
		if text, err = json.Marshal(why); err != nil {
			return s, fmt.Errorf("writing the reason of event %s: %w", e.Type, err)
		}
		s.why = string(text)
	}
	return s, s.commit(a)
}

func (s *sealed) commit(a apart) error {
	if len(a) == 0 {
		return nil
	}
	s.salt = make([]byte, 16)
	rand.Read(s.salt) // never fails
	commits := make(map[string]string, len(a))
	for path, v := range a {
		c, err := commitment(s.salt, path, v)
		if err != nil {
			return err
		}
		commits[path] = c
	}
	text, err := json.Marshal(commits)
	if err != nil {
		return err
	}
	s.commits = string(text)
	text, err = json.Marshal(a)
	s.values = string(text)
	return err
}

// commitment fixes a value without telling it.
func commitment(salt []byte, path string, value any) (string, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("committing to %s: %w", path, err)
	}
	m := hmac.New(sha256.New, salt)
	m.Write([]byte(path))
	m.Write([]byte{0})
	m.Write(text)
	return base64.RawStdEncoding.EncodeToString(m.Sum(nil)), nil
}

// body takes personal values out of an event's body. Free text is always
// personal: nobody knows what was written.
func (a apart) body(b engine.Body, personal func(string) bool) engine.Body {
	switch b := b.(type) {
	case engine.Opened:
		a.text("title", &b.Title)
		a.text("text", &b.Text)
		b.Fields = a.fields("fields/", b.Fields, personal)
		return b
	case engine.Filled:
		b.Fields = a.fields("fields/", b.Fields, personal)
		b.Old = a.fields("old/", b.Old, personal)
		return b
	case engine.Noted:
		a.text("text", &b.Text)
		return b
	case engine.Recategorised:
		a.text("reason", &b.Reason)
		return b
	case engine.Transferred:
		a.text("reason", &b.Reason)
		return b
	case engine.CaseClosed:
		a.text("reason", &b.Reason)
		return b
	case engine.Reopened:
		a.text("reason", &b.Reason)
		return b
	case engine.CaseCancelled:
		a.text("reason", &b.Reason)
		return b
	case engine.Paused:
		if !b.Rule { // a rule's reason is the definition's text
			a.text("reason", &b.Reason)
		}
		return b
	case engine.TaskCreated:
		a.text("title", &b.Task.Title)
		return b
	}
	return b
}

func (a apart) why(w *engine.Why, personal func(string) bool) *engine.Why {
	if w == nil || len(w.Inputs) == 0 {
		return w
	}
	out := *w
	out.Inputs = a.fields("inputs/", w.Inputs, func(name string) bool {
		if field, ok := strings.CutPrefix(name, "field."); ok {
			return personal(field)
		}
		return strings.HasPrefix(name, "customer.") || name == "case.title" || name == "case.text"
	})
	return &out
}

// unseal puts the values back that are still there.
func unseal(e *engine.Event, values map[string]any) {
	if len(values) == 0 {
		return
	}
	text := func(path string) string { s, _ := values[path].(string); return s }
	under := func(prefix string, fields map[string]any) map[string]any {
		for path, v := range values {
			if name, ok := strings.CutPrefix(path, prefix); ok {
				if fields == nil {
					fields = map[string]any{}
				}
				fields[name] = v
			}
		}
		return fields
	}
	switch b := e.Body.(type) {
	case engine.Opened:
		b.Title, b.Text, b.Fields = text("title"), text("text"), under("fields/", b.Fields)
		e.Body = b
	case engine.Filled:
		b.Fields, b.Old = under("fields/", b.Fields), under("old/", b.Old)
		e.Body = b
	case engine.Noted:
		b.Text = text("text")
		e.Body = b
	case engine.Recategorised:
		b.Reason = text("reason")
		e.Body = b
	case engine.Transferred:
		b.Reason = text("reason")
		e.Body = b
	case engine.CaseClosed:
		b.Reason = text("reason")
		e.Body = b
	case engine.Reopened:
		b.Reason = text("reason")
		e.Body = b
	case engine.CaseCancelled:
		b.Reason = text("reason")
		e.Body = b
	case engine.Paused:
		if !b.Rule {
			b.Reason = text("reason")
		}
		e.Body = b
	case engine.TaskCreated:
		b.Task.Title = text("title")
		e.Body = b
	}
	if e.Why != nil {
		e.Why.Inputs = under("inputs/", e.Why.Inputs)
	}
}

// link answers the chain's next head: each event is signed together with
// everything before it.
func link(key, head []byte, e eventRow) []byte {
	m := hmac.New(sha256.New, key)
	var n [8]byte
	write := func(part []byte) {
		binary.BigEndian.PutUint64(n[:], uint64(len(part)))
		m.Write(n[:])
		m.Write(part)
	}
	number := func(v int64) {
		binary.BigEndian.PutUint64(n[:], uint64(v))
		m.Write(n[:])
	}
	write(head)
	number(e.caseID)
	number(e.seq)
	number(e.at)
	for _, s := range []string{e.actorKind, e.actorUser, e.kind, e.body, e.why, e.commits} {
		write([]byte(s))
	}
	return m.Sum(nil)
}

// checkCommits answers the paths whose values are not what was committed to.
func checkCommits(commits string, salt []byte, values map[string]any) ([]string, error) {
	var want map[string]string
	if err := json.Unmarshal([]byte(commits), &want); err != nil {
		return nil, err
	}
	var wrong []string
	for _, path := range slices.Sorted(maps.Keys(want)) {
		v, ok := values[path]
		if !ok {
			wrong = append(wrong, path)
			continue
		}
		got, err := commitment(salt, path, v)
		if err != nil {
			return nil, err
		}
		if got != want[path] {
			wrong = append(wrong, path)
		}
	}
	return wrong, nil
}
