package langserver_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// marked answers a text without its | and where that was, in UTF-16 units.
func marked(t *testing.T, text string) (string, pos) {
	at := strings.IndexByte(text, '|')
	if at < 0 {
		t.Fatal("no | in", text)
	}
	line := strings.LastIndexByte(text[:at], '\n') + 1
	n := 0
	for _, r := range text[line:at] {
		if n++; r >= 0x10000 {
			n++
		}
	}
	return text[:at] + text[at+1:], pos{strings.Count(text[:at], "\n"), n}
}

type completions struct{ Items []completionItem }

type completionItem struct {
	Label, SortText  string
	Kind             int
	InsertTextFormat int
	TextEdit         struct {
		Range   rng
		NewText string
	}
}

// TestCompletion: inside a rule, behind emoji, while the file is broken.
func TestCompletion(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{"textDocument": map[string]any{"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}}}})
	text, at := marked(t, "field \"b\" {\n  type = text\n  visible = \"'👩‍👩‍👧ğ' != 'x' and field.city == 'i|\n")
	c.open("b.akis.hcl", text)
	var got completions
	c.call("textDocument/completion", c.at("b.akis.hcl", at), &got)
	if len(got.Items) != 2 || got.Items[0].Label != "ist" || got.Items[1].Label != "izm" {
		t.Fatalf("%+v", got)
	}
	if r := got.Items[0].TextEdit.Range; r.Start != (pos{at.Line, at.Character - 1}) || r.End != at {
		t.Errorf("writes at %v, the cursor is at %v", r, at)
	}

	text, at = marked(t, "field \"b\" {\n  t|\n}\n")
	c.write("b.akis.hcl", text, 2)
	c.call("textDocument/completion", c.at("b.akis.hcl", at), &got)
	if i := got.Items[0]; i.Label != "type" || i.InsertTextFormat != 2 || i.TextEdit.NewText != "type = $1" {
		t.Errorf("%+v", i)
	}
	if !slices.IsSortedFunc(got.Items, func(a, b completionItem) int {
		return strings.Compare(a.SortText, b.SortText)
	}) {
		t.Error("not in order")
	}
	var none *completions
	c.call("textDocument/completion", c.at("readme.txt", pos{}), &none)
	if none != nil {
		t.Errorf("%+v", none)
	}
	_ = end()
}

// TestChanges: stretches in UTF-16 units come out as the text that a client has.
func TestChanges(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{})
	c.open("y.akis.hcl", "# 👩‍👩‍👧 ğ\nteam \"a\" { label = \"A\" }\n")
	edit := func(version int, from, to pos, text string) {
		c.notify("textDocument/didChange", map[string]any{
			"textDocument": map[string]any{"uri": c.uri("y.akis.hcl"), "version": version},
			"contentChanges": []any{map[string]any{
				"range": map[string]any{"start": map[string]any{"line": from.Line, "character": from.Character}, "end": map[string]any{"line": to.Line, "character": to.Character}},
				"text":  text,
			}},
		})
	}
	edit(2, pos{0, 11}, pos{0, 12}, "ş😀")
	edit(3, pos{1, 20}, pos{1, 21}, "Ü")
	edit(4, pos{9, 0}, pos{9, 0}, "team \"b\" { label = \"B\" }\n")
	var symbols []struct{ Name string }
	c.call("textDocument/documentSymbol", c.at("y.akis.hcl", pos{}), &symbols)
	if fmt.Sprint(symbols) != "[{team a} {team b}]" {
		t.Errorf("%v", symbols)
	}
	var h struct{ Contents struct{ Value string } }
	c.call("textDocument/hover", c.at("y.akis.hcl", pos{1, 6}), &h)
	if !strings.Contains(h.Contents.Value, "team.a") {
		t.Errorf("%+v", h)
	}
	_ = end()
}

// TestGoingAround: hover, definition and symbols, with a client that counts bytes.
func TestGoingAround(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	if got := c.start(map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-8", "utf-16"}}}); got["positionEncoding"] != "utf-8" {
		t.Fatal(got)
	}
	line := "  visible = \"'ğ👩‍👩‍👧' != 'x' and field.city == 'ist'\""
	c.open("b.akis.hcl", "field \"b\" {\n  type = text\n  label = \"B\"\n"+line+"\n}\n")
	at := pos{3, strings.Index(line, "field.city") + 8}
	var h struct {
		Contents struct{ Value string }
		Range    rng
	}
	c.call("textDocument/hover", c.at("b.akis.hcl", at), &h)
	if !strings.Contains(h.Contents.Value, "Şehir") || !strings.Contains(h.Contents.Value, "`izm` İzmir") {
		t.Errorf("%+v", h)
	}
	if h.Range.Start.Character != strings.Index(line, "field.city") {
		t.Errorf("%v", h.Range)
	}
	var where []struct {
		URI   string
		Range rng
	}
	c.call("textDocument/definition", c.at("b.akis.hcl", at), &where)
	if len(where) != 1 || c.name(where[0].URI) != "x.akis.hcl" || where[0].Range.Start.Line != lineOf(small, "field \"city\"") {
		t.Errorf("%+v", where)
	}
	_ = end()
}

// TestFormatting: the layout of the language, and nothing where there is nothing to
// do or to read.
func TestFormatting(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{})
	var edits []struct {
		Range   rng
		NewText string
	}
	for text, want := range map[string]string{
		"team \"a\" {\nlabel=\"Ğ😀\"\n  }": "team \"a\" {\n  label = \"Ğ😀\"\n}\n",
		"team \"a\" { label = \"A\" }\n":  "",
		"team \"a\" {":                    "",
	} {
		c.open("y.akis.hcl", text)
		c.call("textDocument/formatting", map[string]any{"textDocument": map[string]any{"uri": c.uri("y.akis.hcl")}, "options": map[string]any{}}, &edits)
		switch {
		case want == "" && len(edits) > 0, want != "" && (len(edits) != 1 || edits[0].NewText != want):
			t.Errorf("%q: %+v", text, edits)
		case want != "" && edits[0].Range.End != (pos{2, 3}):
			t.Errorf("%q: up to %v", text, edits[0].Range.End)
		}
	}
	_ = end()
}

// TestCodeActions: a misspelt name is mended by one change, once the server has
// looked.
func TestCodeActions(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{})
	line := "  visible = \"'ğ😀' != 'x' and field.ctiy == 'ist'\""
	c.open("b.akis.hcl", "field \"b\" {\n  type = text\n  label = \"B\"\n"+line+"\n}\n")
	c.until(func() bool { return len(c.found["b.akis.hcl"]) > 0 })
	from := utf16Column(line, "field.ctiy")
	ask := func(only ...string) (actions []struct {
		Title string
		Kind  string
		Edit  struct {
			Changes map[string][]struct {
				Range   rng
				NewText string
			}
		}
	}) {
		context := map[string]any{"diagnostics": []any{}}
		if len(only) > 0 {
			context["only"] = only
		}
		place := map[string]any{"line": 3, "character": from + 2}
		c.call("textDocument/codeAction", map[string]any{
			"textDocument": map[string]any{"uri": c.uri("b.akis.hcl")}, "range": map[string]any{"start": place, "end": place}, "context": context,
		}, &actions)
		return actions
	}
	got := ask()
	if len(got) != 1 || got[0].Title != "Change field.ctiy to field.city" || got[0].Kind != "quickfix" {
		t.Fatalf("%+v", got)
	}
	edit := got[0].Edit.Changes[c.uri("b.akis.hcl")][0]
	if edit.NewText != "field.city" || edit.Range.Start != (pos{3, from}) || edit.Range.End != (pos{3, from + len("field.ctiy")}) {
		t.Errorf("%+v", edit)
	}
	if got := ask("refactor"); len(got) > 0 {
		t.Errorf("%+v", got)
	}
	_ = end()
}
