package manual_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/manual"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/schemas"
)

func pages(t *testing.T) []manual.Page {
	all, err := manual.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCommitted: what people read is what the program would write now, and every
// page is one that the manual knows.
func TestCommitted(t *testing.T) {
	known := map[string]bool{}
	for _, p := range pages(t) {
		known[p.Name] = true
		committed, err := os.ReadFile(p.Name)
		if err != nil || !bytes.Equal(committed, p.Text) {
			t.Errorf("%s is not as the language is now; run make docs", p.Name)
		}
	}
	files, err := filepath.Glob("*.md")
	for _, f := range files {
		if !known[f] {
			t.Errorf("%s belongs to no page", f)
		}
	}
	if err != nil || len(files) == 0 {
		t.Error(files, err)
	}
}

// TestExampleSet: the set that examples are cut from loads, passes its scenarios
// and is in the layout.
func TestExampleSet(t *testing.T) {
	set, list := dsl.Load(os.DirFS("example"))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			t.Errorf("%s: %s", r.Name, r.Failure)
		}
	}
	if len(set.Tests) == 0 {
		t.Error("no scenarios")
	}
	mapping, err := os.ReadFile("example/old_desk.import.hcl")
	if err != nil {
		t.Fatal(err)
	}
	if _, list := dsl.ReadMapping("old_desk.import.hcl", mapping); list.HasErrors() {
		t.Error(list.Err())
	}
}

var fences = regexp.MustCompile("(?s)```hcl\n(.*?)```")

// TestEveryExampleIsRight: each piece of HCL in the manual is one that the language
// reads, in its layout.
func TestEveryExampleIsRight(t *testing.T) {
	n := 0
	for _, p := range pages(t) {
		for _, m := range fences.FindAllStringSubmatch(string(p.Text), -1) {
			n++
			checkExample(t, p.Name, m[1])
		}
	}
	if n < len(schemas.Names()) {
		t.Errorf("only %d examples", n)
	}
}

func checkExample(t *testing.T, page, src string) {
	if out, list := dsl.Format(page, []byte(src)); list.HasErrors() || string(out) != src {
		t.Errorf("%s: not in the layout:\n%s\n%v", page, src, list.Err())
	}
	best := ""
	for _, c := range contexts {
		wrapped := strings.Replace(c.around, "…", src, 1)
		_, list := syntax.Parse([]syntax.File{{Name: page, Src: []byte(wrapped)}}, c.root)
		complete := true
		for _, d := range list {
			complete = complete && d.Code == syntax.CodeMissing // an example may leave out what is told elsewhere
		}
		if complete {
			return
		}
		if err := list.Err().Error(); best == "" || len(err) < len(best) {
			best = err
		}
	}
	t.Errorf("%s: not read:\n%s\n%s", page, src, best)
}

type context struct{ root, around string }

// contexts are where a block may stand: at the top of each kind of file, and inside
// of every kind of block.
var contexts = func() []context {
	var all []context
	seen := map[string]bool{}
	var walk func(root, kind, around string)
	walk = func(root, kind, around string) {
		if seen[kind] {
			return
		}
		seen[kind] = true
		all = append(all, context{root, around})
		for name, p := range schemas.Of(kind).Props {
			for _, inside := range slices.Concat([]string{p.Block}, slices.Collect(maps.Keys(p.Sequence))) {
				word, label := name, ""
				if p.Sequence != nil {
					word = inside
				}
				if p.Labelled || p.Sequence[inside] {
					label = ` "x"`
				}
				if inside != "" {
					walk(root, inside, strings.Replace(around, "…", word+label+" {\n…}\n", 1))
				}
			}
		}
	}
	for _, root := range []string{schemas.Set, schemas.Scenarios, schemas.Mapping, schemas.Values} {
		walk(root, root, "…")
	}
	return all
}()

var link = regexp.MustCompile(`\]\(([^)#:]*)(#[^)]*)?\)`)

// TestLinks: every link inside of the manual leads somewhere, in its pages and in
// one.
func TestLinks(t *testing.T) {
	anchors := map[string]map[string]bool{}
	for _, p := range pages(t) {
		anchors[p.Name] = anchorsOf(t, p.Name, p.Text)
	}
	for _, p := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(withoutFences(p.Text), -1) {
			to := m[1]
			if to == "" {
				to = p.Name
			}
			if known, ok := anchors[to]; !ok || m[2] != "" && !known[m[2]] {
				t.Errorf("%s: %s leads nowhere", p.Name, m[0])
			}
		}
	}
	one, err := manual.OnePage()
	if err != nil {
		t.Fatal(err)
	}
	known := anchorsOf(t, "one page", one)
	for _, m := range link.FindAllStringSubmatch(withoutFences(one), -1) {
		if m[1] != "" || !known[m[2]] {
			t.Errorf("one page: %s leads nowhere", m[0])
		}
	}
}

func withoutFences(text []byte) string {
	return regexp.MustCompile("(?s)```.*?```").ReplaceAllString(string(text), "")
}

var heading = regexp.MustCompile(`(?m)^#+ (.*)$`)

func anchorsOf(t *testing.T, name string, text []byte) map[string]bool {
	all := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(withoutFences(text), -1) {
		anchor := "#" + manual.Anchor(m[1])
		if all[anchor] {
			t.Errorf("%s: two headings are called %s", name, anchor)
		}
		all[anchor] = true
	}
	return all
}

// TestExampleFilesAreUsed: what lies beside the example set belongs to it.
func TestExampleFilesAreUsed(t *testing.T) {
	set, _ := dsl.Load(os.DirFS("example"))
	files := set.Files()
	err := fs.WalkDir(os.DirFS("example"), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && files[name] == nil && !strings.HasSuffix(name, dsl.MappingFile) {
			t.Errorf("%s is read by nothing", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
