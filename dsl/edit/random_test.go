package edit_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/dsl/syntax"
)

var (
	seed      = flag.Uint64("seed", 1, "of the random edits; 0 takes the clock's")
	sequences = flag.Int("sequences", 20_000, "how many sequences of random edits")
	only      = flag.Int("only", -1, "make only this sequence")
)

// longRun is the number of sequences from which on the tests leave nothing out.
const longRun = 1_000_000

// seeded answers the seed of this run.
var seeded = sync.OnceValue(func() uint64 {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	return *seed
})

// TestRandomEdits makes random sequences of operations on excerpts of the examples
// that are full of comments. Each operation is either refused for a reason that a
// person can follow, or gives files in the layout, with every comment but those it
// says it removed, and can be undone to the byte.
func TestRandomEdits(t *testing.T) {
	t.Logf("-seed %d -sequences %d", seeded(), *sequences)
	s := tilled(t)
	if *only >= 0 {
		if err := s.sequence(*only, t.Logf); err != nil {
			t.Fatal(err)
		}
		return
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // short lives, much of it
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for n := int(next.Add(1)) - 1; n < *sequences && !t.Failed(); n = int(next.Add(1)) - 1 {
				if err := s.sequence(n, nil); err != nil {
					t.Errorf("-seed %d -only %d: %v", *seed, n, err)
				}
			}
		})
	}
	group.Wait()
	made, refused := s.made.Load(), s.refused.Load()
	t.Logf("%d operations made, %d refused; %d comments went with what was removed", made, refused, s.removed.Load())
	if made < refused {
		t.Error("more operations are refused than made; the generator asks for too little")
	}
}

// soil is what sequences grow on: the examples with comments, some times over.
type soil struct {
	docs []*edit.Document
	edit.Soil
	made, refused, removed atomic.Int64
}

// tilled answers the one soil of a run.
func tilled(t testing.TB) *soil {
	t.Helper()
	once.Do(func() { ground = newSoil(t, rand.New(rand.NewPCG(seeded(), 0))) })
	return ground
}

var (
	once   sync.Once
	ground *soil
)

func newSoil(t testing.TB, random *rand.Rand) *soil {
	t.Helper()
	s := &soil{}
	sets := examples(t)
	for range 3 {
		for _, set := range slices.Sorted(maps.Keys(sets)) {
			d := &decorator{rand: random}
			files := map[string][]byte{}
			for _, name := range slices.Sorted(maps.Keys(sets[set])) {
				if src := sets[set][name]; syntax.RootOf(name) != "" {
					files[name] = d.decorate(t, name, src)
				}
			}
			doc := edit.Open(files)
			if err := doc.Whole(); err != nil {
				t.Fatal(err)
			}
			s.docs = append(s.docs, doc)
			s.Remember(doc)
		}
	}
	return s
}

// sequence makes one or two operations on an excerpt.
func (s *soil) sequence(n int, logf func(string, ...any)) error {
	random := rand.New(rand.NewPCG(seeded(), uint64(n)+1))
	doc := s.docs[random.IntN(len(s.docs))]
	doc = s.Excerpt(doc, func(_ string, i, of int) bool { return random.IntN(of+8) < 3 })
	g := &generator{rand: random}
	for range 1 + random.IntN(2) {
		g.doc, g.nodes = doc, s.Nodes(doc)
		if len(g.nodes) == 0 {
			return nil
		}
		op, ok := g.op()
		if !ok {
			continue
		}
		if logf != nil {
			logf("%s", show(op))
		}
		after, result, list := doc.Apply(op)
		if list != nil {
			s.refused.Add(1)
			if err := reasonable(list); err != nil {
				return fmt.Errorf("%s: %w\n%s", show(op), err, around(doc, op))
			}
			continue
		}
		if err := s.held(doc, after, op, result); err != nil {
			return fmt.Errorf("%s: %w", show(op), err)
		}
		s.made.Add(1)
		s.removed.Add(int64(len(result.Removed)))
		doc = after
	}
	if n%50 == 0 {
		return doc.Whole()
	}
	return nil
}

func show(op edit.Op) string {
	b, err := edit.Ops{op}.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// reasonable holds that an edit was not refused because it was made badly.
func reasonable(list diag.List) error {
	for _, d := range list {
		if d.Code == edit.CodeElse || d.Code == edit.CodeUntidy || strings.Contains(d.Detail.String(), "could not be read") {
			return list.Err()
		}
	}
	return nil
}

// held looks at a result in ways that the edit itself does not.
func (s *soil) held(before, after *edit.Document, op edit.Op, result edit.Result) error {
	old, fresh := before.Files(), after.Files()
	for name, src := range fresh {
		if bytes.Equal(old[name], src) {
			delete(old, name)
			delete(fresh, name)
		}
	}
	had, have := marks(old), marks(fresh)
	for _, c := range result.Removed {
		for _, m := range mark.FindAllString(c, -1) {
			if had[m]--; had[m] < 0 {
				return fmt.Errorf("removed comment %s was not there", c)
			}
		}
	}
	for m, n := range had {
		_, copies := op.(edit.Copy)
		if have[m] != n && !(copies && have[m] == n+1) {
			return fmt.Errorf("%s stood %d times, now %d:\n%s", m, n, have[m], both(old, fresh))
		}
	}
	switch op.(type) {
	case edit.Unset, edit.Set:
	default:
		if len(result.Removed) > 0 {
			return fmt.Errorf("%T removed comments", op)
		}
	}
	if err := attached(op, old, fresh); err != nil {
		return err
	}
	back, list := result.Undo.Apply(after.Files())
	if list != nil {
		return list.Err()
	}
	if !maps.EqualFunc(back, before.Files(), bytes.Equal) {
		return fmt.Errorf("undo leads to other files")
	}
	return nil
}

// around shows the lines of the files that speak of what an operation is about.
func around(d *edit.Document, op edit.Op) string {
	var b strings.Builder
	for name, src := range d.Files() {
		fmt.Fprintf(&b, "-- %s --\n%s", name, src)
	}
	return b.String()
}

func both(old, fresh map[string][]byte) string {
	var b strings.Builder
	for name, src := range old {
		fmt.Fprintf(&b, "-- %s before --\n%s-- after --\n%s", name, src, fresh[name])
	}
	return b.String()
}
