package compile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// node is one block of the tree with its address. Its readers note problems and
// answer something harmless.
type node struct {
	c  *compiler
	m  map[string]any
	at string
}

func (n node) name() string { return n.at[strings.LastIndexByte(n.at, '/')+1:] }

// has reports whether something stands at key, though it may be unread.
func (n node) has(key string) bool { return n.m[key] != nil || n.c.tree.Broken(n.at+"/"+key) }

func (n node) str(key string) string {
	s, _ := n.m[key].(string)
	return s
}

func (n node) number(key string) float64 {
	f, _ := n.m[key].(float64)
	return f
}

func (n node) numberOrNil(key string) *float64 {
	f, ok := n.m[key].(float64)
	if !ok {
		return nil
	}
	return &f
}

func (n node) yes(key string) bool {
	b, _ := n.m[key].(bool)
	return b
}

func (n node) strings(key string) []string { return toStrings(n.m[key]) }

func toStrings(v any) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, x := range list {
		s, _ := x.(string) // what could not be read keeps its place
		out = append(out, s)
	}
	return out
}

func (n node) stringMap(key string) map[string]string {
	m, _ := n.m[key].(map[string]any)
	out := make(map[string]string, len(m))
	for k, v := range m {
		if s, ok := v.(string); ok {
			out[k] = s
		}
	}
	return out
}

// text reads localized text.
func (n node) text(key string) definition.Text { return n.stringMap(key) }

func (n node) child(key string) node {
	m, _ := n.m[key].(map[string]any)
	return node{n.c, m, n.at + "/" + key}
}

// children answers the blocks of a kind in the order of the source, or of their
// names where the language gives no order.
func (n node) children(key string) []node {
	m, _ := n.m[key].(map[string]any)
	out := make([]node, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if sub, ok := m[name].(map[string]any); ok {
			out = append(out, node{n.c, sub, n.at + "/" + key + "/" + name})
		}
	}
	slices.SortStableFunc(out, func(a, b node) int { return cmp.Compare(a.number("$order"), b.number("$order")) })
	return out
}

// order answers the keys of a list that people are shown, as they stand in the
// source, or in the alphabet's order where nobody gave one.
func (n node) order() []string {
	if n.has("$order") {
		return n.strings("$order")
	}
	return sortedKeys(n.m)
}

// ref resolves a reference to one of the kinds and answers the name, or "".
func (n node) ref(key string, kinds ...string) string {
	s := n.str(key)
	if s == "" {
		return ""
	}
	_, name := n.c.resolve(n.at+"/"+key, s, kinds...)
	return name
}

func (n node) refs(key string, kind string) []string {
	if !n.has(key) {
		return nil
	}
	out := []string{}
	for i, s := range n.strings(key) {
		if s == "" {
			continue
		}
		if _, name := n.c.resolve(fmt.Sprintf("%s/%s/%d", n.at, key, i), s, kind); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// resolve finds what a reference names in the whole set.
func (c *compiler) resolve(at, ref string, kinds ...string) (kind, name string) {
	kind, name, _ = strings.Cut(ref, ".")
	if !slices.Contains(kinds, kind) {
		c.errorf(at, CodeKindOfRef, "Reference of another kind", "%s does not fit here; write %s.", ref, wanted(kinds))
		return "", ""
	}
	c.used[ref] = true
	if kind == "category" {
		name = strings.ReplaceAll(name, ".", "/")
		if c.categoryNode(name) == nil {
			c.missing(at, ref, kind, c.categoryNames())
			return kind, ""
		}
		return kind, name
	}
	siblings := asMap(c.tree.Root[kind])
	if kind == "tier" {
		siblings = asMap(asMap(c.tree.Root["tiers"])[kind])
	}
	if siblings[name] == nil {
		c.missing(at, ref, kind, slices.Sorted(maps.Keys(siblings)))
		return kind, ""
	}
	return kind, name
}

func wanted(kinds []string) phrase.Phrase {
	all := make([]string, len(kinds))
	for i, k := range kinds {
		all[i] = k + ".name"
	}
	return phrase.Or(all)
}

func (c *compiler) categoryNode(path string) map[string]any {
	m := c.tree.Root
	for part := range strings.SplitSeq(path, "/") {
		children, _ := m["category"].(map[string]any)
		m, _ = children[part].(map[string]any)
		if m == nil {
			return nil
		}
	}
	return m
}

func (c *compiler) categoryNames() []string {
	var all []string
	var walk func(m map[string]any, path string)
	walk = func(m map[string]any, path string) {
		children, _ := m["category"].(map[string]any)
		for name, sub := range children {
			all = append(all, path+name)
			if s, ok := sub.(map[string]any); ok {
				walk(s, path+name+".")
			}
		}
	}
	walk(c.tree.Root, "")
	slices.Sort(all)
	return all
}

var nearest = diag.Nearest

// duration reads "24h", "2wd" or setting.x.
func (n node) duration(key string) *definition.DurationRef {
	s := n.str(key)
	if s == "" {
		return nil
	}
	r, ok := n.c.durationRef(n.at+"/"+key, s)
	if !ok {
		return nil
	}
	return &r
}

func (c *compiler) durationRef(at, s string) (definition.DurationRef, bool) {
	if strings.HasPrefix(s, "setting.") {
		_, name := c.resolve(at, s, "setting")
		if name == "" {
			return definition.DurationRef{}, false
		}
		if t := c.def.Settings[name].Type; t != "duration" {
			if c.tree.Whole("/setting/" + name) {
				c.errorf(at, CodeValue, "Setting is not a duration", "setting.%s is of type %s; a duration is needed here.", name, t)
			}
			return definition.DurationRef{}, false
		}
		return definition.DurationRef{Setting: name}, true
	}
	d, err := calendar.ParseDuration(s)
	if err != nil {
		c.refuse(at, "Not a duration", err)
		return definition.DurationRef{}, false
	}
	return definition.DurationRef{Duration: d}, true
}

func (n node) durations(key string) definition.Durations {
	out := definition.Durations{ByKind: map[definition.Kind]definition.DurationRef{}}
	for k, s := range n.stringMap(key) {
		at := n.at + "/" + key + "/" + k
		r, ok := n.c.durationRef(at, s)
		switch {
		case !ok:
		case k == "default":
			out.Default = &r
		case definition.Kind(k).Known():
			out.ByKind[definition.Kind(k)] = r
		default:
			n.c.errorf(at, CodeValue, "Unknown kind", "%q is not a kind of case; there are complaint, request, feedback, suggestion, praise and default.", k)
		}
	}
	return out
}

// rule compiles a rule of a block whose scopes are known.
func (n node) rule(key string, scopes []scoped) *rule.Rule {
	s := n.str(key)
	if s == "" {
		return nil
	}
	at := n.at + "/" + key
	if stands(at) {
		scopes = standing(scopes)
	}
	return n.c.compileAll(at, s, scopes, false)
}

func (n node) templates(key string, scopes []scoped) map[string]*rule.Template {
	out := map[string]*rule.Template{}
	texts := n.stringMap(key)
	for _, locale := range sortedKeys(texts) {
		text := texts[locale]
		at := n.at + "/" + key + "/" + locale
		reported := map[string]bool{}
		for _, s := range scopes {
			t, problems := rule.CompileTemplate(text, s.scope())
			n.c.ruleProblems(at, problems, s, reported)
			if t != nil && out[locale] == nil {
				out[locale] = t
				n.c.reads(t.Names())
			}
		}
	}
	return out
}

func asMap(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
