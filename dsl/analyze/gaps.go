package analyze

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
)

// maxCombinations caps the combinations of codes that are held against rows.
const maxCombinations = 10_000

// gaps finds codes without a row. A list that has rows for less than half of them
// is one of exceptions, and means its default.
func (a *analysis) gaps(l list) {
	codes, total := make([][]string, len(l.columns)), 1
	for i, f := range l.columns {
		codes[i] = a.codesOf(f)
		if total *= len(codes[i]); total == 0 || total > maxCombinations {
			return
		}
	}
	if len(l.columns) == 0 {
		return
	}
	var without [][]string
	for n := range total {
		combination := make([]string, len(codes))
		for i := len(codes) - 1; i >= 0; i-- {
			combination[i] = codes[i][n%len(codes[i])]
			n /= len(codes[i])
		}
		if !slices.ContainsFunc(l.rows, func(r row) bool { return r.matches(combination) }) {
			without = append(without, combination)
		}
	}
	if len(without) == 0 || 2*len(without) >= total || l.loose {
		return
	}
	for _, combination := range without[:min(len(without), maxNamed)] {
		codes := l.in.codes(l.columns, combination)
		c := all(not(some(l.ruled()...)), codes)
		s := a.space(l.in, c)
		if s.points == 0 {
			continue
		}
		if w, sure := s.exampleOf(s.find(c), c, codes); sure {
			a.note(diag.Warning, l.at, CodeGap, "Values without a row", w,
				say("%d of %d combinations of values have no row and take the default: %s.", len(without), total, strings.Join(first(joined(without)), ", ")),
				say("Add rows for them, even if they say what the default says."))
			return
		}
	}
}

// ruled claims each row that is a rule: no other matches what has no row.
func (l list) ruled() []claim {
	var out []claim
	for _, r := range l.rows {
		if r.rule != nil {
			out = append(out, r.claim)
		}
	}
	return out
}

// codes claims that columns have these codes.
func (context) codes(columns, codes []string) claim {
	parts := make([]claim, len(columns))
	for i, f := range columns {
		parts[i] = cell(f, codes[i])
	}
	return all(parts...)
}

func joined(combinations [][]string) []string {
	out := make([]string, len(combinations))
	for i, c := range combinations {
		out[i] = strings.Join(c, " ")
	}
	return out
}

// matches reports whether the row is codes and matches these.
func (r row) matches(codes []string) bool {
	if r.codes == nil {
		return false
	}
	for i, c := range r.codes {
		if c != anyCode && c != codes[i] {
			return false
		}
	}
	return true
}

// codesOf answers the closed list of what a column can be, nil when it is open.
func (a *analysis) codesOf(field string) []string {
	f := a.def.Fields[field]
	switch {
	case f == nil || f.Computed():
		return nil
	case f.Type == definition.Bool:
		return []string{"true", "false"}
	case f.Type == definition.Choice:
		return a.codes(f)
	}
	return nil
}
