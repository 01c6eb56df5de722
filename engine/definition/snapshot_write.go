package definition

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/rule"
)

// writer writes values, and gathers what goes into the tables.
type writer struct {
	out       []byte
	err       error
	texts     map[string]int
	textList  []string
	rules     map[ruleKey]int
	ruleList  []rule.Frozen
	templates map[string]int
	tplList   []rule.FrozenTemplate
}

// ruleKey tells the rules of one definition apart: a name has one type in all of it.
type ruleKey struct {
	text  string
	value bool
}

func (w *writer) number(n int) { w.out = appendNumber(w.out, n) }

func (w *writer) text(s string) {
	i, known := w.texts[s]
	if !known {
		i = len(w.textList)
		w.texts[s] = i
		w.textList = append(w.textList, s)
	}
	w.number(i)
}

func (w *writer) float(f float64) {
	w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(f))
}

func (w *writer) bool(b bool) {
	if b {
		w.out = append(w.out, 1)
	} else {
		w.out = append(w.out, 0)
	}
}

func (w *writer) value(v reflect.Value) {
	if special(v.Type()) {
		w.special(v)
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		w.bool(v.Bool())
	case reflect.Int, reflect.Int64:
		w.number(int(v.Int()))
	case reflect.Uint8:
		w.number(int(v.Uint()))
	case reflect.Float64:
		w.float(v.Float())
	case reflect.String:
		w.text(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				w.err = fmt.Errorf("a definition holds a %s, which no snapshot can", v.Type())
				return
			}
			w.value(v.Field(i))
		}
	case reflect.Pointer:
		w.bool(!v.IsNil())
		if !v.IsNil() {
			w.value(v.Elem())
		}
	case reflect.Slice:
		w.slice(v)
	case reflect.Map:
		w.table(v)
	case reflect.Interface:
		w.any(v.Interface())
	default:
		w.err = fmt.Errorf("a definition holds a %s, which no snapshot can", v.Type())
	}
}

// length writes 0 for nil and one more than the length else: an empty list of a
// definition says something that no list does not.
func (w *writer) length(v reflect.Value) {
	if v.IsNil() {
		w.number(0)
	} else {
		w.number(v.Len() + 1)
	}
}

func (w *writer) slice(v reflect.Value) {
	w.length(v)
	for i := range v.Len() {
		w.value(v.Index(i))
	}
}

// table writes a map in the order of its keys, which are texts.
func (w *writer) table(v reflect.Value) {
	if v.Type().Key().Kind() != reflect.String {
		w.err = fmt.Errorf("a definition holds a %s, which no snapshot can", v.Type())
		return
	}
	w.length(v)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		w.text(k.String())
		w.value(v.MapIndex(k))
	}
}

func (w *writer) special(v reflect.Value) {
	switch x := v.Interface().(type) {
	case *rule.Rule:
		w.number(w.rule(x))
	case *rule.Template:
		w.number(w.template(x))
	case *time.Location:
		w.zone(x)
	case calendar.Calendar:
		w.calendar(x)
	}
}

// rule answers the place of a rule in its table, from 1; 0 is none.
func (w *writer) rule(r *rule.Rule) int {
	if r == nil {
		return 0
	}
	f := r.Freeze()
	key := ruleKey{f.Text, f.Value}
	i := w.rules[key]
	if i == 0 {
		w.ruleList = append(w.ruleList, f)
		i = len(w.ruleList)
		w.rules[key] = i
	}
	return i
}

func (w *writer) template(t *rule.Template) int {
	if t == nil {
		return 0
	}
	i := w.templates[t.Text()]
	if i == 0 {
		w.tplList = append(w.tplList, t.Freeze())
		i = len(w.tplList)
		w.templates[t.Text()] = i
	}
	return i
}

func (w *writer) zone(z *time.Location) {
	if z == nil {
		w.text("")
		return
	}
	w.text(z.String())
}

func (w *writer) calendar(c calendar.Calendar) {
	s, closes := c.Spec()
	w.bool(closes)
	w.text(s.Name)
	w.zone(s.Zone)
	for _, spans := range s.Week {
		w.spans(spans)
	}
	w.number(len(s.Holidays))
	for _, d := range slices.SortedFunc(maps.Keys(s.Holidays), func(a, b calendar.Date) int { return strings.Compare(a.String(), b.String()) }) {
		w.number(d.Year)
		w.number(int(d.Month))
		w.number(d.Day)
		w.spans(s.Holidays[d])
	}
}

func (w *writer) spans(spans []calendar.Span) {
	w.number(len(spans))
	for _, s := range spans {
		w.number(s.From)
		w.number(s.To)
	}
}

// any writes a default or the value of a setting.
func (w *writer) any(v any) {
	switch v := v.(type) {
	case nil:
		w.number(isNil)
	case bool:
		w.number(isBool)
		w.bool(v)
	case float64:
		w.number(isNumber)
		w.float(v)
	case int:
		w.number(isInt)
		w.number(v)
	case string:
		w.number(isText)
		w.text(v)
	case []any:
		w.number(isList)
		w.number(len(v))
		for _, x := range v {
			w.any(x)
		}
	case calendar.Duration:
		w.number(isDuration)
		w.value(reflect.ValueOf(v))
	default:
		w.err = fmt.Errorf("a definition holds a %T, which no snapshot can", v)
	}
}

// tables writes the zone of days, and the texts, rules and templates that the body
// names by their places.
func (w *writer) tables(zone *time.Location) []byte {
	for _, f := range w.ruleList {
		w.frozen(f)
	}
	rules := w.out
	w.out = nil
	for _, f := range w.tplList {
		w.text(f.Text)
		w.number(len(f.Rules))
		for _, r := range f.Rules {
			w.frozen(r)
		}
	}
	templates := w.out
	w.out = nil
	name := ""
	if zone != nil {
		name = zone.String()
	}
	w.number(len(name))
	w.out = append(w.out, name...)
	w.number(len(w.textList))
	for _, s := range w.textList {
		w.number(len(s))
	}
	for _, s := range w.textList {
		w.out = append(w.out, s...)
	}
	w.number(len(w.ruleList))
	w.out = append(w.out, rules...)
	w.number(len(w.tplList))
	return append(w.out, templates...)
}

func (w *writer) frozen(f rule.Frozen) { w.value(reflect.ValueOf(f)) }
