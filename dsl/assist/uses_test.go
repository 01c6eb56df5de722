package assist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/assist"
)

// shown spells places with the lines that they stand on.
func shown(set *assist.Set, places []assist.Place) []string {
	var all []string
	for _, p := range places {
		src, _ := set.File(p.File)
		line := strings.LastIndexByte(string(src[:p.At.From]), '\n') + 1
		end := p.At.To + strings.IndexByte(string(src[p.At.To:]), '\n')
		all = append(all, fmt.Sprintf("%s: %s«%s»%s", p.File, strings.TrimLeft(string(src[line:p.At.From]), " "), src[p.At.From:p.At.To], src[p.At.To:end]))
	}
	return all
}

// TestReferences: references, rules, texts with values, scenarios, imports; and not
// what only looks alike.
func TestReferences(t *testing.T) {
	set, at := with(t, "x.akis.hcl", "message \"x\" {\n  channels = [email]\n  body = { tr = \"Sayın 👩‍👩‍👧 {{field.or|der_no}}\" }\n}\n")
	want := []string{
		`lamps.akis.hcl: sees    = [field.«order_no», field.country]`,
		`lamps.akis.hcl: field "«order_no»" {`,
		`later.akis.hcl: match     = { number = field.«order_no» }`,
		`lamps.test.hcl: field    = { «order_no» = "20260106", part = "foot", quantity = 200, price = 45000 }`,
		`old_desk.import.hcl: field        = { «order_no» = "order", country = "country" }`,
		`x.akis.hcl: body = { tr = "Sayın 👩‍👩‍👧 {{field.«order_no»}}" }`,
	}
	got := shown(set, set.References("x.akis.hcl", at, true))
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("missing %s", line)
		}
	}
	without := set.References("x.akis.hcl", at, false)
	if len(without) != len(got)-1 || slices.Contains(shown(set, without), want[1]) {
		t.Errorf("without itself: %d of %d", len(without), len(got))
	}
	if h := set.Hover("x.akis.hcl", at); !strings.Contains(h.About, fmt.Sprintf("used %d times", len(without))) {
		t.Errorf("%s", h.About)
	}
}

// TestRename: a rename changes the set everywhere and breaks nothing; what cannot be
// renamed is refused with the reason.
func TestRename(t *testing.T) {
	for _, c := range []struct{ name, file, src, was, to, after string }{
		{"field in a rule", "x.akis.hcl", "field \"x\" {\n  type = bool\n  label = \"X\"\n  visible = \"'ş😀' != 'x' and field.coun|try == 'FR'\"\n}\n", "country", "land", "field.land == 'FR'"},
		{"field by its name", "x.akis.hcl", "field \"ext|ra\" {\n  type = bool\n  label = \"X\"\n}\n", "extra", "more", "field \"more\""},
		{"option", "x.akis.hcl", "field \"x\" {\n  type = bool\n  label = \"X\"\n  visible = \"field.country == 'F|R'\"\n}\n", "FR", "FRA", "field.country == 'FRA'"},
		{"step of a scenario", "x.test.hcl", "test \"x\" {\n  case { category = category.broken.lamp }\n  expect { step = step.lo|ok }\n}\n", "look", "inspect", "step.inspect"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, at := with(t, c.file, c.src)
			r := set.Renamable(c.file, at)
			if r == nil || r.Name != c.was {
				t.Fatalf("%+v", r)
			}
			edits, list := set.Rename(c.file, at, c.to)
			if list.HasErrors() {
				t.Fatal(list.Err())
			}
			files := base(t)
			files[c.file], _ = set.File(c.file)
			for name, all := range edits {
				files[name] = apply(files[name], all)
			}
			if !strings.Contains(string(files[c.file]), c.after) {
				t.Errorf("%s", files[c.file])
			}
			if now := assist.Read(files, nil); len(now.Findings) != len(set.Findings) {
				t.Errorf("before %v\nafter %v", set.Findings, now.Findings)
			}
		})
	}
	set, at := with(t, "x.akis.hcl", "partner \"x\" {\n  label = \"X\"\n  owner = team.de|sk\n}\n")
	for _, name := range []string{"workshop", "Desk 2", ""} {
		if edits, list := set.Rename("x.akis.hcl", at, name); edits != nil || !list.HasErrors() {
			t.Errorf("%q: %v %v", name, edits, list)
		}
	}
	set, at = with(t, "x.akis.hcl", "team \"x\" {\n  ass|ign = pool\n}\n")
	if r := set.Renamable("x.akis.hcl", at); r != nil {
		t.Errorf("%+v", r)
	}
}

func apply(src []byte, edits []assist.Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b assist.Edit) int { return b.At.From - a.At.From })
	for _, e := range edits {
		src = slices.Concat(src[:e.At.From], []byte(e.Text), src[e.At.To:])
	}
	return src
}
