package langserver_test

import (
	"slices"
	"strings"
	"testing"
)

type edits struct {
	Changes map[string][]struct {
		Range   rng
		NewText string
	}
}

// TestRename: what names a field in files that are saved, changed on the screen or
// never opened is changed, in the units of the client.
func TestRename(t *testing.T) {
	rule := "  visible = \"'👩‍👩‍👧ğ' != 'x' and field.city == 'ist'\""
	c, end := connect(t, map[string]string{
		"x.akis.hcl": small,
		"m.akis.hcl": "message \"m\" {\n  channels = [email]\n  body     = { tr = \"😀 {{field.city}}\" }\n}\n",
		"x.test.hcl": "test \"t\" {\n  case {\n    category = category.c\n    field    = { city = \"ist\" }\n  }\n}\n",
	})
	c.start(map[string]any{})
	c.open("b.akis.hcl", "field \"b\" {\n  type = text\n  label = \"B\"\n}\n")
	c.write("b.akis.hcl", "field \"b\" {\n  type = text\n  label = \"B\"\n"+rule+"\n}\n", 2)
	at := pos{3, utf16Column(rule, "field.city") + 7}

	var ready struct {
		Range       rng
		Placeholder string
	}
	c.call("textDocument/prepareRename", c.at("b.akis.hcl", at), &ready)
	if from := utf16Column(rule, "city"); ready.Placeholder != "city" || ready.Range.Start != (pos{3, from}) || ready.Range.End != (pos{3, from + 4}) {
		t.Errorf("%+v", ready)
	}

	params := c.at("b.akis.hcl", at)
	params["newName"] = "town"
	var got edits
	c.call("textDocument/rename", params, &got)
	var changed []string
	for uri, all := range got.Changes {
		for _, e := range all {
			changed = append(changed, c.name(uri)+" "+strings.Trim(e.NewText, `"`))
		}
	}
	slices.Sort(changed)
	want := []string{"b.akis.hcl town", "m.akis.hcl town", "x.akis.hcl town", "x.akis.hcl town", "x.test.hcl town"}
	if !slices.Equal(changed, want) {
		t.Errorf("%v", changed)
	}
	body := "  body     = { tr = \"😀 {{field.city}}\" }"
	if e := got.Changes[c.uri("m.akis.hcl")]; len(e) != 1 || e[0].Range.Start != (pos{2, utf16Column(body, "city")}) {
		t.Errorf("%+v", e)
	}

	for _, name := range []string{"b", "Two words"} {
		params["newName"] = name
		if m := c.try("textDocument/rename", params); m.Error == nil || m.Error.Message == "" {
			t.Errorf("renamed to %q: %s", name, m.Result)
		}
	}
	if m := c.try("textDocument/rename", map[string]any{"textDocument": map[string]any{"uri": c.uri("b.akis.hcl")}, "position": map[string]any{"line": 0, "character": 0}, "newName": "x"}); m.Error == nil {
		t.Errorf("renamed a word of the language: %s", m.Result)
	}
	_ = end()
}

// TestReferences: everywhere, and in one file.
func TestReferences(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{})
	line := lineOf(small, "team = team.desk")
	params := c.at("x.akis.hcl", pos{line, 18})
	count := func(withItself bool) int {
		params["context"] = map[string]any{"includeDeclaration": withItself}
		var where []struct{ URI string }
		c.call("textDocument/references", params, &where)
		return len(where)
	}
	if a, b := count(true), count(false); a != 2 || b != 1 {
		t.Errorf("%d, %d", a, b)
	}
	var lit []struct{ Range rng }
	c.call("textDocument/documentHighlight", params, &lit)
	if len(lit) != 2 {
		t.Errorf("%v", lit)
	}
	_ = end()
}
