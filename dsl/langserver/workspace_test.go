package langserver_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSets: a window may have several sets, one inside of the folder of another,
// and each knows only its own names.
func TestSets(t *testing.T) {
	other := strings.ReplaceAll(small, `"desk"`, `"other"`)
	other = strings.ReplaceAll(other, "team.desk", "team.other")
	c, end := connect(t, map[string]string{
		"one/x.akis.hcl":            small,
		"one/deep/two/y.akis.hcl":   other,
		"one/node_modules/z.hcl":    "{",
		"one/.git/z.akis.hcl":       small,
		"one/flows/broken.akis.hcl": "team \"late\" { label = \"L\" ",
	})
	c.start(map[string]any{})
	ask := func(name, src string) []string {
		text, at := marked(t, src)
		c.open(name, text)
		var got completions
		c.call("textDocument/completion", c.at(name, at), &got)
		var all []string
		for _, i := range got.Items {
			all = append(all, i.Label)
		}
		return all
	}
	if got := ask("one/flows/a.akis.hcl", "partner \"p\" { owner = | }"); !slices.Equal(got, []string{"team.desk"}) {
		t.Errorf("the outer set has %v", got)
	}
	if got := ask("one/deep/two/more/b.akis.hcl", "partner \"p\" { owner = | }"); !slices.Equal(got, []string{"team.other"}) {
		t.Errorf("the inner set has %v", got)
	}
	c.until(func() bool { return len(c.found["one/flows/broken.akis.hcl"]) > 0 })
	if _, ok := c.found["one/.git/z.akis.hcl"]; ok {
		t.Error("a hidden folder was read")
	}
	_ = end()
}

// TestNewSet: a block akis on the screen makes its folder a set, before it is saved.
func TestNewSet(t *testing.T) {
	c, end := connect(t, nil)
	c.start(map[string]any{})
	c.open("new/x.akis.hcl", "team \"a\" { label = \"A\" }\n")
	c.until(func() bool { return len(c.found["new/x.akis.hcl"]) > 0 })
	c.write("new/x.akis.hcl", small, 2)
	c.until(func() bool { return len(c.found["new/x.akis.hcl"]) == 0 })
	_ = end()
}

// TestDisk: files that other programs write are read again when the client tells of
// them, or saves or closes one.
func TestDisk(t *testing.T) {
	c, end := connect(t, map[string]string{"x.akis.hcl": small})
	c.start(map[string]any{"workspace": map[string]any{"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}}})
	c.until(func() bool { return len(c.asked) == 1 })
	if !strings.Contains(c.asked[0], "client/registerCapability") || !strings.Contains(c.asked[0], "didChangeWatchedFiles") {
		t.Errorf("asked %v", c.asked)
	}
	c.open("x.akis.hcl", small)
	use := "message \"m\" {\n  channels = [email]\n  body     = \"{{field.town}}\"\n}\n"
	write(t, c.dir, "m.akis.hcl", use)
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri("m.akis.hcl"), "type": 1}}})
	c.until(func() bool { return len(c.found["m.akis.hcl"]) > 1 })
	write(t, c.dir, "m.akis.hcl", strings.ReplaceAll(use, "town", "city"))
	c.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": c.uri("x.akis.hcl")}})
	c.until(func() bool { return len(c.found["m.akis.hcl"]) == 1 }) // only that nobody sends it
	if err := os.Remove(filepath.Join(c.dir, "m.akis.hcl")); err != nil {
		t.Fatal(err)
	}
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": c.uri("x.akis.hcl")}})
	c.until(func() bool { return len(c.found["m.akis.hcl"]) == 0 })
	_ = end()
}

// TestFolders: folders come and go.
func TestFolders(t *testing.T) {
	c, end := connect(t, map[string]string{"a/x.akis.hcl": small, "b/y.akis.hcl": small})
	c.call("initialize", map[string]any{"capabilities": map[string]any{}}, nil)
	c.notify("initialized", map[string]any{})
	c.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{map[string]any{"uri": c.uri("a")}}, "removed": []any{}}})
	text, at := marked(t, "partner \"p\" { owner = | }")
	for _, name := range []string{"a/sub/n.akis.hcl", "b/n.akis.hcl"} { // the second is in no folder; its set lies around it
		c.open(name, text)
		var got completions
		c.call("textDocument/completion", c.at(name, at), &got)
		if len(got.Items) != 1 || got.Items[0].Label != "team.desk" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	c.notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{}, "removed": []any{map[string]any{"uri": c.uri("a")}}}})
	c.call("shutdown", nil, nil)
	_ = end()
}

// TestLone: a file that no set lies around is looked at by itself.
func TestLone(t *testing.T) {
	c, end := connect(t, map[string]string{"below/x.akis.hcl": "team \"far\" { label = \"F\" }"})
	c.call("initialize", map[string]any{"capabilities": map[string]any{}}, nil)
	text, at := marked(t, "team \"near\" { label = \"N\" }\npartner \"p\" { owner = | }")
	c.open("x.akis.hcl", text)
	var got completions
	c.call("textDocument/completion", c.at("x.akis.hcl", at), &got)
	if len(got.Items) != 1 || got.Items[0].Label != "team.near" {
		t.Errorf("%+v", got)
	}
	_ = end()
}
