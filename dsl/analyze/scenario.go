package analyze

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
)

// CaseBlock answers the witness as the case block of a scenario, in the layout of the
// language: what shows a finding can be tried, or kept as a test. What no opening can
// bring about stands above it as a comment.
func CaseBlock(w diag.Witness) string {
	var b strings.Builder
	for _, name := range sortedKeys(w.Facts) {
		fmt.Fprintf(&b, "# and later: %s = %s\n", name, literal(w.Facts[name]))
	}
	attributes := [][2]string{{"category", "category." + w.Category}}
	add := func(name, value string) {
		if value != "" {
			attributes = append(attributes, [2]string{name, value})
		}
	}
	add("kind", w.Kind)
	if w.At != "" {
		add("at", quote(w.At))
	}
	fields := map[string]any{}
	for name, v := range w.Fields {
		fields[name] = v
	}
	for _, name := range w.Empty {
		fields[name] = "" // given as empty, so that no default fills it
	}
	add("field", object(fields))
	add("customer", object(w.Customer))
	width := 0
	for _, a := range attributes {
		width = max(width, len(a[0]))
	}
	b.WriteString("case {\n")
	for _, a := range attributes {
		fmt.Fprintf(&b, "  %-*s = %s\n", width, a[0], a[1])
	}
	b.WriteString("}\n")
	return b.String()
}

func object(values map[string]any) string {
	if len(values) == 0 {
		return ""
	}
	var parts []string
	for _, name := range sortedKeys(values) {
		parts = append(parts, name+" = "+literal(values[name]))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// literal answers a value as HCL writes it.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = literal(x)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v)
}

var escapes = strings.NewReplacer("\\", "\\\\", "\"", "\\\"", "\n", "\\n", "\r", "\\r", "\t", "\\t", "${", "$${", "%{", "%%{")

func quote(s string) string { return `"` + escapes.Replace(s) + `"` }
