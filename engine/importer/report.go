package importer

import (
	"cmp"
	"slices"
)

// Report is what an import did. Figures are counted over all rows, those of an
// earlier run of the same file included, so that a repeat reports the same; only
// Opened and Events are this run's own.
type Report struct {
	Cases    int `json:"cases"`
	Rows     int `json:"rows"`
	Opened   int `json:"opened"`   // by this run
	Replayed int `json:"replayed"` // cases that an earlier run had opened
	Events   int `json:"events"`   // written by this run
	// Problems are rows, or parts of rows, that were left out.
	Problems []Problem `json:"problems"`
	// Routed counts cases whose first team in the file is the route's; RoutedElse
	// those where the file won.
	Routed     int `json:"routed_as_in_file"`
	RoutedElse int `json:"routed_differently"`
	// Transferred, Recategories and Reopened count commands.
	Transferred  int `json:"transferred"`
	Recategories int `json:"recategorised"`
	Reopened     int `json:"reopened"`
	// Moved counts cases: those that the file hands to another team, moves to
	// another category, and reopens.
	Moved Moved `json:"cases_moved"`
	// AfterEnd counts changes that the file makes to a case that has ended; an
	// ended case is not changed.
	AfterEnd int `json:"after_end"`
	// Compared are figures of the program against the file's.
	Compared map[string]*Compared `json:"compared"`
}

// Moved counts cases by what the file does to them.
type Moved struct {
	Team     int `json:"team"`
	Category int `json:"category"`
	Reopened int `json:"reopened"`
}

// Compared counts agreement on one figure: a priority on each row, a count on
// each case's last. Ours and Theirs are the sums of a count; Blanks are those of
// the different that come from the file counting a team that is emptied or filled
// again, which hands the case to nobody.
type Compared struct {
	Same      int `json:"same"`
	Different int `json:"different"`
	Ours      int `json:"ours,omitempty"`
	Theirs    int `json:"file,omitempty"`
	Blanks    int `json:"blanks,omitempty"`
}

// Problem is a row, or a part of one, that could not be taken; the rest goes on.
type Problem struct {
	Line   int    `json:"line"`
	Column string `json:"column,omitempty"`
	Case   string `json:"case,omitempty"`
	Reason string `json:"reason"`
}

func newReport(m Mapping) Report {
	rep := Report{Problems: []Problem{}, Compared: map[string]*Compared{}}
	for figure := range m.Compare {
		rep.Compared[figure] = &Compared{}
	}
	return rep
}

// take adds one case's tale.
func (rep *Report) take(t *tale) {
	rep.Problems = append(rep.Problems, t.problems...)
	if t.c.ID == 0 {
		return
	}
	rep.Cases++
	if t.replayed {
		rep.Replayed++
	} else {
		rep.Opened++
	}
	rep.Events += t.events
	if t.hasTeam && t.routed {
		rep.Routed++
	} else if t.hasTeam {
		rep.RoutedElse++
	}
	rep.Transferred += t.did["transfer"]
	rep.Recategories += t.did["recategorise"]
	rep.Reopened += t.did["reopen"]
	rep.Moved.Team += min(t.file.handed, 1)
	rep.Moved.Category += min(t.file.moved, 1)
	rep.Moved.Reopened += min(t.did["reopen"], 1)
	rep.AfterEnd += t.afterEnd
	for figure, c := range t.compared {
		*rep.Compared[figure] = rep.Compared[figure].plus(c)
	}
}

// finish adds what the reader found, in the order of the file.
func (rep *Report) finish(r *reader) {
	rep.Rows = r.rows
	rep.Problems = append(rep.Problems, r.problems...)
	slices.SortStableFunc(rep.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}
