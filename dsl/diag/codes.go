package diag

import (
	"bytes"
	"embed"
	"path"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"
)

// codeFiles has an archive for every code: what it means in each language, an
// example that is refused and one that is not, and what is said of the first. The
// manual is made of it, and the tests of dsl hold each example to its word.
//
//go:embed codes/*.txtar
var codeFiles embed.FS

// Entry is what the manual says of a code.
type Entry struct {
	Code         string
	Severity     Severity
	Wrong, Right Example
	Values       string            // the environment that the examples are loaded with
	texts        map[string]string // by the name of the archive's file
}

// Example is a small set of files, by path, and the part of it that matters.
type Example struct {
	Excerpt string
	Files   map[string][]byte
}

// Explanation is an entry in one language: what a code is called, what it means,
// why it matters and what to do.
type Explanation struct{ Title, Means, Why, Remedy string }

// Codes answers every code in order.
func Codes() []Entry { return entries() }

var entries = sync.OnceValue(func() []Entry {
	files, err := codeFiles.ReadDir("codes")
	if err != nil {
		return nil
	}
	all := make([]Entry, 0, len(files))
	for _, f := range files {
		src, err := codeFiles.ReadFile("codes/" + f.Name())
		if err == nil {
			all = append(all, entry(strings.TrimSuffix(f.Name(), path.Ext(f.Name())), txtar.Parse(src)))
		}
	}
	return all
})

// Find answers the entry of a code.
func Find(code string) (Entry, bool) {
	for _, e := range Codes() {
		if e.Code == code {
			return e, true
		}
	}
	return Entry{}, false
}

// In answers the entry in a language.
func (e Entry) In(locale string) Explanation {
	parts := append(strings.Split(strings.TrimSpace(e.textIn("", locale)), "\n\n"), make([]string, 4)...)
	for i := range parts {
		parts[i] = strings.ReplaceAll(parts[i], "\n", " ")
	}
	return Explanation{parts[0], parts[1], parts[2], parts[3]}
}

// Said answers what is said of the wrong example in a language.
func (e Entry) Said(locale string) string { return e.textIn("said.", locale) }

func (e Entry) textIn(kind, locale string) string {
	return e.texts[kind+languageOf(locale)]
}

// around is the set that examples stand in, unless they bring their own.
const around = `akis {
  name     = "shop"
  language = 1
  locales  = ["en", "tr"]
}
team "front" { label = "Front office" }
category "cargo" {
  label = "Cargo"
  kind  = complaint
  flow  = flow.cargo
}
flow "cargo" {
  start = step.read
  step "read" {
    team = team.front
    outcome "done" { to = end.done }
  }
  end "done" { status = resolved }
}
# example
`

// exampleFile is the file that an excerpt stands in.
const exampleFile = "shop.akis.hcl"

func entry(code string, a *txtar.Archive) Entry {
	e := Entry{Code: code, Severity: Error, texts: map[string]string{}}
	for line := range bytes.Lines(a.Comment) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(string(line)), ": "); key {
		case "severity":
			e.Severity = Severity(value)
		case "values":
			e.Values = value
		}
	}
	e.Wrong, e.Right = Example{Files: map[string][]byte{}}, Example{Files: map[string][]byte{}}
	frame := around
	for _, f := range a.Files {
		switch dir, rest, _ := strings.Cut(f.Name, "/"); {
		case f.Name == "around":
			frame = string(f.Data)
		case dir == "both":
			e.Wrong.Files[rest], e.Right.Files[rest] = f.Data, f.Data
		case dir == "wrong":
			e.Wrong.add(rest, f.Data, frame)
		case dir == "right":
			e.Right.add(rest, f.Data, frame)
		default:
			e.texts[f.Name] = string(f.Data)
		}
	}
	return e
}

// add takes a file of an archive into the example: a part of the frame, or a file of
// its own.
func (x *Example) add(name string, src []byte, frame string) {
	excerpt := mark.ReplaceAllString(string(src), "")
	if name == "" {
		name, src = exampleFile, []byte(framed(frame, string(src)))
	} else {
		excerpt = "# " + name + "\n" + excerpt
	}
	x.Excerpt += excerpt
	x.Files[name] = src
}

// mark is where an example says what is found on its line.
var mark = regexp.MustCompile(` *# (ERROR|WARNING|INFO): AKIS-[A-Z][0-9]+`)

// framed puts an excerpt in the place of the line "# example", as far in as that.
func framed(frame, excerpt string) string {
	var b strings.Builder
	for line := range strings.Lines(frame) {
		indent, found := strings.CutSuffix(line, "# example\n")
		if !found {
			b.WriteString(line)
			continue
		}
		for l := range strings.Lines(excerpt) {
			b.WriteString(indent + l)
		}
	}
	return b.String()
}
