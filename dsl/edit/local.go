package edit

import (
	"path"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// A pointer says in which files its node can stand: /test/… in those of scenarios,
// /import/… in mappings, /values/prod/… in the values of the environment prod, any
// other in definitions. What moved and was removed is counted over all definitions.

const (
	valuesAt = "/values/"
	movesAt  = "/moves/"
)

// rootOf answers the kind of document in which the node at a pointer stands.
func rootOf(pointer string) string {
	kind := steps(pointer)[0]
	switch {
	case kind == "values":
		return schemas.Values
	case schemas.Of(schemas.Scenarios).Props[kind] != nil:
		return schemas.Scenarios
	case schemas.Of(schemas.Mapping).Props[kind] != nil:
		return schemas.Mapping
	}
	return schemas.Set
}

// prefix answers what stands before the pointers of a file's own tree.
func (f *file) prefix() string {
	if f.root == schemas.Values {
		return valuesAt + escaper.Replace(strings.TrimSuffix(path.Base(f.name), ".hcl"))
	}
	return ""
}

// local answers a pointer as the part's own tree has it. It reports false when the
// node stands in another part for certain.
func (d *Document) local(f *file, p *part, pointer string) (string, bool) {
	if prefix := f.prefix(); prefix != "" {
		rest, ok := strings.CutPrefix(pointer, prefix)
		return rest, ok && (rest == "" || rest[0] == '/')
	}
	if !strings.HasPrefix(pointer, movesAt) || f.root != schemas.Set {
		return pointer, true
	}
	parts := steps(pointer)
	n, ok := index(parts[1])
	n -= d.movesBefore(p)
	if !ok || n < 0 || n >= p.moves() {
		return "", false
	}
	parts[1] = itoa(n)
	return pointerOf(parts...), true
}

// global answers a pointer of a part's own tree as one of the document.
func (d *Document) global(f *file, p *part, local string) string {
	if !strings.HasPrefix(local, movesAt) || f.root != schemas.Set {
		return f.prefix() + local
	}
	parts := steps(local)
	n, _ := index(parts[1])
	parts[1] = itoa(n + d.movesBefore(p))
	return pointerOf(parts...)
}

// moves counts the blocks of the part that say what became of something.
func (p *part) moves() int {
	n := 0
	for _, b := range p.read.Body().Blocks {
		if _, is := schemas.Of(schemas.Set).Props["moves"].Sequence[b.Type]; is {
			n++
		}
	}
	return n
}

func (d *Document) movesBefore(p *part) int {
	n := 0
	for g := range d.of(schemas.Set) {
		for _, q := range g.parts {
			if q == p {
				return n
			}
			n += q.moves()
		}
	}
	return n
}

// ground answers the kind of the document of a pointer, and the pointer's parts in it.
func ground(at string) (*schemas.Block, []string) {
	parts := steps(at)
	if root := rootOf(at); root == schemas.Values {
		return schemas.Of(root), parts[min(2, len(parts)):]
	}
	return schemas.Of(rootOf(at)), parts
}

// top answers the pointer of the top block that a pointer is in, and the rest. The
// values of an environment are a block of their own.
func top(at string) (block string, rest []string) {
	parts := steps(at)
	n := 1
	if p := schemas.Of(rootOf(at)).Props[parts[0]]; parts[0] == "values" || p != nil && (p.Labelled || p.Sequence != nil) {
		n = 2
	}
	if len(parts) < n {
		return at, nil
	}
	return pointerOf(parts[:n]...), parts[n:]
}
