package definition

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"reflect"
	"time"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/rule"
)

// A snapshot is a definition in bytes, so that a server need not read and check the
// sources of a version again. It is a cache: it names the build's own form of a
// definition, and another build reads the sources instead.
//
// It holds tables first, of each distinct text, rule and template, and then the
// definition itself, field by field in the order of the Go types.

// ErrOtherBuild is the answer to a snapshot that a build with other types has made.
var ErrOtherBuild = errors.New("the snapshot is of another build")

// snapshotForm counts changes to what follows that the types do not show, the
// meaning of rules among them.
const snapshotForm = 1

// stamp names the form of a snapshot: that of the types it is made of.
var stamp = func() (sum [sha256.Size]byte) {
	h := sha256.New()
	fmt.Fprintln(h, snapshotForm)
	describe(h, reflect.TypeFor[Definition](), map[reflect.Type]bool{})
	describe(h, reflect.TypeFor[rule.Frozen](), map[reflect.Type]bool{})
	return [sha256.Size]byte(h.Sum(nil))
}()

// describe writes what a type is made of.
func describe(h hash.Hash, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprintln(h, t.Kind(), t.Name())
	if seen[t] || special(t) {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			fmt.Fprint(h, t.Field(i).Name, " ")
			describe(h, t.Field(i).Type, seen)
		}
	case reflect.Map:
		describe(h, t.Key(), seen)
		describe(h, t.Elem(), seen)
	case reflect.Slice, reflect.Pointer:
		describe(h, t.Elem(), seen)
	}
}

var (
	ruleType     = reflect.TypeFor[*rule.Rule]()
	templateType = reflect.TypeFor[*rule.Template]()
	zoneType     = reflect.TypeFor[*time.Location]()
	calendarType = reflect.TypeFor[calendar.Calendar]()
)

// special reports a type that is written as a whole.
func special(t reflect.Type) bool {
	return t == ruleType || t == templateType || t == zoneType || t == calendarType
}

// Snapshot answers the definition in bytes.
func (d *Definition) Snapshot() ([]byte, error) {
	w := writer{texts: map[string]int{}, rules: map[ruleKey]int{}, templates: map[string]int{}}
	w.value(reflect.ValueOf(d).Elem())
	if w.err != nil {
		return nil, w.err
	}
	body := w.out
	w.out = nil
	tables := w.tables(d.Zone)
	out := append(stamp[:len(stamp):len(stamp)], tables...)
	out = append(out, body...)
	sum := sha256.Sum256(out)
	return append(out, sum[:]...), w.err
}

// FromSnapshot answers the definition that Snapshot wrote. Its rules are compiled
// when they are first run. ErrOtherBuild says that another build wrote it.
func FromSnapshot(src []byte) (*Definition, error) {
	if len(src) < 2*sha256.Size {
		return nil, errShort
	}
	if [sha256.Size]byte(src) != stamp {
		return nil, ErrOtherBuild
	}
	whole := len(src) - sha256.Size
	if sha256.Sum256(src[:whole]) != [sha256.Size]byte(src[whole:]) {
		return nil, errors.New("the snapshot is damaged")
	}
	r := reader{src: src[sha256.Size:whole]}
	d := &Definition{}
	r.tables()
	r.value(reflect.ValueOf(d).Elem())
	if r.err == nil && len(r.src) > 0 {
		r.err = errors.New("the snapshot is longer than its definition")
	}
	return d, r.err
}

// The kinds of values in an interface.
const (
	isNil = iota
	isBool
	isNumber
	isInt
	isText
	isList
	isDuration
)

func appendNumber(out []byte, n int) []byte { return binary.AppendVarint(out, int64(n)) }
