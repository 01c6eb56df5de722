package edit

import (
	"strconv"
	"strings"
)

// The addresses of nodes are JSON pointers (RFC 6901) into the canonical tree.

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// steps answers the unescaped parts of a pointer.
func steps(pointer string) []string {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, p := range parts {
		parts[i] = unescaper.Replace(p)
	}
	return parts
}

// pointerOf answers the pointer of unescaped parts.
func pointerOf(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteByte('/')
		b.WriteString(escaper.Replace(p))
	}
	return b.String()
}

// under answers the pointer of a part below another.
func under(pointer, part string) string { return pointer + "/" + escaper.Replace(part) }

// parent answers the pointer above and the last part.
func parent(pointer string) (above, last string) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", unescaper.Replace(pointer)
	}
	return pointer[:i], unescaper.Replace(pointer[i+1:])
}

// index reads the part of a pointer that counts in a list.
func index(part string) (int, bool) {
	i, err := strconv.Atoi(part)
	if err != nil || i < 0 || strconv.Itoa(i) != part {
		return 0, false
	}
	return i, true
}

// lookup answers the node at a pointer in a canonical tree, or nil.
func lookup(root any, pointer string) any {
	if pointer == "" {
		return root
	}
	for _, part := range steps(pointer) {
		switch node := root.(type) {
		case map[string]any:
			root = node[part]
		case []any:
			i, ok := index(part)
			if !ok || i >= len(node) {
				return nil
			}
			root = node[i]
		default:
			return nil
		}
	}
	return root
}

func itoa(i int) string { return strconv.Itoa(i) }
