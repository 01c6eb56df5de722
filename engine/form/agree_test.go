package form_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/schemas"
)

// everyType answers a category with a field of each type, limited and not.
func everyType() *definition.Definition {
	def := &definition.Definition{
		Fields:     map[string]*definition.Field{},
		Choices:    map[string]*definition.Choices{"c": {Name: "c", Options: []definition.Option{{Code: "FR"}, {Code: "DE"}}}},
		Categories: map[string]*definition.Category{},
	}
	least, most := -2.0, 7.0
	cat := &definition.Category{Path: "all", Name: "all"}
	for _, f := range []definition.Field{
		{Name: "text", Type: definition.TextField}, {Name: "short", Type: definition.TextField, MaxLength: 3},
		{Name: "coded", Type: definition.TextField, Pattern: "^[A-Z]{2}[0-9]+$"}, {Name: "long", Type: definition.LongText},
		{Name: "int", Type: definition.Int}, {Name: "few", Type: definition.Int, Min: &least, Max: &most},
		{Name: "decimal", Type: definition.Decimal, Max: &most}, {Name: "money", Type: definition.Money, Min: &least},
		{Name: "bool", Type: definition.Bool}, {Name: "date", Type: definition.Date}, {Name: "datetime", Type: definition.DateTime},
		{Name: "choice", Type: definition.Choice, Options: "c"}, {Name: "choices", Type: definition.ChoiceList, Options: "c"},
		{Name: "email", Type: definition.Email}, {Name: "phone", Type: definition.Phone}, {Name: "file", Type: definition.File},
	} {
		f.On = "case"
		def.Fields[f.Name] = &f
		cat.Fields = append(cat.Fields, f.Name)
	}
	def.Categories["all"] = cat
	return def
}

// fataler is what a test and a property have in common.
type fataler interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func validator(t fataler, f *form.Form) *schemas.Validator {
	src, err := json.Marshal(f.Schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := schemas.Compile(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return v
}

// anyValue draws what a program may send for a field: right, nearly right, wrong.
func anyValue() *rapid.Generator[any] {
	as := func(g *rapid.Generator[string]) *rapid.Generator[any] {
		return rapid.Map(g, func(s string) any { return s })
	}
	list := rapid.SliceOfN(rapid.SampledFrom([]any{"FR", "DE", "XX", 3.0}), 0, 4)
	return rapid.OneOf(
		as(rapid.StringMatching(`[ A-Za-zığŞ0-9.@+-]{0,8}`)),
		as(rapid.StringMatching(`[A-Z]{1,3}[0-9]{0,3}`)),
		as(rapid.StringMatching(`[0-9]{3,4}-(0[0-9]|1[0-3])-([0-2][0-9]|3[0-2])`)),
		as(rapid.StringMatching(`[0-9]{4}-0[1-3]-(2[7-9]|30)[Tt ]([01][0-9]|2[0-5]):[0-6][0-9]:[0-6][0-9](\.[0-9]{1,3})?(Z|z|\+[0-2][0-9]:[0-6]0)?`)),
		as(rapid.StringMatching(`[a-z."'ü-]{1,5}@([a-zü-]{1,3}\.){0,2}[a-z]{0,3}`)),
		as(rapid.StringMatching(`[+0]{0,3}[0-9 ().x/-]{0,18}`)),
		rapid.SampledFrom([]any{"FR", "DE", "fr", true, false, map[string]any{"a": 1.0}, "ada@example.org", "+90 532 000 00 00"}),
		rapid.SampledFrom([]any{-3.0, -2.0, 0.0, 2.5, 7.0, 7.5, 8.0, 1e15, -1e15, 1e16, 1e300}),
		rapid.Map(list, func(l []any) any { return l }),
	)
}

// TestSchemaAgreesWithCheck: what the browser's schema lets through, the server
// does; what the server has taken and cleaned, the schema does; and except for
// blanks and spellings that cleaning repairs, they refuse the same.
func TestSchemaAgreesWithCheck(t *testing.T) {
	def := everyType()
	v := validator(t, form.Of(def, "all", ""))
	names := def.Categories["all"].Fields
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "field")
		value := anyValue().Draw(t, "value")
		clean, problems := form.Check(def, "all", definition.Complaint, map[string]any{name: value})
		fits := len(v.Check(map[string]any{name: value})) == 0
		if fits && len(problems) > 0 {
			t.Fatalf("%s = %#v: the schema takes it, the server says %+v", name, value, problems)
		}
		if len(problems) > 0 {
			return
		}
		if clean[name] == nil {
			delete(clean, name)
		}
		if ps := v.Check(clean); len(ps) > 0 {
			t.Fatalf("%s = %#v: cleaned to %#v, which the schema refuses: %+v", name, value, clean[name], ps)
		}
		if again, ps := form.Check(def, "all", definition.Complaint, clean); len(ps) > 0 || clean[name] != nil && !same(again[name], clean[name]) {
			t.Fatalf("%s = %#v: cleaned to %#v, then to %#v %+v", name, value, clean[name], again[name], ps)
		}
	})
}

func same(a, b any) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && string(x) == string(y)
}

// twenty are the values of a well-filled form.
func twenty() (*definition.Definition, map[string]any) {
	def := everyType()
	cat := def.Categories["all"]
	for _, extra := range []string{"note", "city", "street", "zip"} {
		def.Fields[extra] = &definition.Field{Name: extra, Type: definition.TextField, On: "case"}
		cat.Fields = append(cat.Fields, extra)
	}
	return def, map[string]any{
		"text": "Kargo gelmedi", "short": "abc", "coded": "AB123", "long": "Üç gündür bekliyorum, kimse aramadı.",
		"int": 3.0, "few": 4.0, "decimal": 2.5, "money": 1250.0, "bool": true, "date": "2026-01-05",
		"datetime": "2026-01-05T09:00:00+03:00", "choice": "FR", "choices": []any{"FR", "DE"}, "email": "ada@example.org",
		"phone": "+90 532 000 00 00", "file": "f_1", "note": "Kapıda not", "city": "İstanbul", "street": "Bağdat Cd. 1", "zip": "34000",
	}
}

func BenchmarkCheck(b *testing.B) {
	def, values := twenty()
	b.ReportAllocs()
	for b.Loop() {
		if _, ps := form.Check(def, "all", definition.Complaint, values); len(ps) > 0 {
			b.Fatal(ps)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	def, _ := twenty()
	b.ReportAllocs()
	for b.Loop() {
		if form.Of(def, "all", "") == nil {
			b.Fatal("no form")
		}
	}
}
