package definition

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/rule"
)

var errShort = errors.New("the snapshot ends too early")

// reader reads what a writer wrote. After an error it reads zeros.
type reader struct {
	src       []byte
	err       error
	texts     []string
	rules     []*rule.Rule
	templates []*rule.Template
	zones     map[string]*time.Location
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err, r.src = err, nil
	}
}

func (r *reader) number() int {
	v, n := binary.Varint(r.src)
	if n <= 0 {
		r.fail(errShort)
		return 0
	}
	r.src = r.src[n:]
	return int(v)
}

// count reads a length. Each element takes a byte at the least, so that no length
// can ask for more memory than there are bytes.
func (r *reader) count() int {
	n := r.number()
	if n < 0 || n > len(r.src)+1 {
		r.fail(errShort)
		return 0
	}
	return n
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.src) {
		r.fail(errShort)
		return nil
	}
	out := r.src[:n]
	r.src = r.src[n:]
	return out
}

func (r *reader) bool() bool {
	b := r.take(1)
	return len(b) == 1 && b[0] == 1
}

func (r *reader) float() float64 {
	b := r.take(8)
	if len(b) < 8 {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func (r *reader) text() string { return from(r, r.texts, r.number()) }

// from answers an element of a table.
func from[T any](r *reader, table []T, i int) (none T) {
	if i < 0 || i >= len(table) {
		r.fail(errors.New("the snapshot names what its tables do not have"))
		return none
	}
	return table[i]
}

func (r *reader) value(v reflect.Value) {
	if r.err != nil {
		return
	}
	if special(v.Type()) {
		r.special(v)
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.bool())
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(r.number()))
	case reflect.Uint8:
		v.SetUint(uint64(uint8(r.number())))
	case reflect.Float64:
		v.SetFloat(r.float())
	case reflect.String:
		v.SetString(r.text())
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	case reflect.Pointer:
		if r.bool() {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(v.Elem())
		}
	case reflect.Slice:
		r.slice(v)
	case reflect.Map:
		r.table(v)
	case reflect.Interface:
		if x := r.any(); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	}
}

func (r *reader) slice(v reflect.Value) {
	n := r.count()
	if n == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
	for i := range n - 1 {
		r.value(v.Index(i))
	}
}

func (r *reader) table(v reflect.Value) {
	n := r.count()
	if n == 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n-1))
	key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for range n - 1 {
		key.SetString(r.text())
		elem.SetZero()
		r.value(elem)
		v.SetMapIndex(key, elem) // a copy of it
	}
}

func (r *reader) special(v reflect.Value) {
	switch v.Type() {
	case ruleType:
		if i := r.number(); i > 0 {
			v.Set(reflect.ValueOf(from(r, r.rules, i-1)))
		}
	case templateType:
		if i := r.number(); i > 0 {
			v.Set(reflect.ValueOf(from(r, r.templates, i-1)))
		}
	case zoneType:
		if z := r.zone(); z != nil {
			v.Set(reflect.ValueOf(z))
		}
	case calendarType:
		v.Set(reflect.ValueOf(r.calendar()))
	}
}

func (r *reader) zone() *time.Location { return r.zoneNamed(r.text()) }

func (r *reader) zoneNamed(name string) *time.Location {
	if name == "" {
		return nil
	}
	if z := r.zones[name]; z != nil {
		return z
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		r.fail(fmt.Errorf("the snapshot's time zone: %w", err))
		return nil
	}
	if r.zones == nil {
		r.zones = map[string]*time.Location{}
	}
	r.zones[name] = z
	return z
}

func (r *reader) calendar() calendar.Calendar {
	closes := r.bool()
	s := calendar.Spec{Name: r.text(), Zone: r.zone()}
	for i := range s.Week {
		s.Week[i] = r.spans()
	}
	n := r.count()
	s.Holidays = make(map[calendar.Date][]calendar.Span, n)
	for range n {
		d := calendar.Date{Year: r.number(), Month: time.Month(r.number()), Day: r.number()}
		s.Holidays[d] = r.spans()
	}
	if !closes {
		return calendar.Always(s.Zone)
	}
	c, err := calendar.New(s)
	if err != nil {
		r.fail(fmt.Errorf("the snapshot's calendar %s: %w", s.Name, err))
	}
	return c
}

func (r *reader) spans() []calendar.Span {
	spans := make([]calendar.Span, r.count())
	for i := range spans {
		spans[i] = calendar.Span{From: r.number(), To: r.number()}
	}
	return spans
}

func (r *reader) any() any {
	switch r.number() {
	case isNil:
		return nil
	case isBool:
		return r.bool()
	case isNumber:
		return r.float()
	case isInt:
		return r.number()
	case isText:
		return r.text()
	case isList:
		list := make([]any, r.count())
		for i := range list {
			list[i] = r.any()
		}
		return list
	case isDuration:
		var d calendar.Duration
		r.value(reflect.ValueOf(&d).Elem())
		return d
	}
	r.fail(errors.New("the snapshot holds a value of an unknown kind"))
	return nil
}

// tables reads the zone of days, the texts, rules and templates.
func (r *reader) tables() {
	zone := r.zoneNamed(string(r.take(r.number())))
	r.textTable()
	shelf := rule.NewShelf(zone)
	r.rules = make([]*rule.Rule, r.count())
	for i := range r.rules {
		r.rules[i] = shelf.Rule(r.frozen())
	}
	r.templates = make([]*rule.Template, r.count())
	for i := range r.templates {
		f := rule.FrozenTemplate{Text: r.text(), Rules: make([]rule.Frozen, r.count())}
		for j := range f.Rules {
			f.Rules[j] = r.frozen()
		}
		var err error
		if r.templates[i], err = shelf.Template(f); err != nil {
			r.fail(err)
		}
	}
}

// textTable reads the texts, which lie in one piece.
func (r *reader) textTable() {
	lengths := make([]int, r.count())
	whole := 0
	for i := range lengths {
		lengths[i] = r.count()
		whole += lengths[i]
	}
	all := string(r.take(whole))
	r.texts = make([]string, len(lengths))
	for i, n := range lengths {
		if r.err == nil {
			r.texts[i], all = all[:n], all[n:]
		}
	}
}

func (r *reader) frozen() (f rule.Frozen) {
	r.value(reflect.ValueOf(&f).Elem())
	return f
}
