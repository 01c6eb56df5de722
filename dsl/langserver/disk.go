package langserver

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
)

// Limits on what is read of a folder: a window may be opened on a whole disk.
const (
	maxEntries = 50_000
	maxFile    = 2 << 20 // bytes; the language takes half of it
	maxFiles   = 2_500
)

// akisBlock begins the block that makes a folder the root of a set.
var akisBlock = regexp.MustCompile(`(?m)^\s*akis\s*\{`)

// walk yields the files of the language, and the tables it may read, in a folder
// and those inside of it, but for folders in which nobody keeps any.
func walk(root string, skip func(dir string) bool, yield func(path string)) {
	entries := 0
	_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		entries++
		switch {
		case entries > maxEntries:
			return fs.SkipAll
		case e == nil || err != nil && !e.IsDir():
			// what may not be read is not there
		case e.IsDir() && path != root && (hidden(e.Name()) || skip(path)):
			return fs.SkipDir
		case !e.IsDir() && belongs(path):
			yield(path)
		}
		return nil
	})
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

func belongs(path string) bool {
	return syntax.RootOf(path) != "" || filepath.Ext(path) == ".csv"
}

// readFile answers a file's bytes, nil when it cannot be read or is too large.
func readFile(path string) []byte {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return src
}

// rootsIn answers the folders below and at a folder that hold a set.
func rootsIn(dir string) []string {
	var roots []string
	walk(dir, func(string) bool { return false }, func(path string) {
		if isRootFile(path) {
			roots = append(roots, filepath.Dir(path))
		}
	})
	return roots
}

// above is how many folders up from a lone file its set is looked for.
const above = 6

// rootAbove answers the nearest folder at or above a file that holds a set, "" when
// there is none.
func rootAbove(file string) string {
	dir := filepath.Dir(file)
	for range above {
		if isRoot(dir) {
			return dir
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	return ""
}

// isRoot reports whether a file of the folder itself has the block akis.
func isRoot(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if !e.IsDir() && isRootFile(filepath.Join(dir, e.Name())) {
			return true
		}
	}
	return false
}

func isRootFile(path string) bool {
	return strings.HasSuffix(path, syntax.DefinitionFile) && akisBlock.Match(readFile(path))
}
