package manual

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// topics are where the manual explains what values are made of.
var topics = map[string]string{
	"texts": "writing.md#texts", "lists": "writing.md#lists", "references": "writing.md#references",
	"rules": "rules.md", "expressions": "rules.md#expressions", "values in texts": "rules.md#values-in-texts",
	"durations": "time.md#durations",
}

// linkTo links words to what explains them. Things that are no blocks, such as the
// case, have no explanation of their own.
func linkTo(words, topic string) string {
	if kind, ok := strings.CutPrefix(topic, "block "); ok {
		if schemas.Of(kind) == nil {
			return words
		}
		return fmt.Sprintf("[%s](#%s)", words, Anchor(kind))
	}
	return fmt.Sprintf("[%s](%s)", words, topics[topic])
}

func quotedWords(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = "`" + w + "`"
	}
	return strings.Join(out, ", ")
}

// exampleOf spells the schema's first example.
func exampleOf(p *schemas.Prop) string {
	if len(p.Examples) == 0 {
		return ""
	}
	return spell(p.Kind, p.Examples[0])
}

var bare = regexp.MustCompile(`^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$`)

// spell writes a value of canonical JSON as it stands in a file.
func spell(kind string, v any) string {
	switch v := v.(type) {
	case string:
		if isWord(kind) && bare.MatchString(v) || strings.HasPrefix(v, "setting.") {
			return v
		}
		return strconv.Quote(v)
	case []any:
		items := make([]string, len(v))
		for i, x := range v {
			items[i] = spell(kind, x)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		return spellMap(kind, v)
	}
	return fmt.Sprint(v)
}

func isWord(kind string) bool {
	switch kind {
	case "ref", "refs", "map_ref", "keyword", "keywords", "rows":
		return true
	}
	return false
}

func spellMap(kind string, m map[string]any) string {
	keys := sortedKeys(m)
	if len(keys) == 1 && (keys[0] == "default" || kind == "text" || kind == "template") {
		return spell(kind, m[keys[0]]) // for every kind of case; in the first language
	}
	if kind == "map_text" {
		kind = "text"
	}
	entries := make([]string, len(keys))
	for i, key := range keys {
		shown := key
		if !bare.MatchString(key) {
			shown = strconv.Quote(key)
		}
		entries[i] = shown + " = " + spell(kind, m[key])
	}
	return "{ " + strings.Join(entries, ", ") + " }"
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
