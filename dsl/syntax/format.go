package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/akis-platform/akis/dsl/diag"
)

// Format answers the file in the one layout of the language. A file that cannot
// be read comes back as it was, with what is wrong.
func Format(f File) ([]byte, diag.List) {
	s := newSource(f)
	if p := scan(s); p != nil {
		return f.Src, diag.List{*p}
	}
	_, diags := hclsyntax.ParseConfig(f.Src, f.Name, hcl.InitialPos)
	if diags.HasErrors() {
		var list diag.List
		for _, hd := range diags {
			list = append(list, s.fromHCL(hd))
		}
		return f.Src, list
	}
	out := hclwrite.Format(f.Src)
	out = append(bytes.TrimRight(out, "\n"), '\n')
	return out, nil
}
