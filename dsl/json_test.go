package dsl_test

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/schemas"
)

// TestFromJSON: a set that is shown as JSON and written again is the same set.
func TestFromJSON(t *testing.T) {
	for _, dir := range []string{"testdata/modanisa", "testdata/airline", "testdata/everything", "../examples/modanisa", "../examples/incidents"} {
		set, list := dsl.Load(os.DirFS(dir))
		if list.HasErrors() {
			t.Fatal(dir, list.Err())
		}
		shown, err := schemas.Marshal(set.Tree.Root)
		if err != nil {
			t.Fatal(err)
		}
		files, list := dsl.FromJSON("set.json", shown)
		if list.HasErrors() {
			t.Fatal(dir, list.Err())
		}
		for name, src := range files {
			if out, _ := dsl.Format(name, src); string(out) != string(src) {
				t.Errorf("%s: %s is not in the one layout", dir, name)
			}
		}
		for name, src := range set.Sources {
			if !strings.HasSuffix(name, dsl.DefinitionFile) {
				files[name] = src
			}
		}
		again, list := dsl.LoadSources(files)
		if list.HasErrors() || !reflect.DeepEqual(again.Tree.Root, set.Tree.Root) {
			t.Errorf("%s reads as another set: %v", dir, list)
		}
	}
}

// TestLargeJSON: what is too large for one file is spread over several, in order.
func TestLargeJSON(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"akis": {"name": "large", "language": 1}, "team": {`)
	for i := range 9000 {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strings.ReplaceAll(`"tN": {"label": {"en": "Team number N, which works on many things"}}`, "N", strconv.Itoa(i)))
	}
	b.WriteString("}}")
	files, list := dsl.FromJSON("large.json", []byte(b.String()))
	if list.HasErrors() || len(files) < 2 || files["large.akis.hcl"] == nil || files["large_0002.akis.hcl"] == nil {
		t.Fatalf("%d files: %v", len(files), list)
	}
}

// TestWrongJSON: what is wrong is named at its place in the JSON.
func TestWrongJSON(t *testing.T) {
	const akis = `"akis": {"name": "x", "language": 1}`
	for _, c := range []struct{ doc, code, pointer, place string }{
		{`{`, "AKIS-S001", "", ""},
		{`[]`, "AKIS-S001", "", ""},
		{`{` + akis + `} {}`, "AKIS-S001", "", ""},
		{"{" + akis + ", \"team\": {\"a\": {\"label\": {\"en\": \"\xff\"}}}}", "AKIS-S001", "", ""},
		{`{"akis": {"name": "x", "language": 3}, "magic": 1}`, "AKIS-L006", "/akis/language", "3"},
		{`{` + akis + `, "team": {"a": {"label": {"en": "A"}}, "a": {"label": {"en": "B"}}}}`, "AKIS-S003", "/team/a", "{"},
		{`{` + akis + `, "team": {"a": {"label": null}}}`, "AKIS-S004", "/team/a/label", "null"},
		{`{` + akis + `, "team": {"a": {"label": "A"}}}`, "", "/team/a/label", `"A"`},
		{`{` + akis + `, "field": {"a": {"label": {"en": "A"}, "type": "txt"}}}`, "AKIS-S004", "/field/a/type", `"txt"`},
		{`{` + akis + `, "task": {"a": {"title": {"en": "A"}, "team": "b } c"}}}`, "AKIS-S004", "/task/a/team", `"b } c"`},
		{`{` + akis + `, "setting": {"a": {"type": "decimal", "default": 1e300}}}`, "AKIS-S004", "/setting/a/default", "1e300"},
		{`{` + akis + `, "moves": [{"$block": "lost", "from": "team.a"}]}`, "AKIS-S004", "/moves/0", "{"},
		{`{` + akis + `, "lookup": {"a": {"connector": "x", "match": {"$a": "field.b"}, "fill": {}}}}`, "AKIS-S005", "/lookup/a/match/$a", `"field.b"`},
		{`{` + akis + `, "deep": ` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, "AKIS-S001", "", ""},
	} {
		files, list := dsl.FromJSON("x.json", []byte(c.doc))
		if !list.HasErrors() || files != nil {
			t.Errorf("%s: accepted", c.doc)
			continue
		}
		d := list[0]
		if c.code != "" && d.Code != c.code || d.Pointer != c.pointer || !strings.HasPrefix(c.doc[d.Range.Start.Byte:], c.place) {
			t.Errorf("%s: %s at %s, byte %d: %s", c.doc, d.Code, d.Pointer, d.Range.Start.Byte, d.Detail)
		}
	}
}
