package edit

// aligned says how one list becomes another with as much as can be kept: which
// items go, which are written anew in their place, which move, and which come.
type aligned struct {
	gone   []int       // places in the old list, none of which is in anew or moved
	anew   map[int]int // places in the old list to those in the new
	moved  map[int]int // the same
	kept   map[int]int // the same, in the same order in both
	coming []int       // places in the new list
}

// maxAligned caps the lists whose longest common part is looked for.
const maxAligned = 400

// align compares two lists. alike tells whether an old item can be written anew as
// a new one.
func align(old, fresh []any, alike func(a, b any) bool) aligned {
	a := aligned{anew: map[int]int{}, moved: map[int]int{}, kept: common(old, fresh)}
	taken := map[int]bool{}
	for _, j := range a.kept {
		taken[j] = true
	}
	for i := range old {
		if _, kept := a.kept[i]; kept {
			continue
		}
		for j := range fresh {
			if !taken[j] && equal(old[i], fresh[j]) {
				a.moved[i], taken[j] = j, true
				break
			}
		}
	}
	a.pair(old, fresh, taken, alike)
	for j := range fresh {
		if !taken[j] {
			a.coming = append(a.coming, j)
		}
	}
	return a
}

// pair lets what went between two kept items become what came between them.
func (a *aligned) pair(old, fresh []any, taken map[int]bool, alike func(a, b any) bool) {
	j := 0
	for i := range old {
		if at, kept := a.kept[i]; kept {
			j = at + 1
			continue
		}
		if _, moves := a.moved[i]; moves {
			continue
		}
		for j < len(fresh) && taken[j] && !a.keeps(j) {
			j++
		}
		if j < len(fresh) && !taken[j] && alike(old[i], fresh[j]) {
			a.anew[i], taken[j] = j, true
			j++
			continue
		}
		a.gone = append(a.gone, i)
	}
}

// keeps reports whether a place in the new list holds a kept item.
func (a *aligned) keeps(j int) bool {
	for _, at := range a.kept {
		if at == j {
			return true
		}
	}
	return false
}

// common answers the longest common part of two lists, from places in the old to
// places in the new; of very long lists, what they begin and end with.
func common(old, fresh []any) map[int]int {
	kept := map[int]int{}
	from := 0
	for from < len(old) && from < len(fresh) && equal(old[from], fresh[from]) {
		kept[from] = from
		from++
	}
	n, m := len(old), len(fresh)
	for n > from && m > from && equal(old[n-1], fresh[m-1]) {
		n, m = n-1, m-1
		kept[n] = m
	}
	if n-from > maxAligned || m-from > maxAligned {
		return kept
	}
	longest(old[from:n], fresh[from:m], func(i, j int) { kept[from+i] = from + j })
	return kept
}

// longest is the textbook table of longest common subsequences.
func longest(a, b []any, yield func(i, j int)) {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			table[i][j] = max(table[i+1][j], table[i][j+1])
			if equal(a[i], b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case equal(a[i], b[j]):
			yield(i, j)
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
}
