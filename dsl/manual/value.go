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

// kindWords say how the value of an attribute is written, by the schema's kind.
var kindWords = map[string]string{
	"text":         "[text for people](writing.md#texts)",
	"template":     "[text for people](writing.md#texts) with [values in it](rules.md#values-in-texts)",
	"rule":         "[rule](rules.md)",
	"expr":         "[expression](rules.md#expressions)",
	"duration":     "[duration](time.md#durations), or one for each kind of case",
	"duration_one": "[duration](time.md#durations)",
	"string":       "text in quotes",
	"number":       "number",
	"int":          "whole number",
	"bool":         "`true` or `false`",
	"value":        "value: text in quotes, number, `true` or `false`",
	"map_value":    "[names and values](writing.md#lists)",
	"map_string":   "[names and texts](writing.md#lists)",
	"map_text":     "[codes and texts for people](writing.md#lists)",
	"rows":         "[rows](writing.md#lists)",
	"keyword":      "word without quotes",
	"keywords":     "[list](writing.md#lists) of words",
}

// valueOf says what an attribute takes.
func valueOf(p *schemas.Prop) string {
	words := kindWords[p.Kind]
	if len(p.Enum) > 0 {
		words = "one of " + quotedWords(p.Enum)
		if p.Kind == "keywords" {
			words = "[list](writing.md#lists) of " + quotedWords(p.Enum)
		}
	}
	switch to := namesOf(p.To); p.Kind {
	case "ref":
		words = "[reference](writing.md#references) to " + to
	case "refs":
		words = "[list](writing.md#lists) of [references](writing.md#references) to " + to
	case "map_ref":
		words = "[names](writing.md#lists) and [references](writing.md#references) to " + to
	}
	return words
}

func quotedWords(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = "`" + w + "`"
	}
	return strings.Join(out, ", ")
}

// namesOf names kinds that a reference may point to; all but the case are blocks.
func namesOf(kinds []string) string {
	out := make([]string, len(kinds))
	for i, kind := range kinds {
		out[i] = fmt.Sprintf("[%s](#%s)", kind, Anchor(kind))
		if schemas.Of(kind) == nil {
			out[i] = "`" + kind + "`"
		}
	}
	return strings.Join(out, " or ")
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
