package edit

import (
	"reflect"
	"slices"
	"sort"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// set makes a node be a value by the smallest changes, each proved, and proves in
// the end that it is.
func (e *editor) set(o Set) diag.List {
	v, list := e.doc.valueOf(o.At, o.Value)
	if list != nil {
		return list
	}
	o.At = e.doc.end(o.At)
	if _, ok := e.doc.labelled(o.At); ok {
		return e.do(change{verb: put, at: o.At, value: v})
	}
	if list := e.become(o.At, v); list != nil {
		return list
	}
	got, _ := e.doc.value(o.At)
	if b := blockAt(o.At, v); b != nil {
		v = tidyBlock(b, v)
	}
	if want := plain(v); !reflect.DeepEqual(want, plain(got)) {
		at, a, b := difference(o.At, v, got)
		return elsewhere(at, a, b)
	}
	return nil
}

// value answers what stands at an address, in the form of models: a node, or all
// blocks of a kind inside another.
func (d *Document) value(at string) (any, bool) {
	p, ok := d.find(at)
	if !ok {
		return d.groupValue(at)
	}
	v := lookup(p.part.tree().Root, p.local)
	if p.isBlock() {
		return blockModel(p.kind, object(v), p.local, p.part.tree()), true
	}
	return valueModel(v, p.local, p.part.tree()), true
}

// group answers the property whose blocks an address is of, all of them, or nil.
func (d *Document) group(at string) *schemas.Prop {
	above, key := parent(at)
	if above == "" {
		return nil
	}
	p, ok := d.find(above)
	if !ok || !p.isBlock() {
		return nil
	}
	if prop := p.kind.Props[key]; prop != nil && (prop.Labelled || prop.Sequence != nil) {
		return prop
	}
	return nil
}

func (d *Document) groupValue(at string) (any, bool) {
	if d.group(at) == nil {
		return nil, false
	}
	above, key := parent(at)
	block, _ := d.value(above)
	o, _ := block.(*ordered)
	if o == nil {
		return nil, false
	}
	v, ok := o.values[key]
	return v, ok
}

func (e *editor) become(at string, want any) diag.List {
	if prop := e.doc.group(at); prop != nil {
		return e.becomeAll(at, prop, want)
	}
	p, ok := e.doc.find(at)
	if !ok {
		return e.create(at, want)
	}
	old, _ := e.doc.value(at)
	a, isMap := old.(*ordered)
	b, wantsMap := want.(*ordered)
	switch {
	case p.isBlock() && wantsMap:
		return e.becomeBlock(at, p.kind, a, tidyBlock(p.kind, b).(*ordered))
	case p.isBlock():
		return unfit(at, misfits("", "Here stands a block: a map of its attributes and of the blocks in it."))
	case equal(old, want):
		return nil
	case isMap && wantsMap && p.value != "setting": // a secret is one word
		return e.becomeMap(at, a, b)
	}
	x, isList := old.([]any)
	y, wantsList := want.([]any)
	if isList && wantsList && p.part.bracketOf(p.expr) != nil {
		return e.becomeList(at, x, y, func(a, b any) bool { return true })
	}
	return e.do(change{verb: put, at: at, value: want})
}

// create adds a node, with the map around it when that is not there either.
func (e *editor) create(at string, want any) diag.List {
	above, key := parent(at)
	if t := e.doc.attributeAt(above); t != nil && e.doc.missing(above) {
		if kinds := inner(t.Kind); kinds != "value" || t.Kind == "map_value" {
			around := newOrdered()
			around.put(key, want)
			return e.do(change{verb: add, at: above, value: around})
		}
	}
	return e.do(change{verb: add, at: at, value: want})
}

// attributeAt answers the attribute that an address is of, or nil.
func (d *Document) attributeAt(at string) *schemas.Prop {
	above, key := parent(at)
	around, ok := d.find(above)
	if !ok || !around.isBlock() {
		return nil
	}
	if p := around.kind.Props[key]; p != nil && p.Block == "" && p.Sequence == nil {
		return p
	}
	return nil
}

func (e *editor) becomeMap(at string, old, want *ordered) diag.List {
	for _, key := range slices.Clone(old.keys) {
		if _, stays := want.values[key]; stays {
			continue
		}
		if list := e.do(change{verb: remove, at: under(at, key)}); list != nil {
			return list
		}
	}
	return e.becomeEach(at, want)
}

func (e *editor) becomeEach(at string, want *ordered) diag.List {
	for _, key := range want.keys {
		if list := e.become(under(at, key), want.values[key]); list != nil {
			return list
		}
	}
	return nil
}

func (e *editor) becomeBlock(at string, b *schemas.Block, old, want *ordered) diag.List {
	for _, key := range slices.Clone(old.keys) {
		if _, stays := want.values[key]; stays {
			continue
		}
		if list := e.clear(under(at, key), b.Props[key], old.values[key]); list != nil {
			return list
		}
	}
	for _, key := range want.keys {
		here, v := under(at, key), want.values[key]
		var list diag.List
		switch {
		case key == "$label" && v != old.values[key]:
			list = e.do(change{verb: put, at: here, value: v})
		case key != "$label" && key != "$block":
			list = e.become(here, v)
		}
		if list != nil {
			return list
		}
	}
	return nil
}

// sameBlock reports whether an item of a sequence can become another.
func sameBlock(a, b any) bool {
	x, okA := a.(*ordered)
	y, okB := b.(*ordered)
	return okA && okB && x.values["$block"] == y.values["$block"] && (x.values["$label"] == nil) == (y.values["$label"] == nil)
}

// becomeAll makes the blocks of a kind, or of a sequence, be those of a value.
func (e *editor) becomeAll(at string, p *schemas.Prop, want any) diag.List {
	old, _ := e.doc.value(at)
	if p.Sequence != nil {
		items, _ := tidySequence(want).([]any)
		if !isList(want) {
			return unfit(at, misfits("", "Here stand blocks: a list of them, each with its kind in $block."))
		}
		before, _ := old.([]any)
		return e.becomeList(at, before, items, sameBlock)
	}
	group, ok := want.(*ordered)
	if !ok {
		return unfit(at, misfits("", "Here stand blocks: a map of them by name."))
	}
	before, _ := old.(*ordered)
	if before == nil {
		before = newOrdered()
	}
	return e.becomeMap(at, before, group)
}

func isList(v any) bool {
	_, ok := v.([]any)
	return ok
}

// clear removes an attribute, or all blocks of a kind.
func (e *editor) clear(at string, p *schemas.Prop, old any) diag.List {
	if p == nil || p.Block == "" && p.Sequence == nil || p.Block != "" && !p.Labelled {
		return e.do(change{verb: remove, at: at})
	}
	if _, isGroup := old.(*ordered); isGroup {
		return e.becomeAll(at, p, newOrdered())
	}
	return e.becomeAll(at, p, []any{})
}

// becomeList makes a list another one: what goes is removed, what stands elsewhere
// is moved, what came in the place of another is written there, the rest is added.
func (e *editor) becomeList(at string, old, want []any, alike func(a, b any) bool) diag.List {
	a := align(old, want, alike)
	for _, i := range slices.Backward(a.gone) {
		if list := e.do(change{verb: remove, at: under(at, itoa(i))}); list != nil {
			return list
		}
	}
	places := a.places(len(old)) // of what is left, where it belongs
	for _, to := range sortedValues(a.moved) {
		from := slices.Index(places, to)
		target := a.target(places, from)
		if from == target {
			continue
		}
		if list := e.do(change{verb: move, at: under(at, itoa(from)), to: under(at, itoa(target))}); list != nil {
			return list
		}
		places = slices.Insert(slices.Delete(places, from, from+1), target, to)
	}
	for _, to := range sortedValues(a.anew) {
		if list := e.become(under(at, itoa(slices.Index(places, to))), want[to]); list != nil {
			return list
		}
	}
	for _, to := range a.coming {
		if list := e.do(change{verb: add, at: under(at, itoa(to)), value: want[to]}); list != nil {
			return list
		}
	}
	return nil
}

// places answers, for the items of the old list that stay, their new places.
func (a aligned) places(n int) []int {
	var all []int
	for i := range n {
		for _, m := range []map[int]int{a.kept, a.anew, a.moved} {
			if j, ok := m[i]; ok {
				all = append(all, j)
			}
		}
	}
	return all
}

// target answers the place for the item at from, behind all that belongs before it
// and is in its place already.
func (a aligned) target(places []int, from int) int {
	to := 0
	waiting := map[int]bool{} // moves later
	for _, j := range a.moved {
		waiting[j] = j > places[from]
	}
	for i, j := range slices.Delete(slices.Clone(places), from, from+1) {
		if j < places[from] && !waiting[j] {
			to = i + 1
		}
	}
	return to
}

func sortedValues(m map[int]int) []int {
	all := make([]int, 0, len(m))
	for _, v := range m {
		all = append(all, v)
	}
	sort.Ints(all)
	return all
}
