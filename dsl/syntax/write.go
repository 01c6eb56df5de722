package syntax

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// Write spells a canonical tree of the kind root as HCL in the one layout of the
// language, so that Parse reads the same tree again. Plain texts are in the first
// language of the set, or in locale when the tree is no set. What HCL cannot say
// is a problem at its pointer.
func Write(tree map[string]any, root, locale string) ([]byte, []Unspelled) {
	pieces, problems := WritePieces(tree, root, locale)
	return Join(pieces), problems
}

// Unspelled is a value that HCL cannot say.
type Unspelled struct {
	Pointer string
	Why     phrase.Phrase
}

// Piece is one block of the top, or the attributes before the blocks.
type Piece struct {
	Block string // "" for attributes
	Text  string
	inner bool // holds blocks itself
}

// Join lays pieces out as one file: kinds of block apart, and each block that
// holds others.
func Join(pieces []Piece) []byte {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 && (p.Block != pieces[i-1].Block || p.inner || pieces[i-1].inner) {
			b.WriteByte('\n')
		}
		b.WriteString(p.Text)
	}
	return layout([]byte(b.String()))
}

// WritePieces is Write in pieces that may stand in several files, in this order.
func WritePieces(tree map[string]any, root, locale string) ([]Piece, []Unspelled) {
	w := &writer{locales: []string{locale}}
	if locale == "" {
		w.locales = treeLocales(tree)
	}
	block := schemas.Of(root)
	if block == nil {
		return nil, []Unspelled{{Why: phrase.Say("%q is no kind of file.", root)}}
	}
	var pieces []Piece
	if attributes := w.attributes(block, tree, ""); attributes != "" {
		pieces = append(pieces, Piece{Text: attributes})
	}
	pieces = append(pieces, w.children(block, tree, "")...)
	slices.SortFunc(w.problems, func(a, b Unspelled) int { return strings.Compare(a.Pointer, b.Pointer) })
	return pieces, w.problems
}

// treeLocales are the languages of a canonical set.
func treeLocales(tree map[string]any) []string {
	akis, _ := tree["akis"].(map[string]any)
	list, _ := akis["locales"].([]any)
	var locales []string
	for _, l := range list {
		if s, ok := l.(string); ok {
			locales = append(locales, s)
		}
	}
	if len(locales) == 0 {
		return []string{schemas.DefaultLocale}
	}
	return locales
}

// writer spells one tree. Indents are left to the formatter, but for heredocs,
// which it does not touch.
type writer struct {
	locales  []string // the first is that of plain texts
	problems []Unspelled
	depth    int
	flat     bool // no heredocs: something follows on the line
}

func (w *writer) wrong(at string, format phrase.Format, args ...any) {
	w.problems = append(w.problems, Unspelled{at, phrase.Say(format, args...)})
}

func (w *writer) indent() string { return strings.Repeat("  ", w.depth) }

func (w *writer) attributes(b *schemas.Block, node map[string]any, at string) string {
	var out strings.Builder
	for _, name := range b.Order {
		p := b.Props[name]
		if v, given := node[name]; given && p.Block == "" && p.Sequence == nil {
			fmt.Fprintf(&out, "%s%s = %s\n", w.indent(), name, w.value(p, v, at+"/"+name))
		}
	}
	return out.String()
}

func (w *writer) children(b *schemas.Block, node map[string]any, at string) []Piece {
	var pieces []Piece
	for _, name := range b.Order {
		p := b.Props[name]
		switch v := node[name].(type) {
		case map[string]any:
			switch {
			case p.Block == "":
			case !p.Labelled:
				pieces = append(pieces, w.block(p.Block, name, v, at+"/"+name))
			default:
				for _, label := range siblings(v) {
					item, _ := v[label].(map[string]any)
					pieces = append(pieces, w.block(p.Block, name+" "+quoted(label), item, at+"/"+name+"/"+escape(label)))
				}
			}
		case []any:
			for i, item := range v {
				if p.Sequence != nil {
					pieces = append(pieces, w.item(p, item, fmt.Sprintf("%s/%s/%d", at, name, i)))
				}
			}
		}
	}
	return pieces
}

// item spells one block of a sequence.
func (w *writer) item(p *schemas.Prop, v any, at string) Piece {
	node, _ := v.(map[string]any)
	kind, _ := node["$block"].(string)
	labelled, known := p.Sequence[kind]
	if !known {
		w.wrong(at+"/$block", "$block is one of %s.", strings.Join(sortedKeys(p.Sequence), ", "))
		return Piece{}
	}
	head := kind
	if labelled {
		label, _ := node["$label"].(string)
		if strings.Contains(label, "${") || strings.Contains(label, "%{") {
			w.wrong(at+"/$label", "The name of a block cannot hold ${ or %%{.")
		}
		head += " " + quoted(label)
	}
	return w.block(kind, head, node, at)
}

// block spells a block with its head. One attribute and nothing else stays on its
// line.
func (w *writer) block(kind, head string, node map[string]any, at string) Piece {
	b := schemas.Of(kind)
	w.depth++
	attributes := w.attributes(b, node, at)
	inner := w.children(b, node, at)
	w.depth--
	line := strings.TrimSpace(attributes)
	name, _, _ := strings.Cut(head, " ")
	p := Piece{Block: name, inner: len(inner) > 0}
	switch {
	case line == "" && !p.inner:
		p.Text = w.indent() + head + " {}\n"
	case !p.inner && !strings.Contains(line, "\n") && utf8.RuneCountInString(head+line)+2*w.depth+5 <= maxLine:
		p.Text = w.indent() + head + " { " + line + " }\n"
	default:
		var out strings.Builder
		out.WriteString(w.indent() + head + " {\n" + attributes)
		for i, c := range inner {
			if c.inner && i+len(attributes) > 0 {
				out.WriteByte('\n') // what holds blocks stands apart
			}
			out.WriteString(c.Text)
		}
		out.WriteString(w.indent() + "}\n")
		p.Text = out.String()
	}
	return p
}

// maxLine is the width in characters above which a list or a rule is broken up.
const maxLine = 100

// siblings answers the labels of blocks by $order, then by name.
func siblings(blocks map[string]any) []string {
	place := func(label string) float64 {
		m, _ := blocks[label].(map[string]any)
		n, _ := m["$order"].(float64)
		return n
	}
	names := sortedKeys(blocks)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	return names
}
