package syntax

import "strings"

// gaps are what a tree lacks of its sources. A finding has said why, at its place;
// what would only follow from it is not said.
type gaps struct {
	broken map[string]bool // pointers at which something stands that could not be read
	around map[string]bool // pointers of what holds these
	lost   map[string]bool // names of blocks whose text could not be read
	kinds  map[string]bool // kinds of block of which one has no name that can be used
	// partial says that a piece of a file could not be read, unread that a file was
	// refused before anything of it was looked at.
	partial, unread bool
}

func (g *gaps) breaks(pointer string) {
	if g.broken == nil {
		g.broken, g.around = map[string]bool{}, map[string]bool{}
	}
	g.broken[pointer] = true
	for i := strings.LastIndexByte(pointer, '/'); i >= 0 && !g.around[pointer[:i]]; i = strings.LastIndexByte(pointer, '/') {
		pointer = pointer[:i]
		g.around[pointer] = true
	}
}

// lacks notes that something below pointer could not be read, and has no pointer of
// its own.
func (g *gaps) lacks(pointer string) { g.breaks(pointer + "/") }

// misnames notes that a block of a kind has no name that can be used.
func (g *gaps) misnames(kind string) {
	if g.kinds == nil {
		g.kinds = map[string]bool{}
	}
	g.kinds[kind] = true
}

func (g *gaps) loses(names []string) {
	if g.lost == nil {
		g.lost = map[string]bool{}
	}
	for _, n := range names {
		g.lost[n] = true
	}
}

// Broken reports whether what stands at pointer could not be read, by itself or as
// a part of something else.
func (t *Tree) Broken(pointer string) bool {
	for ; pointer != ""; pointer = pointer[:strings.LastIndexByte(pointer, '/')] {
		if t.gaps.broken[pointer] {
			return true
		}
	}
	return false
}

// Whole reports whether all that stands at pointer and below could be read, so that
// what is not in the tree is not in the source. The set's pointer is "".
func (t *Tree) Whole(pointer string) bool {
	return !t.gaps.around[pointer] && !t.Broken(pointer) && (pointer != "" || !t.gaps.unread && !t.gaps.partial)
}

// Lost reports whether a block of that kind and name may stand where the source
// could not be read, or is meant by one whose name cannot be used.
func (t *Tree) Lost(kind, name string) bool {
	return t.gaps.unread || t.gaps.kinds[kind] || t.gaps.lost[name]
}
