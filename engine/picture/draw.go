package picture

import (
	"cmp"
	"slices"
)

// draw hands the places to the nodes, labels and arrows.
func (l *layout) draw() {
	g := l.graph
	for i, n := range g.Nodes {
		n.X, n.Y = l.items[i].x, l.items[i].y
	}
	outs, ins := l.ports()
	for i, e := range g.Edges {
		if e.From == e.To {
			continue
		}
		chain := l.chains[i]
		upper, lower := l.items[chain[0]], l.items[chain[len(chain)-1]]
		path := []Point{outs[i], {outs[i].X, upper.bottom}}
		for _, c := range chain[1 : len(chain)-1] {
			it := l.items[c]
			path = append(path, Point{it.x, it.top}, Point{it.x, it.bottom})
		}
		e.Path = slices.Compact(append(path, Point{ins[i].X, lower.top}, ins[i]))
		label := l.items[chain[1]]
		if l.turned[i] {
			label = l.items[chain[len(chain)-2]]
			slices.Reverse(e.Path)
		}
		e.Label.X, e.Label.Y = label.x, label.y
	}
	for n := range l.looped {
		l.loops(n)
	}
}

// ports answers where the chain of each edge leaves its upper node and where it
// comes to its lower one: side by side, in the order of where they come from, so
// that arrows at one node do not cross.
func (l *layout) ports() (outs, ins []Point) {
	outs, ins = make([]Point, len(l.chains)), make([]Point, len(l.chains))
	for n := range l.graph.Nodes {
		var below, above []int
		for i, chain := range l.chains {
			if len(chain) > 0 && chain[0] == n {
				below = append(below, i)
			}
			if len(chain) > 0 && chain[len(chain)-1] == n {
				above = append(above, i)
			}
		}
		l.share(n, below, outs, 1, func(i int) int { return l.items[l.chains[i][1]].x })
		l.share(n, above, ins, -1, func(i int) int { return l.items[l.chains[i][len(l.chains[i])-2]].x })
	}
	return outs, ins
}

// share gives edges their places on the lower side of a node, or with -1 the upper.
func (l *layout) share(n int, edges []int, ports []Point, side int, towards func(int) int) {
	slices.SortStableFunc(edges, func(a, b int) int { return cmp.Compare(towards(a), towards(b)) })
	node := l.graph.Nodes[n]
	step := min(node.Width*3/4/max(len(edges), 1), 28)
	for k, i := range edges {
		ports[i] = Point{l.items[n].x + step*(2*k-len(edges)+1)/2, l.items[n].y + side*node.Height/2}
	}
}

// loops draws the arrows from a node to itself, one below the other at its right side.
func (l *layout) loops(n int) {
	node, edges := l.graph.Nodes[n], l.looped[n]
	right, y := node.X+node.Width/2, node.Y-tall(edges)/2
	onSide := func(y int) int { return min(max(y, node.Y-node.Height/2), node.Y+node.Height/2) }
	for _, e := range edges {
		left, middle := right+gapX, y+loopHeight(e)/2
		e.Label.X, e.Label.Y = left+e.Label.Width/2, middle
		e.Path = []Point{
			{right, onSide(middle - apart)}, {left, middle - apart}, {left, middle + apart}, {right, onSide(middle + apart)},
		}
		y += loopHeight(e)
	}
}

// apart is half the distance of the two lines of an arrow to its own node.
const apart = 4

// loopHeight answers the room that an arrow to its own node takes.
func loopHeight(e *Edge) int { return max(e.Label.Height, 2*apart) + gapX/2 }

func tall(edges []*Edge) int {
	all := 0
	for _, e := range edges {
		all += loopHeight(e)
	}
	return all
}
