package syntax

import (
	"bytes"

	"github.com/akis-platform/akis/dsl/diag"
)

// Format answers the file in the one layout of the language. A file that cannot
// be read comes back as it was, with what is wrong.
func Format(f File) ([]byte, diag.List) {
	if body, list := newSource(f).read(); body == nil || list.HasErrors() {
		return f.Src, list
	}
	return layout(f.Src), nil
}

// layout is the one layout of text that HCL can read.
func layout(src []byte) []byte {
	out := bytes.TrimRight(Tidy(src), " \t\r\n")
	if len(out) == 0 {
		return out
	}
	return append(out, '\n')
}
