package rule

import (
	"github.com/expr-lang/expr/ast"

	"github.com/akis-platform/akis/engine/pattern"
)

// Limits on what patterns go through.
const (
	maxMatching  = 8 << 20      // sizes of patterns times bytes of text, in one run of a rule
	longestValue = 4 * 64 << 10 // bytes of text that a field holds at the most
)

// light reports whether a pattern goes through the longest value within its limit.
func light(n ast.Node) bool {
	s, ok := n.(*ast.StringNode)
	if !ok {
		return false
	}
	size, ok := pattern.Size(s.Value)
	return ok && size*longestValue <= maxMatching
}
