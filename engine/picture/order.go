package picture

import (
	"cmp"
	"slices"
)

// sweeps is how often the order of the layers is tried anew; more changes little.
const sweeps = 12

// order puts each layer into an order in which few edges cross: items follow the
// middle of those they hang together with, down and up in turn, and the best of the
// orders stays.
func (l *layout) order() {
	best, fewest := l.copied(), l.crossings()
	for i := range sweeps {
		l.sweep(i%2 == 0)
		if n := l.crossings(); n < fewest {
			best, fewest = l.copied(), n
		}
	}
	l.layers = best
}

func (l *layout) copied() [][]int {
	all := make([][]int, len(l.layers))
	for i, layer := range l.layers {
		all[i] = slices.Clone(layer)
	}
	return all
}

func (l *layout) sweep(down bool) {
	at := l.places()
	for i := range l.layers {
		layer := l.layers[i]
		if !down {
			layer = l.layers[len(l.layers)-1-i]
		}
		middle := map[int]float64{}
		for n, it := range layer {
			near := l.items[it].up
			if !down {
				near = l.items[it].down
			}
			middle[it] = mean(near, at, float64(n))
		}
		slices.SortStableFunc(layer, func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
		for n, it := range layer {
			at[it] = n
		}
	}
}

// places answers the place of each item in its layer.
func (l *layout) places() []int {
	at := make([]int, len(l.items))
	for _, layer := range l.layers {
		for n, it := range layer {
			at[it] = n
		}
	}
	return at
}

func mean(near, at []int, alone float64) float64 {
	if len(near) == 0 {
		return alone
	}
	sum := 0
	for _, n := range near {
		sum += at[n]
	}
	return float64(sum) / float64(len(near))
}

// crossings counts the pairs of edges between neighbouring layers that cross.
func (l *layout) crossings() int {
	at := l.places()
	all := 0
	for _, layer := range l.layers {
		var ends []int // of the edges down, from left to right
		for _, it := range layer {
			to := make([]int, 0, len(l.items[it].down))
			for _, d := range l.items[it].down {
				to = append(to, at[d])
			}
			slices.Sort(to)
			ends = append(ends, to...)
		}
		for i, a := range ends {
			for _, b := range ends[i+1:] {
				if a > b {
					all++
				}
			}
		}
	}
	return all
}
