package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// TestDataFiles: what is wrong with a line of a data file is said of the line.
func TestDataFiles(t *testing.T) {
	for name, c := range map[string]struct{ attribute, src, want string }{
		"good":       {"source", "\ufeffcode,en,tr\r\na,A,A\r\nb,B,\r\n", ""},
		"empty":      {"source", "", `1:1 "" The file needs a first line`},
		"no options": {"source", "code,en\n", `1:1 "code,en" The file needs a first line`},
		"no header":  {"source", "a,A\nb,B\n", `1:1 "a,A" The file needs a first line`},
		"all at once": {"source", "\ufeffcode,en\n\n,A\nb,B\nb,C\nc\nd,\"x\"y\ne,E\n", `3:1 ",A" The code is empty
5:1 "b,C" The code "b" stands twice
6:1 "c" The line has 1 values and needs 2
7:1 "d,\"x\"y" A quote stands within`},
		"holidays": {"holidays", "\ufeffdate,name,open\n2026-13-01,ş,\n2026-01-01,\"😀, ş\",9-5\n", `2:1 "2026-13-01" "2026-13-01" is not a date
3:19 "9-5" "9-5" is not a stretch of hours`},
	} {
		block := `choices "c" { source = "x.csv" }`
		if c.attribute == "holidays" {
			block = "calendar \"c\" {\n week = { mon = \"09:00-10:00\" }\n holidays = \"x.csv\"\n}"
		}
		tree, _ := syntax.Parse([]syntax.File{{Name: "x.akis.hcl", Src: []byte(block)}}, schemas.Set)
		_, list := compile.Compile(compile.Source{Tree: tree, Data: map[string][]byte{"x.csv": []byte(c.src)}})
		var got []string
		for _, d := range list {
			if r := d.Range; r.File == "x.csv" {
				got = append(got, fmt.Sprintf("%d:%d %q %s", r.Start.Line, r.Start.Column, c.src[r.Start.Byte:r.End.Byte], d.Detail))
			}
		}
		want := strings.Split(c.want, "\n")
		if c.want == "" {
			want = nil
		}
		if len(got) != len(want) {
			t.Errorf("%s: found\n%s\nwant\n%s", name, strings.Join(got, "\n"), c.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], want[i]) {
				t.Errorf("%s: found %s, want %s", name, got[i], want[i])
			}
		}
	}
}
