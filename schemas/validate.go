package schemas

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Problem is one place at which a document breaks its schema.
type Problem struct {
	Pointer string // into the document
	Keyword string // the schema keyword: "required", "enum", "additionalProperties" …
	Message string // in English, by the validator

	// What the language's own schemas say there, for telling it in other words: the
	// value of the keyword, and an example of what would do.
	Want, Example any
	Missing       []string // the properties that "required" misses
}

// Validator holds documents against one schema. It is safe for concurrent use.
type Validator struct{ schema *jsonschema.Schema }

// maxSchema caps a schema that is compiled at run time, in bytes.
const maxSchema = 256 << 10

var language = sync.OnceValues(func() (*jsonschema.Compiler, error) {
	c := newCompiler()
	for _, name := range Names() {
		src, err := files.ReadFile(name + ".schema.json")
		if err != nil {
			return nil, err
		}
		if err := c.AddResource("akis://schemas/"+name+".schema.json", bytes.NewReader(src)); err != nil {
			return nil, err
		}
	}
	return c, nil
})

var compiled sync.Map // name of a block to *Validator

// For answers the validator of a kind of block or a root.
func For(name string) (*Validator, error) {
	if v, ok := compiled.Load(name); ok {
		return v.(*Validator), nil
	}
	c, err := language()
	if err != nil {
		return nil, err
	}
	compileMu.Lock()
	defer compileMu.Unlock()
	s, err := c.Compile("akis://schemas/" + name + ".schema.json")
	if err != nil {
		return nil, err
	}
	v := &Validator{s}
	compiled.Store(name, v)
	return v, nil
}

var compileMu sync.Mutex

// Compile makes a validator of a schema made at run time, such as a form's. It
// loads nothing from anywhere.
func Compile(schema []byte) (*Validator, error) {
	if len(schema) > maxSchema {
		return nil, fmt.Errorf("the schema is larger than %d bytes", maxSchema)
	}
	c := newCompiler()
	const url = "akis://form.schema.json"
	if err := c.AddResource(url, bytes.NewReader(schema)); err != nil {
		return nil, err
	}
	s, err := c.Compile(url)
	if err != nil {
		return nil, err
	}
	return &Validator{s}, nil
}

var errNoLoading = errors.New("schemas are never loaded from outside")

func newCompiler() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(string) (io.ReadCloser, error) { return nil, errNoLoading }
	return c
}

// Check answers every place at which doc, decoded JSON, breaks the schema.
func (v *Validator) Check(doc any) []Problem {
	if problems := unusable(doc, "", 0, nil); len(problems) > 0 {
		return problems
	}
	err := v.schema.Validate(doc)
	var ve *jsonschema.ValidationError
	if err == nil || !errors.As(err, &ve) {
		if err != nil {
			return []Problem{{Message: err.Error()}}
		}
		return nil
	}
	return leaves(ve, nil)
}

// Limits on documents, for what the validator cannot bear.
const (
	maxDepth  = 200
	maxNumber = 40 // characters, 3 digits of exponent among them
)

// unusable finds numbers that would take the validator down and depth that would
// exhaust it. Each is one problem with the keyword "limit".
func unusable(doc any, pointer string, depth int, into []Problem) []Problem {
	if depth > maxDepth {
		return append(into, Problem{Pointer: pointer, Keyword: "limit", Message: "nested too deep"})
	}
	switch doc := doc.(type) {
	case map[string]any:
		for key, value := range doc {
			into = unusable(value, pointer+"/"+escaped.Replace(key), depth+1, into)
		}
	case []any:
		for i, value := range doc {
			into = unusable(value, fmt.Sprintf("%s/%d", pointer, i), depth+1, into)
		}
	case json.Number:
		if !usable(string(doc)) {
			into = append(into, Problem{Pointer: pointer, Keyword: "limit", Message: "the number is too long or too large"})
		}
	}
	return into
}

var escaped = strings.NewReplacer("~", "~0", "/", "~1")

func usable(number string) bool {
	if _, exponent, has := strings.Cut(strings.ToLower(number), "e"); has && len(strings.TrimLeft(exponent, "+-")) > 3 {
		return false
	}
	return len(number) <= maxNumber && json.Valid([]byte(number))
}

func leaves(e *jsonschema.ValidationError, into []Problem) []Problem {
	if len(e.Causes) == 0 {
		return append(into, problem(e))
	}
	for _, c := range e.Causes {
		into = leaves(c, into)
	}
	return into
}

func problem(e *jsonschema.ValidationError) Problem {
	p := Problem{Pointer: e.InstanceLocation, Message: e.Message}
	at := e.AbsoluteKeywordLocation
	p.Keyword = at[strings.LastIndexByte(at, '/')+1:]
	if p.Keyword == "required" {
		list := strings.TrimPrefix(e.Message, "missing properties: ")
		for name := range strings.SplitSeq(list, ", ") {
			p.Missing = append(p.Missing, strings.Trim(name, "'"))
		}
	}
	file, fragment, _ := strings.Cut(strings.TrimPrefix(at, "akis://schemas/"), "#")
	if around, ok := within(file, fragment).(map[string]any); ok {
		p.Want = around[p.Keyword]
		if examples, ok := around["examples"].([]any); ok && len(examples) > 0 {
			p.Example = examples[0]
		}
	}
	return p
}

// within answers the part of a schema file that holds the keyword at a fragment, or
// nil.
func within(file, fragment string) any {
	src, err := files.ReadFile(file)
	if err != nil {
		return nil // a schema made at run time
	}
	var node any
	if json.Unmarshal(src, &node) != nil {
		return nil
	}
	parts := strings.Split(strings.TrimPrefix(fragment, "/"), "/")
	for _, part := range parts[:len(parts)-1] {
		m, _ := node.(map[string]any)
		node = m[unescaped.Replace(part)]
	}
	return node
}

var unescaped = strings.NewReplacer("~1", "/", "~0", "~")

// Marshal answers canonical JSON: keys in order, two spaces, no HTML escapes.
func Marshal(doc any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(doc)
	return b.Bytes(), err
}
