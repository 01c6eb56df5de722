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
			break // an attribute
		}
		kind, head := p.Block, p.Name
		if p.Labelled || p.Sequence != nil {
			if i++; i == len(parts) {
				break // all blocks of a kind
			}
			head += " " + strconv.Quote(unescape(parts[i]))
		}
		if p.Sequence != nil {
			kind, head = t.item("/" + strings.Join(parts[:i+1], "/"))
		}
		heads = append(heads, head)
		block = schemas.Of(kind)
	}
	return strings.Join(heads, ", ")
}

// item answers the kind of a block of a sequence and its head.
func (t *Tree) item(pointer string) (kind, head string) {
	m, _ := at(t.Root, pointer).(map[string]any)
	kind, _ = m["$block"].(string)
	if label, ok := m["$label"].(string); ok {
		return kind, kind + " " + strconv.Quote(label)
	}
	return kind, kind
}

// Locate names the blocks in which the findings about this tree stand.
func (t *Tree) Locate(list diag.List) {
	for i := range list {
		list[i].Block = t.Block(list[i].Pointer)
	}
}
