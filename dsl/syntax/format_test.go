package syntax_test

import (
	"testing"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// TestLineEnds: a file with the line ends of Windows gets those of the language. Inside
// a heredoc they are a part of the text, which stays what it is.
func TestLineEnds(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"# a\r\nteam \"t\" {\r\n  label = \"x\" // b\r\n}\r\n", "# a\nteam \"t\" {\n  label = \"x\" // b\n}\n"},
		{"team \"t\" { label = \"x\" }", "team \"t\" { label = \"x\" }\n"},
		{"team \"t\" {\r\n\r\n  label = \"x\"\r\n}\r\n\r\n\r\n", "team \"t\" {\n\n  label = \"x\"\n}\n"},
		{"/* a\r\n b */\r\nteam \"t\" {}\r\n", "/* a\n b */\nteam \"t\" {}\n"},
		{"message \"m\" {\r\n  body = <<EOT\r\na\r\nb\r\nEOT\r\n}\r\n", "message \"m\" {\n  body = <<EOT\na\r\nb\r\nEOT\n}\n"},
	} {
		got, list := syntax.Format(syntax.File{Name: "a.akis.hcl", Src: []byte(c.src)})
		if list.HasErrors() || string(got) != c.want {
			t.Errorf("%q\n got %q\nwant %q %v", c.src, got, c.want, list.Err())
		}
		before, _ := syntax.Parse([]syntax.File{{Name: "a.akis.hcl", Src: []byte(c.src)}}, schemas.Set)
		after, _ := syntax.Parse([]syntax.File{{Name: "a.akis.hcl", Src: got}}, schemas.Set)
		a, _ := schemas.Marshal(before.Root)
		b, _ := schemas.Marshal(after.Root)
		if string(a) != string(b) {
			t.Errorf("%q means something else when it is laid out:\n%s\n%s", c.src, a, b)
		}
	}
}
