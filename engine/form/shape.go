package form

import (
	"regexp"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/pattern"
)

// The forms of texts, as browsers and the server both read them: Check uses the
// expressions, the schema carries their text.
var (
	dateForm     = regexp.MustCompile(`^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$`)
	dateTimeForm = regexp.MustCompile(
		`^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})$`)
	emailForm = regexp.MustCompile(
		"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*" +
			`@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)
	// phoneWritten is a number as people write it: 5 to 15 digits with + or 00
	// before an international one.
	phoneWritten = phonePattern()
	phoneForm    = regexp.MustCompile(`^\+?[0-9]{5,15}$`)
	notDigits    = regexp.MustCompile(`[ \t()./-]`)
)

// The lengths of an address (RFC 5321).
const (
	maxEmail     = 254
	maxLocalPart = 64
)

func phonePattern() string {
	gap := `[ \t()./-]*`
	digits := func(n string) string { return "(?:[0-9]" + gap + "){" + n + "}" }
	return "^" + gap + "(?:" + strings.Join([]string{
		`\+` + gap + digits("5,15"), "0" + gap + "0" + gap + digits("5,15"),
		"[1-9]" + gap + digits("4,14"), "0" + gap + "[1-9]" + gap + digits("3,13"),
	}, "|") + ")$"
}

// Phone answers a phone number in one spelling: digits, with + before an
// international one. "00" in front is "+".
func Phone(s string) (string, bool) {
	s = notDigits.ReplaceAllString(s, "")
	if strings.HasPrefix(s, "00") {
		s = "+" + s[2:]
	}
	return s, phoneForm.MatchString(s)
}

// property says what one field may hold: what it lets through, Check lets through,
// and what Check has cleaned, it lets through. The pattern of a phone is read on
// the cleaned number, so only by Check.
func property(def *definition.Definition, f *definition.Field) map[string]any {
	p := map[string]any{}
	switch f.Type {
	case definition.Int, definition.Money, definition.Decimal:
		number(p, f)
	case definition.Bool:
		p["type"] = "boolean"
	case definition.ChoiceList:
		p["type"], p["items"] = "array", map[string]any{"type": "string", "enum": codes(def, f)}
		p["maxItems"] = maxList
	case definition.Choice:
		p["type"], p["enum"] = "string", codes(def, f)
	default:
		p["type"], p["maxLength"] = "string", MaxLength(f)
		form := forms[f.Type]
		if form.format != "" {
			p["format"] = form.format
		}
		switch {
		case form.pattern != "":
			p["pattern"] = form.pattern
		case f.Pattern != "":
			if shared, err := pattern.Shared(f.Pattern); err == nil { // others are not published
				p["pattern"] = shared
			}
		}
	}
	return p
}

func number(p map[string]any, f *definition.Field) {
	p["type"], p["minimum"], p["maximum"] = "integer", -maxNumber, maxNumber
	if f.Type == definition.Decimal {
		p["type"] = "number"
	}
	if f.Min != nil {
		p["minimum"] = *f.Min
	}
	if f.Max != nil {
		p["maximum"] = *f.Max
	}
}

// forms are the types of text with a form of their own.
var forms = map[definition.FieldType]struct{ format, pattern string }{
	definition.Date:     {"date", dateForm.String()},
	definition.DateTime: {"date-time", dateTimeForm.String()},
	definition.Email:    {"email", emailForm.String()},
	definition.Phone:    {"", phoneWritten},
}

func codes(def *definition.Definition, f *definition.Field) []any {
	ch := def.Choices[f.Options]
	if ch == nil {
		return []any{}
	}
	out := make([]any, len(ch.Options))
	for i, o := range ch.Options {
		out[i] = o.Code
	}
	return out
}
