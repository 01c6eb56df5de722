package importer

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/engine/definition"
)

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"Category 55": "category_55", " Opened by  8 ": "opened_by_8", "Self service": "self_service",
		"?": "", "": "", "Şube İADE / Kargo": "sube_iade_kargo", "أحمد": "", "a--b": "a_b", "--a": "a",
	} {
		if got := Name(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLayout(t *testing.T) {
	for _, c := range []struct{ layout, moment, want string }{
		{"DD/MM/YYYY HH:mm", "9/1/2016 07:05", "2016-01-09 07:05:00"},
		{"YYYY-MM-DD HH:mm:ss", "2016-12-31 23:59:58", "2016-12-31 23:59:58"},
	} {
		l, err := Layout(c.layout)
		if err != nil {
			t.Fatal(err)
		}
		got, err := time.Parse(l, c.moment)
		if err != nil || got.Format(time.DateTime) != c.want {
			t.Errorf("%s: %v, %v", c.layout, got, err)
		}
	}
	if _, err := Layout("DD/MM"); err == nil {
		t.Error("a layout without a year and an hour was taken")
	}
}

func small() (Mapping, *definition.Definition) {
	m := Mapping{
		Key: "id", At: "at", Layout: "2006-01-02 15:04", Zone: time.UTC, Missing: "?", Category: []string{"cat", "sub"},
		Team: "team", StateColumn: "state", States: map[string]State{"New": {}, "Done": {Act: actFinish, Outcome: "done"}},
		Fields: map[string]string{"n": "n", "b": "b", "d": "d", "c": "c"},
		Values: map[string]map[string]string{"c": {"x": "one"}, "team": {"G": "Front desk"}},
	}
	def := &definition.Definition{
		Fields: map[string]*definition.Field{
			"n": {Name: "n", Type: definition.Decimal}, "b": {Name: "b", Type: definition.Bool},
			"d": {Name: "d", Type: definition.Date}, "c": {Name: "c", Type: definition.Choice, Options: "c"},
		},
		Choices: map[string]*definition.Choices{"c": {Name: "c", Options: []definition.Option{{Code: "one"}}}},
		Flows: map[string]*definition.Flow{"f": {Steps: map[string]*definition.Step{
			"s": {Outcomes: []definition.Outcome{{Name: "done"}}},
		}}},
	}
	return m, def
}

const smallHead = "id,at,cat,sub,team,state,n,b,d,c\n"

// all reads every row and answers them with the problems.
func all(t *testing.T, src string) ([]row, []Problem, error) {
	t.Helper()
	m, def := small()
	r, err := newReader(m, def, strings.NewReader(src))
	if err != nil {
		return nil, nil, err
	}
	var rows []row
	for {
		x, err := r.next()
		if errors.Is(err, io.EOF) {
			return rows, r.problems, nil
		}
		if err != nil {
			return rows, r.problems, err
		}
		rows = append(rows, x)
	}
}

func TestRowIsReadByType(t *testing.T) {
	rows, problems, err := all(t, smallHead+"1,2016-01-02 10:00,Big one,?,G,Done,12.5,true,2016-03-04 00:00,x\n")
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	x := rows[0]
	want := map[string]any{"n": 12.5, "b": true, "d": "2016-03-04", "c": "one"}
	if diff := cmp.Diff(want, x.fields); diff != "" {
		t.Error(diff)
	}
	if x.category != "big_one/unknown" || x.team != "front_desk" || x.state.Outcome != "done" || x.line != 2 || x.n != 1 {
		t.Errorf("%+v", x)
	}
}

func TestBadRows(t *testing.T) {
	const good = "1,2016-01-02 10:00,a,b,G,New,?,?,?,?\n"
	for name, c := range map[string]struct {
		row  string
		want Problem
	}{
		"encoding": {"2,2016-01-02 10:00,\xdeikayet,b,G,New,?,?,?,?\n",
			Problem{Line: 3, Column: "cat", Case: "2", Reason: "the text is not UTF-8; save the file in that encoding"}},
		"team":   {"2,2016-01-02 10:00,a,b,H,New,?,?,?,?\n", Problem{Line: 3, Column: "team", Case: "2", Reason: `the mapping gives no value for "H"`}},
		"moment": {"2,?,a,b,G,New,?,?,?,?\n", Problem{Line: 3, Column: "at", Case: "2", Reason: "the moment is missing"}},
		"name":   {"2,2016-01-02 10:00,أ,b,G,New,?,?,?,?\n", Problem{Line: 3, Column: "cat", Case: "2", Reason: `"أ" has no letter a name can be made of; say what it stands for under values`}},
		"quote":  {"2,\"x\"y,a\n", Problem{Line: 3, Reason: `at byte 5 stands a " that begins or ends no cell; a " within a cell is doubled, and the cell quoted`}},
	} {
		_, problems, err := all(t, smallHead+good+c.row+"3"+good[1:])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]Problem{c.want}, problems); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"empty":      {"", "the file is empty"},
		"column":     {"id,at,cat,sub,team,n,b,d,c\n", "the file has no column state"},
		"open quote": {smallHead + "1,\"" + strings.Repeat("x", maxRow+8192), "is a quotation mark left open?"},
	} {
		if _, _, err := all(t, c.src); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheck(t *testing.T) {
	m, def := small()
	if wrong := m.Check(def); len(wrong) > 0 {
		t.Error(wrong)
	}
	m.Fields["zip"] = "zip"
	m.Values["c"]["y"] = "two"
	m.States["Gone"] = State{Act: actClose, Outcome: "gone"}
	m.States["Held"] = State{Act: actPause}
	m.Compare = map[string]string{"age": "age"}
	want := []string{
		`field.c has no choice "two", which stands for "y"`,
		"the definition has no field.zip",
		`state "Gone": no step has an outcome "gone"`,
		`state "Held" pauses and needs a reason`,
		`there is no figure "age" to compare; there are priority, reopened, reassigned`,
	}
	if diff := cmp.Diff(want, m.Check(def)); diff != "" {
		t.Error(diff)
	}
}

// FuzzReader: whatever the file is, every row is either read, or reported with the
// line it stands on, or the reading ends with a cause.
func FuzzReader(f *testing.F) {
	f.Add(smallHead + "1,2016-01-02 10:00,a,b,G,New,1,true,?,x\n")
	f.Add(smallHead + "1,\"a\r\nb\",a,b,G,New,1,true,?,x\r\n1,2016-01-02 10:00,a,b\n")
	f.Add("\ufeff" + smallHead + "2,,,,,,,,,\n1,,\"\"\"\",,,,,,,\n2,,,,,,,,,\n")
	f.Fuzz(func(t *testing.T, src string) {
		rows, problems, err := all(t, src)
		if err != nil && err.Error() == "" {
			t.Error("an error without a cause")
		}
		lines := strings.Count(src, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Reason == "" {
				t.Errorf("problem %+v of a file of %d lines", p, lines)
			}
		}
		n := map[string]int{}
		for _, x := range rows {
			if n[x.key]++; x.key == "" || x.n != n[x.key] {
				t.Errorf("row %d of case %q is counted as %d", n[x.key], x.key, x.n)
			}
		}
	})
}
