package syntax

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// Block answers the blocks around a pointer as the source heads them, from the
// outside: category "cargo", gate "door_code".
func (t *Tree) Block(pointer string) string {
	var heads []string
	block := schemas.Of(t.kind)
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i := 0; i < len(parts) && block != nil; i++ {
		p := block.Props[parts[i]]
		if p == nil || p.Block == "" && p.Sequence == nil {
			break
		}
		kind, label := p.Block, ""
		switch {
		case i+1 >= len(parts) && (p.Labelled || p.Sequence != nil):
			return strings.Join(heads, ", ") // all blocks of the kind
		case p.Sequence != nil:
			i++
			item, _ := at(t.Root, "/"+strings.Join(parts[:i+1], "/")).(map[string]any)
			kind, _ = item["$block"].(string)
			label, _ = item["$label"].(string)
		case p.Labelled:
			i++
			label = unescape(parts[i])
		}
		head := p.Name
		if p.Sequence != nil {
			head = kind
		}
		if label != "" {
			head += " " + strconv.Quote(label)
		}
		heads = append(heads, head)
		block = schemas.Of(kind)
	}
	return strings.Join(heads, ", ")
}

// Locate names the blocks in which the findings about this tree stand.
func (t *Tree) Locate(list diag.List) {
	for i := range list {
		list[i].Block = t.Block(list[i].Pointer)
	}
}
