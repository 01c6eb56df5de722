package customer

import (
	"net/mail"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// NormalPhone answers a number as "+" and 8 to 15 digits (E.164). dialCode
// ("90") completes one written without its country: "0532 111 22 33" and
// "532 111 22 33" are "+905321112233".
func NormalPhone(raw, dialCode string) (string, bool) {
	var b strings.Builder
	plus := false
	for _, r := range norm.NFKC.String(strings.TrimSpace(raw)) {
		switch {
		case r == '+' && b.Len() == 0 && !plus:
			plus = true
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '٠' && r <= '٩':
			b.WriteRune('0' + r - '٠')
		case strings.ContainsRune(" -()./\u00a0\u200e\u200f\u202a\u202c", r):
		default:
			return "", false
		}
	}
	digits := b.String()
	switch {
	case plus:
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(digits, "0"):
		digits = dialCode + digits[1:]
	case len(digits) <= 10:
		digits = dialCode + digits
	}
	if len(digits) < 8 || len(digits) > 15 || digits[0] == '0' {
		return "", false
	}
	return "+" + digits, true
}

// NormalEmail answers an address in small letters, without a name before it.
func NormalEmail(raw string) (string, bool) {
	raw = strings.TrimSpace(raw)
	a, err := mail.ParseAddress(raw)
	if err != nil || a.Address != raw || len(raw) > 254 {
		return "", false
	}
	at := strings.LastIndexByte(raw, '@')
	if at < 1 || !strings.Contains(raw[at:], ".") {
		return "", false
	}
	return strings.ToLower(raw), true
}

// Values answers what rules see of a customer as customer.*.
func Values(c Customer) map[string]any {
	v := make(map[string]any, len(c.Fields)+5)
	for name, x := range c.Fields {
		v[name] = x
	}
	set := func(name, s string) {
		if s != "" {
			v[name] = s
		}
	}
	set("name", c.Name)
	set("tier", c.Tier)
	set("country", c.Country)
	set("locale", c.Locale)
	v["points"] = c.Points
	return v
}
