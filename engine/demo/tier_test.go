package demo

import "testing"

func TestTierIsTheHighestReached(t *testing.T) {
	s := Script{Tiers: []Tier{{"gold", 1000}, {"silver", 300}}}
	for points, want := range map[int]string{0: "", 299: "", 300: "silver", 999: "silver", 1000: "gold"} {
		if got := s.tierOf(points); got != want {
			t.Errorf("%d points: %q, want %q", points, got, want)
		}
	}
}
