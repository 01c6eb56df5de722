package dsl

import (
	"path"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/importer"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// MappingFile is the ending of files that say how a file of cases is read.
const MappingFile = syntax.MappingFile

// CodeMapping is a mapping that cannot be used.
const CodeMapping = "AKIS-I001"

// ReadMapping reads a mapping file, which describes one import.
func ReadMapping(name string, src []byte) (importer.Mapping, diag.List) {
	tree, list := syntax.Parse([]syntax.File{{Name: name, Src: src}}, schemas.Mapping)
	if list.HasErrors() {
		return importer.Mapping{}, list
	}
	imports := object(tree.Root["import"])
	r := mappingReader{tree: tree, list: list}
	if len(imports) != 1 {
		r.fail("/import", "A mapping file describes one import; this one has %d. Split it.", len(imports))
		return importer.Mapping{}, r.list
	}
	var m importer.Mapping
	for key, v := range imports {
		m = r.mapping(key, object(v))
	}
	tree.Locate(r.list)
	return m, r.list
}

type mappingReader struct {
	tree *syntax.Tree
	list diag.List
}

func (r *mappingReader) fail(at string, format phrase.Format, args ...any) {
	r.note(at, phrase.Say(format, args...))
}

func (r *mappingReader) note(at string, detail phrase.Phrase) {
	r.list = append(r.list, diag.Diagnostic{
		Severity: diag.Error, Code: CodeMapping, Summary: "Mapping cannot be used",
		Detail: phrase.Text{detail}, Pointer: at, Range: r.tree.Range(at),
	})
}

func (r *mappingReader) mapping(name string, m map[string]any) importer.Mapping {
	at := "/import/" + name
	out := importer.Mapping{
		Name: name, Definition: path.Clean(text(m, "definition")), Key: text(m, "key"), At: text(m, "at"), OpenedAt: text(m, "opened_at"),
		Missing: text(m, "missing"), Category: list(m, "category"), Team: text(m, "team"), Assignee: text(m, "assignee"),
		Title: text(m, "title"), Channel: text(m, "channel"), Fields: texts(m["field"]), StateColumn: text(m, "state_column"),
		Compare: texts(m["compare"]), Values: map[string]map[string]string{}, States: map[string]importer.State{}, Zone: time.UTC,
	}
	var err error
	if out.Layout, err = importer.Layout(text(m, "time")); err != nil {
		r.note(at+"/time", phrase.Of(err))
	}
	if zone := text(m, "timezone"); zone != "" {
		if out.Zone, err = time.LoadLocation(zone); err != nil {
			r.fail(at+"/timezone", "%q is not an IANA time zone.", zone)
			out.Zone = time.UTC
		}
	}
	for column, v := range object(m["values"]) {
		out.Values[column] = texts(v)
	}
	for key, v := range object(m["state"]) {
		s := object(v)
		is := text(s, "is")
		if _, twice := out.States[is]; twice {
			r.fail(at+"/state/"+key, "State %q stands twice.", is)
		}
		out.States[is] = importer.State{Act: text(s, "act"), Outcome: text(s, "outcome"), Reason: text(s, "reason")}
	}
	if strings.HasPrefix(out.Definition, "/") {
		r.fail(at+"/definition", "Name the folder as it lies from the mapping, such as \".\".")
	}
	return out
}

func list(m map[string]any, key string) []string {
	var out []string
	items, _ := m[key].([]any)
	for _, v := range items {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func texts(v any) map[string]string {
	out := map[string]string{}
	for k, x := range object(v) {
		if s, ok := x.(string); ok {
			out[k] = s
		}
	}
	return out
}
