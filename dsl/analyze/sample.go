package analyze

import (
	"iter"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// plainTexts are values of the types that have a form of their own.
var plainTexts = map[definition.FieldType][]string{
	definition.Email:    {"ayse@example.org", "ali@example.org"},
	definition.Phone:    {"+905321234567", "+905327654321"},
	definition.Date:     {"2026-01-05", "2026-01-06"},
	definition.DateTime: {"2026-01-05T06:00:00Z", "2026-01-06T06:00:00Z"},
}

// samples answers texts that a field may well take, to be held against its check.
func samples(f *definition.Field) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range append(slices.Clone(plainTexts[f.Type]), "x", "xx", "1", "12345678") {
			if !yield(s) {
				return
			}
		}
		re, err := syntax.Parse(f.Pattern, syntax.Perl)
		if f.Pattern == "" || err != nil {
			return
		}
		re = re.Simplify()
		for variant := range 8 {
			var b strings.Builder
			spell(&b, re, variant)
			if !yield(b.String()) {
				return
			}
		}
	}
}

// spell writes a text of the expression's form: where there is a choice, the one
// that variant counts to.
func spell(b *strings.Builder, re *syntax.Regexp, variant int) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(ofClass(re.Rune, variant))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune(rune('a' + variant))
	case syntax.OpCapture, syntax.OpPlus:
		spell(b, re.Sub[0], variant)
	case syntax.OpStar, syntax.OpQuest:
		if variant%2 == 1 {
			spell(b, re.Sub[0], variant)
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			spell(b, sub, variant)
		}
	case syntax.OpAlternate:
		spell(b, re.Sub[variant%len(re.Sub)], variant)
	}
}

// ofClass answers a letter or digit of a class, a character of it otherwise.
func ofClass(pairs []rune, variant int) rune {
	const plain = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	var in []rune
	for _, r := range plain {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] <= r && r <= pairs[i+1] {
				in = append(in, r)
			}
		}
	}
	if len(in) == 0 && len(pairs) > 0 {
		return pairs[0]
	}
	if len(in) == 0 {
		return 'x'
	}
	return in[variant%len(in)]
}
