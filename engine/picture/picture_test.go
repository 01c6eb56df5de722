package picture_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/picture"
)

// drawn makes a random graph.
func drawn(t *rapid.T) *picture.Graph {
	g := &picture.Graph{}
	n := rapid.IntRange(1, 12).Draw(t, "nodes")
	size := func(name string, most int) int { return rapid.IntRange(10, most).Draw(t, name) }
	for range n {
		g.Nodes = append(g.Nodes, &picture.Node{Width: size("width", 200), Height: size("height", 80)})
	}
	for range rapid.IntRange(0, 20).Draw(t, "edges") {
		e := &picture.Edge{From: rapid.IntRange(0, n-1).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to")}
		if rapid.Bool().Draw(t, "labelled") {
			e.Label = picture.Node{Width: size("label", 120), Height: 20}
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

type box struct {
	name                     string
	left, right, top, bottom int
}

func boxes(g *picture.Graph) []box {
	var all []box
	add := func(name string, n picture.Node) {
		all = append(all, box{name, n.X - n.Width/2, n.X + n.Width/2, n.Y - n.Height/2, n.Y + n.Height/2})
	}
	for i, n := range g.Nodes {
		add(fmt.Sprintf("node %d", i), *n)
	}
	for i, e := range g.Edges {
		if e.Label.Width > 0 {
			add(fmt.Sprintf("label %d", i), e.Label)
		}
	}
	return all
}

// TestNothingCovers: whatever the graph, no box covers another, all stand in the
// picture, and each arrow begins and ends at its nodes.
func TestNothingCovers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawn(t)
		g.Layout()
		all := boxes(g)
		for i, a := range all {
			if a.left < 0 || a.right > g.Width || a.top < 0 || a.bottom > g.Height {
				t.Fatalf("%+v is outside of %d × %d", a, g.Width, g.Height)
			}
			for _, b := range all[i+1:] {
				if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
					t.Fatalf("%+v covers %+v", a, b)
				}
			}
		}
		for i, e := range g.Edges {
			first, last := e.Path[0], e.Path[len(e.Path)-1]
			if !touches(g.Nodes[e.From], first) || !touches(g.Nodes[e.To], last) {
				t.Fatalf("edge %d runs from %v to %v", i, first, last)
			}
		}
	})
}

// touches reports whether a point is on the border of a node.
func touches(n *picture.Node, p picture.Point) bool {
	dx, dy := abs(p.X-n.X), abs(p.Y-n.Y)
	return dx <= n.Width/2 && dy <= n.Height/2 && (dx == n.Width/2 || dy == n.Height/2)
}

func abs(n int) int { return max(n, -n) }

// TestAlwaysTheSame: the picture of a graph does not hang on chance.
func TestAlwaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawn(t)
		g.Layout()
		again := picture.Graph{}
		for _, n := range g.Nodes {
			again.Nodes = append(again.Nodes, &picture.Node{Width: n.Width, Height: n.Height})
		}
		for _, e := range g.Edges {
			label := picture.Node{Width: e.Label.Width, Height: e.Label.Height}
			again.Edges = append(again.Edges, &picture.Edge{From: e.From, To: e.To, Label: label})
		}
		again.Layout()
		if diff := cmp.Diff(g, &again); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestReadsDownwards: of a flow, every step stands below those that lead to it, and
// an arrow back goes up; a chain stands in one line; a way around runs beside it.
func TestReadsDownwards(t *testing.T) {
	g := picture.Graph{}
	for range 4 {
		g.Nodes = append(g.Nodes, &picture.Node{Width: 100, Height: 40})
	}
	for _, e := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {0, 3}, {2, 1}} {
		g.Edges = append(g.Edges, &picture.Edge{From: e[0], To: e[1], Label: picture.Node{Width: 60, Height: 20}})
	}
	g.Layout()
	for i, e := range g.Edges {
		down := g.Nodes[e.To].Y > g.Nodes[e.From].Y
		if back := i == 4; down == back {
			t.Errorf("edge %d from %d to %d", i, g.Nodes[e.From].Y, g.Nodes[e.To].Y)
		}
	}
	straight := picture.Graph{}
	for range 3 {
		straight.Nodes = append(straight.Nodes, &picture.Node{Width: 100, Height: 40})
	}
	straight.Edges = []*picture.Edge{{From: 0, To: 1}, {From: 1, To: 2}}
	straight.Layout()
	if a, c := straight.Nodes[0].X, straight.Nodes[2].X; a != c || straight.Width != 100 {
		t.Errorf("a chain runs from %d to %d, %d wide", a, c, straight.Width)
	}
}

// TestFewCrossings: edges that need not cross do not.
func TestFewCrossings(t *testing.T) {
	g := picture.Graph{}
	for range 7 {
		g.Nodes = append(g.Nodes, &picture.Node{Width: 40, Height: 20})
	}
	for _, e := range [][2]int{{0, 1}, {0, 2}, {0, 3}, {1, 6}, {2, 5}, {3, 4}} {
		g.Edges = append(g.Edges, &picture.Edge{From: e[0], To: e[1]})
	}
	g.Layout()
	for _, pair := range [][2]int{{1, 6}, {2, 5}, {3, 4}} {
		if above, below := g.Nodes[pair[0]].X, g.Nodes[pair[1]].X; abs(above-below) > 2 {
			t.Errorf("%d stands at %d, %d below it at %d", pair[0], above, pair[1], below)
		}
	}
}

func TestNothing(t *testing.T) {
	g := picture.Graph{}
	g.Layout()
	if g.Width != 0 || g.Height != 0 {
		t.Errorf("%+v", g)
	}
}
