package diag_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// room is a package of the house with the types of all its expressions.
type room struct {
	path  string
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
}

func (r room) at(n ast.Node) string { return r.fset.Position(n.Pos()).String() }

// listed is a package as the go command lists it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, Imports        []string
	Module                  *struct{ Main bool }
}

const module = "github.com/akis-platform/akis/"

// rooms answers the packages of the house that import another, and that one,
// checked without their tests.
func rooms(t *testing.T, imported string) []room {
	t.Helper()
	packages := list(t)
	exports := map[string]string{}
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, errors.New(path + " is not built")
		}
		return os.Open(exports[path])
	})
	var all []room
	for _, p := range packages {
		ours := p.Module != nil && p.Module.Main
		if ours && (p.ImportPath == module+imported || slices.Contains(p.Imports, module+imported)) {
			all = append(all, check(t, p, fset, imports))
		}
	}
	return all
}

func list(t *testing.T) []listed {
	t.Helper()
	c := exec.CommandContext(t.Context(), "go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Imports,Module", "./...")
	c.Dir = filepath.Join("..", "..")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = t.Output()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(out); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	return all
}

func check(t *testing.T, p listed, fset *token.FileSet, imports types.Importer) room {
	t.Helper()
	r := room{path: p.ImportPath, fset: fset, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		r.files = append(r.files, f)
	}
	conf := types.Config{Importer: imports}
	if _, err := conf.Check(p.ImportPath, fset, r.files, r.info); err != nil {
		t.Fatal(err)
	}
	return r
}
