package syntax

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// value spells an attribute's value by its kind; it is the inverse of
// decoder.value.
func (w *writer) value(p *schemas.Prop, v any, at string) string {
	switch p.Kind {
	case "rule", "expr":
		return w.rule(p, v, at)
	case "string":
		return w.text(v, at)
	case "text", "template":
		return w.localized(v, at)
	case "duration":
		if m, ok := v.(map[string]any); ok && len(m) == 1 && m["default"] != nil {
			return w.duration(m["default"], at+"/default")
		}
		return w.object(v, at, w.duration)
	case "duration_one":
		return w.duration(v, at)
	case "address":
		return w.address(v, at)
	case "ref":
		return w.reference(v, at)
	case "refs":
		return w.items(v, at, w.reference)
	case "keyword":
		return w.keyword(v, at)
	case "keywords":
		return w.items(v, at, w.keyword)
	case "strings":
		return w.items(v, at, w.text)
	case "map_ref":
		return w.object(v, at, w.reference)
	case "map_text":
		return w.object(v, at, w.localized)
	case "map_string", "map_expr":
		return w.object(v, at, w.plain)
	case "map_setting":
		return w.object(v, at, w.setting)
	case "setting":
		return w.setting(v, at)
	case "map_value":
		return w.object(v, at, w.literal)
	case "rows":
		return w.items(v, at, func(v any, at string) string { return w.items(v, at, w.keyword) })
	}
	return w.literal(v, at)
}

type spellFunc func(v any, at string) string

func (w *writer) fail(at string, format phrase.Format, args ...any) string {
	w.wrong(at, format, args...)
	return "null"
}

func (w *writer) text(v any, at string) string {
	s, ok := v.(string)
	if !ok {
		return w.fail(at, "Here stands a text in double quotes.")
	}
	return w.lines(s)
}

// plain spells a text in quotes, whatever it holds.
func (w *writer) plain(v any, at string) string {
	s, ok := v.(string)
	if !ok {
		return w.text(v, at)
	}
	return quoted(s)
}

func (w *writer) localized(v any, at string) string {
	m, ok := v.(map[string]any)
	if ok && len(m) == 1 && m[w.locales[0]] != nil {
		return w.text(m[w.locales[0]], at+"/"+w.locales[0])
	}
	if !ok {
		return w.fail(at, "Here stands a list of names and values in braces: { a = …, b = … }.")
	}
	place := func(key string) int {
		if i := slices.Index(w.locales, key); i >= 0 {
			return i
		}
		return len(w.locales)
	}
	keys := sortedKeys(m)
	slices.SortStableFunc(keys, func(a, b string) int { return place(a) - place(b) })
	return w.entries(m, keys, at, w.text)
}

var settingRef = regexp.MustCompile(`^setting\.[a-z][a-z0-9_]*$`)

func (w *writer) duration(v any, at string) string {
	if s, ok := v.(string); ok && settingRef.MatchString(s) {
		return s
	}
	return w.text(v, at)
}

// identifier is a name that HCL reads as one whatever stands around it.
var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// reserved are names that HCL gives a meaning of its own.
var reserved = []string{"null", "true", "false", "for", "in", "if", "else", "endif", "endfor"}

func isIdentifier(s string) bool { return identifier.MatchString(s) && !slices.Contains(reserved, s) }

// isReference reports whether s is dotted names, two at least.
func isReference(s string) bool {
	parts := strings.Split(s, ".")
	for i, part := range parts {
		if !identifier.MatchString(part) || i == 0 && slices.Contains(reserved, part) {
			return false
		}
	}
	return len(parts) > 1
}

func (w *writer) reference(v any, at string) string {
	s, ok := v.(string)
	if !ok || !isReference(s) {
		return w.fail(at, "Here stands a reference without quotes, such as %s.", "field.order_no")
	}
	return s
}

// address spells what moved and removed name; codes of choices may be any text.
func (w *writer) address(v any, at string) string {
	if s, ok := v.(string); ok && isReference(s) {
		return s
	}
	return w.text(v, at)
}

func (w *writer) keyword(v any, at string) string {
	if s, ok := v.(string); ok && (isIdentifier(s) || isReference(s)) {
		return s
	}
	return w.text(v, at)
}

func (w *writer) setting(v any, at string) string {
	if m, ok := v.(map[string]any); ok {
		name, ok := m["secret"].(string)
		if !ok || len(m) > 1 || !nameForm.MatchString(name) {
			return w.fail(at, "Here stands a text, a number, true or false, or a secret by its name, such as secret.smtp_password.")
		}
		return "secret." + name
	}
	if _, isList := v.([]any); isList {
		return w.fail(at, "Here stands a text, a number, true or false, or a secret by its name, such as secret.smtp_password.")
	}
	return w.literal(v, at)
}

// literal spells a plain value or a list of them.
func (w *writer) literal(v any, at string) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		if s := strconv.FormatFloat(v, 'f', -1, 64); len(strings.TrimPrefix(s, "-")) <= maxNumber {
			return s
		}
		return w.fail(at, "A number has at most %d digits, written out. Quote it if it is a text.", maxNumber)
	case []any:
		return w.items(v, at, w.literal)
	}
	return w.fail(at, "Here stands a text, a number, true or false.")
}

func (w *writer) items(v any, at string, item spellFunc) string {
	list, ok := v.([]any)
	if !ok {
		return w.fail(at, "Here stands a list in brackets: [a, b].")
	}
	parts := make([]string, len(list))
	flat := w.flat
	w.depth, w.flat = w.depth+1, true // a comma follows
	for i, x := range list {
		parts[i] = item(x, fmt.Sprintf("%s/%d", at, i))
	}
	w.depth, w.flat = w.depth-1, flat
	return w.enclose("[", parts, "]")
}

func (w *writer) object(v any, at string, item spellFunc) string {
	m, ok := v.(map[string]any)
	if !ok {
		return w.fail(at, "Here stands a list of names and values in braces: { a = …, b = … }.")
	}
	return w.entries(m, keysOf(m), at, item)
}

func (w *writer) entries(m map[string]any, keys []string, at string, item spellFunc) string {
	parts := make([]string, len(keys))
	w.depth++
	for i, key := range keys {
		spelled := key
		if !isIdentifier(key) {
			spelled = quoted(key)
		}
		parts[i] = spelled + " = " + item(m[key], at+"/"+escape(key))
	}
	w.depth--
	return w.enclose("{", parts, "}")
}

// keysOf answers the keys of an object in its own order, or in the alphabet's.
func keysOf(m map[string]any) []string {
	order, ok := m["$order"].([]any)
	if !ok {
		return sortedKeys(m)
	}
	keys := make([]string, 0, len(order))
	for _, k := range order {
		if s, ok := k.(string); ok {
			keys = append(keys, s)
		}
	}
	return keys
}

// enclose puts parts on one line, or on one each when they are long.
func (w *writer) enclose(open string, parts []string, end string) string {
	line := strings.Join(parts, ", ")
	if len(parts) == 0 {
		return open + end
	}
	if utf8.RuneCountInString(line)+2*w.depth+20 <= maxLine && !strings.Contains(line, "\n") {
		if open == "{" {
			return "{ " + line + " }"
		}
		return open + line + end
	}
	var b strings.Builder
	b.WriteString(open + "\n")
	for _, p := range parts {
		b.WriteString(w.indent() + "  " + p)
		if open == "[" {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString(w.indent() + end)
	return b.String()
}
