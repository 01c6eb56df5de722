package store

import (
	"slices"

	"github.com/akis-platform/akis/engine/filter"
)

// maxBranches caps how many ways a question is asked.
const maxBranches = 24

// branches answers conditions that together hold where n does, each of which an
// index can answer: what a person may see is "of my team or held by me or …", and
// a database asked for that in one go reads every case. A page is then the best of
// the branches' pages.
//
// A condition that finds few cases by itself (a customer, a word, an indexed
// value) is left as it is: whatever else it asks is asked of those few.
func branches(n filter.Node) []filter.Node {
	if narrow(n) {
		return []filter.Node{n}
	}
	out := split(n)
	if len(out) == 0 || len(out) > maxBranches {
		return []filter.Node{n}
	}
	return out
}

func narrow(n filter.Node) bool {
	switch n.Op {
	case filter.OpIs, filter.OpWords, filter.OpField:
		return true
	case filter.OpAll:
		return slices.ContainsFunc(n.Of, narrow)
	}
	return false
}

// split answers the alternatives of n, without opening up the conditions that
// all of them share.
func split(n filter.Node) []filter.Node {
	switch {
	case n.Op == filter.OpAny:
		var out []filter.Node
		for _, m := range n.Of {
			out = append(out, split(m)...)
		}
		return out
	case n.Op == filter.OpIn && n.Column == filter.Team && len(n.Values) > 1:
		out := make([]filter.Node, len(n.Values))
		for i, v := range n.Values {
			out[i] = filter.In(filter.Team, v)
		}
		return out
	case n.Op == filter.OpAll:
		return splitAll(n)
	}
	return []filter.Node{n}
}

// splitAll opens up one part of a conjunction: the one with the fewest
// alternatives that are teams, since a team's cases are few and in order; else
// the first with several.
func splitAll(n filter.Node) []filter.Node {
	best, parts := -1, [][]filter.Node{}
	for i, m := range n.Of {
		parts = append(parts, split(m))
		if len(parts[i]) > 1 && (best < 0 || teams(parts[i]) && (!teams(parts[best]) || len(parts[i]) < len(parts[best]))) {
			best = i
		}
	}
	if best < 0 {
		return []filter.Node{n}
	}
	out := make([]filter.Node, len(parts[best]))
	for i, alternative := range parts[best] {
		of := append([]filter.Node{alternative}, n.Of[:best]...)
		out[i] = filter.All(append(of, n.Of[best+1:]...)...)
	}
	return out
}

func teams(alternatives []filter.Node) bool {
	for _, n := range alternatives {
		if n.Op != filter.OpIn || n.Column != filter.Team {
			return false
		}
	}
	return true
}
