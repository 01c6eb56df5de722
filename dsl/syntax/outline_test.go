package syntax_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/syntax"
)

// pathOf spells where a cursor is: the elements around, and the one at it.
func pathOf(c syntax.Cursor) string {
	var parts []string
	for _, e := range c.Path {
		part := e.Name
		if e.Label != "" {
			part += ":" + e.Label
		}
		parts = append(parts, part)
	}
	if c.At != nil {
		parts = append(parts, "@"+c.At.Name)
	}
	return strings.Join(parts, "/")
}

var placeNames = map[syntax.Place]string{
	syntax.Nowhere: "nowhere", syntax.NamePlace: "name", syntax.LabelPlace: "label",
	syntax.KeyPlace: "key", syntax.ValuePlace: "value", syntax.TextPlace: "text",
}

// TestCursor: what is at | in files that are right and in files that are being
// written.
func TestCursor(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`|`, "name '' in ''"},
		{`te|`, "name 'te' in '@te'"},
		{"team \"x\" {\n  la|\n}", "name 'la' in 'team:x/@la'"},
		{"team \"x\" {\n  |\n}", "name '' in 'team:x'"},
		{"team \"x\" { | }", "name '' in 'team:x'"},
		{`team "x|y" {}`, "label '' in '@team'"},
		{`team "|" {}`, "label '' in '@team'"},
		{"team \"x\" {\n  label | = 1\n}", "nowhere '' in 'team:x'"},
		{"team \"x\" {\n  label = |\n}", "value '' in 'team:x/label'"},
		{"team \"x\" {\n  label =|\n}", "value '' in 'team:x/label'"},
		{"team \"x\" {\n  calendar = calendar.o|\n}", "value 'calendar.o' in 'team:x/calendar'"},
		{"team \"x\" { calendar = calendar.o| }", "value 'calendar.o' in 'team:x/calendar'"},
		{"team \"x\" {\n  label = { en = \"a\", | }\n}", "key '' in 'team:x/label'"},
		{"team \"x\" {\n  label = { en = \"a\", t| }\n}", "key 't' in 'team:x/label/@t'"},
		{"team \"x\" {\n  label = { en = | }\n}", "value '' in 'team:x/label/en'"},
		{"team \"x\" {\n  label = { en = \"a|b\" }\n}", "text 'ab' in 'team:x/label/en'"},
		{"team \"x\" {\n  label = {\n    en = \"a\"\n    |\n  }\n}", "key '' in 'team:x/label'"},
		{"gate \"x\" {\n  require = [field.a, |]\n}", "value '' in 'gate:x/require'"},
		{"gate \"x\" {\n  require = [field.a, field.|\n}\nteam \"y\" {}", "value 'field.' in 'gate:x/require'"},
		{"gate \"x\" {\n  require = [field.|\n  when = \"a\"\n}", "value 'field.' in 'gate:x/require'"},
		{"gate \"x\" {\n  require = [\n    field.|\n  when = \"a\"\n}", "value 'field.' in 'gate:x/require'"},
		{"gate \"x\" {\n  require = [\n    field.a,\n  when = \"a|\"\n}", "text 'a' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = \"field.|\n  require = []\n}", "text 'field.' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = \"field.a\n  require = [|]\n}", "value '' in 'gate:x/require'"},
		{"gate \"x\" {\n  when = \"\"|\n}", "value '' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = |\"a\"\n}", "value '' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = \"a \\\"b|\" # c\n}", "text 'a \\\"b' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = \"👩‍👩‍👧 ş|\"\n}", "text '👩‍👩‍👧 ş' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = <<-RULE\n    field.|a\n    RULE\n  a = 1\n}", "heredoc '    field.a\n' in 'gate:x/when'"},
		{"gate \"x\" {\n  when = <<-RULE\n    field.a\n    RULE\n  a = |\n}", "value '' in 'gate:x/a'"},
		{"gate \"x\" {\n  when = <<-RULE\n    field.|", "heredoc '    field.' in 'gate:x/when'"},
		{"# te|am", "nowhere '' in ''"},
		{"// te|am", "nowhere '' in ''"},
		{"/* te|\nam */ team \"x\" {}", "nowhere '' in ''"},
		{"/* te\nam */ team \"x\" { | }", "name '' in 'team:x'"},
		{"/* te\nam | team \"x\" {  }", "nowhere '' in ''"},
		{"step \"x\" {\n  done_within = {\n    complaint = \"1h\"\n  outcome \"y\" {\n    to = |\n  }\n}", "value '' in 'step:x/outcome:y/to'"},
		{"a {\n  b {\n    c = 1\n  }\n  |\n}", "name '' in 'a'"},
		{"a {\r\n  b = |\r\n}\r\n", "value '' in 'a/b'"},
		{"a = { b = [ { c = | } ] }", "value '' in 'a/b/c'"},
		{"} } |", "name '' in ''"},
		{"a = \"${ \"b\" }\"\nc = |", "value '' in 'c'"},
	} {
		at := strings.IndexByte(c.src, '|')
		src := []byte(c.src[:at] + c.src[at+1:])
		cur := syntax.OutlineOf(src).Cursor(at)
		place, word := placeNames[cur.Place], cur.Word
		if cur.Place == syntax.TextPlace {
			word = cur.Text
			if cur.Heredoc {
				place = "heredoc"
			}
		}
		if got := fmt.Sprintf("%s '%s' in '%s'", place, src[word.From:word.To], pathOf(cur)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// elements counts what an outline holds, and holds every span against the file.
func elements(t *testing.T, src []byte, all []*syntax.Element) (blocks, attributes int) {
	last := 0
	for _, e := range all {
		for _, s := range []syntax.Span{e.NameAt, e.LabelAt, e.Inside, e.Whole} {
			if s.From > s.To || s.To > len(src) {
				t.Fatalf("%s: span %v of %d bytes", e.Name, s, len(src))
			}
		}
		if e.Whole.From < last {
			t.Fatalf("%s begins at %d, before the end of its sibling at %d", e.Name, e.Whole.From, last)
		}
		last = e.Whole.To
		b, a := elements(t, src, e.Children)
		blocks, attributes = blocks+b, attributes+a
		switch e.Form {
		case syntax.Block:
			blocks++
		case syntax.Attribute:
			attributes++
		}
	}
	return blocks, attributes
}

// TestOutlineOfExamples: in files that are right, the outline sees the blocks and
// attributes that the parser sees.
func TestOutlineOfExamples(t *testing.T) {
	files, err := filepath.Glob("../../examples/*/*.hcl")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wantBlocks, wantAttributes := parsed(t, file, src)
		if b, a := elements(t, src, syntax.OutlineOf(src).Elements); b != wantBlocks || a != wantAttributes {
			t.Errorf("%s: %d blocks and %d attributes, the parser sees %d and %d", file, b, a, wantBlocks, wantAttributes)
		}
	}
}

// FuzzOutline: whatever the text, the outline's spans lie inside of it, in order,
// and every place of it can be asked for.
func FuzzOutline(f *testing.F) {
	for _, seed := range []string{
		"team \"x\" {\n  label = { en = \"a\", tr = [1, 2] }\n}\n", "a = <<-X\n b\n X\n", "a \"b\n c = [\n d {", "/* \n \"", "a = \"${\"x\"}\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		o := syntax.OutlineOf(src)
		elements(t, src, o.Elements)
		for b := 0; b <= len(src); b += 1 + len(src)/64 {
			c := o.Cursor(b)
			for _, s := range []syntax.Span{c.Word, c.Text} {
				if s.From > s.To || s.To > len(src) {
					t.Fatalf("at %d: span %v of %d bytes", b, s, len(src))
				}
			}
		}
	})
}
