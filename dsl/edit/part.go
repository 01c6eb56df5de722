package edit

import (
	"bytes"
	"sync"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// part is one or more whole blocks with the comments around them, and the blank
// lines behind. What stands beyond a blank line has no say in its layout.
type part struct {
	src    []byte
	read   *syntax.Part
	broken diag.List // why HCL cannot read it
	// worked out when somebody asks
	decoded func() decoded
	misfits func() diag.List // where it breaks the schema
	layout  func() *layout
	tidy    func() bool // it is laid out as akis fmt does
}

type decoded struct {
	tree    *syntax.Tree
	misread diag.List
	misfits func() diag.List
}

func (p *part) tree() *syntax.Tree { return p.decoded().tree }

// misread answers why the part cannot be edited by operations.
func (p *part) misread() diag.List {
	if p.broken.HasErrors() {
		return p.broken
	}
	return p.decoded().misread
}

// cut reads a file in parts, or as one part when one of them cannot be read alone:
// the text is wrong, or a blank line stood inside a text or a comment. The values of
// an environment are one node, and so one part.
func cut(name string, src []byte) []*part {
	if syntax.RootOf(name) == "" {
		return nil
	}
	if syntax.Oversize(syntax.File{Name: name, Src: src}) != nil || syntax.RootOf(name) == schemas.Values {
		return []*part{readPart(name, src)}
	}
	var parts []*part
	for _, text := range paragraphs(src) {
		p := readPart(name, text)
		if p.broken.HasErrors() {
			return []*part{readPart(name, src)}
		}
		parts = append(parts, p)
	}
	return parts
}

func readPart(name string, src []byte) *part {
	p := &part{src: src, layout: laidOut(src)}
	p.tidy = sync.OnceValue(func() bool { return bytes.Equal(syntax.Tidy(src), src) })
	p.read, p.broken = syntax.Read(syntax.File{Name: name, Src: src})
	return p
}

// in says as what the part is decoded.
func (p *part) in(root, locale string) {
	p.decoded = sync.OnceValue(func() decoded {
		tree, misread, misfits := syntax.Decode([]*syntax.Part{p.read}, root, locale)
		return decoded{tree, misread, misfits}
	})
	p.misfits = sync.OnceValue(func() diag.List {
		var list diag.List
		for _, d := range p.decoded().misfits() {
			if d.Pointer != "" { // what the document lacks as a whole may stand in another part
				list = append(list, d)
			}
		}
		return list
	})
}

// paragraphs cuts a text before the lines that follow a blank one and begin at the
// margin, as blocks and comments of a laid out file do.
func paragraphs(src []byte) [][]byte {
	var all [][]byte
	from, blank := 0, false
	for at := 0; at < len(src); {
		end := at + 1 + bytes.IndexByte(src[at:], '\n')
		if end == at {
			end = len(src)
		}
		line := bytes.TrimSpace(src[at:end])
		if blank && len(line) > 0 && !bytes.ContainsRune([]byte(" \t})]"), rune(src[at])) {
			all = append(all, src[from:at:at])
			from = at
		}
		blank = len(line) == 0
		at = end
	}
	return append(all, src[from:])
}

func countLines(src []byte) int { return bytes.Count(src, []byte("\n")) }
