package syntax

import (
	"bytes"

	"github.com/akis-platform/akis/dsl/diag"
)

// Format answers the file in the one layout of the language. A file that cannot
// be read comes back as it was, with what is wrong.
func Format(f File) ([]byte, diag.List) {
	if body, list := newSource(f).parse(); body == nil || list.HasErrors() {
		return f.Src, list
	}
	return append(bytes.TrimRight(tidy(f.Src), " \t\r\n"), '\n'), nil
}
