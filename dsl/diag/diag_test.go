package diag_test

import (
	"strings"
	"testing"

	"github.com/apparentlymart/go-textseg/v15/textseg"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
)

// at makes the range of the first what in src.
func at(src, what string) diag.Range {
	pos := func(b int) diag.Pos {
		line := strings.LastIndexByte(src[:b], '\n') + 1
		n, err := textseg.TokenCount([]byte(src[line:b]), textseg.ScanGraphemeClusters)
		if err != nil {
			panic(err)
		}
		return diag.Pos{Line: strings.Count(src[:b], "\n") + 1, Column: n + 1, Byte: b}
	}
	i := strings.Index(src, what)
	return diag.Range{File: "a.akis.hcl", Start: pos(i), End: pos(i + len(what))}
}

// TestHuman: exact text, caret included.
func TestHuman(t *testing.T) {
	long := strings.Repeat("ş", 300)
	for _, c := range []struct{ name, src, what, want string }{
		{"word", "a\n  b = çok\nc", "çok", "     2:   b = çok\n              ^^^\n"},
		{"tab", "\tb = x", "x", "     1: \tb = x\n        \t    ^\n"},
		{"two lines", "a = [\n]", "[\n]", "     1: a = [\n            ^\n"},
		{"crlf", "a = b\r\nc", "b", "     1: a = b\n            ^\n"},
		{"wide", "a = '😀❤\ufe0f' b", "b", "     1: a = '😀❤\ufe0f' b\n                   ^\n"},
		{"wide under", "a = 😀x", "😀x", "     1: a = 😀x\n            ^^^\n"},
		{"no width", "a =", "", "     1: a =\n        ^\n"},
		{"escape", "a = \x1b[31mred", "red", "     1: a = \uFFFD[31mred\n                 ^^^\n"},
		{"turned text", "a = \u202eb", "b", "     1: a = \uFFFDb\n             ^\n"},
		{"long", long + "x" + long, "x", "     1: …" + strings.Repeat("ş", 40) + "x" + strings.Repeat("ş", 119) + "…\n" +
			strings.Repeat(" ", 49) + "^\n"},
	} {
		r := at(c.src, c.what)
		list := diag.List{{Severity: diag.Error, Code: "AKIS-S001", Summary: "Wrong", Detail: phrase.Text{phrase.Say("Do this.")}, Pointer: "/team/x", Block: `team "x"`, Range: r}}
		var b strings.Builder
		if err := list.Write(&b, "en", map[string][]byte{"a.akis.hcl": []byte(c.src)}); err != nil {
			t.Fatal(err)
		}
		head := "Error: Wrong  [AKIS-S001]\n  on a.akis.hcl line " + string(rune('0'+r.Start.Line)) + ", in team \"x\":\n"
		if got := b.String(); got != head+c.want+"Do this.\n" {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, head+c.want)
		}
	}
}

// TestPlaceless: a finding without a place, and one whose source is not at hand.
func TestPlaceless(t *testing.T) {
	list := diag.List{
		{Severity: diag.Warning, Code: "AKIS-L005", Summary: "File is not read"},
		{Severity: diag.Error, Code: "AKIS-S001", Summary: "Wrong", Range: diag.Range{File: "b", Start: diag.Pos{Line: 9, Column: 1}}},
	}
	var b strings.Builder
	if err := list.Write(&b, "en", nil); err != nil {
		t.Fatal(err)
	}
	want := "Warning: File is not read  [AKIS-L005]\n\nError: Wrong  [AKIS-S001]\n  on b line 9:\n"
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

// TestList: order by place with errors first, and errors alone make an error.
func TestList(t *testing.T) {
	place := func(file string, b int) diag.Range { return diag.Range{File: file, Start: diag.Pos{Byte: b}} }
	list := diag.List{
		{Severity: diag.Warning, Code: "3", Range: place("b", 1)},
		{Severity: diag.Warning, Code: "2", Range: place("a", 7)},
		{Severity: diag.Error, Code: "1", Range: place("a", 7)},
		{Severity: diag.Warning, Code: "0", Range: place("a", 2)},
	}
	list.Sort()
	var order string
	for _, d := range list {
		order += d.Code
	}
	if order != "0123" {
		t.Errorf("order %s", order)
	}
	if !list.HasErrors() || list.Err() == nil || strings.Contains(list.Err().Error(), "\n") {
		t.Errorf("one error: %v", list.Err())
	}
	if warnings := list[:1]; warnings.HasErrors() || warnings.Err() != nil {
		t.Error("a warning is an error")
	}
}

// TestWitness: a finding shows its case in the reader's language.
func TestWitness(t *testing.T) {
	w := diag.Witness{
		Category: "cargo.late", Kind: "request", Fields: map[string]any{"country": "DE", "qty": 2.5, "tags": []any{"a", "b"}},
		Empty: []string{"door_code"}, Customer: map[string]any{"tier": "gold"}, Facts: map[string]any{"case.reopened": 1.0},
		Assumed: map[string]bool{"field.a > field.b": true, "field.c": false}, Path: []string{"step.one", "end.done"},
	}
	want := "category cargo.late, kind request, country = 'DE', qty = 2.5, tags = ['a', 'b'], door_code empty, customer.tier = 'gold', " +
		"case.reopened = 1, where field.a > field.b, where not (field.c), by way of step.one → end.done"
	if got := w.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	list := diag.List{{Severity: diag.Info, Code: "AKIS-A010", Summary: "Limit passes unnoticed", Witness: &w}}
	for locale, lines := range map[string][2]string{
		"en": {"Note: Limit passes unnoticed  [AKIS-A010]\n", "For example: category cargo.late, kind request, "},
		"tr": {"Not: ", "Örneğin: kategori cargo.late, tür request, "},
	} {
		var b strings.Builder
		if err := list.Write(&b, locale, nil); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), lines[0]) || !strings.Contains(b.String(), "\n"+lines[1]) {
			t.Errorf("%s:\n%s", locale, b.String())
		}
	}
	if v := list.View("tr", nil)[0]; v.Witness != &w || !strings.HasPrefix(v.Example, "kategori cargo.late") {
		t.Errorf("view %+v", v)
	}
}
