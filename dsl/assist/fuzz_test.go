package assist_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl/assist"
)

// ask asks everything about a place, and holds every answer's stretches against the
// file.
func ask(t *testing.T, set *assist.Set, file string, at int) {
	src, _ := set.File(file)
	for _, i := range set.Complete(file, at, "tr") {
		if i.Replace.From > i.Replace.To || i.Replace.To > len(src) || i.Label == "" {
			t.Fatalf("at %d: %+v of %d bytes", at, i, len(src))
		}
	}
	if h := set.Hover(file, at); h != nil && (h.At.From > at || h.At.To < at || h.At.To > len(src)) {
		t.Fatalf("at %d: %+v", at, h)
	}
	for _, p := range set.Definition(file, at) {
		if text, ok := set.File(p.File); !ok || p.At.From > p.At.To || p.At.To > len(text) {
			t.Fatalf("at %d: %+v", at, p)
		}
	}
	set.Symbols(file)
}

// tiny is a set that is read quickly.
const tiny = `akis {
  name     = "x"
  language = 1
  locales  = ["tr", "en"]
}
team "t" { label = "T" }
choices "c" { options = { a = "A", b = "B" } }
field "f" {
  type    = choice
  label   = "F"
  options = choices.c
}
flow "f" {
  start = step.a
  step "a" {
    team = team.t
    outcome "o" { to = end.z }
  }
  end "z" { status = resolved }
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.f]
}
`

// FuzzAssist: whatever stands in a file, every place of it can be asked about.
func FuzzAssist(f *testing.F) {
	for _, c := range completions {
		f.Add(c.file, []byte(c.src), len(c.src)/2)
	}
	before := assist.Read(map[string][]byte{"tiny.akis.hcl": []byte(tiny)}, nil)
	f.Fuzz(func(t *testing.T, name string, src []byte, at int) {
		set := assist.Read(map[string][]byte{"tiny.akis.hcl": []byte(tiny), name: src}, before)
		at = min(max(at, 0), len(src))
		ask(t, set, name, at)
		ask(t, before.With(name, src), name, at)
	})
}

// TestWhileTyping: every file of the base, with a stretch of it cut out or written
// twice, can be asked about anywhere.
func TestWhileTyping(t *testing.T) {
	files := base(t)
	before := assist.Read(files, nil)
	names := slices.Sorted(maps.Keys(files))
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(names).Draw(r, "file")
		src := files[name]
		from := rapid.IntRange(0, len(src)).Draw(r, "from")
		to := min(len(src), from+rapid.IntRange(0, 40).Draw(r, "length"))
		middle := rapid.SampledFrom([]string{"", string(src[from:to]) + string(src[from:to]), "\"", "{", "field.", "'", "<<-X\n"}).Draw(r, "instead")
		changed := slices.Concat(src[:from], []byte(middle), src[to:])
		set := before.With(name, changed)
		for range 5 {
			ask(t, set, name, rapid.IntRange(0, len(changed)).Draw(r, "at"))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	files := base(b)
	for b.Loop() {
		assist.Read(files, nil)
	}
}

func BenchmarkComplete(b *testing.B) {
	set, at := with(b, "x.akis.hcl", "field \"x\" {\n  visible = \"field.|\"\n}")
	for b.Loop() {
		if len(set.Complete("x.akis.hcl", at, "en")) == 0 {
			b.Fatal("nothing")
		}
	}
}
