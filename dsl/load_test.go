package dsl_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
)

const small = `akis {
  name     = "x"
  language = 1
}
team "t" { label = "T" }
flow "f" {
  start = step.a
  step "a" {
    team = team.t
    outcome "o" { to = end.z }
  }
  end "z" { status = resolved }
}
category "c" {
  label = "C"
  kind  = request
  flow  = flow.f
}
`

func file(src string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(src)} }

func codes(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Code)
	}
	return strings.Join(all, " ")
}

// TestFolders: which files make a set, and which are named as left out.
func TestFolders(t *testing.T) {
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		codes string
		about string
	}{
		{"one file", fstest.MapFS{"x.akis.hcl": file(small)}, "", ""},
		{"in folders", fstest.MapFS{"a/b/x.akis.hcl": file(small), "README.md": file("#")}, "", ""},
		{"hidden copies", fstest.MapFS{"x.akis.hcl": file(small), "..data/x.akis.hcl": file(small), ".git/y.akis.hcl": file("{")}, "", ""},
		{"nothing", fstest.MapFS{"README.md": file("#")}, "AKIS-L003", "no *.akis.hcl"},
		{"ending", fstest.MapFS{"x.akis.hcl": file(small), "cargo.hcl": file("")}, "AKIS-L005", "cargo.hcl"},
		{"mapping", fstest.MapFS{"x.akis.hcl": file(small), "m.import.hcl": file("")}, "", ""},
		{"values", fstest.MapFS{"x.akis.hcl": file(small), "values/prod.hcl": file("")}, "", ""},
		{"values elsewhere", fstest.MapFS{"x.akis.hcl": file(small), "a/values/prod.hcl": file("")}, "AKIS-L005", "a/values/prod.hcl"},
		{"newer language", fstest.MapFS{"x.akis.hcl": file("akis {\n  name = \"x\"\n  language = 2\n  what = 1\n}\nmagic {}\n")}, "AKIS-L006", "version 2 of the language"},
		{"unknown block", fstest.MapFS{"x.akis.hcl": file(small + "intak \"mail\" {\n}\n")}, "AKIS-S002", "intak"},
	} {
		_, list := dsl.Load(c.files)
		if got := codes(list); got != c.codes || c.about != "" && !strings.Contains(list[0].Detail.String(), c.about) {
			t.Errorf("%s: got %q %v, want %q about %q", c.name, got, list, c.codes, c.about)
		}
	}
}

// TestTooMuch: a set beyond the limits is refused before any of it is read.
func TestTooMuch(t *testing.T) {
	files := map[string][]byte{}
	for i := range 65 {
		files[strings.Repeat("x", i+1)+".csv"] = make([]byte, 1<<20)
	}
	if set, list := dsl.LoadSources(files); codes(list) != "AKIS-L003" || set.Tree != nil {
		t.Errorf("%v", list)
	}
}

// TestSourcesMakeTheVersion: a data file counts when the set reads it; scenarios
// and strangers do not.
func TestSourcesMakeTheVersion(t *testing.T) {
	version := func(files map[string][]byte) string {
		set, list := dsl.LoadSources(files)
		if list.HasErrors() {
			t.Fatal(list.Err())
		}
		return string(set.Definition.Version)
	}
	with := func(extra ...string) map[string][]byte {
		files := map[string][]byte{"x.akis.hcl": []byte(small + "choices \"p\" { source = \"p.csv\" }\n"), "p.csv": []byte("code,en\na,A\n")}
		for i := 0; i < len(extra); i += 2 {
			files[extra[i]] = []byte(extra[i+1])
		}
		return files
	}
	plain := version(with())
	if version(with("q.csv", "code\n")) != plain || version(with("x.test.hcl", "")) != plain {
		t.Error("a file that the set does not read changes its version")
	}
	if version(with("p.csv", "code,en\nb,B\n")) == plain {
		t.Error("a file that the set reads does not change its version")
	}
}

// TestFormatKeepsMeaning: a formatted file is formatted, and means the same.
func TestFormatKeepsMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.SplitAfter(small, "\n")
		for i := range len(lines) - 1 { // the last is what follows the last line: nothing
			pad := rapid.SampledFrom([]string{"", " ", "\t", "   "}).Draw(t, "pad")
			lines[i] = pad + strings.ReplaceAll(lines[i], " = ", rapid.SampledFrom([]string{"=", " = ", "   ="}).Draw(t, "equals"))
		}
		once, list := dsl.Format("x.akis.hcl", []byte(strings.Join(lines, "")))
		if list.HasErrors() {
			t.Fatal(list.Err())
		}
		if string(once) != small {
			t.Fatalf("formatted:\n%s", once)
		}
		if twice, _ := dsl.Format("x.akis.hcl", once); string(twice) != string(once) {
			t.Fatalf("formatted again:\n%s", twice)
		}
	})
}
