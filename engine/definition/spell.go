package definition

import (
	"fmt"
	"strconv"
)

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
