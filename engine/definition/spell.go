package definition

import (
	"fmt"
	"strconv"
)

// Unspell answers the value of a field that is spelled so, nil when none is.
func Unspell(t FieldType, text string) any {
	switch t {
	case Int, Decimal, Money:
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
		return nil
	case Bool:
		if text == "true" || text == "false" {
			return text == "true"
		}
		return nil
	}
	return text
}

// Spell answers the one text of a value of a field, as the keys of routes and the
// cells of tables write it: 1000000, 2.5, true, FR. A missing value is empty.
func Spell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
