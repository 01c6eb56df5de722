package analyze_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/dsl/analyze"
	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
)

// around is a set of one category whose flow asks route r, with more text.
func around(fields, more string) string {
	return `akis {
  name     = "bomb"
  language = 1
  locales  = ["en"]
}
team "a" { label = "A" }
team "b" { label = "B" }
choices "c" { options = { x = "X", y = "Y", z = "Z" } }
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [` + fields + `]
}
flow "f" {
  start = step.s
  step "s" {
    route = route.r
    outcome "o" { to = end.e }
  }
  end "e" { status = resolved }
}
` + more
}

// names answers n field blocks and references to them.
func names(n int, block string) (refs, blocks string) {
	var all []string
	var b strings.Builder
	for i := range n {
		all = append(all, fmt.Sprintf("field.f%d", i))
		fmt.Fprintf(&b, "field \"f%d\" {\n label = \"F\"\n %s\n}\n", i, strings.ReplaceAll(block, "$", fmt.Sprint(max(i-1, 0))))
	}
	return strings.Join(all, ", "), b.String()
}

func rows(n int, row string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(row, "$", fmt.Sprint(i)), "%", fmt.Sprint(i+1)))
	}
	return b.String()
}

// bombs are sets that would keep an unbounded analysis busy for ever or fill memory.
func bombs() map[string]string {
	choice, choices := names(40, "type = choice\n options = choices.c")
	text, texts := names(40, "type = text")
	chain, chained := names(200, "type = choice\n options = choices.c")
	var shown strings.Builder
	for i := range 199 {
		fmt.Fprintf(&shown, "field \"g%d\" {\n type = text\n label = \"G\"\n visible = \"field.f%d == 'x' or field.f%d == 'y'\"\n}\n", i, i, i+1)
	}
	every := strings.Join(strings.Split(strings.ReplaceAll(choice, "field.", "$field."), ", "), " == 'x' or ")
	free := rows(300, " rule \"r$\" {\n when = \"lower(field.f0) == 'a$' or lower(field.f1) == 'b$' or field.f2 > field.f3\"\n to = team.a\n }\n")
	diamonds := rows(60, "route \"r$\" {\n rule \"a\" {\n when = \"case.kind == 'request'\"\n to = route.r%\n }\n rule \"b\" {\n when = \"case.kind == 'praise'\"\n to = route.r%\n }\n default = route.r%\n}\n")
	steps := rows(30, "step \"s$\" {\n team = team.a\n done_within = \"3000h\"\n"+rows2(30)+"}\n")
	return map[string]string{
		"forty names in one rule": around(choice, choices+"route \"r\" {\n rule \"r\" {\n when = \""+strings.ReplaceAll(every, "$", "")+" == 'x'\"\n to = team.a\n }\n default = team.b\n}\n"),
		"free answers":            around(text, texts+"route \"r\" {\n"+free+" pick = unique\n default = team.b\n}\n"),
		"many rows":               around(choice, choices+"route \"r\" { default = table.t }\ntable \"t\" {\n by = [field.f0, field.f1, field.f2, field.f3, field.f4, field.f5, field.f6, field.f7]\n rows = [\n"+rows(1500, "[x, y, z, x, y, z, \"*\", \"*\", team.a],\n")+"]\n pick = unique\n default = team.a\n}\n"),
		"chain of shown fields":   around(chain, chained+shown.String()+"route \"r\" {\n rule \"r\" {\n when = \"field.f199 == 'x'\"\n to = team.a\n }\n default = team.b\n}\n"),
		"routes that meet again":  around(choice, choices+"route \"r\" { default = route.r0 }\n"+diamonds+"route \"r60\" { default = team.a }\n"),
		"every way between steps": strings.Replace(around(choice, choices+"route \"r\" { default = team.b }\n"), "  step \"s\" {", steps+"  step \"s\" {\n    outcome \"more\" { to = step.s0 }", 1),
	}
}

func rows2(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "outcome \"o%d\" { to = step.s%d }\n", i, i)
	}
	return b.String() + "outcome \"end\" { to = end.e }\n"
}

// TestBombs: a set that asks for too much is analysed as far as the work allows, and
// that is said.
func TestBombs(t *testing.T) {
	for name, text := range bombs() {
		t.Run(name, func(t *testing.T) {
			text = strings.Replace(text, "  kind   = request\n", "  kind   = request\n  sla    = \"1h\"\n", 1)
			tree, src := compiled(t, split([]byte(text)), nil)
			def, list := compile.Compile(src)
			if list.HasErrors() {
				t.Fatal(list.Err())
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			found := analyze.Run(def, tree)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 2000 {
				t.Errorf("allocated %d MB", mb)
			}
			codes := map[string]int{}
			for _, d := range found {
				codes[d.Code]++
			}
			t.Logf("%v, %d MB, %v", took, (after.TotalAlloc-before.TotalAlloc)>>20, codes)
			if len(found) > 501 || found.HasErrors() && !has(found, "AKIS-G003") {
				t.Errorf("%d findings", len(found))
			}
		})
	}
}

func has(list diag.List, code string) bool { return len(byCode(list)[code]) > 0 }
