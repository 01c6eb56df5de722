package dsl_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// words gathers every block and attribute below a kind of file, as "block.word",
// and those that this build does not run.
func words(kind string, all, idle map[string]bool) {
	b := schemas.Of(kind)
	for name, p := range b.Props {
		word := kind + "." + name
		if all[word] {
			continue
		}
		all[word] = true
		switch {
		case p.Block != "":
			words(p.Block, all, idle)
			idle[word] = p.Idle || schemas.Of(p.Block).Idle
		case p.Sequence != nil:
			for kind := range p.Sequence {
				words(kind, all, idle)
			}
		default:
			idle[word] = p.Idle || len(p.IdleValues) > 0
		}
	}
}

// used notes which words a tree uses.
func used(kind string, node map[string]any, into map[string]bool) {
	for name, v := range node {
		p := schemas.Of(kind).Props[name]
		if p == nil {
			continue
		}
		into[kind+"."+name] = true
		children, _ := v.(map[string]any)
		items, _ := v.([]any)
		switch {
		case p.Sequence != nil:
			for _, item := range items {
				m := item.(map[string]any)
				used(m["$block"].(string), m, into)
			}
		case p.Block == "":
		case p.Labelled:
			for _, child := range children {
				used(p.Block, child.(map[string]any), into)
			}
		default:
			used(p.Block, children, into)
		}
	}
}

// TestEverythingIsSaid: the set in testdata/everything uses every block and every
// attribute of the language, is valid, with the values of its environment as well,
// and what this build does not run is named: exactly that, before anything is
// published.
func TestEverythingIsSaid(t *testing.T) {
	set, list := dsl.Load(os.DirFS("testdata/everything"), dsl.Values("prod"))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	all, idle, said := map[string]bool{}, map[string]bool{}, map[string]bool{}
	words(schemas.Set, all, idle)
	used(schemas.Set, set.Tree.Root, said)
	for word := range all {
		if !said[word] {
			t.Errorf("%s is not used in testdata/everything", word)
		}
	}
	named := map[string]bool{}
	for _, d := range list {
		if d.Code == "AKIS-L002" {
			named[wordAt(d)] = true
		}
	}
	for _, word := range slices.Sorted(maps.Keys(idle)) {
		if idle[word] != named[word] {
			t.Errorf("%s: idle %v, named %v", word, idle[word], named[word])
		}
		delete(named, word)
	}
	if len(named) > 0 {
		t.Errorf("named for nothing: %v", named)
	}
	if got := len(dsl.NotRun(list)); got < 20 {
		t.Errorf("only %d things are named", got)
	}
	if v := set.Definition.Settings["limit"].Value; v != 500.0 || set.Sources["values/prod.hcl"] == nil {
		t.Errorf("the environment's value is %v", v)
	}
}

// wordAt answers the word at which something does not run: its block and name.
func wordAt(d diag.Diagnostic) string {
	kind := schemas.Set
	var word string
	parts := strings.Split(strings.TrimPrefix(d.Pointer, "/"), "/")
	for i := 0; i < len(parts); i++ {
		p := schemas.Of(kind).Props[parts[i]]
		word = kind + "." + parts[i]
		if p == nil || p.Block == "" {
			break
		}
		kind = p.Block
		if p.Labelled {
			i++
		}
	}
	return word
}
