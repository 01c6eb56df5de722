package definition_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/rule"
)

func sets(t testing.TB) map[string]*definition.Definition {
	t.Helper()
	all := map[string]*definition.Definition{"test": enginetest.Definition(t)}
	dirs, err := os.ReadDir("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		set, list := dsl.Load(os.DirFS("../../examples/" + d.Name()))
		if list.HasErrors() {
			t.Fatal(list.Err())
		}
		all[d.Name()] = set.Definition
	}
	return all
}

// same compares definitions in all but the programs of their rules, and tells nil
// from empty.
var same = cmp.Options{
	cmp.Transformer("rule", func(r *rule.Rule) *rule.Frozen {
		if r == nil {
			return nil
		}
		f := r.Freeze()
		return &f
	}),
	cmp.Transformer("template", func(t *rule.Template) *rule.FrozenTemplate {
		if t == nil {
			return nil
		}
		f := t.Freeze()
		return &f
	}),
	cmp.Transformer("calendar", func(c calendar.Calendar) calendar.Spec { s, _ := c.Spec(); return s }),
	cmpopts.EquateComparable(),
	cmp.Comparer(func(a, b interface{ String() string }) bool {
		return a == nil && b == nil || a != nil && b != nil && a.String() == b.String()
	}),
}

// TestSnapshot: what a snapshot gives back is the definition, to the last empty
// list, and is written the same.
func TestSnapshot(t *testing.T) {
	for name, def := range sets(t) {
		src, err := def.Snapshot()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back, err := definition.FromSnapshot(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(def, back, same); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		again, err := back.Snapshot()
		if err != nil || !bytes.Equal(src, again) {
			t.Errorf("%s: it is written otherwise the second time (%v)", name, err)
		}
	}
}

// TestSnapshotValues: what settings and defaults may hold comes back as what it was.
func TestSnapshotValues(t *testing.T) {
	for _, v := range []any{nil, true, 2.5, 7, "x", "", []any{"a", "b"}, []any{}, calendar.Duration{Unit: calendar.WorkingDays, N: 2}} {
		d := &definition.Definition{Settings: map[string]definition.Setting{"s": {Value: v}}, Locales: []string{}}
		src, err := d.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		back, err := definition.FromSnapshot(src)
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("%#v came back as %#v, %v", d, back, err)
		}
	}
	d := &definition.Definition{Settings: map[string]definition.Setting{"s": {Value: make(chan int)}}}
	if _, err := d.Snapshot(); err == nil {
		t.Error("a channel is kept")
	}
}

// TestBadSnapshots: what is cut, changed or another build's is refused.
func TestBadSnapshots(t *testing.T) {
	src, err := enginetest.Definition(t).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(src); n += 97 {
		if _, err := definition.FromSnapshot(src[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken", n, len(src))
		}
		bad := bytes.Clone(src)
		bad[n] ^= 1
		if _, err := definition.FromSnapshot(bad); err == nil {
			t.Fatalf("byte %d may be another", n)
		}
	}
	other := bytes.Clone(src)
	other[0]++
	if _, err := definition.FromSnapshot(other); !errors.Is(err, definition.ErrOtherBuild) {
		t.Error(err)
	}
}

// FuzzSnapshot: no bytes, signed or not, make it panic or take memory that they do
// not have.
func FuzzSnapshot(f *testing.F) {
	src, err := enginetest.Definition(f).Snapshot()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(src[sha256.Size : len(src)-sha256.Size])
	f.Fuzz(func(t *testing.T, body []byte) {
		signed := append(bytes.Clone(src[:sha256.Size]), body...)
		sum := sha256.Sum256(signed)
		def, err := definition.FromSnapshot(append(signed, sum[:]...))
		if err == nil {
			if _, err := def.Snapshot(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// large answers a set of n categories, 5n fields and 3n rules.
func large(n int) *definition.Definition {
	def := &definition.Definition{Fields: map[string]*definition.Field{}, Categories: map[string]*definition.Category{}}
	shelf := rule.NewShelf(nil)
	for i := range n {
		cat := &definition.Category{Path: fmt.Sprintf("c%d", i), Label: definition.Text{"en": "A category"}, Kind: "request", Flow: fmt.Sprintf("f%d", i%100)}
		for j := range 5 {
			name := fmt.Sprintf("f%d_%d", i, j)
			def.Fields[name] = &definition.Field{Name: name, Type: definition.TextField, Label: definition.Text{"en": "A field"}, On: "case"}
			cat.Fields = append(cat.Fields, name)
		}
		for j := range 3 {
			name := "field." + cat.Fields[j]
			cat.Gates = append(cat.Gates, definition.Gate{
				Name: "g", Address: "/category/" + cat.Path + "/gate/g", Require: cat.Fields[3:],
				When: shelf.Rule(rule.Frozen{Text: name + " == 'x'", Names: []string{name}, Types: []rule.Type{rule.Text}, Result: rule.Bool}),
			})
		}
		def.Categories[cat.Path] = cat
	}
	return def
}

// BenchmarkFromSnapshot reads 10,000 categories, 50,000 fields and 30,000 rules.
func BenchmarkFromSnapshot(b *testing.B) {
	src, err := large(10_000).Snapshot()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := definition.FromSnapshot(src); err != nil {
			b.Fatal(err)
		}
	}
}
