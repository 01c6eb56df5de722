package picture

import "slices"

// rounds is how often the places are made better.
const rounds = 10

// place gives the items their centres.
func (l *layout) place() {
	y := 0
	for _, layer := range l.layers {
		tall, x := 0, 0
		for _, i := range layer {
			it := l.items[i]
			tall = max(tall, it.height)
			it.x = x + it.width/2
			x += it.width + gapX
		}
		for _, i := range layer {
			it := l.items[i]
			it.y, it.top, it.bottom = y+tall/2, y, y+tall
		}
		y += tall + gapY
	}
	l.graph.Height = y - gapY
	for i := range rounds {
		l.pull(i%2 == 0)
	}
	l.shift()
}

// pull moves the items of each layer to those above them, or below, and no two onto
// each other.
func (l *layout) pull(down bool) {
	layers := slices.Clone(l.layers)
	if !down {
		slices.Reverse(layers)
	}
	for _, layer := range layers {
		wanted := make([]float64, len(layer))
		weight := make([]float64, len(layer))
		for n, i := range layer {
			near := l.items[i].up
			if !down {
				near = l.items[i].down
			}
			wanted[n], weight[n] = l.wish(l.items[i], near)
		}
		for n, x := range spread(wanted, weight, l.distances(layer)) {
			l.items[layer[n]].x = int(x)
		}
	}
}

// wish answers where an item wants to stand, and how much. An edge that passes
// wants to run straight.
func (l *layout) wish(it *item, near []int) (x, weight float64) {
	if len(near) == 0 {
		return float64(it.x), 0.5
	}
	sum := 0
	for _, n := range near {
		sum += l.items[n].x
	}
	weight = 1
	if it.passes {
		weight = 2
	}
	return float64(sum) / float64(len(near)), weight
}

// distances answers how far the centre of each item must be from the one before.
func (l *layout) distances(layer []int) []float64 {
	d := make([]float64, len(layer))
	for n := 1; n < len(layer); n++ {
		d[n] = float64(l.items[layer[n-1]].width+l.items[layer[n]].width)/2 + gapX
	}
	return d
}

// spread answers the places nearest to the wanted ones (least squares, by weight)
// that keep their order and distances: the isotonic regression by pooling adjacent
// violators, of the wishes less the distances.
func spread(wanted, weight, distance []float64) []float64 {
	type pool struct {
		sum, weight float64
		n           int
	}
	var pools []pool
	offset := 0.0
	for i, w := range wanted {
		offset += distance[i]
		p := pool{(w - offset) * weight[i], weight[i], 1}
		for len(pools) > 0 && pools[len(pools)-1].sum/pools[len(pools)-1].weight > p.sum/p.weight {
			last := pools[len(pools)-1]
			p = pool{p.sum + last.sum, p.weight + last.weight, p.n + last.n}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	out := make([]float64, 0, len(wanted))
	offset = 0
	for _, p := range pools {
		for range p.n {
			offset += distance[len(out)]
			out = append(out, p.sum/p.weight+offset)
		}
	}
	return out
}

// shift moves everything so that the picture begins at 0, and measures it.
func (l *layout) shift() {
	left, right := l.items[0].x, l.items[0].x
	for _, it := range l.items {
		left, right = min(left, it.x-it.width/2), max(right, it.x+(it.width+1)/2)
	}
	for _, it := range l.items {
		it.x -= left
	}
	l.graph.Width = right - left
}
