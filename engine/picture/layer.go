package picture

// item is what stands in a layer: a node, the label of an edge, or an edge that
// passes.
type item struct {
	width, height int
	x, y          int   // its centre
	top, bottom   int   // of its layer
	up, down      []int // items that it hangs together with, by index
	layer         int
	passes        bool // an edge that passes or its label: it wants to run straight
}

// layout is a graph in layers. Items of nodes have the index of the node.
type layout struct {
	graph  *Graph
	items  []*item
	layers [][]int
	chains [][]int         // the items of each edge from top to bottom
	turned []bool          // edges that go up
	looped map[int][]*Edge // those of a node to itself
}

// layered puts nodes into layers and fills the layers between the ends of each edge.
func layered(g *Graph) *layout {
	l := &layout{graph: g, turned: turned(g), looped: map[int][]*Edge{}, chains: make([][]int, len(g.Edges))}
	depth := l.depths()
	for i, n := range g.Nodes {
		l.items = append(l.items, &item{width: n.Width, height: n.Height, layer: depth[i]})
	}
	for i, e := range g.Edges {
		if e.From == e.To {
			l.looped[e.From] = append(l.looped[e.From], e)
		} else {
			l.chains[i] = l.chain(e, l.turned[i])
		}
	}
	for n, edges := range l.looped {
		// They run beside their node, which takes the room on both sides to stay in the
		// middle.
		widest := 0
		for _, e := range edges {
			widest = max(widest, e.Label.Width)
		}
		l.items[n].width += 2 * (widest + gapX)
		l.items[n].height = max(l.items[n].height, tall(edges))
	}
	for i, it := range l.items {
		for len(l.layers) <= it.layer {
			l.layers = append(l.layers, nil)
		}
		l.layers[it.layer] = append(l.layers[it.layer], i)
	}
	return l
}

// chain makes the items of an edge: its label in the layer next to where the arrow
// begins, a lane in each further one.
func (l *layout) chain(e *Edge, turned bool) []int {
	top, bottom := e.From, e.To
	if turned {
		top, bottom = bottom, top
	}
	chain := []int{top}
	first, last := l.items[top].layer+1, l.items[bottom].layer-1
	for layer := first; layer <= last; layer++ {
		it := &item{width: lane, layer: layer, passes: true}
		if !turned && layer == first || turned && layer == last {
			it.width, it.height = max(e.Label.Width, lane), e.Label.Height
		}
		l.items = append(l.items, it)
		chain = append(chain, len(l.items)-1)
	}
	chain = append(chain, bottom)
	for i := 1; i < len(chain); i++ {
		a, b := chain[i-1], chain[i]
		l.items[a].down = append(l.items[a].down, b)
		l.items[b].up = append(l.items[b].up, a)
	}
	return chain
}

// turned reports the edges that lead back to a node on the way to where they begin.
func turned(g *Graph) []bool {
	const (
		unknown = iota
		onTheWay
		done
	)
	state := make([]int, len(g.Nodes))
	back := make([]bool, len(g.Edges))
	var visit func(n int)
	visit = func(n int) {
		state[n] = onTheWay
		for i, e := range g.Edges {
			if e.From != n || e.To == n {
				continue
			}
			switch state[e.To] {
			case onTheWay:
				back[i] = true
			case unknown:
				visit(e.To)
			}
		}
		state[n] = done
	}
	for n := range g.Nodes {
		if state[n] == unknown {
			visit(n)
		}
	}
	return back
}

// depths answers the layer of each node: two for each step of its longest path from
// the top, so that a label fits between. The edges that are not turned go down, so
// the rounds end.
func (l *layout) depths() []int {
	depth := make([]int, len(l.graph.Nodes))
	for changed := true; changed; {
		changed = false
		for i, e := range l.graph.Edges {
			from, to := e.From, e.To
			if l.turned[i] {
				from, to = to, from
			}
			if from != to && depth[to] < depth[from]+2 {
				depth[to], changed = depth[from]+2, true
			}
		}
	}
	return depth
}
