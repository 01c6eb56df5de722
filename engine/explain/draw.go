package explain

import (
	"fmt"
	"io"
	"strings"
)

var marks = map[Result]string{Yes: "✓", No: "✗", Unseen: "·", Given: "=", Failed: "!", Withheld: "?"}

// Draw writes a report as text, for a terminal.
func Draw(w io.Writer, r Report) error {
	var b strings.Builder
	for i, a := range r.Answers {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n  %s\n", a.Question, a.Sentence)
		for _, p := range a.Parts {
			draw(&b, p, 1)
		}
		for _, c := range a.Changes {
			fmt.Fprintf(&b, "  → %s\n", c.Sentence)
		}
		if a.NoChange != "" {
			fmt.Fprintf(&b, "  → %s\n", a.NoChange)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func draw(b *strings.Builder, n Node, depth int) {
	fmt.Fprintf(b, "%s%s ", strings.Repeat("  ", depth), marks[n.Result])
	if n.Text != "" {
		fmt.Fprintf(b, "%s    ", n.Text)
	}
	fmt.Fprintf(b, "%s\n", n.Sentence)
	for _, p := range n.Parts {
		draw(b, p, depth+1)
	}
}
