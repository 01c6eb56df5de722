package analyze

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// list is rows of which one answers: of a route, a table, a priority or the tiers.
type list struct {
	at      string // its pointer
	in      context
	loose   bool // reach is wider than what comes here: only never and always are sure
	rows    []row
	unique  bool
	columns []string // the fields that codes stand for, to look for codes without a row
}

type row struct {
	at   string // its pointer
	name string
	rule *rule.Rule // nil where the row is codes
	// codes are those of the columns, * for any.
	codes []string
	claim claim
	gives string // what it answers, to tell whether two rows agree
}

func (l list) claims() []claim {
	out := make([]claim, len(l.rows))
	for i, r := range l.rows {
		out[i] = r.claim
	}
	return out
}

// chosen claims that row i answers: as the first that holds, or, of a unique list,
// as one with which every other that holds agrees.
func (l list) chosen(i int) claim {
	parts := []claim{l.rows[i].claim}
	for j, r := range l.rows {
		if l.unique && r.gives != l.rows[i].gives || !l.unique && j < i {
			parts = append(parts, not(r.claim))
		}
	}
	return all(parts...)
}

// unanswered claims that the default answers.
func (l list) unanswered() claim {
	if !l.unique {
		return not(some(l.claims()...))
	}
	answered := make([]claim, len(l.rows))
	for i := range l.rows {
		answered[i] = l.chosen(i)
	}
	return not(some(answered...))
}

// rowClaim claims that a row of a table matches.
func rowClaim(t *definition.Table, row definition.TableRow) claim {
	var parts []claim
	for i, code := range row.When {
		if code != anyCode {
			parts = append(parts, cell(t.By[i], code))
		}
	}
	return all(parts...)
}

// rowsOf finds rows that never answer, rows that answer at once, and codes without a
// row.
func (a *analysis) rowsOf(l list) {
	if len(l.rows) > maxRows {
		a.tooMany(l.at)
		return
	}
	s := a.space(l.in, l.claims()...)
	if s.points == 0 || len(l.rows)*s.points > maxBits || !a.spend(l.pairs()*(s.points/64+1)) {
		a.rowsByTwo(l)
		a.tooMany(l.at)
		return
	}
	if s.possible.empty() {
		return
	}
	holds := make([]set, len(l.rows))
	for i, r := range l.rows {
		holds[i] = s.find(r.claim)
	}
	left := s.possible
	for i, chosen := range l.chosenOf(holds) {
		a.dead[l.rows[i].at] = chosen.empty()
		left = left.less(chosen)
	}
	a.dead[l.at+"/default"] = left.empty()
	before := newSet(s.points)
	for i, r := range l.rows {
		switch {
		case holds[i].empty():
			a.neverRow(s, r)
		case l.unique:
			a.overlaps(s, l, holds, i)
		case holds[i].within(before):
			a.shadowed(s, l, holds, i)
		}
		before = before.or(holds[i])
	}
	a.gaps(l)
}

// maxRows caps the rows of a list that is looked at.
const maxRows = 2000

// pairs answers how often two of the list's rows are held against each other.
func (l list) pairs() int {
	if l.unique {
		return len(l.rows) * len(l.rows)
	}
	says := map[string]bool{}
	for _, r := range l.rows {
		says[r.gives] = true
	}
	return len(l.rows) * len(says)
}

// chosenOf answers where each row answers, of where each holds: what chosen claims.
func (l list) chosenOf(holds []set) []set {
	says := map[string]set{} // where some row says so
	out := make([]set, len(holds))
	for i, r := range l.rows {
		out[i] = holds[i]
		for _, gives := range sortedKeys(says) {
			if !l.unique || gives != r.gives {
				out[i] = out[i].less(says[gives])
			}
		}
		if says[r.gives] == nil {
			says[r.gives] = make(set, len(holds[i]))
		}
		says[r.gives] = says[r.gives].or(holds[i])
	}
	if l.unique { // the rows after it count too
		for i, r := range l.rows {
			for _, gives := range sortedKeys(says) {
				if gives != r.gives {
					out[i] = out[i].less(says[gives])
				}
			}
		}
	}
	return out
}

// rowsByTwo is rowsOf for a list that reads too many names at once: each row by
// itself, and beside each earlier one.
func (a *analysis) rowsByTwo(l list) {
	for i, r := range l.rows {
		if a.work < 0 {
			return
		}
		if alone := a.space(l.in, r.claim); alone.points > 0 && alone.find(r.claim).empty() {
			if !alone.possible.empty() {
				a.neverRow(alone, r)
			}
			continue
		}
		for j := range i {
			two := list{at: l.at, in: l.in, unique: l.unique, rows: []row{l.rows[j], r}}
			s := a.space(two.in, two.claims()...)
			if s.points == 0 {
				continue
			}
			holds := []set{s.find(l.rows[j].claim), s.find(r.claim)}
			if l.unique {
				a.overlaps(s, two, holds, 1)
			} else if !holds[1].empty() && holds[1].within(holds[0]) {
				a.shadowed(s, two, holds, 1)
				break
			}
		}
	}
}

func (a *analysis) neverRow(s *space, r row) {
	if r.rule == nil {
		a.note(diag.Warning, r.at, CodeNever, "Row never comes", nil,
			say("No case that comes here has the values of this row, so it never answers."), say("Mend or remove it."))
		return
	}
	why, w := s.contradiction(r.rule)
	a.note(diag.Warning, r.at+"/when", CodeNever, "Rule never holds", w, why, say("The row never answers. Mend the rule or remove the row."))
}

func (a *analysis) shadowed(s *space, l list, holds []set, i int) {
	var by []string
	for j := range i {
		if holds[j].meets(holds[i]) {
			by = append(by, l.rows[j].name)
		}
	}
	w, sure := s.example(holds[i], l.rows[i].claim)
	if !sure || l.loose {
		w = nil
	}
	a.note(diag.Warning, l.rows[i].at, CodeShadowed, "Row never reached", w,
		say("Whenever row %s holds, an earlier row has answered: %s.", l.rows[i].name, strings.Join(first(by), ", ")),
		say("Move it up, narrow the earlier ones or remove it."))
}

// overlaps finds the earlier rows of a unique list that hold together with row i.
func (a *analysis) overlaps(s *space, l list, holds []set, i int) {
	var names []string
	with := -1 // the first that says something else, or else the first
	for j := range i {
		if !holds[i].meets(holds[j]) {
			continue
		}
		names = append(names, l.rows[j].name)
		if with < 0 || l.rows[with].gives == l.rows[i].gives && l.rows[j].gives != l.rows[i].gives {
			with = j
		}
	}
	if with < 0 {
		return
	}
	w, sure := s.example(holds[i].and(holds[with]), all(l.rows[i].claim, l.rows[with].claim))
	then := say("They give different answers, so the default decides.")
	if l.rows[i].gives == l.rows[with].gives {
		then = say("They give the same answer, so it counts.")
	}
	severity, what := diag.Warning, say("Row %s of a unique list holds together with %s for some cases.", l.rows[i].name, phrase.And(first(names)))
	if !sure || l.loose {
		severity = diag.Info
		what = say("Row %s of a unique list possibly holds together with %s; their rules say more than can be worked out.", l.rows[i].name, phrase.And(first(names)))
	}
	a.note(severity, l.rows[i].at, CodeOverlap, "Two rows at once", w, what, then, say("Narrow one of them, or write pick = first."))
}

// maxNamed is how many of a list are named.
const maxNamed = 5

// first answers the names of a long list that are shown.
func first(names []string) []string {
	if len(names) <= maxNamed {
		return names
	}
	return append(slices.Clone(names[:maxNamed]), fmt.Sprintf("+%d", len(names)-maxNamed))
}
