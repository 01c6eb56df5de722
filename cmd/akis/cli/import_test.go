package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/cmd/akis/cli"
	"github.com/akis-platform/akis/engine/importer"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/pgtest"
)

const mapping = "../../../examples/incidents/servicenow.import.hcl"

// importFile runs the command and answers its report.
func importFile(t *testing.T, data, file string, args ...string) (importer.Report, int) {
	t.Helper()
	var out, errOut bytes.Buffer
	args = append([]string{"import", "cases", file, "--mapping", mapping, "--data", data, "--json"}, args...)
	code := cli.Run(t.Context(), args, &out, &errOut)
	var rep importer.Report
	if err := json.Unmarshal(out.Bytes(), &rep); err != nil {
		t.Fatalf("%v: %s%s", err, out.String(), errOut.String())
	}
	return rep, code
}

const odd = "../../../examples/incidents/odd.csv"

// oddReport is what the odd file's import must report, apart from the number of
// events, which belongs to the core.
func oddReport(t *testing.T, events int) importer.Report {
	t.Helper()
	src, err := os.ReadFile("../../../examples/incidents/odd.report.json")
	if err != nil {
		t.Fatal(err)
	}
	var rep importer.Report
	if err := json.Unmarshal(src, &rep); err != nil {
		t.Fatal(err)
	}
	rep.Events = events
	return rep
}

// TestImportOddFile: every bad row is named with line, column and reason, the rest
// goes on, and a second run doubles nothing and reports the same.
func TestImportOddFile(t *testing.T) {
	data := t.TempDir()
	rep, code := importFile(t, data, odd)
	want := oddReport(t, rep.Events)
	if diff := cmp.Diff(want, rep); diff != "" {
		t.Error(diff)
	}
	if code != cli.Findings || rep.Events < 60 {
		t.Errorf("exit %d, %d events", code, rep.Events)
	}
	again, _ := importFile(t, data, odd)
	want.Opened, want.Replayed, want.Events = 0, want.Opened, 0
	if diff := cmp.Diff(want, again); diff != "" {
		t.Errorf("the second run reports otherwise: %s", diff)
	}
}

// TestImportGrowsWithItsFile: a file that was imported half way, and then grew, is
// taken up where it stopped.
func TestImportGrowsWithItsFile(t *testing.T) {
	src, err := os.ReadFile(odd)
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := importFile(t, t.TempDir(), odd)
	data := t.TempDir()
	half := filepath.Join(t.TempDir(), "half.csv")
	lines := bytes.SplitAfter(src, []byte("\n"))
	events := 0
	for _, n := range []int{3, 7, 12, 20, len(lines)} { // each stops within a case
		if err := os.WriteFile(half, bytes.Join(lines[:n], nil), 0o600); err != nil {
			t.Fatal(err)
		}
		rep, _ := importFile(t, data, half)
		events += rep.Events
	}
	if events < whole.Events {
		t.Errorf("%d events in parts, %d at once", events, whole.Events)
	}
	again, _ := importFile(t, data, odd)
	if again.Opened != 0 || again.Events != 0 || again.Cases != whole.Cases || again.Reopened != whole.Reopened {
		t.Errorf("%+v", again)
	}
}

// TestImportOnPostgreSQL: the other store gives the same report, twice.
func TestImportOnPostgreSQL(t *testing.T) {
	url, data := pgtest.URL(t), t.TempDir() // the key of the history lies in the folder
	rep, _ := importFile(t, data, odd, "--database", url)
	want := oddReport(t, rep.Events)
	if diff := cmp.Diff(want, rep); diff != "" {
		t.Error(diff)
	}
	again, _ := importFile(t, data, odd, "--database", url)
	want.Opened, want.Replayed, want.Events = 0, want.Opened, 0
	if diff := cmp.Diff(want, again); diff != "" {
		t.Errorf("the second run reports otherwise: %s", diff)
	}
}

// TestImportIsSilent: nobody is told today of what came to their team years ago.
func TestImportIsSilent(t *testing.T) {
	data := t.TempDir()
	for _, args := range [][]string{
		{"publish", "../../../examples/incidents", "--data", data},
		{"user", "add", "ada", "--team", "group_56", "--team", "service_desk", "--data", data},
	} {
		var out bytes.Buffer
		if code := cli.Run(t.Context(), args, &out, &out); code != cli.Good {
			t.Fatal(out.String())
		}
	}
	rep, _ := importFile(t, data, odd)
	key, err := os.ReadFile(filepath.Join(data, "history.key"))
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(t.Context(), store.Options{DSN: filepath.Join(data, "akis.db"), Key: key})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	notices, err := st.Notices(t.Context(), "ada", 10)
	if err != nil || len(notices) > 0 || rep.Opened == 0 {
		t.Errorf("%d cases opened, ada was told of %v, %v", rep.Opened, notices, err)
	}
}

// stopper cancels a command when it first tells of its progress.
type stopper struct{ stop context.CancelFunc }

func (s stopper) Write(p []byte) (int, error) {
	s.stop()
	return len(p), nil
}

// TestImportStopped: an import that is stopped reports what it did, and another
// run goes on from there.
func TestImportStopped(t *testing.T) {
	const cases = 130
	var file bytes.Buffer
	file.WriteString("number,incident_state,reassignment_count,reopen_count,opened_at,sys_updated_at,contact_type,location," +
		"category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,closed_code\n")
	for i := range cases {
		for minute, state := range []string{"New", "Resolved"} {
			fmt.Fprintf(&file, "C%d,%s,0,0,?,1/3/2016 09:0%d,Phone,?,Category 55,Subcategory 170,?,?,?,?,?,?,?,?\n", i, state, minute)
		}
	}
	path, data := filepath.Join(t.TempDir(), "many.csv"), t.TempDir()
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out bytes.Buffer
	code := cli.Run(ctx, []string{"import", "cases", path, "--mapping", mapping, "--data", data}, &out, stopper{stop})
	if code != cli.Findings || !strings.Contains(out.String(), "100 cases from") {
		t.Fatalf("exit %d: %s", code, out.String())
	}
	rep, code := importFile(t, data, path)
	if code != cli.Good || rep.Replayed != 100 || rep.Opened != cases-100 {
		t.Errorf("exit %d, %+v", code, rep)
	}
}

// TestImportDryRunKeepsNothing: in no store, where it makes none, and in one that
// has some of the cases.
func TestImportDryRunKeepsNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "none")
	dry, _ := importFile(t, data, odd, "--dry-run")
	if diff := cmp.Diff(oddReport(t, dry.Events), dry); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(data); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the dry run left a folder: %v", err)
	}
	src, err := os.ReadFile(odd)
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(t.TempDir(), "half.csv")
	if err := os.WriteFile(half, src[:len(src)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	some, _ := importFile(t, data, half)
	for range 2 {
		dry, _ = importFile(t, data, odd, "--dry-run")
		if dry.Opened != 16-some.Opened || dry.Replayed != some.Opened {
			t.Errorf("after %d cases the dry run reports %+v", some.Opened, dry)
		}
	}
}

// TestImportRealFile replays 997 real incidents where the data is present.
func TestImportRealFile(t *testing.T) {
	const file = "../../../../shared/data/incidents/dev_sample_events.csv"
	if _, err := os.Stat(file); err != nil {
		t.Skip("the real incidents are not beside this checkout; the odd file stands in")
	}
	rep, code := importFile(t, t.TempDir(), file)
	if code != cli.Good || rep.Cases != 997 || rep.Rows != 5758 || len(rep.Problems) != 0 {
		t.Fatalf("exit %d, %d cases, %d rows, %d problems", code, rep.Cases, rep.Rows, len(rep.Problems))
	}
	if p := rep.Compared["priority"]; p.Different != 0 || p.Same != 5758 {
		t.Errorf("priority is the file's on %d rows and another on %d", p.Same, p.Different)
	}
	if want := (importer.Moved{Team: 364, Category: 89, Reopened: 10}); rep.Moved != want {
		t.Errorf("the file moves %+v, want %+v", rep.Moved, want)
	}
	if r := rep.Compared["reopened"]; r.Different != 0 {
		t.Errorf("reopened differs from the file's %d times", r.Different)
	}
	t.Logf("%d events; route as in the file %d, differently %d; reopened %+v, reassigned %+v",
		rep.Events, rep.Routed, rep.RoutedElse, *rep.Compared["reopened"], *rep.Compared["reassigned"])
}

// TestImportReportsRowsThatGoBack: a row earlier than the one above it is named
// and left out; the rest of its case goes on.
func TestImportReportsRowsThatGoBack(t *testing.T) {
	src, err := os.ReadFile(odd)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(src), "\n")
	back := strings.Replace(lines[2], "29/2/2016 02:00", "28/2/2015 02:00", 1)
	if back == lines[2] {
		t.Fatal("the row is not what this test believes")
	}
	file := filepath.Join(t.TempDir(), "back.csv")
	if err := os.WriteFile(file, []byte(lines[0]+lines[1]+back+lines[3]), 0o600); err != nil {
		t.Fatal(err)
	}
	rep, code := importFile(t, t.TempDir(), file)
	if code != cli.Findings || len(rep.Problems) != 1 || rep.Problems[0].Line != 3 || rep.Problems[0].Column == "" ||
		!strings.Contains(rep.Problems[0].Reason, "line 2") {
		t.Errorf("exit %d, %+v", code, rep.Problems)
	}
}

// TestDryRunPublishesNothing: a store where nothing is published stays so.
func TestDryRunPublishesNothing(t *testing.T) {
	data := t.TempDir()
	var out, errOut bytes.Buffer
	// Nothing is published: it makes the store and stops.
	cli.Run(t.Context(), []string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, &out, &errOut)
	importFile(t, data, odd, "--dry-run")
	errOut.Reset()
	if code := cli.Run(t.Context(), []string{"publish", "../../../examples/modanisa", "--data", data}, &out, &errOut); code != 0 {
		t.Fatalf("after a dry run another set cannot be published: %s", errOut.String())
	}
}
