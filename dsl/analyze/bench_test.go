package analyze_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/analyze"
	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

const head = `akis {
  name     = "big"
  language = 1
  locales  = ["en"]
}
team "front" { label = "Front" }
team "back" { label = "Back" }
choices "letter" { options = { a = "A", b = "B", c = "C" } }
flow "f" {
  start = step.read
  step "read" {
    route       = route.first
    done_within = "4h"
    outcome "pass" { to = step.work }
    outcome "done" {
      to   = end.done
      when = "case.kind == 'request'"
    }
  }
  step "work" {
    team        = team.back
    done_within = "8h"
    outcome "done" { to = end.done }
  }
  end "done" { status = resolved }
}
route "first" {
  rule "gold" {
    when = "customer.tier == 'gold'"
    to   = team.back
  }
  default = team.front
}
`

// big is a set of this many leaf categories, in groups of a hundred, each with five
// fields of its own and three rules.
func big(categories int) []byte {
	var b strings.Builder
	b.WriteString(head)
	for i := range categories {
		for j := range 5 {
			fmt.Fprintf(&b, "field \"f%d_%d\" {\n  type    = choice\n  label   = \"F\"\n  options = choices.letter\n", i, j)
			if j == 1 {
				fmt.Fprintf(&b, "  visible = \"field.f%d_0 == 'a'\"\n", i)
			}
			b.WriteString("}\n")
		}
	}
	for top := 0; top < categories; top += 100 {
		fmt.Fprintf(&b, "category \"top%d\" {\n  label = \"T\"\n  kind  = complaint\n  flow  = flow.f\n  sla   = \"24h\"\n", top)
		for i := top; i < min(top+100, categories); i++ {
			fmt.Fprintf(&b, `  category "c%[1]d" {
    label  = "C"
    fields = [field.f%[1]d_0, field.f%[1]d_1, field.f%[1]d_2, field.f%[1]d_3, field.f%[1]d_4]
    gate "shown" {
      when    = "field.f%[1]d_0 == 'a' and case.kind == 'complaint'"
      require = [field.f%[1]d_1]
    }
    gate "checked" {
      require = [field.f%[1]d_2, field.f%[1]d_3]
      check   = "field.f%[1]d_2 != field.f%[1]d_3 or field.f%[1]d_4 == 'c'"
    }
  }
`, i)
		}
		b.WriteString("}\n")
	}
	return []byte(b.String())
}

// sources are files of at most about a megabyte, as the reader takes them.
func split(src []byte) []syntax.File {
	var files []syntax.File
	lines := strings.SplitAfter(string(src), "\n}\n")
	var b strings.Builder
	flush := func() {
		files = append(files, syntax.File{Name: fmt.Sprintf("f%03d.akis.hcl", len(files)), Src: []byte(b.String())})
		b.Reset()
	}
	for _, l := range lines {
		if b.Len()+len(l) > 900_000 {
			flush()
		}
		b.WriteString(l)
	}
	flush()
	return files
}

func compiled(t testing.TB, files []syntax.File, data map[string][]byte) (*syntax.Tree, compile.Source) {
	t.Helper()
	tree, list := syntax.Parse(files, schemas.Set)
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	return tree, compile.Source{Tree: tree, Version: "v", Data: data}
}

// route is a route of twelve rules over names whose product has nearly a million
// points: languages, countries, kinds, tiers, a yes/no and a number.
func route() []byte {
	var options, rules strings.Builder
	for i := range 250 {
		fmt.Fprintf(&options, "    C%03d = \"C\"\n", i)
	}
	for i, l := range []string{"tr", "en", "fr", "ar", "de", "ru"} {
		fmt.Fprintf(&rules, `
  rule "a%[1]d" {
    when = "field.language == '%[2]s' and case.kind == 'complaint' and customer.tier in ['gold', 'platin']"
    to   = team.front
  }
  rule "b%[1]d" {
    when = "field.language == '%[2]s' and (field.country in ['C%03[1]d', 'C1%02[1]d'] or field.vip) and field.qty > %[1]d"
    to   = team.back
  }`, i, l)
	}
	return []byte(fmt.Sprintf(`akis {
  name     = "route"
  language = 1
  locales  = ["en"]
}
team "front" { label = "Front" }
team "back" { label = "Back" }
tiers {
  tier "gold" { when = "customer.points > 1000" }
  tier "platin" { when = "customer.points > 500" }
  tier "silver" { when = "customer.points > 100" }
}
choices "language" { options = { tr = "T", en = "E", fr = "F", ar = "A", de = "D", ru = "R" } }
choices "country" {
  options = {
%s  }
}
field "language" {
  type    = choice
  label   = "L"
  options = choices.language
}
field "country" {
  type    = choice
  label   = "C"
  options = choices.country
}
field "vip" {
  type  = bool
  label = "V"
}
field "qty" {
  type  = int
  label = "Q"
}
category "c" {
  label  = "C"
  kind   = complaint
  flow   = flow.f
  fields = [field.language, field.country, field.vip, field.qty]
}
flow "f" {
  start = step.read
  step "read" {
    route = route.r
    outcome "done" { to = end.done }
  }
  end "done" { status = resolved }
}
route "r" {%s
  pick    = unique
  default = team.front
}
`, options.String(), rules.String()))
}

func BenchmarkTwelveRules(b *testing.B) { benchmark(b, split(route()), nil) }

func BenchmarkModanisa(b *testing.B) {
	files, data := example(b, "modanisa")
	benchmark(b, files, data)
}

// example reads the files of an example.
func example(t testing.TB, name string) ([]syntax.File, map[string][]byte) {
	t.Helper()
	var files []syntax.File
	data := map[string][]byte{}
	root := os.DirFS(filepath.Join("..", "..", "examples", name))
	err := fs.WalkDir(root, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := fs.ReadFile(root, path)
		switch {
		case strings.HasSuffix(path, ".akis.hcl"):
			files = append(files, syntax.File{Name: path, Src: src})
		case strings.HasSuffix(path, ".csv"):
			data[path] = src
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, data
}

func benchmark(b *testing.B, files []syntax.File, data map[string][]byte) {
	tree, src := compiled(b, files, data)
	def, list := compile.Compile(src)
	if list.HasErrors() {
		b.Fatal(list.Err())
	}
	b.ReportAllocs()
	for b.Loop() {
		analyze.Run(def, tree)
	}
}

func BenchmarkTenThousandCategories(b *testing.B) {
	tree, src := compiled(b, split(big(10_000)), nil)
	def, list := compile.Compile(src)
	if list.HasErrors() {
		b.Fatal(list.Err())
	}
	b.ReportAllocs()
	for b.Loop() {
		found := analyze.Run(def, tree)
		if len(found) != 0 {
			b.Fatal(found[0])
		}
	}
}
