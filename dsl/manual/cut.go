package manual

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// maxLines is how long an example may be before the blocks inside, which have
// sections of their own, are left out of it.
const maxLines = 14

// cutter cuts examples of blocks out of the example set.
type cutter struct{ found map[string]cut }

// cut is one block of a file.
type cut struct {
	src []byte
	e   *syntax.Element
}

// newCutter finds the first block of each kind.
func newCutter() (*cutter, error) {
	c := &cutter{found: map[string]cut{}}
	err := fs.WalkDir(example, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".hcl" {
			return err
		}
		src, err := example.ReadFile(name)
		if err != nil {
			return err
		}
		root := syntax.RootOf(strings.TrimPrefix(name, "example/"))
		c.gather(src, syntax.OutlineOf(src).Elements, schemas.Of(root))
		return nil
	})
	return c, err
}

func (c *cutter) gather(src []byte, all []*syntax.Element, in *schemas.Block) {
	for _, e := range all {
		kind := kindIn(in, e)
		if kind == "" {
			continue
		}
		if _, has := c.found[kind]; !has {
			c.found[kind] = cut{src, e}
		}
		c.gather(src, e.Children, schemas.Of(kind))
	}
}

// kindIn answers the schema's name of a block inside another, "" for what is none.
func kindIn(in *schemas.Block, e *syntax.Element) string {
	if e.Form != syntax.Block {
		return ""
	}
	for _, child := range childrenOf(in) {
		if child.word == e.Name {
			return child.kind
		}
	}
	return ""
}

// of answers the example of a kind of block, in the layout of the language.
func (c *cutter) of(s *section) (string, error) {
	at, ok := c.found[s.block.Name]
	if !ok {
		return "", fmt.Errorf("the example set has no block %s; add one", s.block.Name)
	}
	text := string(at.src[at.e.Whole.From:at.e.Whole.To])
	if strings.Count(text, "\n") >= maxLines {
		text = at.short(s.block)
	}
	out, list := syntax.Format(syntax.File{Name: s.heading, Src: []byte(text + "\n")})
	if list.HasErrors() {
		return "", fmt.Errorf("%s: %w", s.heading, list.Err())
	}
	return string(out), nil
}

// short answers a block without the blocks inside; a comment stands for them.
func (c cut) short(block *schemas.Block) string {
	var b strings.Builder
	at, left := c.e.Whole.From, ""
	for _, child := range c.e.Children {
		if kindIn(block, child) == "" {
			continue
		}
		b.WriteString(strings.TrimRight(string(c.src[at:child.Whole.From]), " \n"))
		if child.Name != left {
			fmt.Fprintf(&b, "\n# %s …", child.Name)
		}
		at, left = child.Whole.To, child.Name
	}
	b.Write(c.src[at:c.e.Whole.To])
	return b.String()
}
