package syntax_test

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// parsed counts the blocks and attributes of a file by HCL's own parser.
func parsed(t *testing.T, name string, src []byte) (blocks, attributes int) {
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	var count func(b *hclsyntax.Body)
	count = func(b *hclsyntax.Body) {
		attributes += len(b.Attributes)
		for _, c := range b.Blocks {
			blocks++
			count(c.Body)
		}
	}
	count(file.Body.(*hclsyntax.Body))
	return blocks, attributes
}
