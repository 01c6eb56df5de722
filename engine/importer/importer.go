package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// Report is what an import did. Figures are counted over all rows, those of an
// earlier run of the same file included, so that a repeat reports the same.
type Report struct {
	Cases    int       `json:"cases"`
	Rows     int       `json:"rows"`
	Opened   int       `json:"opened"`   // by this run
	Replayed int       `json:"replayed"` // cases that an earlier run had opened
	Events   int       `json:"events"`   // written by this run
	Problems []Problem `json:"problems"`
	// Routed counts cases whose first team in the file is the route's; RoutedElse
	// those where the file won.
	Routed       int `json:"routed_as_in_file"`
	RoutedElse   int `json:"routed_differently"`
	Transferred  int `json:"transferred"`
	Recategories int `json:"recategorised"`
	Reopened     int `json:"reopened"`
	// Compared are figures of the program against the file's.
	Compared map[string]*Compared `json:"compared"`
}

// Compared counts agreement on one figure.
type Compared struct {
	Same      int `json:"same"`
	Different int `json:"different"`
}

// Figures that can be compared; priority on every row, counts on a case's last.
const (
	figurePriority   = "priority"
	figureReopened   = "reopened"
	figureReassigned = "reassigned"
)

// Importer replays files.
type Importer struct {
	Service *service.Service
	Mapping Mapping
	// Progress is told the number of cases done, now and then; nil is silent.
	Progress func(cases int)
}

const progressEvery = 100

var (
	hand   = engine.Actor{Kind: engine.Importer, User: "import"}
	clocks = engine.Actor{Kind: engine.System}
)

// Run replays the file. It can be run again: what is there already is recognised.
// Bad rows are reported and left out; an error stops it, and what was done stays.
func (im *Importer) Run(ctx context.Context, src io.Reader) (Report, error) {
	rep := Report{Problems: []Problem{}, Compared: map[string]*Compared{}}
	for figure := range im.Mapping.Compare {
		rep.Compared[figure] = &Compared{}
	}
	r, err := newReader(im.Mapping, src)
	if err != nil {
		return rep, err
	}
	var group []row
	flush := func() error {
		if len(group) == 0 {
			return nil
		}
		err := im.replay(ctx, group, &rep)
		group = group[:0]
		if im.Progress != nil && rep.Cases%progressEvery == 0 {
			im.Progress(rep.Cases)
		}
		return err
	}
	for {
		x, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rep, err
		}
		if len(group) > 0 && group[0].key != x.key {
			if err := flush(); err != nil {
				return rep, err
			}
		}
		group = append(group, x)
	}
	err = flush()
	rep.Rows = r.rows
	rep.Problems = append(rep.Problems, r.problems...)
	slices.SortStableFunc(rep.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return rep, err
}

// replay replays the rows of one case in one transaction.
func (im *Importer) replay(ctx context.Context, rows []row, rep *Report) error {
	var t *tale
	err := im.Service.Batch(ctx, func(b *service.Batch) error {
		t = &tale{im: im, batch: b, key: fmt.Sprintf("%s/%s", im.Mapping.Name, rows[0].key)}
		return t.tell(rows)
	})
	if err != nil {
		return fmt.Errorf("case %s (line %d): %w", rows[0].key, rows[0].line, err)
	}
	t.add(rep)
	return nil
}

// tale is one case on its way through the file.
type tale struct {
	im       *Importer
	batch    *service.Batch
	key      string
	c        engine.Case
	steps    int
	replayed bool
	events   int
	problems []Problem
	moves    map[string]int
	compared map[string]Compared
	routed   bool
	handed   int // times the file hands the case from one team to another
	hasTeam  bool
}

func (t *tale) tell(rows []row) error {
	t.moves, t.compared = map[string]int{}, map[string]Compared{}
	if err := t.open(rows[0]); err != nil || t.c.ID == 0 {
		return err
	}
	for _, x := range rows {
		if err := t.row(x); err != nil {
			return err
		}
		t.compareRow(x)
	}
	t.compareCase(rows[len(rows)-1])
	return nil
}

func (t *tale) open(x row) error {
	at := x.openedAt
	if at.IsZero() || at.After(x.at) {
		at = x.at
	}
	res, err := t.batch.Execute(hand, service.Request{
		Command: engine.Open{Category: x.category, Fields: x.fields, Title: x.title, Channel: x.channel},
		Key:     t.key + "/open", At: at, Quiet: true,
	})
	if err != nil {
		return t.note(x, err)
	}
	t.took(res)
	t.replayed = res.Replayed
	return nil
}

func (t *tale) took(res service.Result) {
	t.c = res.Case
	if !res.Replayed {
		t.events += len(res.Events)
	}
}

// note keeps a refusal as a problem of the row; any other error stops the import.
func (t *tale) note(x row, err error) error {
	r, refused := engine.AsRefusal(err)
	if !refused {
		return err
	}
	t.problems = append(t.problems, Problem{Line: x.line, Case: x.key, Reason: reason(r)})
	return nil
}

// reason answers what a refusal says, with each place where it names some.
func reason(r *engine.Refusal) string {
	words := r.Detail.In("en")
	for _, p := range r.Problems {
		if detail := p.Detail.In("en"); detail != words {
			words += " " + p.Pointer + ": " + detail
		}
	}
	return words
}

// do gives one command at the row's time. Its key counts the steps of the case,
// so that the same file gives the same keys.
func (t *tale) do(x row, cmd engine.Command) error {
	t.steps++
	res, err := t.batch.Execute(hand, service.Request{
		Case: t.c.ID, Command: cmd, At: x.at, Quiet: true, Key: t.key + "/" + strconv.Itoa(t.steps),
	})
	if err != nil {
		return t.note(x, err)
	}
	t.took(res)
	t.moves[engine.Verb(cmd)]++
	return nil
}

// maxTicks caps the deadlines that act between two rows.
const maxTicks = 1000

// ticks lets the deadlines act that fell due before the row.
func (t *tale) ticks(x row) error {
	for range maxTicks {
		due := t.c.NextDue()
		if due.IsZero() || due.After(x.at) {
			return nil
		}
		t.steps++
		before := t.c.Revision
		res, err := t.batch.Execute(clocks, service.Request{
			Case: t.c.ID, Command: engine.Tick{}, At: due, Quiet: true, Key: t.key + "/" + strconv.Itoa(t.steps),
		})
		if err != nil {
			return t.note(x, err)
		}
		t.took(res)
		if t.c.Revision == before {
			return nil
		}
	}
	return nil
}

func (t *tale) row(x row) error {
	if err := t.ticks(x); err != nil {
		return err
	}
	for _, part := range []func(row) error{t.reopen, t.category, t.fields} {
		if err := part(x); err != nil {
			return err
		}
	}
	if err := t.team(x); err != nil {
		return err
	}
	if err := t.assignee(x); err != nil {
		return err
	}
	return t.state(x)
}

func (t *tale) reopen(x row) error {
	if (x.state.Act == "work" || x.state.Act == "pause") && t.c.Ended() {
		return t.do(x, engine.Reopen{Reason: "as in the file"})
	}
	return nil
}

func (t *tale) category(x row) error {
	if x.category == t.c.Category || t.c.Ended() {
		return nil
	}
	return t.do(x, engine.Recategorise{Category: x.category, Reason: "as in the file"})
}

func (t *tale) fields(x row) error {
	changed := map[string]any{}
	for name, v := range x.fields {
		if !reflect.DeepEqual(t.c.Fields[name], v) {
			changed[name] = v
		}
	}
	if len(changed) == 0 || t.c.Ended() {
		return nil
	}
	return t.do(x, engine.Fill{Fields: changed})
}

func (t *tale) team(x row) error {
	if x.team == "" || t.c.Ended() {
		return nil
	}
	same := x.team == t.c.Team
	if !t.hasTeam {
		t.hasTeam, t.routed = true, same
	} else if !same {
		t.handed++
	}
	if same {
		return nil
	}
	return t.do(x, engine.Transfer{Team: x.team, Reason: "as in the file"})
}

func (t *tale) assignee(x row) error {
	if x.assignee == "" || x.assignee == t.c.Assignee || t.c.Ended() {
		return nil
	}
	return t.do(x, engine.Assign{To: x.assignee})
}

func (t *tale) state(x row) error {
	switch x.state.Act {
	case "work":
		if t.c.Pause != "" && !t.c.PauseRule {
			return t.do(x, engine.Resume{})
		}
	case "pause":
		if t.c.Pause == "" {
			return t.do(x, engine.Pause{Reason: x.state.Reason})
		}
	case "finish":
		return t.finish(x)
	case "close":
		if err := t.finish(x); err != nil {
			return err
		}
		if t.c.Status == engine.StatusResolved {
			return t.do(x, engine.CloseCase{})
		}
	}
	return nil
}

func (t *tale) finish(x row) error {
	if t.c.Ended() {
		return nil
	}
	return t.do(x, engine.Finish{Outcome: x.state.Outcome})
}

func (t *tale) compareRow(x row) {
	if want := x.compare[figurePriority]; want != "" && !t.c.Ended() {
		t.count(figurePriority, want == t.c.Priority)
	}
}

func (t *tale) compareCase(x row) {
	for figure, got := range map[string]int{figureReopened: t.c.Reopened, figureReassigned: t.handed} {
		if want := x.compare[figure]; want != "" {
			t.count(figure, want == strconv.Itoa(got))
		}
	}
}

func (t *tale) count(figure string, same bool) {
	c := t.compared[figure]
	if same {
		c.Same++
	} else {
		c.Different++
	}
	t.compared[figure] = c
}

func (t *tale) add(rep *Report) {
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
	rep.Transferred += t.moves["transfer"]
	rep.Recategories += t.moves["recategorise"]
	rep.Reopened += t.moves["reopen"]
	for figure, c := range t.compared {
		rep.Compared[figure].Same += c.Same
		rep.Compared[figure].Different += c.Different
	}
}

// Check holds a mapping against a definition: every field, outcome and value it
// names.
func (m Mapping) Check(def *definition.Definition) []string {
	var wrong []string
	for field := range m.Fields {
		if def.Fields[field] == nil {
			wrong = append(wrong, fmt.Sprintf("the definition has no field.%s", field))
		}
	}
	for name, s := range m.States {
		if (s.Act == "finish" || s.Act == "close") && !hasOutcome(def, s.Outcome) {
			wrong = append(wrong, fmt.Sprintf("state %q: no step has an outcome %q", name, s.Outcome))
		}
		if s.Act == "pause" && s.Reason == "" {
			wrong = append(wrong, fmt.Sprintf("state %q pauses and needs a reason", name))
		}
	}
	for figure := range m.Compare {
		if figure != figurePriority && figure != figureReopened && figure != figureReassigned {
			wrong = append(wrong, fmt.Sprintf("there is no figure %q to compare; there are priority, reopened, reassigned", figure))
		}
	}
	return wrong
}

func hasOutcome(def *definition.Definition, name string) bool {
	for _, f := range def.Flows {
		for _, s := range f.Steps {
			for _, o := range s.Outcomes {
				if o.Name == name {
					return true
				}
			}
		}
	}
	return false
}
