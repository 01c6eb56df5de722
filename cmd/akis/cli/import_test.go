package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/cmd/akis/cli"
	"github.com/akis-platform/akis/engine/importer"
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

// TestImportOddFile: every bad row is named with line, column and reason, the rest
// goes on, and a second run doubles nothing.
func TestImportOddFile(t *testing.T) {
	data := t.TempDir()
	rep, code := importFile(t, data, "../../../examples/incidents/odd.csv")
	want := []importer.Problem{
		{Line: 24, Column: "sys_updated_at", Case: "A6", Reason: `"31/2/2016 09:00" is not a moment of the form the mapping gives`},
		{Line: 26, Column: "sys_updated_at", Case: "A6", Reason: `"not a time" is not a moment of the form the mapping gives`},
		{Line: 29, Column: "incident_state", Case: "A7", Reason: `the mapping has no state "Pondering"`},
		{Line: 31, Case: "A8", Reason: "There is no category “category_999/subcategory_1”."},
		{Line: 36, Column: "impact", Case: "A11", Reason: `the mapping gives no value for "9 - Huge"`},
		{Line: 38, Case: "A12", Reason: "There is no team “group_9999”."},
		{Line: 43, Column: "number", Reason: "the key is missing; it says which case the row is about"},
		{Line: 44, Reason: "the row has 5 cells, the first line has 18"},
	}
	if diff := cmp.Diff(want, rep.Problems); diff != "" {
		t.Error(diff)
	}
	if code != cli.Findings || rep.Cases != 13 || rep.Opened != 13 || rep.Rows != 45 || rep.Reopened != 1 || rep.Recategories != 1 {
		t.Errorf("exit %d, %+v", code, rep)
	}
	for figure, c := range rep.Compared {
		if c.Different != 0 || c.Same == 0 {
			t.Errorf("%s: %+v", figure, c)
		}
	}
	again, _ := importFile(t, data, "../../../examples/incidents/odd.csv")
	if again.Opened != 0 || again.Replayed != 13 || again.Events != 0 {
		t.Errorf("the second run wrote: %+v", again)
	}
	if diff := cmp.Diff(rep.Compared, again.Compared); diff != "" {
		t.Errorf("the second run reports otherwise: %s", diff)
	}
}

func TestImportDryRunKeepsNothing(t *testing.T) {
	data := t.TempDir()
	if rep, _ := importFile(t, data, "../../../examples/incidents/odd.csv", "--dry-run"); rep.Opened != 13 {
		t.Errorf("%+v", rep)
	}
	if rep, _ := importFile(t, data, "../../../examples/incidents/odd.csv"); rep.Opened != 13 {
		t.Errorf("the dry run kept cases: %+v", rep)
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
	if p := rep.Compared["priority"]; p.Different != 0 {
		t.Errorf("priority differs from the file's %d times", p.Different)
	}
	t.Logf("%d events; route as in the file %d, differently %d; reopened %+v, reassigned %+v",
		rep.Events, rep.Routed, rep.RoutedElse, *rep.Compared["reopened"], *rep.Compared["reassigned"])
}
