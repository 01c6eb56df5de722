// Package manual is the reference manual of the definition language. Its pages
// are the Markdown files beside this one; what can be told from the language
// itself (blocks, functions, names, findings) is made here and stands in the pages
// between marks, so that it cannot say anything else than the program does.
package manual

import (
	"bytes"
	"embed"
	"fmt"
	"regexp"
	"strings"
)

//go:embed *.md
var files embed.FS

//go:embed example
var example embed.FS

// order is how the pages are read; the first is their cover.
var order = []string{
	"README.md", "writing.md", "cases.md", "rules.md", "time.md", "blocks.md", "scenarios.md", "editors.md", "findings.md", "findings.tr.md",
}

// Page is one page of the manual.
type Page struct {
	Name  string // of its file, "rules.md"
	Title string
	Text  []byte
}

// made answers what stands between the marks of a name.
func made(part string) (string, error) {
	switch part {
	case "contents":
		return contents()
	case "blocks":
		return blocks()
	case "functions":
		return functions(), nil
	case "names":
		return names(), nil
	case "findings":
		return findings("en"), nil
	case "bulgular":
		return findings("tr"), nil
	}
	return "", fmt.Errorf("nothing makes %q", part)
}

// Pages answers the manual, with everything in it that is made as it is now.
func Pages() ([]Page, error) {
	all := make([]Page, 0, len(order))
	for _, name := range order {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if text, err = filled(text); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, Page{name, titleOf(text), text})
	}
	return all, nil
}

var marks = regexp.MustCompile(`(?s)(<!-- made: ([a-z]+)[^>]*-->\n).*?(<!-- end -->)`)

// filled puts what is made between its marks.
func filled(text []byte) ([]byte, error) {
	var failed error
	out := marks.ReplaceAllFunc(text, func(m []byte) []byte {
		part := marks.FindSubmatch(m)
		text, err := made(string(part[2]))
		if err != nil {
			failed = err
			return m
		}
		return fmt.Appendf(nil, "%s\n%s\n\n%s", part[1], strings.TrimSpace(text), part[3])
	})
	return out, failed
}

func titleOf(text []byte) string {
	for line := range strings.Lines(string(text)) {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			return strings.TrimSpace(title)
		}
	}
	return ""
}

var (
	toAnchor = regexp.MustCompile(`\]\([a-zA-Z_.]+\.md(#[^)]*)\)`)
	toPage   = regexp.MustCompile(`\]\(([a-zA-Z_.]+\.md)\)`)
	mark     = regexp.MustCompile(`<!-- (made: [^>]*|end) -->\n?`)
)

// OnePage answers the whole manual as one text, its links pointing into itself.
func OnePage() ([]byte, error) {
	pages, err := Pages()
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for _, p := range pages {
		titles[p.Name] = p.Title
	}
	var b bytes.Buffer
	for _, p := range pages {
		text := mark.ReplaceAllString(string(p.Text), "")
		text = toAnchor.ReplaceAllString(text, "]($1)")
		text = toPage.ReplaceAllStringFunc(text, func(m string) string {
			return "](#" + Anchor(titles[toPage.FindStringSubmatch(m)[1]]) + ")"
		})
		b.WriteString(strings.TrimSpace(text) + "\n\n")
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

var notInAnchor = regexp.MustCompile(`[^\p{L}\p{N} _-]`)

// Anchor answers the name by which a heading is linked to, as GitHub makes it.
func Anchor(heading string) string {
	return strings.ReplaceAll(notInAnchor.ReplaceAllString(strings.ToLower(heading), ""), " ", "-")
}

// contents lists the pages with their chapters.
func contents() (string, error) {
	var b strings.Builder
	for _, name := range order[1:] {
		text, err := files.ReadFile(name)
		if err != nil {
			return "", err
		}
		if text, err = filled(text); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "- [%s](%s)\n", titleOf(text), name)
		for _, h := range headings(text, "## ") {
			fmt.Fprintf(&b, "  - [%s](%s#%s)\n", h, name, Anchor(h))
		}
	}
	return b.String(), nil
}

// headings answers the headings that begin with a mark, outside of examples.
func headings(text []byte, mark string) []string {
	var all []string
	fenced := false
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if h, ok := strings.CutPrefix(line, mark); ok && !fenced {
			all = append(all, strings.TrimSpace(h))
		}
	}
	return all
}
