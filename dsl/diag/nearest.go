package diag

import "github.com/agext/levenshtein"

// Nearest answers the known name that was probably meant, or "": at most three
// letters off, and fewer than the name has.
func Nearest(name string, known []string) string {
	best, distance := "", min(4, len(name)) // further off, it is another name
	for _, k := range known {
		if d := levenshtein.Distance(name, k, nil); d < distance {
			best, distance = k, d
		}
	}
	return best
}
