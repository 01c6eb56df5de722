package syntax_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// bombs are texts that exhaust the stack, the memory or the patience of an
// unguarded parser. Many hide their repetition behind line ends and comments.
func bombs() map[string]string {
	r := strings.Repeat
	list := "[" + r("1,", 200) + "1]"
	loop := func(deep int) string {
		return r("[for a in "+list+" : ", deep) + "a" + r("]", deep)
	}
	value := func(v string) string { return "field \"a\" {\n  max = " + v + "\n}\n" }
	return map[string]string{
		"parentheses":          value(r("(", 71_000)),
		"parentheses, lines":   value(r("(\n", 71_000)),
		"brackets":             value(r("[", 119_000)),
		"braces":               value(r("{a={", 60_000)),
		"blocks":               r("a {\n", 90_000),
		"not":                  value(r("!", 235_000) + "true"),
		"not, lines":           value("(" + r("!\n", 300_000) + "true)"),
		"not, comments":        value(r("!/**/", 130_000) + "true"),
		"minus":                value(r("-", 235_000) + "1"),
		"minus, lines":         value("(" + r("-\n", 300_000) + "1)"),
		"minus and not, lines": value("(" + r("-\n!\n", 100_000) + "1)"),
		"sum":                  value("1" + r("+1", 150_000)),
		"sum, lines":           value("(1" + r("\n+1", 120_000) + ")"),
		"comparison, lines":    value("(1" + r("==\n1", 120_000) + ")"),
		"choice, lines":        value("(true" + r("?1:\ntrue", 60_000) + "?1:2)"),
		"splat":                value("(a" + r(".*\n", 120_000) + ")"),
		"interpolation":        value(r(`"${`, 80_000)),
		"control":              value(`"` + r("%{if a}", 40_000) + `"`),
		"loops":                value(loop(4)),
		"loops as a key":       "team \"t\" {\n  label = { (" + loop(4) + ") = \"x\" }\n}\n",
		"loops as languages":   "akis {\n  locales = [" + loop(4) + "]\n}\n",
		"function":             value(`join(join("0123456789", range(1024)), range(1024))`),
		"exponent":             value("1e1000000000"),
		"digits":               value(r("9", 1_000_000)),
		"attributes":           r("a=1\n", 250_000),
		"same attribute":       "team \"t\" {\n" + r("label = \"x\"\n", 80_000) + "}\n",
		"same block":           r("team \"t\" {}\n", 60_000),
		"unknown blocks":       r("zz \"a\" {}\n", 60_000),
		"words":                r("a ", 500_000),
		"dots":                 value("a" + r(".\na", 300_000)),
		"semicolons":           r(";", 900_000),
		"quotes":               r("\"", 900_000),
		"heredocs":             r("<<A\n", 200_000),
		"one long line":        "team \"t\" { label = \"" + r("ş", 300_000) + "\" " + r("x ", 50_000) + "}",
		"size":                 r("# x\n", 400_000),
	}
}

func TestBombs(t *testing.T) {
	for name, src := range bombs() {
		var list diag.List
		mb := allocated(func() {
			_, list = syntax.Parse([]syntax.File{{Name: "bomb.akis.hcl", Src: []byte(src)}}, schemas.Set)
		})
		t.Logf("%-22s %5d MB, %d findings", name, mb, len(list))
		if !list.HasErrors() {
			t.Errorf("%s: accepted", name)
		}
		if len(list) > 501 {
			t.Errorf("%s: %d findings", name, len(list))
		}
		if mb > maxAllocated {
			t.Errorf("%s: %d MB", name, mb)
		}
	}
}

// maxAllocated is how many megabytes a file may cost in all. It stands for time,
// which a test cannot hold anybody to: unguarded, a bomb takes gigabytes, or ends
// the process.
const maxAllocated = 1024

// allocated answers how many megabytes fn takes in all.
func allocated(fn func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	fn()
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) >> 20
}

// TestManyKeys: what is allowed in number must not cost its square.
func TestManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("akis {\n  name     = \"x\"\n  language = 1\n}\nchoices \"c\" {\n  options = {\n")
	for i := range 40_000 {
		fmt.Fprintf(&b, "    k%d = \"\"\n", i)
	}
	b.WriteString("  }\n}\n")
	var list diag.List
	mb := allocated(func() {
		_, list = syntax.Parse([]syntax.File{{Name: "a.akis.hcl", Src: []byte(b.String())}}, schemas.Set)
	})
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	if t.Logf("%d MB", mb); mb > maxAllocated {
		t.Errorf("%d MB", mb)
	}
}
