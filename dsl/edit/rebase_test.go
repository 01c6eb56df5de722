package edit_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/akis-platform/akis/dsl/edit"
)

// TestRebase makes the operations "theirs" on the files of each case, and rebases
// the operations "mine", made on the same files, on what came out: "rebased" or
// "conflicts" say what became of them, "after/…" what the files are in the end.
func TestRebase(t *testing.T) {
	names, err := filepath.Glob("testdata/rebase/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { rebased(t, name) })
	}
}

func rebased(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	ops := map[string]edit.Ops{}
	out := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		switch {
		case f.Name == "theirs" || f.Name == "mine":
			var list edit.Ops
			if err := json.Unmarshal(f.Data, &list); err != nil {
				t.Fatal(err)
			}
			ops[f.Name] = list
		case strings.HasPrefix(f.Name, "after/") || f.Name == "rebased" || f.Name == "conflicts":
			continue
		default:
			files[f.Name] = f.Data
		}
		out.Files = append(out.Files, f)
	}
	base := edit.Open(files)
	now, _, list := base.Apply(ops["theirs"]...)
	if list != nil {
		t.Fatal(list.Err())
	}
	mine, conflicts, list := edit.Rebase(files, now.Files(), ops["mine"]...)
	if list != nil {
		t.Fatal(list.Err())
	}
	if len(conflicts) > 0 {
		out.Files = append(out.Files, txtar.File{Name: "conflicts", Data: lines(t, conflicts)})
	} else {
		out.Files = append(out.Files, txtar.File{Name: "rebased", Data: lines(t, mine)})
		after, _, list := now.Apply(mine...)
		if list != nil {
			t.Fatal(list.Err())
		}
		for _, name := range slices.Sorted(maps.Keys(after.Files())) {
			out.Files = append(out.Files, txtar.File{Name: "after/" + name, Data: after.Files()[name]})
		}
	}
	got := txtar.Format(out)
	if *rewrite {
		if err := os.WriteFile(name, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v; got\n%s", err, got)
	}
}

// lines writes a list as JSON, an item a line.
func lines[T any](t *testing.T, list []T) []byte {
	t.Helper()
	var b strings.Builder
	for _, x := range list {
		one := any(x)
		if o, ok := one.(edit.Op); ok {
			b.WriteString(strings.Trim(show(o), "[]") + "\n")
			continue
		}
		raw, err := edit.JSON(one)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(raw, '\n'))
	}
	return []byte(b.String())
}

// TestRebaseProperty rebases a random edit on another one that was made on the same
// files. Without a conflict it touches what it touched, and theirs is not undone; a
// conflict shows two sides that are not the same.
func TestRebaseProperty(t *testing.T) {
	t.Logf("-seed %d", seeded())
	random := rand.New(rand.NewPCG(seeded(), 3))
	s := tilled(t)
	rebased, conflicting := 0, 0
	for range 1500 {
		base := s.docs[random.IntN(len(s.docs))]
		base = s.Excerpt(base, func(_ string, i, of int) bool { return random.IntN(of+8) < 2 })
		g := &generator{rand: random, doc: base, nodes: s.Nodes(base)}
		mine, ok := g.op()
		theirs, also := g.op()
		now, _, list := base.Apply(theirs)
		if _, _, refused := base.Apply(mine); !ok || !also || list != nil || refused != nil {
			continue
		}
		ops, conflicts, list := base.Rebase(now, mine)
		if list != nil {
			if err := reasonable(list); err != nil {
				t.Fatalf("-seed %d: %s on %s: %v", seeded(), show(mine), show(theirs), err)
			}
			continue // theirs leaves no room for mine
		}
		for _, c := range conflicts {
			conflicting++
			if c.At == "" || bytes.Equal(c.Mine, c.Theirs) && !bytes.Equal(c.Mine, []byte("null")) {
				t.Fatalf("-seed %d: %s on %s: %+v", seeded(), show(mine), show(theirs), c)
			}
		}
		if len(ops) == 1 {
			rebased++
			was, is := touched(mine), touched(ops[0])
			if is != "" && base.ValueAt(was) != now.ValueAt(is) {
				t.Fatalf("-seed %d: %s on %s became %s:\n%s\n%s", seeded(), show(mine), show(theirs), show(ops[0]), base.ValueAt(was), now.ValueAt(is))
			}
		}
	}
	t.Logf("%d rebased, %d in conflict", rebased, conflicting)
	if rebased < 500 || conflicting < 5 {
		t.Error("too few")
	}
}

// touched answers the address of what an operation changes or removes.
func touched(op edit.Op) string {
	switch op := op.(type) {
	case edit.Set:
		return op.At
	case edit.Unset:
		return op.At
	}
	return ""
}
