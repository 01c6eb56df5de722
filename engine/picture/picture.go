// Package picture lays out a graph that is read from top to bottom, such as a
// flow: boxes in layers, arrows between them, a box of its own for each arrow's
// label. It knows lengths and places only; whoever draws gives the sizes and takes
// the places.
//
// The steps are those of Sugiyama, Tagawa and Toda (1981): turn the edges that go
// back, put each box into the layer of its longest path, order the layers so that
// few edges cross, give each box a place near those it hangs together with. The same
// graph always gives the same picture.
package picture

// Graph is what is laid out. Nodes come in the order in which a reader would name
// them; the first one stands at the top.
type Graph struct {
	Nodes []*Node
	Edges []*Edge
	// Width and Height are the size of the whole picture, when it is laid out.
	Width, Height int
}

// Node is a box. Lengths are in the units of whoever draws.
type Node struct {
	Width, Height int
	X, Y          int // its centre, when it is laid out
}

// Edge is an arrow between two nodes, by their index.
type Edge struct {
	From, To int
	// Label is the box of its label; of no size for an arrow without one.
	Label Node
	// Path are the points that the arrow goes through, from its beginning to its head.
	// It runs upright within a layer, and aside only between two of them.
	Path []Point
}

// Point is a place.
type Point struct{ X, Y int }

// The distances between boxes.
const (
	gapX = 18
	gapY = 26
	lane = 8 // the width of an arrow that passes a layer
)

// Layout gives every node, label and arrow its place.
func (g *Graph) Layout() {
	if len(g.Nodes) == 0 {
		return
	}
	l := layered(g)
	l.order()
	l.place()
	l.draw()
}
