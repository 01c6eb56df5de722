package manual

import (
	"fmt"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/engine/rule"
)

// functions lists what rules may call.
func functions() string {
	rows := []string{"| Function | What it gives | Such as |", "|---|---|---|"}
	for _, f := range rule.Functions() {
		rows = append(rows, fmt.Sprintf("| %s | %s | %s |", code(f.Form), cell(f.About), code(f.Example)))
	}
	return strings.Join(rows, "\n")
}

// names lists the names that the rules of every set see.
func names() string {
	rows := []string{"| Name | Type | What it is |", "|---|---|---|"}
	for _, n := range compile.FixedNames() {
		about := n.About
		if len(n.Options) > 0 {
			about += " One of " + quotedWords(n.Options) + "."
		}
		if n.Moves {
			about += " *moves*"
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s |", code(n.Dotted), n.Type, cell(about)))
	}
	return strings.Join(rows, "\n")
}
