package assist_test

import (
	"testing"

	"github.com/akis-platform/akis/dsl/syntax"
)

// TestFixes: what is misspelt at | is mended by one change, and nothing else is.
func TestFixes(t *testing.T) {
	for _, c := range []struct{ name, file, src, was, near string }{
		{"reference", "x.akis.hcl", "partner \"x\" {\n  label = \"X\"\n  owner = team.des|k2\n}", "team.desk2", "team.desk"},
		{"attribute", "x.akis.hcl", "team \"x\" {\n  lable| = \"X\"\n}", "lable", "label"},
		{"block", "x.akis.hcl", "taem| \"x\" {\n  label = \"X\"\n}", "taem", "team"},
		{"word", "x.akis.hcl", "team \"x\" {\n  label = \"X\"\n  assign = roundrobin|\n}", "roundrobin", "round_robin"},
		{"name in a rule", "x.akis.hcl", "field \"x\" {\n  type = bool\n  label = \"X\"\n  visible = \"'ş' != 'x' and field.contry| == 'FR'\"\n}", "field.contry", "field.country"},
		{"option in a rule", "x.akis.hcl", "field \"x\" {\n  type = bool\n  label = \"X\"\n  visible = \"field.country == 'FRA'|\"\n}", "FRA", "FR"},
		{"function", "x.akis.hcl", "field \"x\" {\n  type = bool\n  label = \"X\"\n  visible = \"uppr(field.order_no) == 'A'|\"\n}", "", ""},
		{"far off", "x.akis.hcl", "partner \"x\" {\n  label = \"X\"\n  owner = team.something|\n}", "", ""},
		{"right", "x.akis.hcl", "partner \"x\" {\n  label = \"X\"\n  owner = team.desk|\n}", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, at := with(t, c.file, c.src)
			fixes := set.Fixes(c.file, syntax.Span{From: at, To: at}, "en")
			if c.near == "" {
				if len(fixes) > 0 {
					t.Errorf("%+v", fixes)
				}
				return
			}
			if len(fixes) == 0 {
				t.Fatalf("nothing mends %v", set.Findings)
			}
			src, _ := set.File(c.file)
			if f := fixes[0]; string(src[f.Edit.At.From:f.Edit.At.To]) != c.was || f.Edit.Text != c.near {
				t.Errorf("%+v", f)
			}
		})
	}
}
