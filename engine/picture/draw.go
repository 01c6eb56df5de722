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
			l.loop(e)
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

// loop draws an arrow from a node to itself, on its right side and outside of those
// that are there already.
func (l *layout) loop(e *Edge) {
	n := l.graph.Nodes[e.From]
	right := n.X + n.Width/2
	out := right + l.looped[e.From] + gapX
	l.looped[e.From] += gapX + e.Label.Width
	e.Label.X, e.Label.Y = out+e.Label.Width/2, n.Y
	over, under := n.Y-n.Height/4, n.Y+n.Height/4
	e.Path = []Point{{right, over}, {e.Label.X, over}, {e.Label.X, under}, {right, under}}
}
