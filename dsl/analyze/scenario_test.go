package analyze_test

import (
	"testing"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/analyze"
	"github.com/akis-platform/akis/dsl/diag"
)

// TestCaseBlock: the case of a finding, as a scenario writes it, in the one layout;
// read again it is the same case.
func TestCaseBlock(t *testing.T) {
	w := diag.Witness{
		Category: "cargo.late", Kind: "request", At: "2026-01-05 09:00",
		Fields: map[string]any{"note": "\"ğ\" \\ ${x} %{y}\n\t", "qty": 2.5, "vip": true, "tags": []any{"a", "b"}}, Empty: []string{"code"},
		Customer: map[string]any{"tier": "gold"}, Facts: map[string]any{"case.reopened": 1.0},
	}
	want := `# and later: case.reopened = 1
case {
  category = category.cargo.late
  kind     = request
  at       = "2026-01-05 09:00"
  field    = { code = "", note = "\"ğ\" \\ $${x} %%{y}\n\t", qty = 2.5, tags = ["a", "b"], vip = true }
  customer = { tier = "gold" }
}
`
	got := analyze.CaseBlock(w)
	if got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	src := "test \"shown\" {\n" + got + "}\n"
	if out, list := dsl.Format("x.test.hcl", []byte(src)); list.HasErrors() {
		t.Error(list.Err())
	} else if again, _ := dsl.Format("x.test.hcl", out); string(again) != string(out) {
		t.Errorf("formatted:\n%s", out)
	}
	const set = `akis {
  name     = "x"
  language = 1
}
team "t" { label = "T" }
flow "f" {
  start = step.s
  step "s" {
    team = team.t
    outcome "o" { to = end.e }
  }
  end "e" { status = resolved }
}
category "cargo" {
  label = "C"
  kind  = complaint
  flow  = flow.f
  category "late" { label = "L" }
}
`
	read, list := dsl.LoadSources(map[string][]byte{"x.akis.hcl": []byte(set), "x.test.hcl": []byte(src)})
	if len(read.Tests) != 1 {
		t.Fatal(list.Err())
	}
	c := read.Tests[0].Case
	if c.Category != "cargo/late" || c.Kind != "request" || c.Fields["note"] != w.Fields["note"] || c.Fields["qty"] != 2.5 || c.Customer["tier"] != "gold" {
		t.Errorf("read as %+v", c)
	}
}
