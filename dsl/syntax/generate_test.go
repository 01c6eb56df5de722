package syntax_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/schemas"
)

// constraint is what a schema says of a property beside its kind.
type constraint struct {
	Pattern    string                `json:"pattern"`
	Min        *float64              `json:"minimum"`
	Max        *float64              `json:"maximum"`
	Properties map[string]constraint `json:"properties"`
}

var constraints = map[string]map[string]constraint{}

func constraintsOf(kind string) map[string]constraint {
	if c, ok := constraints[kind]; ok {
		return c
	}
	src, err := os.ReadFile("../../schemas/" + kind + ".schema.json")
	if err != nil {
		panic(err)
	}
	var c constraint
	if err := json.Unmarshal(src, &c); err != nil {
		panic(err)
	}
	constraints[kind] = c.Properties
	return c.Properties
}

// letters of texts that are hard to spell.
var hard = []string{
	"a", "field.x == 'y'", "İşğ", "😀", "👩‍👩‍👧", "\"", "\\", "\n", "\t", "\r", " ", "${", "%{", "$", "%", "{{case.number}}", "é", "e\u0301",
	"\u0000", "\u202e", "\u2028", "RULE", "<<-RULE", "#", "//", "/*", "'", "}", "]", "  b", "\\n",
}

func anyText(t *rapid.T, label string) string {
	return cty.NormalizeString(strings.Join(rapid.SliceOfN(rapid.SampledFrom(hard), 0, 8).Draw(t, label), ""))
}

var (
	name    = rapid.StringMatching(`[a-z][a-z0-9_]{0,4}`)
	word    = rapid.SampledFrom([]string{"a", "todo", "mon_fri", "true", "null", "for", "in", "a.b", "x-y", "7", "TR", "", "a b", "kapı", "1e5"})
	locales = rapid.SampledFrom([]string{"tr", "en", "ar", "zh-Hant"})
)

// generate makes a canonical block of a kind: whatever its schema allows, and
// nothing that a compiler would have to like.
func generate(t *rapid.T, kind string, depth int) map[string]any {
	b := schemas.Of(kind)
	node := map[string]any{}
	for _, key := range b.Order {
		p := b.Props[key]
		needed := slices.Contains(b.Required, key)
		if !needed && (rapid.IntRange(0, 3).Draw(t, key) > 0 || depth > 4) {
			continue
		}
		switch {
		case p.Sequence != nil:
			node[key] = sequence(t, p, depth)
		case p.Block == "":
			node[key] = value(t, p, constraintsOf(kind)[key])
		case !p.Labelled:
			node[key] = generate(t, p.Block, depth+1)
		default:
			node[key] = labelled(t, p, depth)
		}
	}
	return node
}

func labelled(t *rapid.T, p *schemas.Prop, depth int) map[string]any {
	names := rapid.SliceOfNDistinct(name, 1, 3, rapid.ID[string]).Draw(t, p.Name)
	blocks := map[string]any{}
	for i, n := range names {
		child := generate(t, p.Block, depth+1)
		if p.Ordered {
			child["$order"] = float64(i + 1)
		}
		blocks[n] = child
	}
	return blocks
}

func sequence(t *rapid.T, p *schemas.Prop, depth int) []any {
	var kinds []string
	for k := range p.Sequence {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	var items []any
	for range rapid.IntRange(1, 3).Draw(t, p.Name) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		item := generate(t, kind, depth+1)
		item["$block"] = kind
		if p.Sequence[kind] {
			item["$label"] = rapid.SampledFrom([]string{"3d", "finish", "a \"b\"", "ğ"}).Draw(t, "label")
		}
		items = append(items, item)
	}
	return items
}

func value(t *rapid.T, p *schemas.Prop, c constraint) any {
	text := func(label string) any { return anyText(t, label) }
	switch p.Kind {
	case "rule", "expr", "string":
		if c.Pattern != "" {
			return rapid.StringMatching(c.Pattern).Draw(t, p.Name)
		}
		return anyText(t, p.Name)
	case "text", "template":
		return object(t, locales, text)
	case "duration":
		return object(t, rapid.SampledFrom([]string{"default", "complaint", "a b"}), func(label string) any { return duration(t, label) })
	case "duration_one":
		return duration(t, p.Name)
	case "address":
		return rapid.SampledFrom([]string{"step.a", "choices.c.x y", "choices.c.42", "a"}).Draw(t, p.Name)
	case "ref":
		return reference(t, p)
	case "refs":
		return list(t, func() any { return reference(t, p) })
	case "keyword":
		return keyword(t, p)
	case "strings":
		return list(t, func() any { return locales.Draw(t, "locale") })
	case "keywords":
		return list(t, func() any { return keyword(t, p) })
	case "rows":
		return list(t, func() any { return list(t, func() any { return word.Draw(t, "cell") }) })
	case "int", "number":
		return bounded(t, p, c)
	case "bool":
		return rapid.Bool().Draw(t, p.Name)
	}
	return mapped(t, p)
}

// mapped makes the values that are names and values, and plain ones.
func mapped(t *rapid.T, p *schemas.Prop) any {
	text := func(label string) any { return anyText(t, label) }
	keys := rapid.Custom(func(t *rapid.T) string { return word.Draw(t, "key") })
	switch p.Kind {
	case "map_ref":
		return object(t, keys, func(string) any { return reference(t, p) })
	case "map_text":
		m := object(t, keys, func(string) any { return object(t, locales, text) })
		if p.Ordered {
			order := []any{}
			for k := range m {
				order = append(order, k)
			}
			slices.SortFunc(order, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
			m["$order"] = append([]any{}, rapid.Permutation(order).Draw(t, "order")...)
		}
		return m
	case "map_string", "map_expr":
		return object(t, keys, text)
	case "map_value":
		return object(t, keys, func(label string) any { return literal(t, label, 0) })
	case "map_setting":
		return object(t, keys, func(label string) any {
			if rapid.Bool().Draw(t, "is secret") {
				return map[string]any{"secret": name.Draw(t, label)}
			}
			return literal(t, label, 9)
		})
	}
	return literal(t, p.Name, 0)
}

func object(t *rapid.T, keys *rapid.Generator[string], item func(label string) any) map[string]any {
	m := map[string]any{}
	for _, k := range rapid.SliceOfNDistinct(keys, 0, 4, rapid.ID[string]).Draw(t, "keys") {
		m[k] = item(fmt.Sprintf("of %s", k))
	}
	return m
}

func list(t *rapid.T, item func() any) []any {
	out := []any{}
	for range rapid.IntRange(0, 4).Draw(t, "length") {
		out = append(out, item())
	}
	return out
}

func duration(t *rapid.T, label string) any {
	return rapid.SampledFrom([]string{"24h", "2wd", "setting.quick", "setting.a.b", "120h elapsed", "80%", ""}).Draw(t, label)
}

func reference(t *rapid.T, p *schemas.Prop) any {
	return rapid.SampledFrom(append(slices.Clone(p.To), "true_", "category")).Draw(t, p.Name) + "." +
		rapid.SampledFrom([]string{"a", "b.c", "in", "null"}).Draw(t, "of")
}

func keyword(t *rapid.T, p *schemas.Prop) any {
	if len(p.Enum) > 0 {
		return rapid.SampledFrom(p.Enum).Draw(t, p.Name)
	}
	return word.Draw(t, p.Name)
}

func bounded(t *rapid.T, p *schemas.Prop, c constraint) any {
	least, most := -1e6, 1e6
	if c.Min != nil {
		least = *c.Min
	}
	if c.Max != nil {
		most = *c.Max
	}
	n := float64(rapid.IntRange(int(least), int(most)).Draw(t, p.Name))
	if p.Kind == "number" && n < most {
		n += float64(rapid.IntRange(0, 999).Draw(t, "thousandths")) / 1000
	}
	return n
}

func literal(t *rapid.T, label string, depth int) any {
	switch rapid.IntRange(0, 3).Draw(t, label) {
	case 0:
		return rapid.Bool().Draw(t, label)
	case 1:
		return float64(rapid.IntRange(-1e9, 1e9).Draw(t, label)) / 1000
	case 2:
		if depth < 2 {
			return list(t, func() any { return literal(t, label, depth+1) })
		}
	}
	return anyText(t, label)
}
