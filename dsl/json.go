package dsl

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// FromJSON answers the files of a set whose canonical JSON a program has written:
// tidy HCL, by file name. What is wrong is named at its place in the JSON. The HCL
// says the same, which is held against it before it is answered.
func FromJSON(name string, src []byte) (map[string][]byte, diag.List) {
	tree, list := syntax.ParseJSON(syntax.File{Name: name, Src: src}, schemas.Set)
	if list.HasErrors() {
		return nil, list
	}
	pieces, problems := syntax.WritePieces(tree.Root, schemas.Set, "")
	for _, p := range problems {
		list = append(list, diag.Diagnostic{
			Severity: diag.Error, Code: syntax.CodeForm, Summary: "Value of the wrong form",
			Detail: phrase.Text{p.Why}, Pointer: p.Pointer, Range: tree.Range(p.Pointer),
		})
	}
	if list.HasErrors() {
		list.Sort()
		return nil, list
	}
	files := spread(setName(tree.Root), pieces)
	again, more := syntax.Parse(asFiles(files), schemas.Set)
	if more.HasErrors() {
		return nil, append(list, more...)
	}
	if !reflect.DeepEqual(again.Root, tree.Root) {
		return nil, unusable("Set cannot be written", phrase.Say("Written as HCL, %s would say something else. Please report this document.", name))
	}
	return files, list
}

// maxPart is the size in bytes up to which a written file grows.
const maxPart = 256 << 10

// spread puts pieces in as many files as they need, whose names keep their order.
func spread(name string, pieces []syntax.Piece) map[string][]byte {
	files := map[string][]byte{}
	var part []syntax.Piece
	size := 0
	keep := func() {
		file := name + DefinitionFile
		if n := len(files) + 1; n > 1 {
			file = fmt.Sprintf("%s_%04d%s", name, n, DefinitionFile)
		}
		files[file] = syntax.Join(part)
		part, size = nil, 0
	}
	for _, p := range pieces {
		if size > 0 && size+len(p.Text) > maxPart {
			keep()
		}
		part, size = append(part, p), size+len(p.Text)
	}
	keep()
	return files
}

var plainName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)

// setName names the files after the set.
func setName(root map[string]any) string {
	if name := text(object(root["akis"]), "name"); plainName.MatchString(name) {
		return name
	}
	return "set"
}

func asFiles(files map[string][]byte) []syntax.File {
	var all []syntax.File
	for name, src := range files {
		if strings.HasSuffix(name, DefinitionFile) {
			all = append(all, syntax.File{Name: name, Src: src})
		}
	}
	return all
}
