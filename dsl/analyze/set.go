package analyze

import "math/bits"

// set is some of the points of a space, a bit a point.
type set []uint64

func newSet(points int) set { return make(set, (points+63)/64) }

// fullSet answers all points. Bits past the last point stay 0, here and in not.
func fullSet(points int) set {
	s := newSet(points)
	s.fill(0, points)
	return s
}

// fill adds the points from included to to excluded.
func (s set) fill(from, to int) {
	for from < to && from&63 != 0 {
		s[from>>6] |= 1 << (from & 63)
		from++
	}
	for ; from+64 <= to; from += 64 {
		s[from>>6] = ^uint64(0)
	}
	for ; from < to; from++ {
		s[from>>6] |= 1 << (from & 63)
	}
}

func (s set) add(point int) { s[point>>6] |= 1 << (point & 63) }

func (s set) has(point int) bool { return s[point>>6]>>(point&63)&1 == 1 }

func (s set) empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// meets reports whether the two have a point in common.
func (s set) meets(o set) bool {
	for i, w := range s {
		if w&o[i] != 0 {
			return true
		}
	}
	return false
}

// within reports whether every point is in o.
func (s set) within(o set) bool {
	for i, w := range s {
		if w&^o[i] != 0 {
			return false
		}
	}
	return true
}

func (s set) and(o set) set {
	out := make(set, len(s))
	for i, w := range s {
		out[i] = w & o[i]
	}
	return out
}

func (s set) or(o set) set {
	out := make(set, len(s))
	for i, w := range s {
		out[i] = w | o[i]
	}
	return out
}

// less answers the points that are not in o.
func (s set) less(o set) set {
	out := make(set, len(s))
	for i, w := range s {
		out[i] = w &^ o[i]
	}
	return out
}

// points calls yield with each point in order until it answers false.
func (s set) points(yield func(int) bool) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			if !yield(i*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}
