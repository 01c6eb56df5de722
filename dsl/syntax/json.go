package syntax

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/zclconf/go-cty/cty"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// maxJSON caps a canonical document in bytes; a set is one document.
const maxJSON = 16 << 20

// ParseJSON reads canonical JSON, as programs write it and akis show prints it: the
// same tree that Parse makes of HCL, held against the same schemas.
func ParseJSON(f File, root string) (*Tree, diag.List) {
	d := &decoder{src: newSource(f), tree: newTree(root)}
	d.tree.sources[f.Name] = d.src
	if len(f.Src) > maxJSON {
		return d.tree, diag.List{tooMuch(d.src, 0, phrase.Say("The document is larger than %d bytes.", maxJSON))}
	}
	r := jsonReader{decoder: d, json: json.NewDecoder(bytes.NewReader(f.Src)), at: diag.Pos{Line: 1, Column: 1}}
	doc, err := r.document()
	if err != nil {
		return d.tree, append(d.list, r.broken(err))
	}
	node, ok := doc.(map[string]any)
	if !ok {
		return d.tree, append(d.list, r.broken(phrase.Errorf("The document is an object with a key for each kind of block.")))
	}
	d.tree.Root = node
	akis, _ := node["akis"].(map[string]any)
	if v, ok := akis["language"].(float64); ok && d.isNewer(big.NewFloat(v)) {
		return d.tree, d.list
	}
	d.canonical(schemas.Of(root), node, "")
	if !d.list.HasErrors() {
		d.validate(root)
	}
	d.tree.Locate(d.list)
	d.list.Sort()
	return d.tree, shortened(d.list)
}

// jsonReader builds the tree from tokens, which keeps places and finds what
// encoding/json would pass over: names that stand twice, texts that are no UTF-8.
type jsonReader struct {
	*decoder
	json *json.Decoder
	at   diag.Pos // of the last place that was asked for
}

// pos answers the place of a byte behind those asked for before: counting from the
// beginning of the line, which may be the whole document, would take for ever.
func (r *jsonReader) pos(to int) diag.Pos {
	between := r.src.src[r.at.Byte:to]
	if i := bytes.LastIndexByte(between, '\n'); i >= 0 {
		r.at.Line += bytes.Count(between, []byte("\n"))
		r.at.Column, between = 1, between[i+1:]
	}
	n, err := textseg.TokenCount(between, textseg.ScanGraphemeClusters)
	if err != nil {
		n = len(between)
	}
	r.at.Column, r.at.Byte = r.at.Column+n, to
	return r.at
}

func (r *jsonReader) broken(err error) diag.Diagnostic {
	at := int(r.json.InputOffset())
	var place *json.SyntaxError
	if errors.As(err, &place) {
		at = int(place.Offset)
	}
	why := phrase.Of(err)
	if own := (phrase.Error{}); !errors.As(err, &own) {
		why = phrase.Say("The document cannot be read: %s.", err.Error())
	}
	return diag.Diagnostic{
		Severity: diag.Error, Code: CodeSyntax, Summary: "Not JSON", Detail: phrase.Text{why},
		Range: r.src.rangeOf(max(at-1, 0), at),
	}
}

func (r *jsonReader) document() (any, error) {
	if !utf8.Valid(r.src.src) {
		return nil, phrase.Errorf("The document is not UTF-8.")
	}
	v, err := r.value("", 0)
	if err != nil {
		return nil, err
	}
	if _, err := r.json.Token(); !errors.Is(err, io.EOF) {
		return nil, phrase.Errorf("Something follows the document.")
	}
	return v, nil
}

func (r *jsonReader) value(at string, depth int) (any, error) {
	if depth > maxNesting {
		return nil, phrase.Errorf("The document nests deeper than %d.", maxNesting)
	}
	t, err := r.token(at)
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return r.object(at, depth)
		}
		return r.list(at, depth)
	case string:
		return cty.NormalizeString(t), nil // as HCL does
	case nil:
		r.failAt(at, CodeForm, "Value of the wrong form", "null is no value. Leave out what is not there.")
	}
	return t, nil
}

// token reads the next token and keeps its place under the pointer.
func (r *jsonReader) token(at string) (json.Token, error) {
	from := int(r.json.InputOffset())
	t, err := r.json.Token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	for from < len(r.src.src) && bytes.IndexByte([]byte(" \t\r\n,:"), r.src.src[from]) >= 0 {
		from++
	}
	start := r.pos(from)
	r.tree.ranges[at] = diag.Range{File: r.src.name, Start: start, End: r.pos(int(r.json.InputOffset()))}
	return t, nil
}

func (r *jsonReader) object(at string, depth int) (any, error) {
	out := map[string]any{}
	for r.json.More() {
		t, err := r.json.Token()
		if err != nil {
			return nil, err
		}
		key := cty.NormalizeString(fmt.Sprint(t))
		pointer := at + "/" + escape(key)
		_, twice := out[key]
		v, err := r.value(pointer, depth+1)
		if err != nil {
			return nil, err
		}
		if twice {
			r.failAt(pointer, CodeDouble, "Key used twice", "%q already stands in this list. Remove one.", key)
		}
		out[key] = v
	}
	_, err := r.json.Token()
	return out, err
}

func (r *jsonReader) list(at string, depth int) (any, error) {
	out := []any{}
	for r.json.More() {
		v, err := r.value(fmt.Sprintf("%s/%d", at, len(out)), depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := r.json.Token()
	return out, err
}
