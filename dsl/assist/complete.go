package assist

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// Kind is what an Item is, for the picture beside it.
type Kind uint8

// The kinds of items.
const (
	Block Kind = iota
	Attribute
	Reference
	Keyword // a word of the language
	Literal // a text, a number, a duration
	Name    // in a rule
	Function
	Operator
)

// Item is one thing that may be written at a place.
type Item struct {
	Label  string
	Kind   Kind
	Detail string // a line beside it
	About  string // Markdown
	// Insert is what is written in the place of Replace. As a Snippet it has the
	// places ${1:…} that an editor goes through.
	Insert  string
	Snippet bool
	Replace syntax.Span
}

// Complete answers what may be written at a byte of a file, the likeliest first.
// Labels are in the locale as far as the set has them.
func (s *Set) Complete(file string, at int, locale string) []Item {
	p, ok := s.placeAt(file, at)
	if !ok {
		return nil
	}
	c := completer{Set: s, place: p, at: at, locale: locale, replace: p.Word}
	switch p.Place {
	case syntax.NamePlace:
		c.names()
	case syntax.LabelPlace:
		c.label()
	case syntax.KeyPlace:
		c.key()
	case syntax.ValuePlace:
		c.value()
	case syntax.TextPlace:
		c.replace = p.Text
		c.text()
	}
	return c.items
}

// completer gathers the items of one place.
type completer struct {
	*Set
	place
	at      int
	locale  string
	replace syntax.Span
	items   []Item
}

func (c *completer) add(i Item) {
	if i.Insert == "" {
		i.Insert = i.Label
	}
	i.Replace = c.replace
	c.items = append(c.items, i)
}

// names offers attributes and blocks: what is needed first.
func (c *completer) names() {
	kind, here := c.kind(), map[string]bool{}
	for _, e := range c.siblings() {
		if e != c.At {
			here[e.Name] = true
		}
	}
	alone := c.At == nil || c.At.Form == syntax.Word // else only the name is written anew
	for _, needed := range []bool{true, false} {
		for _, name := range kind.Order {
			p := kind.Props[name]
			isAttribute := p.Block == "" && p.Sequence == nil
			if isAttribute && !here[name] && slices.Contains(kind.Required, name) == needed {
				c.attribute(p, needed, alone)
			}
		}
	}
	for _, name := range kind.Order {
		p := kind.Props[name]
		if p.Block != "" && (p.Labelled || !here[name]) {
			c.block(name, schemas.Of(p.Block), p.Labelled, alone)
		}
		for _, word := range sortedKeys(p.Sequence) {
			c.block(word, schemas.Of(word), p.Sequence[word], alone)
		}
	}
}

// siblings are the elements of the innermost block.
func (c *completer) siblings() []*syntax.Element {
	if len(c.blocks) == 0 {
		return nil // a file may have many blocks of each kind
	}
	return c.blocks[len(c.blocks)-1].Children
}

func (c *completer) attribute(p *schemas.Prop, needed, alone bool) {
	i := Item{Label: p.Name, Kind: Attribute, Detail: p.Words(nil), About: aboutProp(p)}
	if needed {
		i.Detail += " (needed)"
	}
	if alone {
		i.Insert, i.Snippet = p.Name+" = "+valueSnippet(p, 1), true
	}
	c.add(i)
}

// valueSnippet is the beginning of a value, with the place to go on at.
func valueSnippet(p *schemas.Prop, place int) string {
	switch p.Kind {
	case "rule", "expr", "text", "template", "string", "duration", "duration_one":
		return fmt.Sprintf(`"$%d"`, place)
	case "refs", "keywords", "strings", "rows":
		return fmt.Sprintf("[$%d]", place)
	}
	if strings.HasPrefix(p.Kind, "map_") {
		return fmt.Sprintf("{ $%d }", place)
	}
	return fmt.Sprintf("$%d", place)
}

func (c *completer) block(word string, kind *schemas.Block, labelled, alone bool) {
	i := Item{Label: word, Kind: Block, Detail: kind.Title, About: aboutBlock(kind)}
	if alone {
		i.Insert, i.Snippet = blockSnippet(word, kind, labelled), true
	}
	c.add(i)
}

// blockSnippet writes a block with what it needs.
func blockSnippet(word string, kind *schemas.Block, labelled bool) string {
	var b strings.Builder
	b.WriteString(word)
	place := 1
	if labelled {
		b.WriteString(` "${1:name}"`)
		place++
	}
	b.WriteString(" {\n")
	var needed []*schemas.Prop
	longest := 0
	for _, name := range kind.Order {
		if p := kind.Props[name]; slices.Contains(kind.Required, name) && p.Block == "" {
			needed, longest = append(needed, p), max(longest, len(name))
		}
	}
	for _, p := range needed {
		fmt.Fprintf(&b, "  %-*s = %s\n", longest, p.Name, valueSnippet(p, place))
		place++
	}
	if len(needed) == 0 {
		b.WriteString("  $0\n")
	}
	return b.String() + "}"
}

func aboutProp(p *schemas.Prop) string {
	about := p.Description
	if p.Idle {
		about += notRun
	}
	if words := p.Words(nil); words != "" {
		about += "\n\n" + p.Title + ": " + words + "."
	}
	return about
}

func aboutBlock(b *schemas.Block) string {
	if b.Idle {
		return b.Description + notRun
	}
	return b.Description
}

// notRun is said of what this build checks but does not act on.
const notRun = " **Not run yet:** a set that uses it is not published."
