package edit_test

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/schemas"
)

var texts = []string{
	"", "x", "Kapı şifresi", "İĞÜŞÇÖ ığüşçö", "رمز الباب", "👩‍💼 iş 🇹🇷", `"quoted" \ and 'single'`, "${no} %{no} $${yes} $$$", "{{field.order_no}}",
	"two\nlines", "lines\nwith an end\n", "  indented\n", "\ttab\r\n", "# no comment", "/* none */", "<<-EOT\nx\nEOT\n", "\u0000\u200f\u202e", "e\u0301",
	strings.Repeat("long ", 40),
}

func (g *generator) text() string { return texts[g.rand.IntN(len(texts))] }

// value makes another value of a kind, often out of the old one.
func (g *generator) value(kind string, p *schemas.Prop, old any) any {
	switch kind {
	case "rule", "expr":
		return []string{"field.country == 'FR'", "field.qty > 3 and\nfield.qty < 9\n", "case.text matches '^\\d+$'", `case.title == "x"`}[g.rand.IntN(4)]
	case "string", "template_one", "value":
		return g.scalar(kind, old)
	case "number", "int":
		return float64(g.rand.IntN(2000) - 1000)
	case "bool":
		return g.rand.IntN(2) == 0
	case "keyword":
		if len(p.Enum) > 0 {
			return p.Enum[g.rand.IntN(len(p.Enum))]
		}
		return []string{"word", "two words", "9", "true", "null", "a.b", "x-y", ""}[g.rand.IntN(8)]
	case "ref", "duration_one":
		return g.like(kind, old)
	case "refs", "keywords", "rows":
		return g.items(kind, p, old)
	}
	return g.entries(kind, p, old)
}

func (g *generator) scalar(kind string, old any) any {
	if kind == "value" {
		switch g.rand.IntN(4) {
		case 0:
			return float64(g.rand.IntN(1000)) / 8
		case 1:
			return g.rand.IntN(2) == 0
		case 2:
			return []any{g.text(), float64(3), true}
		}
	}
	return g.text()
}

// like answers a value of the same kind from somewhere else.
func (g *generator) like(kind string, old any) any {
	if n, ok := g.pick(func(n edit.Node) bool { return n.Kind == kind }); ok {
		return n.Value
	}
	return old
}

func (g *generator) items(kind string, p *schemas.Prop, old any) any {
	items, _ := old.([]any)
	items = slices.Clone(items)
	inner := map[string]string{"refs": "ref", "keywords": "keyword", "rows": "keywords"}[kind]
	for range 1 + g.rand.IntN(3) {
		switch n := len(items); g.rand.IntN(5) {
		case 0:
			g.shuffle(items)
		case 1:
			if n > 0 {
				i := g.rand.IntN(n)
				items = slices.Delete(items, i, i+1)
			}
		case 2:
			if n > 0 {
				items[g.rand.IntN(n)] = g.value(inner, p, items[0])
			}
		default:
			example := any("field.amount")
			if n > 0 {
				example = items[0]
			}
			items = slices.Insert(items, g.rand.IntN(n+1), g.value(inner, p, example))
		}
	}
	if items == nil {
		items = []any{}
	}
	return items
}

func (g *generator) entries(kind string, p *schemas.Prop, old any) any {
	m, _ := old.(map[string]any)
	m = maps.Clone(m)
	if m == nil {
		m = map[string]any{}
	}
	inner := map[string]string{
		"text": "string", "template": "template_one", "duration": "duration_one", "map_ref": "ref", "map_text": "text", "map_string": "string",
	}[kind]
	for range 1 + g.rand.IntN(2) {
		keys := slices.Sorted(maps.Keys(m))
		if len(keys) > 0 && g.rand.IntN(3) == 0 {
			delete(m, keys[g.rand.IntN(len(keys))])
			continue
		}
		key := []string{"tr", "en", "fr", "de", "default", "complaint", "FR", "x y", "9", "for", "a/b~c"}[g.rand.IntN(11)]
		example := any("x")
		if len(keys) > 0 {
			example = m[keys[0]]
		}
		m[key] = g.value(or(inner, "value"), p, example)
	}
	return m
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
