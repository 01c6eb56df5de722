package edit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akis-platform/akis/schemas"
)

// renderer writes values as HCL. The layout of lines is left to the formatter.
type renderer struct {
	locale string
	quote  bool // words in quotes, as their neighbours are
	depth  int  // of the line on which the value begins
	lines  bool // texts of lines as heredocs, in a map as its other texts are
}

// misfit says that a value is not of the form that its place takes.
type misfit struct {
	at   string // below the value's own address
	want string
}

func (m *misfit) Error() string { return "here stands " + m.want }

func wants(want string) (string, error) { return "", &misfit{want: want} }

// inside says where in a value something does not fit.
func inside(key string, err error) error {
	if m, ok := err.(*misfit); ok { //nolint:errorlint // never wrapped: renderer is its only source
		m.at = under("", key) + m.at
	}
	return err
}

const lineWidth = 100 // characters, beyond which maps are written in lines

// value writes what stands behind an attribute's = or in a list or map.
func (r renderer) value(p *schemas.Prop, kind string, v any) (string, error) {
	switch kind {
	case "rule", "expr", "string", "template_one":
		return r.text(v)
	case "text", "template", "duration":
		return r.spread(p, kind, v)
	case "duration_one":
		if s, ok := v.(string); ok && strings.HasPrefix(s, "setting.") && isReference(s) {
			return s, nil
		}
		return r.text(v)
	case "ref":
		if s, ok := v.(string); ok && isReference(s) {
			return s, nil
		}
		return wants("a reference such as field.order_no")
	case "keyword":
		return r.keyword(v)
	case "refs", "keywords", "rows":
		return r.list(p, kind, v)
	case "map_ref", "map_text", "map_string", "map_value":
		return r.entries(p, kind, v)
	}
	return r.literal(p, v)
}

// literal writes a text, a number, a yes/no or a list of them.
func (r renderer) literal(p *schemas.Prop, v any) (string, error) {
	switch v := v.(type) {
	case string:
		return r.text(v)
	case bool:
		return strconv.FormatBool(v), nil
	case float64:
		return number(v)
	case []any:
		return r.list(p, "value", v)
	}
	return wants("a text, a number, true, false or a list of them")
}

const maxDigits = 40 // of a number, which the language takes

func number(f float64) (string, error) {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if len(s) > maxDigits {
		return wants(fmt.Sprintf("a number of at most %d digits", maxDigits))
	}
	return s, nil
}

func (r renderer) text(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return wants("a text")
	}
	if !utf8.ValidString(s) {
		return wants("a text in UTF-8")
	}
	if r.lines && ofLines(s) {
		return r.heredoc(s), nil
	}
	return quoted(s), nil
}

// quoted writes a text in quotes. Unlike hclwrite it leaves the joiners of emoji and
// of scripts as they are; what turns the direction of text without being seen, and
// what cannot be seen at all, is written out.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case (c == '$' || c == '%') && strings.HasPrefix(s[i+1:], "{"):
			b.WriteRune(c)
			b.WriteRune(c)
		case unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || !unicode.IsGraphic(c) && !unicode.Is(unicode.Cf, c):
			fmt.Fprintf(&b, hclEscape(c), c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hclEscape(c rune) string {
	if c > 0xffff {
		return `\U%08x`
	}
	return `\u%04x`
}

// attribute writes the value of an attribute, where a text of lines is a heredoc.
func (r renderer) attribute(p *schemas.Prop, kind string, v any) (string, error) {
	s, isText := v.(string)
	if o, ok := v.(*ordered); ok && (kind == "text" || kind == "template") && len(o.keys) == 1 && o.keys[0] == r.locale {
		s, isText = o.values[r.locale].(string)
	}
	if isText && textual(kind) && ofLines(s) {
		return r.heredoc(s), nil
	}
	return r.value(p, kind, v)
}

func textual(kind string) bool {
	return slices.Contains([]string{"rule", "expr", "string", "text", "template", "value", "template_one"}, kind)
}

// ofLines reports whether a text is lines that a heredoc gives back exactly.
func ofLines(s string) bool {
	lines := strings.SplitAfter(s, "\n")
	if len(lines) < 2 || lines[len(lines)-1] != "" {
		return false
	}
	margin := false
	for _, line := range lines[:len(lines)-1] {
		body := strings.TrimSuffix(line, "\n")
		if strings.TrimSpace(body) == "" && body != "" || strings.TrimSpace(body) == marker {
			return false
		}
		if strings.ContainsFunc(body, func(c rune) bool { return c != '\t' && !unicode.IsPrint(c) }) {
			return false
		}
		margin = margin || body != "" && !unicode.IsSpace([]rune(body)[0])
	}
	return margin
}

const marker = "EOT"

// heredoc writes a text of lines, indented as its place is: the formatter leaves
// what stands inside alone.
func (r renderer) heredoc(s string) string {
	margin := strings.Repeat("  ", r.depth)
	var b strings.Builder
	b.WriteString("<<-" + marker + "\n")
	for line := range strings.Lines(strings.NewReplacer("${", "$${", "%{", "%%{").Replace(s)) {
		if line != "\n" {
			b.WriteString(margin + "  ")
		}
		b.WriteString(line)
	}
	return b.String() + margin + marker
}

// spread writes a map that may be written as its one value.
func (r renderer) spread(p *schemas.Prop, kind string, v any) (string, error) {
	o, ok := v.(*ordered)
	if !ok {
		return wants("a map such as { " + or(walker{r.locale}.implied(kind), r.locale) + ": … }")
	}
	if alone := (walker{r.locale}).implied(kind); len(o.keys) == 1 && o.keys[0] == alone {
		s, err := r.value(p, inner(kind), o.values[alone])
		return s, inside(alone, err)
	}
	return r.entries(p, kind, v)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (r renderer) list(p *schemas.Prop, kind string, v any) (string, error) {
	items, ok := v.([]any)
	if !ok {
		return wants("a list")
	}
	if kind == "keywords" && len(p.Enum) == 0 {
		r.quote = true
	}
	all := make([]string, len(items))
	for i, x := range items {
		s, err := r.value(p, inner(kind), x)
		if err != nil {
			return "", inside(strconv.Itoa(i), err)
		}
		all[i] = s
	}
	if kind == "rows" && len(all) > 0 {
		return "[\n" + strings.Join(all, ",\n") + ",\n]", nil
	}
	return "[" + strings.Join(all, ", ") + "]", nil
}

func (r renderer) entries(p *schemas.Prop, kind string, v any) (string, error) {
	o, ok := v.(*ordered)
	if !ok {
		return wants("a map")
	}
	all := make([]string, len(o.keys))
	width, nested := 0, false
	for i, key := range o.keys {
		s, err := r.value(p, inner(kind), o.values[key])
		if err != nil {
			return "", inside(key, err)
		}
		all[i] = word(key, false) + " = " + s
		width += len(all[i]) + 2
		nested = nested || strings.HasPrefix(s, "{")
	}
	switch {
	case len(all) == 0:
		return "{}", nil
	case nested || width > lineWidth && kind != "text" && kind != "template":
		return "{\n" + strings.Join(all, "\n") + "\n}", nil
	}
	return "{ " + strings.Join(all, ", ") + " }", nil
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$`)

func (r renderer) keyword(v any) (string, error) {
	s, ok := v.(string)
	switch {
	case !ok:
		return wants("a word")
	case !r.quote && isReference(s), s == "true", s == "false", plainNumber.MatchString(s) && len(s) <= maxDigits:
		return s, nil
	}
	return r.text(s)
}

// isReference reports whether a text is names joined by dots, which HCL reads as
// what it is.
func isReference(s string) bool {
	for i, part := range strings.Split(s, ".") {
		if !identifier.MatchString(part) || i == 0 && slices.Contains([]string{"true", "false", "null", "for"}, part) {
			return false
		}
	}
	return true
}
