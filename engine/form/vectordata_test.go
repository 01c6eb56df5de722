package form_test

import "strings"

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

var requirable = []string{"text", "short", "coded", "long", "int", "decimal", "money", "bool", "date", "choice", "choices", "email", "double"}

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
