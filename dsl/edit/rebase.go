package edit

import (
	"encoding/json"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
)

// Conflict is an operation that was made on something which has become something
// else since. Base is what it was made on, Mine what it would make of it, Theirs
// what stands there now; each is null where nothing stands.
type Conflict struct {
	Op     int             `json:"op"` // its place among the operations
	At     string          `json:"at"`
	Base   json.RawMessage `json:"base"`
	Mine   json.RawMessage `json:"mine"`
	Theirs json.RawMessage `json:"theirs"`
}

// Rebase answers operations made on the files base as operations on the files now.
// What they touch must be unchanged, wherever it stands now: items of lists are
// found again by their values. What is made already is left out. Where there is a
// conflict, no operations are answered.
func Rebase(base, now map[string][]byte, ops ...Op) (Ops, []Conflict, diag.List) {
	return Open(base).Rebase(Open(now), ops...)
}

// Rebase is the function of the same name for documents that are open.
func (d *Document) Rebase(now *Document, ops ...Op) (Ops, []Conflict, diag.List) {
	r := rebaser{base: d, now: now}
	for i, o := range ops {
		r.n = i
		moved, made := r.rebase(o)
		next, _, list := r.base.Apply(o)
		if list != nil {
			return nil, nil, list // it makes no sense on its own base
		}
		r.base = next
		if moved == nil || made {
			continue
		}
		if next, _, list = r.now.Apply(moved); list != nil {
			return nil, nil, list
		}
		r.now = next
		r.ops = append(r.ops, moved)
	}
	if len(r.conflicts) > 0 {
		return nil, r.conflicts, nil
	}
	return r.ops, nil, nil
}

type rebaser struct {
	base, now *Document
	n         int
	ops       Ops
	conflicts []Conflict
}

// rebase answers an operation for the document as it is now, nil for a conflict, and
// whether what it does is done already.
func (r *rebaser) rebase(o Op) (moved Op, made bool) {
	switch o := o.(type) {
	case Set:
		at, ok := r.where(o.At, o.Value)
		if !ok {
			return nil, false
		}
		was := o.At
		o.At = at
		return r.kept(o, was, at, o.Value)
	case Unset:
		at, ok := r.where(o.At, nil)
		if !ok {
			return nil, false
		}
		was := o.At
		o.At = at
		return r.kept(o, was, at, nil)
	case Add:
		return r.add(o)
	case Move:
		return r.move(o)
	case Copy:
		if !r.same(o.At, o.At) {
			return r.against(o.At, o.At, nil)
		}
		return r.free(o, o.To, nil, o.Before, o.After)
	case RenameTo:
		return r.rename(o)
	}
	return o, false
}

func (r *rebaser) rename(o RenameTo) (Op, bool) {
	above, _ := parent(o.At)
	to := under(above, o.Name)
	switch {
	case !r.now.missing(o.At):
		return r.free(o, to, nil, "", "")
	case !r.now.missing(to) && r.base.missing(to):
		return o, true // they had the same idea
	}
	return r.against(o.At, o.At, nil)
}

// kept answers an operation on what must be as it was.
func (r *rebaser) kept(o Op, was, at string, mine json.RawMessage) (Op, bool) {
	theirs, there := r.now.value(at)
	switch {
	case r.same(was, at):
		return o, false
	case mine == nil && !there, mine != nil && sameJSON(mine, theirs):
		return o, true
	}
	return r.against(was, at, mine)
}

func sameJSON(raw json.RawMessage, v any) bool {
	mine, err := readValue(raw)
	if err != nil {
		return false
	}
	a, errA := json.Marshal(plain(mine))
	b, errB := json.Marshal(plain(v))
	return errA == nil && errB == nil && string(a) == string(b)
}

// same reports whether the base has at one address what now stands at the other.
func (r *rebaser) same(was, at string) bool {
	a, _ := r.base.value(was)
	b, _ := r.now.value(at)
	return equal(a, b)
}

func (r *rebaser) conflict(was, at string, mine json.RawMessage) {
	a, _ := r.base.value(was)
	b, _ := r.now.value(at)
	if mine == nil {
		mine = json.RawMessage("null")
	}
	r.conflicts = append(r.conflicts, Conflict{r.n, was, rawOf(a), mine, rawOf(b)})
}

// against is the answer to an operation that is in conflict.
func (r *rebaser) against(was, at string, mine json.RawMessage) (Op, bool) {
	r.conflict(was, at, mine)
	return nil, false
}

func rawOf(v any) json.RawMessage {
	raw, err := JSON(v)
	if err != nil {
		return nil
	}
	return raw
}

// free answers an operation whose new node must not stand there yet, and whose
// sibling must.
func (r *rebaser) free(o Op, to string, mine json.RawMessage, before, after string) (Op, bool) {
	above, _ := parent(to)
	beside := under(above, or(before, after))
	switch {
	case before+after != "" && r.now.missing(beside):
		return r.against(beside, beside, mine)
	case r.now.missing(to):
		return o, false
	}
	theirs, _ := r.now.value(to)
	if mine != nil && r.base.missing(to) && sameJSON(mine, theirs) {
		return o, true
	}
	return r.against(to, to, mine)
}

func (r *rebaser) add(o Add) (Op, bool) {
	above, key := parent(o.At)
	here, ok := r.where(above, o.Value)
	if !ok {
		return nil, false
	}
	old, isList := r.base.items(above)
	fresh, still := r.now.items(here)
	i, counts := index(key)
	switch {
	case !isList:
		return r.free(o, o.At, o.Value, o.Before, o.After)
	case !still:
		return r.against(above, here, o.Value)
	case !counts || i >= len(old):
		o.At = under(here, "-")
		return o, false
	}
	j, found := again(old, fresh, i)
	if !found {
		return r.against(above, here, o.Value)
	}
	o.At = under(here, itoa(j))
	return o, false
}

func (r *rebaser) move(o Move) (Op, bool) {
	above, _ := parent(o.At)
	if old, isList := r.base.items(above); isList {
		return r.moveItem(o, old)
	}
	if r.now.missing(o.At) {
		return r.against(o.At, o.At, nil)
	}
	if o.To != "" && o.To != o.At {
		return r.free(o, o.To, nil, o.Before, o.After)
	}
	if beside := under(above, or(o.Before, o.After)); o.Before+o.After != "" && r.now.missing(beside) {
		return r.against(beside, beside, nil)
	}
	return o, false
}

// moveItem finds the item again, and the one that it is moved before.
func (r *rebaser) moveItem(o Move, old []any) (Op, bool) {
	above, key := parent(o.At)
	_, target := parent(o.To)
	at, ok := r.where(o.At, nil)
	if !ok {
		return nil, false
	}
	here, now := parent(at)
	fresh, _ := r.now.items(here)
	i, _ := index(key)
	j, _ := index(now)
	to, counts := index(target)
	if !counts || i >= len(old) || j >= len(fresh) {
		return o, false
	}
	rest, left := slices.Delete(slices.Clone(old), i, i+1), slices.Delete(slices.Clone(fresh), j, j+1)
	place := len(left)
	if to < len(rest) {
		if place, ok = again(rest, left, to); !ok {
			return r.against(above, here, nil)
		}
	}
	return Move{At: at, To: under(here, itoa(place))}, false
}

// where answers the address now of what had an address: an item of a list is known
// by its value, which must stand once in both lists, or by all others being the same.
func (r *rebaser) where(at string, mine json.RawMessage) (string, bool) {
	was, now := "", ""
	for _, key := range steps(at) {
		old, isList := r.base.items(was)
		i, counts := index(key)
		if was != "" && isList && counts && i < len(old) {
			fresh, _ := r.now.items(now)
			j, ok := again(old, fresh, i)
			if !ok {
				r.conflict(at, now, mine)
				return "", false
			}
			was, now = under(was, key), under(now, itoa(j))
			continue
		}
		was, now = under(was, key), under(now, key)
	}
	return now, true
}

// again finds an item of a list in what has become of the list.
func again(old, fresh []any, i int) (int, bool) {
	if len(old) == len(fresh) && slices.EqualFunc(old[:i], fresh[:i], equal) && slices.EqualFunc(old[i+1:], fresh[i+1:], equal) {
		return i, true
	}
	is := func(v any) bool { return equal(v, old[i]) }
	j := slices.IndexFunc(fresh, is)
	once := j >= 0 && !slices.ContainsFunc(fresh[j+1:], is) && !slices.ContainsFunc(old[:i], is) && !slices.ContainsFunc(old[i+1:], is)
	return j, once
}

// items answers the items of a list or of a sequence of blocks.
func (d *Document) items(at string) ([]any, bool) {
	if at == "" {
		return nil, false
	}
	v, _ := d.value(at)
	items, isList := v.([]any)
	return items, isList
}
