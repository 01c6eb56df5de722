package importer

import (
	"strconv"
	"strings"
)

// Figures that can be compared; priority on every row, counts on a case's last.
const (
	figurePriority   = "priority"
	figureReopened   = "reopened"
	figureReassigned = "reassigned"
)

// told is what a case's rows say, whatever the case made of it.
type told struct {
	begun    bool
	team     string // the last one known
	now      string // the row's, "" where it names none
	handed   int    // from one team to another
	blanks   int    // changes of the column, those from and to no team included
	category string // the last one wholly known
	moved    int    // from one category to another
}

func (f *told) tell(x row) {
	if f.begun && x.team != f.now {
		f.blanks++
	}
	if x.team != "" {
		if f.team != "" && x.team != f.team {
			f.handed++
		}
		f.team = x.team
	}
	if !strings.Contains("/"+x.category+"/", "/"+unknownName+"/") {
		if f.category != "" && x.category != f.category {
			f.moved++
		}
		f.category = x.category
	}
	f.begun, f.now = true, x.team
}

func (t *tale) compareRow(x row) {
	if want := x.compare[figurePriority]; want != "" {
		t.count(figurePriority, Compared{}, want == t.c.Priority)
	}
}

func (t *tale) compareCase(x row) {
	for figure, ours := range map[string]int{figureReopened: t.c.Reopened, figureReassigned: t.file.handed} {
		want := x.compare[figure]
		if want == "" {
			continue
		}
		theirs, err := strconv.Atoi(want)
		same := err == nil && ours == theirs
		sums := Compared{Ours: ours, Theirs: theirs}
		if figure == figureReassigned && !same && t.file.blanks == theirs {
			sums.Blanks = 1
		}
		t.count(figure, sums, same)
	}
}

func (t *tale) count(figure string, sums Compared, same bool) {
	if same {
		sums.Same = 1
	} else {
		sums.Different = 1
	}
	t.compared[figure] = t.compared[figure].plus(sums)
}

func (c Compared) plus(d Compared) Compared {
	return Compared{
		Same: c.Same + d.Same, Different: c.Different + d.Different,
		Ours: c.Ours + d.Ours, Theirs: c.Theirs + d.Theirs, Blanks: c.Blanks + d.Blanks,
	}
}
