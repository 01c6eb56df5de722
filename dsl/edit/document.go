// Package edit changes definition text by operations, as the designer and the
// language server do, without losing a comment or the layout: it splices bytes at
// the smallest node and proves, before it answers, that the operation and nothing
// else has changed.
package edit

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// Document is a set of files that has been read for editing: definitions,
// scenarios, mappings of imports, and data, which is only carried along. It never
// changes; an edit answers another document, which shares what was not touched.
type Document struct {
	files   map[string]*file
	locales []string // of the set; the first is that of plain texts
}

// file is one file, cut into parts that are read by themselves, so that an edit of
// a long file costs what its part costs.
type file struct {
	name  string
	root  string // the kind of document, "" for data
	src   []byte
	sum   [sha256.Size]byte
	parts []*part
	index func() map[string]*part // of top blocks
}

// Open reads files by path. What cannot be read is kept as it is, and edits that
// would touch it are refused.
func Open(files map[string][]byte) *Document {
	d := &Document{files: make(map[string]*file, len(files))}
	for name, src := range files {
		d.files[name] = newFile(name, src, cut(name, src))
	}
	d.locales = d.listed()
	for _, f := range d.files {
		for _, p := range f.parts {
			p.in(f.root, d.locale())
		}
	}
	return d
}

func newFile(name string, src []byte, parts []*part) *file {
	return &file{name: name, root: syntax.RootOf(name), src: src, sum: sha256.Sum256(src), parts: parts, index: indexed(parts)}
}

// listed answers the languages that akis lists.
func (d *Document) listed() []string {
	for f := range d.of(schemas.Set) {
		for _, p := range f.parts {
			if all := p.read.Locales(); len(all) > 0 {
				return all
			}
		}
	}
	return []string{syntax.FallbackLocale}
}

// locale answers the language of plain texts.
func (d *Document) locale() string { return d.locales[0] }

// names answers the paths of all files in order.
func (d *Document) names() []string { return slices.Sorted(maps.Keys(d.files)) }

// of yields the files of one kind of document by path.
func (d *Document) of(root string) func(yield func(*file) bool) {
	return func(yield func(*file) bool) {
		for _, name := range d.names() {
			if f := d.files[name]; f.root == root && !yield(f) {
				return
			}
		}
	}
}

// Files answers the files by path.
func (d *Document) Files() map[string][]byte {
	files := make(map[string][]byte, len(d.files))
	for name, f := range d.files {
		files[name] = f.src
	}
	return files
}

// Hash names the bytes of all files. Whoever sends an edit says with it what they
// saw.
func (d *Document) Hash() string {
	h := sha256.New()
	for _, name := range d.names() {
		sum := sha256.Sum256([]byte(name))
		h.Write(sum[:])
		h.Write(d.files[name].sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Hash names the bytes of files, as Document.Hash does.
func Hash(files map[string][]byte) string {
	d := Document{files: make(map[string]*file, len(files))}
	for name, src := range files {
		d.files[name] = newFile(name, src, nil)
	}
	return d.Hash()
}

// offset answers the byte and the lines before a part of the file.
func (f *file) offset(p *part) (at, lines int) {
	for _, q := range f.parts {
		if q == p {
			break
		}
		at += len(q.src)
		lines += countLines(q.src)
	}
	return at, lines
}

// placed answers a place in a part as one in its file.
func (f *file) placed(p *part, r diag.Range) diag.Range {
	at, lines := f.offset(p)
	r.File = f.name
	r.Start.Byte += at
	r.Start.Line += lines
	r.End.Byte += at
	r.End.Line += lines
	return r
}
