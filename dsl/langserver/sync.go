package langserver

import (
	"path/filepath"
	"slices"

	"github.com/akis-platform/akis/dsl/assist"
)

// maxText is how long a text may grow on the screen, in bytes. A longer one is
// treated as closed: nothing of the language is near it.
const maxText = 32 << 20

func (s *server) didOpen(p documentParams) {
	path := pathOf(p.TextDocument.URI)
	if path == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.work.open[path] = &openText{[]byte(p.TextDocument.Text), p.TextDocument.Version}
	s.changed(path)
}

func (s *server) didChange(p changeParams) {
	path := pathOf(p.TextDocument.URI)
	s.mu.Lock()
	defer s.mu.Unlock()
	doc := s.work.open[path]
	if doc == nil {
		return
	}
	text := doc.text
	for _, c := range p.ContentChanges {
		text = c.apply(text, s.units)
	}
	if len(text) > maxText {
		delete(s.work.open, path)
	} else {
		s.work.open[path] = &openText{text, p.TextDocument.Version}
	}
	s.changed(path)
}

// apply answers the text with the change.
func (c change) apply(text []byte, units string) []byte {
	if c.Range == nil {
		return []byte(c.Text)
	}
	l := linesOf(text, units)
	from, to := l.byte(c.Range.Start), l.byte(c.Range.End)
	return slices.Concat(text[:from], []byte(c.Text), text[max(from, to):])
}

// didSave reads the disk again: other programs may have written, too.
func (s *server) didSave(p documentParams) { s.fresh(pathOf(p.TextDocument.URI)) }

func (s *server) didClose(p documentParams) {
	path := pathOf(p.TextDocument.URI)
	s.mu.Lock()
	delete(s.work.open, path)
	s.mu.Unlock()
	s.fresh(path)
}

func (s *server) fresh(path string) {
	if path == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.work.setOf(path).disk = nil
	s.changed(path)
}

func (s *server) foldersChanged(p foldersParams) {
	s.mu.Lock()
	s.addFolders(p.Event.Added)
	for _, f := range p.Event.Removed {
		path := pathOf(f.URI)
		s.work.folders = slices.DeleteFunc(s.work.folders, func(dir string) bool { return dir == path })
	}
	s.mu.Unlock()
	s.lookAgain()
}

// lookAgain finds sets and reads files anew, and checks what is on the screen.
func (s *server) lookAgain() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.work.look()
	s.reread()
	for path := range s.work.open {
		s.changed(path)
	}
}

// reread has every set read its files again. The lock is held.
func (s *server) reread() {
	for _, one := range s.work.forget() {
		s.dirty[one] = true
	}
}

// changed has the set of a file checked when nobody types any more. The lock is
// held.
func (s *server) changed(path string) {
	if !belongs(path) {
		return
	}
	if doc := s.work.open[path]; doc != nil && s.work.noteRoot(path, doc.text) {
		s.reread() // the files of a new set are no longer another's
	}
	s.dirty[s.work.setOf(path)] = true
	s.typed++
	typed := s.typed
	s.ended.Add(1)
	s.options.Later(quiet, func() {
		go func() {
			defer s.ended.Done()
			s.check(typed)
		}()
	})
}

// check checks the sets that have changed, unless somebody has typed since then or
// another check goes on, which will see to them.
func (s *server) check(typed int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.typed != typed || s.checking {
		return
	}
	s.checking = true
	for len(s.dirty) > 0 {
		for one := range s.dirty {
			delete(s.dirty, one)
			s.checkSet(one)
		}
	}
	s.checking = false
}

// checkSet reads a set as it stands now and shows its findings. The lock is held
// before and after, but not while it reads.
func (s *server) checkSet(one *set) {
	files, before := s.work.files(one), one.known
	versions := map[string]*int{}
	for path, doc := range s.work.open {
		versions[path] = doc.version
	}
	s.mu.Unlock()
	known := assist.Read(files, before)
	s.mu.Lock()
	one.known = known
	s.publish(one, files, versions)
}

// current answers the set of a file as it stands on the screen at this moment, and
// how the set calls the file. What it knows of other files may be a moment old.
func (s *server) current(uri string) (*assist.Set, string, bool) {
	path := pathOf(uri)
	if path == "" || !belongs(path) {
		return nil, "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	one := s.work.setOf(path)
	if one.known == nil {
		s.checkSet(one)
	}
	known := one.known
	for other, doc := range s.work.open {
		if root, _ := s.work.rootOf(other); root == one.root && belongs(other) {
			known = known.With(one.name(other), doc.text)
		}
	}
	name := one.name(path)
	_, ok := known.File(name)
	return known, name, ok
}

// pathIn answers where a file of the set of another lies.
func (s *server) pathIn(uri, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return filepath.Clean(s.work.setOf(pathOf(uri)).path(name))
}
