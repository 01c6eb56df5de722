package form_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/pattern"
	"github.com/akis-platform/akis/schemas"
)

// The vectors are forms with values, and what the server says of them. The screens'
// tests run them through the browser's validator (web/app/src/core/vectors.test.ts),
// so that both read a form alike.
type vectors struct {
	Forms    []formVectors   `json:"forms"`
	Rules    int             `json:"rules"` // how many were made for gates and fields
	Patterns []patternVector `json:"patterns"`
}

// patternVector is a pattern as browsers are given it, with a text.
type patternVector struct {
	Schema map[string]any `json:"schema"`
	Text   string         `json:"text"`
	Fits   bool           `json:"fits"`
}

// formVectors are one form with values.
type formVectors struct {
	// Schema is the form's, without what its gates ask for.
	Schema map[string]any `json:"schema"`
	// Gates are what each gate asks for, alone; Visible the rules of fields.
	Gates   []map[string]any          `json:"gates"`
	Visible map[string]map[string]any `json:"visible"`
	Cases   []valueVector             `json:"cases"`
}

// valueVector is one set of values with the verdicts.
type valueVector struct {
	Values  map[string]any  `json:"values"`
	Fits    bool            `json:"fits"`
	Fields  map[string]bool `json:"fields"` // each value, alone
	Gates   []bool          `json:"gates"`
	Visible map[string]bool `json:"visible"`
}

const (
	vectorForms    = 200
	gatesPerForm   = 10
	valuesPerForm  = 12
	vectorSeed     = 20261127
	vectorsPathEnv = "AKIS_FORM_VECTORS"
)

// TestVectors makes the vectors and holds the server to them: what its validator
// says against what the engine does with the same values. With AKIS_FORM_VECTORS
// it writes them to that file.
func TestVectors(t *testing.T) {
	g := maker{rand.New(rand.NewPCG(vectorSeed, 0))}
	var all vectors
	for range vectorForms {
		all.Forms = append(all.Forms, g.form(t))
		all.Rules += rulesPerForm
	}
	all.Patterns = g.patterns(t)
	if all.Rules < 4000 || len(all.Patterns) < 2000 {
		t.Errorf("only %d rules and %d patterns", all.Rules, len(all.Patterns))
	}
	path := os.Getenv(vectorsPathEnv)
	if path == "" {
		return
	}
	out, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
}

// maker makes forms and values from one seed.
type maker struct{ *rand.Rand }

func pick[T any](g maker, of []T) T { return of[g.IntN(len(of))] }

// rulesPerForm are when and check of each gate, and visible of two fields.
const rulesPerForm = 2*gatesPerForm + 2

const everyField = `
akis {
  name     = "x"
  language = 1
}
team "t" { label = "T" }
choices "c" { options = { FR = "France", DE = "Germany", "ı" = "Dotless" } }
field "text" {
  type  = text
  label = "T"
}
field "short" {
  type       = text
  label      = "S"
  max_length = 3
}
field "coded" {
  type    = text
  label   = "C"
  pattern = %q
}
field "long" {
  type    = long_text
  label   = "L"
  visible = %q
}
field "int" {
  type  = int
  label = "I"
  min   = -2
  max   = 7
}
field "decimal" {
  type  = decimal
  label = "D"
  max   = 7.25
}
field "money" {
  type    = money
  label   = "M"
  min     = 0
  visible = %q
}
field "double" {
  type    = decimal
  label   = "DD"
  compute = "field.decimal * 2"
}
field "bool" {
  type  = bool
  label = "B"
}
field "date" {
  type  = date
  label = "DA"
}
field "datetime" {
  type  = datetime
  label = "DT"
}
field "choice" {
  type    = choice
  label   = "CH"
  options = choices.c
}
field "choices" {
  type    = choices
  label   = "CS"
  options = choices.c
}
field "email" {
  type  = email
  label = "E"
}
field "phone" {
  type  = phone
  label = "P"
}
category "k" {
  label  = "K"
  kind   = request
  flow   = flow.f
  fields = [field.text, field.short, field.coded, field.long, field.int, field.decimal, field.money, field.double, field.bool,
    field.date, field.datetime, field.choice, field.choices, field.email, field.phone]
%s}
flow "f" {
  start = step.s
  step "s" {
    team = team.t
    outcome "o" { to = end.z }
  }
  end "z" { status = resolved }
}
`

// patterns are of the part that Go and browsers share.
var patterns = []string{
	"^[A-Z]{2}[0-9]+$", "^.{2,3}$", "^[^a]*$", "ş|ı", "^[ü-ğ]+$", "^(?:a|b)?c", `^\\w+$`, `^[\\d-]+$`, `^\\b`, "[.]", "^😀?$", `^\\$`,
}

// pieces are what random patterns are made of; some only one side reads.
var pieces = []string{
	".", "a", "b", "ş", "İ", "😀", "[a-c]", "[^a]", "[^\\n]", "[.]", "[a\\-b]", "\\.", "\\-", "\\/", "\\w", "\\W", "\\d", "\\b", "\\B",
	"(", ")", "(?:", "|", "*", "+", "?", "{1,2}", "{2}", "{", "}", "]", "^", "$", "[^.]+", ".*", "\\s", "(?i)", "[[:alpha:]]", "\\n", "-", "/",
}

// patterns makes random patterns with texts, and what the server says of them.
func (g maker) patterns(t *testing.T) []patternVector {
	texts := []string{"", "a", "ab", "abc", "ş", "İI", "😀", "a😀b", "a-b", "a.b", "a\nb", "a\rb", "a\u2028b", "_", "1", "a b", "👩‍👩‍👧", "e\u0301", "{2}", "/"}
	var all []patternVector
	for range 7_000 {
		p := ""
		for range 1 + g.IntN(5) {
			p += pick(g, pieces)
		}
		shared, err := pattern.Shared(p)
		if err != nil {
			continue
		}
		re, text := regexp.MustCompile(p), pick(g, texts)
		schema := map[string]any{"type": "string", "pattern": shared}
		fits := re.MatchString(text)
		if validator(t, &form.Form{Schema: schema}).Check(text) == nil != fits {
			t.Errorf("%q on %q: %v, and as %q not", p, text, fits, shared)
		}
		all = append(all, patternVector{schema, text, fits})
	}
	return all
}

var requirable = []string{"text", "short", "coded", "long", "int", "decimal", "money", "bool", "date", "choice", "choices", "email", "double"}

// definition makes a set with random rules.
func (g maker) definition(t *testing.T) *definition.Definition {
	var gates strings.Builder
	for i := range gatesPerForm {
		fmt.Fprintf(&gates, "  gate \"g%d\" {\n    when = %q\n    check = %q\n", i, g.rule(2), g.rule(2))
		if g.IntN(2) == 0 {
			fmt.Fprintf(&gates, "    require = [field.%s]\n", pick(g, requirable))
		}
		gates.WriteString("  }\n")
	}
	pattern := strings.ReplaceAll(pick(g, patterns), `\\`, `\`)
	src := fmt.Sprintf(everyField, pattern, g.visible("long"), g.visible("money"), gates.String())
	set, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(src)})
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list.Err(), src)
	}
	return set.Definition
}

// visible makes a rule of a field that may not read itself, nor the other one.
func (g maker) visible(field string) string {
	for {
		r := g.rule(1)
		if !strings.Contains(r, "field.long") && !strings.Contains(r, "field.money") && !strings.Contains(r, "case.") {
			return r
		}
	}
}

// comparisons are what rules are made of; the last ones no schema can say.
var comparisons = []string{
	"field.text == 'a'", "field.text != 'ş'", "field.text contains 'a.'", "field.text startsWith '^'", "field.text endsWith '😀'",
	"field.text matches '^[A-Zİ]'", "field.text matches '^.$'", "field.text matches '^a-b$'", "field.text matches '[.]'", "field.text matches 'a{'", "field.text matches 'a.b'", "field.text matches '^*a'",
	"field.short == nil", "field.short != nil", "field.short in ['abc', 'ığş']", "field.coded not in ['AB1']", "field.long == 'x'",
	"field.int > 2", "field.int <= -1", "field.int == 3", "field.int != 3", "field.int in 1..5", "field.decimal < 2.5",
	"field.decimal == 0.1", "field.decimal >= 7", "field.money == 1250", "field.money > 100", "field.bool", "not field.bool",
	"field.bool == true", "field.bool != true", "field.date == '2026-02-28'", "field.choice == 'FR'", "field.choice != 'ı'",
	"field.choice in ['FR', 'DE']", "'FR' in field.choices", "'ı' not in field.choices", "field.choices == ['FR']", "true", "false",
	"field.email endsWith '.org'", "field.phone startsWith '+90'", "len(field.text) > 2", "field.text == field.short",
	"case.kind == 'complaint'", "any(field.choices, # == 'DE')", "field.double > 4", "lower(field.text) == 'a'",
}

// rule makes a rule that nests as deep as told.
func (g maker) rule(depth int) string {
	if depth == 0 {
		for {
			if r := pick(g, comparisons); !strings.Contains(r, "== [") {
				return r
			}
		}
	}
	a := g.rule(depth - 1)
	switch g.IntN(4) {
	case 0:
		return "not (" + a + ")"
	case 1:
		return "(" + a + ") and (" + g.rule(depth-1) + ")"
	case 2:
		return "(" + a + ") or (" + g.rule(depth-1) + ")"
	}
	return a
}

// pools are values of each field: right, on the edge, nearly right and wrong.
var pools = map[string][]any{
	"text":     {"a", "ş", "xa.", "^x", "x😀", "İ", "I", "a-b", "e\u0301", "a\u2028b", "a\rb", "a\nb", "a{", "", " ", 3.0, true, nil},
	"short":    {"abc", "ığş", "😀😀😀", "abcd", "👩‍👩‍👧", "e\u0301e\u0301", ""},
	"coded":    {"AB1", "AB", "ab", "😀", "😀😀", "a\rb", "ş", "ğü", "c", "bc", "x_1", "1-2", "-", "a.b", "$", " ", "\u2028\u2028"},
	"long":     {"x", "y", strings.Repeat("ş", 20), []any{}, map[string]any{}},
	"int":      {-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 2.5, 3.0, 5.0, 7.0, 8.0, 1e15, "3"},
	"decimal":  {0.1, 0.30000000000000004, 2.5, 2.4999999999999996, 7.0, 7.25, 7.250000000000001, -1e15, 1e16, 1e300, 5e-324, "1"},
	"money":    {0.0, 1250.0, 100.0, 101.0, -1.0, 0.5, 1e15, 1e15 + 2},
	"double":   {0.2, 4.0, 5.0, 14.5},
	"bool":     {true, false, "true", 0.0},
	"date":     {"2026-02-28", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01", "2026-1-1", "0999-01-01", "2026-02-28 ", "+2026-02-28"},
	"datetime": {"2026-01-05T09:00:00Z", "2026-01-05T09:00:00+03:00", "2026-01-05T24:00:00Z", "2026-01-05T23:59:60Z", "2026-01-05t09:00:00z", "2026-01-05T09:00:00.123456789Z", "2026-01-05T09:00:00", "2026-01-05 09:00:00Z", "2026-02-30T09:00:00Z", "2026-01-05T09:00:00+24:00", "2026-01-05T09:00:00+23:60", "2026-01-05T09:00:00-00:00"},
	"choice":   {"FR", "DE", "ı", "fr", "I", "i", "", []any{"FR"}},
	"choices":  {[]any{"FR"}, []any{"FR", "DE"}, []any{"ı", "ı"}, []any{}, []any{"XX"}, []any{3.0}, "FR"},
	"email": {
		"ada@example.org", "Ada@EXAMPLE.org", "a.b@x.y", ".a@x.y", "a.@x.y", "a..b@x.y", "a@x", "a@-x.y", "a@x-.y", "ü@x.y", "a@ü.y", "\"a b\"@x.y", "a@[127.0.0.1]",
		strings.Repeat("a", 64) + "@x.y", strings.Repeat("a", 65) + "@x.y", "a@" + strings.Repeat("a", 63) + ".y", "a@" + strings.Repeat("a", 64) + ".y",
		"a@" + strings.Repeat("abcdefg.", 30) + "org", "a@" + strings.Repeat("abcdefg.", 32) + "org", "a@x.y\n", "a b@x.y", "a@b@x.y",
	},
	"phone": {"+90 532 000 00 00", "0090 532 000 00 00", "0532 000 00 00", "(0532) 000-0000", "12345", "1234", "+1234", "+12345", "١٢٣٤٥", "+90 532 000 00 00 00 00", "5\u00a032 00"},
}

// values makes values for some of the fields, most of them right.
func (g maker) values() map[string]any {
	out := map[string]any{}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range pools {
			if !yield(name) {
				return
			}
		}
	}) {
		switch pool := pools[name]; {
		case g.IntN(3) == 0: // left empty
		case g.IntN(3) > 0:
			out[name] = pool[g.IntN(min(3, len(pool)))] // the first are right
		default:
			out[name] = pick(g, pool)
		}
		if out[name] == nil {
			delete(out, name)
		}
	}
	if g.IntN(40) == 0 {
		out["unknown"] = "x"
	}
	return out
}

// form makes one form with values and the server's verdicts.
func (g maker) form(t *testing.T) formVectors {
	def := g.definition(t)
	whole := form.Of(def, "k", "s")
	out := formVectors{Visible: map[string]map[string]any{}}
	out.Schema = draftOf(whole)
	fits := validator(t, &form.Form{Schema: out.Schema})
	fields, visible := map[string]*schemas.Validator{}, map[string]*schemas.Validator{}
	for name, property := range out.Schema["properties"].(map[string]any) {
		fields[name] = validator(t, &form.Form{Schema: property.(map[string]any)})
	}
	for _, section := range whole.Layout {
		for _, item := range section.Fields {
			if item.Visible != nil {
				out.Visible[item.Name] = item.Visible
				visible[item.Name] = validator(t, &form.Form{Schema: item.Visible})
			}
		}
	}
	var gates []gateVector
	for i := range def.Categories["k"].Gates {
		gate := gateAlone(t, def, i)
		gates = append(gates, gate)
		out.Gates = append(out.Gates, gate.schema)
	}
	for range valuesPerForm {
		v := valueVector{Values: g.values(), Fields: map[string]bool{}, Visible: map[string]bool{}}
		v.Fits = len(fits.Check(v.Values)) == 0
		for name, value := range v.Values {
			if field := fields[name]; field != nil {
				v.Fields[name] = len(field.Check(value)) == 0
			}
		}
		clean := agrees(t, def, v)
		for _, gate := range gates {
			passes := len(gate.validator.Check(v.Values)) == 0
			v.Gates = append(v.Gates, passes)
			if clean != nil {
				gate.agrees(t, clean)
			}
		}
		for name, shown := range visible {
			v.Visible[name] = len(shown.Check(v.Values)) == 0
		}
		out.Cases = append(out.Cases, v)
	}
	return out
}

// draftOf answers the schema that a draft is held against.
func draftOf(f *form.Form) map[string]any {
	schema := map[string]any{}
	for key, v := range f.Schema {
		if key != "allOf" {
			schema[key] = v
		}
	}
	return schema
}

// agrees holds the server's check of values against the schema: what fits is taken,
// and what is taken fits once it is cleaned. It answers the clean values, nil when
// they are refused.
func agrees(t *testing.T, def *definition.Definition, v valueVector) map[string]any {
	given := map[string]any{}
	for name, value := range v.Values {
		if name != "double" { // a computed field is on the form, and never sent
			given[name] = value
		}
	}
	clean, problems := form.Check(def, "k", definition.Request, given)
	if v.Fits && len(problems) > 0 {
		t.Errorf("%v fits the form, and the server says %v", v.Values, problems)
	}
	if len(problems) > 0 {
		return nil
	}
	for name, value := range clean {
		if value == nil {
			delete(clean, name)
		}
	}
	return clean
}

// gateVector is one gate of a form, alone.
type gateVector struct {
	def       *definition.Definition
	schema    map[string]any
	validator *schemas.Validator
	whole     bool // nothing of it is left to the server
}

// gateAlone answers the form's part that comes from one gate of its category.
func gateAlone(t *testing.T, def *definition.Definition, i int) gateVector {
	cat := *def.Categories["k"]
	cat.Gates = cat.Gates[i : i+1]
	one := *def
	one.Categories = map[string]*definition.Category{"k": &cat}
	f := form.Of(&one, "k", "s")
	schema := map[string]any{}
	if all, ok := f.Schema["allOf"]; ok {
		schema["allOf"] = all
	}
	_, more := f.Schema["x-akis-server-gates"]
	return gateVector{&one, schema, validator(t, &form.Form{Schema: schema}), !more}
}

// agrees holds the engine against the gate's schema: the form never refuses what
// the engine lets go, and where nothing is left to the server, they are one.
func (g gateVector) agrees(t *testing.T, clean map[string]any) {
	passes := len(g.validator.Check(any(clean))) == 0
	blocked := refused(g.def, clean)
	if !passes && !blocked {
		t.Errorf("%v: the form refuses what the server lets go:\n%v", clean, g.schema)
	}
	if passes && g.whole && blocked {
		t.Errorf("%v: the server refuses what no gate is left to it for:\n%v", clean, g.schema)
	}
}
