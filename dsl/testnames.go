package dsl

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
)

// namesOf lists the names that scenarios may use, by kind, each list in order. The
// steps, outcomes and so on are those of any flow: a case may change its category.
func namesOf(d *definition.Definition) map[string][]string {
	names := map[string][]string{
		"team": sortedKeys(d.Teams), "partner": sortedKeys(d.Partners), "task": sortedKeys(d.Tasks),
		"message": sortedKeys(d.Messages), "field": sortedKeys(d.Fields), "category": categories(d),
		"refused": scenario.Refusals(),
	}
	for _, c := range d.Categories {
		names["gate"] = append(names["gate"], gates(c.Gates)...)
	}
	for _, f := range d.Flows {
		names["step"] = append(names["step"], f.Order...)
		for _, s := range f.Steps {
			names["gate"] = append(names["gate"], gates(s.Gates)...)
			for _, o := range s.Outcomes {
				names["outcome"] = append(names["outcome"], o.Name)
			}
			for _, e := range s.Escalate {
				names["escalate"] = append(names["escalate"], e.Name)
			}
		}
		for name, e := range f.Ends {
			names["end"] = append(names["end"], name)
			names["gate"] = append(names["gate"], gates(e.Gates)...)
		}
	}
	names["clock"] = slices.Concat(scenario.Clocks, names["escalate"], names["task"])
	for kind, list := range names {
		slices.Sort(list)
		names[kind] = slices.Compact(list)
	}
	return names
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// categories answers the paths of categories as references have them.
func categories(d *definition.Definition) []string {
	all := sortedKeys(d.Categories)
	for i, path := range all {
		all[i] = strings.ReplaceAll(path, "/", ".")
	}
	return all
}

func gates(all []definition.Gate) []string {
	names := make([]string, len(all))
	for i, g := range all {
		names[i] = g.Name
	}
	return names
}

// known holds a name against those of a kind.
func (r *testReader) known(at, said, prefix, kind string) bool {
	if slices.Contains(r.names[kind], strings.TrimPrefix(said, prefix)) {
		return true
	}
	r.unknown(at, said, prefix, r.names[kind])
	return false
}

// name reads a reference to one of a kind; "" where there is none. That of a
// category is its path.
func (r *testReader) name(at string, m map[string]any, key, kind string) string {
	ref := text(m, key)
	if ref == "" {
		return ""
	}
	name, _ := r.reference(at+"/"+key, ref, kind)
	return name
}

func (r *testReader) reference(at, ref, kind string) (string, bool) {
	name, ok := strings.CutPrefix(ref, kind+".")
	if !ok {
		r.fail(at, "%s does not fit here; write %s.", ref, kind+".name")
		return "", false
	}
	if !r.known(at, ref, kind+".", kind) {
		return "", false
	}
	if kind == "category" {
		name = strings.ReplaceAll(name, ".", "/")
	}
	return name, true
}

// several reads a list of references to one kind, in order.
func (r *testReader) several(at string, m map[string]any, key, kind string) ([]string, bool) {
	list, ok := m[key].([]any)
	out := []string{}
	for i, v := range list {
		ref, _ := v.(string)
		if name, ok := r.reference(fmt.Sprintf("%s/%s/%d", at, key, i), ref, kind); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, ok
}

// words reads a list of plain names of one kind, in order. Of no kind, they are
// words of the language, and the schema has looked at them.
func (r *testReader) words(at string, m map[string]any, key, kind string) []string {
	list, _ := m[key].([]any)
	out := []string{}
	for i, v := range list {
		name, _ := v.(string)
		if kind == "" || r.known(fmt.Sprintf("%s/%s/%d", at, key, i), name, "", kind) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
