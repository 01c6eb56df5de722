package langserver

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/assist"
)

// workspace is what the editor shows: folders, the sets in them, and the texts that
// are open, saved or not. The server's lock is held over every use.
type workspace struct {
	folders []string
	roots   map[string]bool // folders that hold a set
	open    map[string]*openText
	sets    map[string]*set // by root
}

// openText is a text as it stands on the screen.
type openText struct {
	text    []byte
	version *int
}

// set is one set of the workspace.
type set struct {
	root  string
	lone  bool              // no folder around holds a set: only the root's own files
	disk  map[string][]byte // by path below the root; nil before it is read
	known *assist.Set       // as it was last read; nil before
	shown map[string]bool   // files that have findings on the screen, by path
}

func newWorkspace() *workspace {
	return &workspace{roots: map[string]bool{}, open: map[string]*openText{}, sets: map[string]*set{}}
}

// look finds the sets of the folders anew. What is known of sets that are still
// there stays.
func (w *workspace) look() {
	w.roots = map[string]bool{}
	for _, dir := range w.folders {
		for _, root := range rootsIn(dir) {
			w.roots[root] = true
		}
	}
	for path, doc := range w.open {
		w.noteRoot(path, doc.text)
	}
}

// noteRoot remembers the folder of a text that has the block akis, and reports
// whether that is news.
func (w *workspace) noteRoot(path string, text []byte) bool {
	dir := filepath.Dir(path)
	if w.roots[dir] || !strings.HasSuffix(path, ".akis.hcl") || !akisBlock.Match(text) {
		return false
	}
	w.roots[dir] = true
	return true
}

// setOf answers the set that a file belongs to: of the nearest folder around that
// holds one, else of the editor's folder.
func (w *workspace) setOf(path string) *set {
	root, lone := w.rootOf(path)
	s := w.sets[root]
	if s == nil {
		s = &set{root: root, lone: lone, shown: map[string]bool{}}
		w.sets[root] = s
	}
	return s
}

func (w *workspace) rootOf(path string) (root string, lone bool) {
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if w.roots[dir] {
			return dir, false
		}
		if slices.Contains(w.folders, dir) {
			return dir, false
		}
		if filepath.Dir(dir) == dir {
			break
		}
	}
	if root := rootAbove(path); root != "" {
		w.roots[root] = true
		return root, false
	}
	return filepath.Dir(path), true
}

// files answers the texts of a set by their paths below its root: as they are on
// the screen, else as they are on the disk.
func (w *workspace) files(s *set) map[string][]byte {
	if s.disk == nil {
		s.read(w)
	}
	files := maps.Clone(s.disk)
	for path, doc := range w.open {
		if root, _ := w.rootOf(path); root == s.root && belongs(path) {
			files[s.name(path)] = doc.text
		}
	}
	return files
}

// name answers how the set calls a file.
func (s *set) name(path string) string {
	rel, err := filepath.Rel(s.root, path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

func (s *set) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

// read reads the set's files from the disk.
func (s *set) read(w *workspace) {
	s.disk = map[string][]byte{}
	skip := func(dir string) bool { return s.lone || w.roots[dir] }
	walk(s.root, skip, func(path string) {
		if src := readFile(path); src != nil && len(s.disk) < maxFiles {
			s.disk[s.name(path)] = src
		}
	})
}

// forget drops what is known of the disk, so that it is read again, and hands each
// file that is shown to have findings to the set that it belongs to now. It answers
// the sets that were given some.
func (w *workspace) forget() []*set {
	var given []*set
	for _, s := range slices.Collect(maps.Values(w.sets)) {
		s.disk = nil
		for name := range s.shown {
			path := s.path(name)
			if owner := w.setOf(path); owner != s {
				delete(s.shown, name)
				owner.shown[owner.name(path)] = true
				given = append(given, owner)
			}
		}
	}
	return given
}
