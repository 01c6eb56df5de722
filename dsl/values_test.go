package dsl_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
)

const settings = small + `
setting "fast" {
  type    = duration
  default = "1h"
}
setting "limit" {
  type    = int
  default = 5
}
setting "open" { type = duration }
connector "orders" {
  plugin   = "webhook"
  settings = { url = "https://x.example" }
}
`

// TestEnvironments: the chosen values stand, of the right types; those that are
// not chosen are checked as well; nothing else may be in them.
func TestEnvironments(t *testing.T) {
	for _, c := range []struct {
		name, chosen string
		files        map[string]string
		codes, about string // of what is found, what stands idle or unused aside
	}{
		{"chosen", "prod", map[string]string{"prod": `settings = { fast = "30m", open = "2wd" }`}, "", ""},
		{"none chosen", "", map[string]string{"prod": `settings = { open = "2wd" }`}, "AKIS-V001", "--values prod"},
		{"none at all", "", nil, "AKIS-V001", "no environment gives it one"},
		{"not enough", "prod", map[string]string{"prod": ``}, "AKIS-V001", "no environment gives it one"},
		{"mistyped", "prd", map[string]string{"prod": `settings = { open = "2wd" }`}, "AKIS-L007", "There are prod."},
		{"unknown setting", "prod", map[string]string{"prod": `settings = { open = "2wd", fats = "1h" }`}, "AKIS-N001", "Did you mean setting.fast?"},
		{"wrong type", "prod", map[string]string{"prod": `settings = { open = "2wd", limit = 1.5 }`}, "AKIS-V001", "setting.limit is of type int; 1.5 is not."},
		{"not a duration", "prod", map[string]string{"prod": `settings = { open = "soon" }`}, "AKIS-V001 AKIS-V001", "soon"},
		{"another environment is wrong", "prod", map[string]string{
			"prod": `settings = { open = "2wd" }`, "test": `settings = { limit = "many" }`,
		}, "AKIS-V001", "many"},
		{"unknown connector", "prod", map[string]string{"prod": "settings = { open = \"2wd\" }\nconnector \"mail\" { settings = { a = 1 } }\n"}, "AKIS-N001", "connector.mail"},
		{"secret", "prod", map[string]string{"prod": "settings = { open = \"2wd\" }\nconnector \"orders\" { settings = { token = \"123\" } }\n"}, "AKIS-V004", "secret.name"},
		{"by its name", "prod", map[string]string{"prod": "settings = { open = \"2wd\" }\nconnector \"orders\" { settings = { token = secret.orders } }\n"}, "", ""},
		{"anything else", "prod", map[string]string{"prod": "settings = { open = \"2wd\" }\nteam \"x\" { label = \"X\" }\n"}, "AKIS-S002", "team"},
	} {
		files := fstest.MapFS{"x.akis.hcl": file(settings)}
		for name, src := range c.files {
			files["values/"+name+".hcl"] = file(src)
		}
		_, list := dsl.Load(files, dsl.Values(c.chosen))
		list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Code == "AKIS-L002" || d.Code == "AKIS-G006" })
		if got := codes(list); got != c.codes || c.about != "" && !strings.Contains(list[0].Detail.String(), c.about) {
			t.Errorf("%s: got %q %v, want %q about %q", c.name, got, list, c.codes, c.about)
		}
	}
}

// TestValuesArePublished: a set with its chosen values is the same on every node,
// and another version than with others.
func TestValuesArePublished(t *testing.T) {
	folder := fstest.MapFS{
		"x.akis.hcl":      file(settings),
		"values/prod.hcl": file(`settings = { open = "2wd" }`),
		"values/test.hcl": file(`settings = { open = "3wd" }`),
	}
	prod, list := dsl.Load(folder, dsl.Values("prod"))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	test, _ := dsl.Load(folder, dsl.Values("test"))
	if prod.Definition.Version == test.Definition.Version {
		t.Error("the values are no part of the version")
	}
	if got := slices.Sorted(maps.Keys(prod.Sources)); !slices.Equal(got, []string{"values/prod.hcl", "x.akis.hcl"}) {
		t.Errorf("published are %v", got)
	}
	again, list := dsl.LoadSources(prod.Sources)
	if list.HasErrors() || again.Definition.Version != prod.Definition.Version {
		t.Fatalf("read again as %s: %v", again.Definition.Version, list)
	}
	want := calendar.Duration{Unit: calendar.WorkingDays, N: 2}
	if got := again.Definition.Settings["open"].Value; got != want {
		t.Errorf("setting.open is %v, want %v", got, want)
	}
	both := maps.Clone(prod.Sources)
	both["values/test.hcl"] = folder["values/test.hcl"].Data
	if _, list := dsl.LoadSources(both); !strings.Contains(codes(list), dsl.CodeValues) {
		t.Errorf("two environments: %v", list)
	}
}
