package manual

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// roots are the kinds of file, with what their blocks are for.
var roots = []struct{ kind, heading, about string }{
	{schemas.Set, "Blocks of a definition", "They stand in files that end in `.akis.hcl`. All such files of a folder and the folders in it make one set; in which file a block stands means nothing."},
	{schemas.Scenarios, "Blocks of scenarios", "They stand in files that end in `.test.hcl`, beside the set that they try. What they mean is told under [Scenarios](scenarios.md)."},
	{schemas.Values, "Values of an environment", "They stand in `values/NAME.hcl`; `akis publish DIR --values NAME` takes them. Everything else is the same everywhere."},
	{schemas.Mapping, "Blocks of an import", "They stand in a file that ends in `.import.hcl` and say how `akis import cases` reads a file of another system."},
}

// section is one kind of block in the reference.
type section struct {
	root    string // the kind of file
	block   *schemas.Block
	word    string   // with which it begins
	label   string   // "", or what its name is
	parents []string // kinds that it stands in
	heading string
}

// blocks makes the reference of every block.
func blocks() (string, error) {
	examples, err := newCutter()
	if err != nil {
		return "", err
	}
	var all []*section
	for _, root := range roots {
		all = append(all, sectionsOf(root.kind)...)
	}
	tellApart(all)
	var b strings.Builder
	for _, root := range roots {
		var sections []*section
		for _, s := range all {
			if s.root == root.kind {
				sections = append(sections, s)
			}
		}
		fmt.Fprintf(&b, "## %s\n\n%s\n\n", root.heading, root.about)
		for _, s := range sections {
			fmt.Fprintf(&b, "- [%s](#%s): %s\n", s.heading, Anchor(s.heading), firstSentence(s.block.Description))
		}
		b.WriteString("\n")
		for _, s := range sections {
			s.write(&b, sections)
			example, err := examples.of(s)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&b, "```hcl\n%s```\n\n", example)
		}
	}
	return b.String(), nil
}

// sectionsOf answers the kinds of block below a root, each after the one it first
// stands in.
func sectionsOf(root string) []*section {
	var all []*section
	byKind := map[string]*section{}
	var walk func(parent string)
	walk = func(parent string) {
		block := schemas.Of(parent)
		for _, c := range childrenOf(block) {
			s := byKind[c.kind]
			if s == nil {
				s = &section{root: root, block: schemas.Of(c.kind), word: c.word, label: c.label, heading: c.word}
				byKind[c.kind] = s
				all = append(all, s)
				walk(c.kind)
			}
			if parent != root {
				s.parents = append(s.parents, parent)
			}
		}
	}
	walk(root)
	return all
}

// tellApart gives blocks that begin with the same word headings of their own. The
// one at the top of a definition keeps the word.
func tellApart(all []*section) {
	for _, s := range all {
		twin := slices.ContainsFunc(all, func(o *section) bool { return o != s && o.word == s.word })
		switch {
		case twin && len(s.parents) > 0:
			s.heading = s.word + " of " + s.parents[0]
		case twin && s.root != schemas.Set:
			s.heading = s.word + " of " + s.root
		}
	}
}

type child struct{ word, kind, label string }

// childrenOf answers the blocks that may stand in a block, in the schema's order.
func childrenOf(b *schemas.Block) []child {
	var all []child
	for _, name := range b.Order {
		p := b.Props[name]
		if p.Block != "" {
			all = append(all, child{name, p.Block, labelOf(p.Labelled, p.Block)})
		}
		for _, kind := range sortedKeys(p.Sequence) {
			all = append(all, child{kind, kind, labelOf(p.Sequence[kind], kind)})
		}
	}
	return all
}

// labelOf says what stands in quotes behind a block's word.
func labelOf(labelled bool, kind string) string {
	switch {
	case !labelled:
		return ""
	case kind == "act":
		return "verb"
	case kind == "wait":
		return "duration"
	}
	return "name"
}

func (s *section) write(b *strings.Builder, all []*section) {
	fmt.Fprintf(b, "### %s\n\n%s\n\n", s.heading, s.block.Description)
	form := s.word + " { … }"
	if s.label != "" {
		form = fmt.Sprintf("%s %q { … }", s.word, s.label)
	}
	fmt.Fprintf(b, "Written `%s`", form)
	if len(s.parents) > 0 {
		fmt.Fprintf(b, " inside %s", links(s.parents, all))
	}
	b.WriteString(".")
	if s.block.Since > 1 {
		fmt.Fprintf(b, " Since version %d of the language.", s.block.Since)
	}
	if s.block.Idle {
		b.WriteString(" **Not run yet**: this build checks it and does not act on it, so a set that has one is not published.")
	}
	b.WriteString("\n\n")
	s.attributes(b)
	if kinds := s.children(); len(kinds) > 0 {
		fmt.Fprintf(b, "Blocks inside: %s.\n\n", links(kinds, all))
	}
}

func (s *section) children() []string {
	var kinds []string
	for _, c := range childrenOf(s.block) {
		kinds = append(kinds, c.kind)
	}
	return kinds
}

// links names kinds of block, each linked to its section.
func links(kinds []string, all []*section) string {
	out := make([]string, len(kinds))
	for i, kind := range kinds {
		j := slices.IndexFunc(all, func(s *section) bool { return s.block.Name == kind })
		out[i] = fmt.Sprintf("[%s](#%s)", all[j].word, Anchor(all[j].heading))
	}
	return strings.Join(out, ", ")
}

// attributes makes the table of what is written inside.
func (s *section) attributes(b *strings.Builder) {
	var rows []string
	for _, name := range s.block.Order {
		p := s.block.Props[name]
		if p.Block != "" || p.Sequence != nil {
			continue
		}
		shown := "`" + name + "`"
		if slices.Contains(s.block.Required, name) {
			shown += " (needed)"
		}
		about := p.Description
		switch {
		case p.Idle:
			about += " **Not run yet.**"
		case len(p.IdleValues) > 0:
			about += " **Not run yet:** " + quotedWords(p.IdleValues) + "."
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s | %s |", shown, cell(about), cell(p.Words(linkTo)), code(exampleOf(p))))
	}
	if len(rows) > 0 {
		fmt.Fprintf(b, "| Attribute | Meaning | Value | Such as |\n|---|---|---|---|\n%s\n\n", strings.Join(rows, "\n"))
	}
}

// cell keeps a text in its cell of a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}

func code(s string) string {
	if s == "" {
		return ""
	}
	fence := "`"
	if strings.Contains(s, fence) {
		fence = "``"
	}
	return fence + cell(s) + fence
}

// firstSentence is what the list of blocks says of one.
func firstSentence(s string) string {
	first, _, _ := strings.Cut(s, ". ")
	return strings.TrimSuffix(first, ".") + "."
}
