package schemas_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/akis-platform/akis/schemas"
)

// TestEveryPropertyIsDescribed: the manual, completion and property panels are
// made of titles, descriptions and examples, so none may be missing or wrong.
func TestEveryPropertyIsDescribed(t *testing.T) {
	for _, name := range schemas.Names() {
		src, err := os.ReadFile(name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(src), `"oneOf"`) || strings.Contains(string(src), `"anyOf"`) {
			t.Errorf("%s: oneOf and anyOf name no cause when they fail", name)
		}
		var doc struct {
			AdditionalProperties *bool
			Properties           map[string]json.RawMessage
		}
		if err := json.Unmarshal(src, &doc); err != nil {
			t.Fatal(name, err)
		}
		if doc.AdditionalProperties == nil || *doc.AdditionalProperties {
			t.Errorf("%s takes properties that it does not name", name)
		}
		for key, prop := range schemas.Of(name).Props {
			if prop.Title == "" || prop.Description == "" {
				t.Errorf("%s.%s has no title or no description", name, key)
			}
			if prop.Block != "" || prop.Sequence != nil {
				continue
			}
			if prop.Kind == "" || len(prop.Examples) == 0 {
				t.Errorf("%s.%s has no kind or no examples", name, key)
			}
			v, err := schemas.Compile(doc.Properties[key])
			if err != nil {
				t.Errorf("%s.%s: %v", name, key, err)
				continue
			}
			for _, example := range prop.Examples {
				if problems := v.Check(example); len(problems) > 0 {
					t.Errorf("%s.%s: example %v: %v", name, key, example, problems)
				}
			}
		}
	}
}

// TestChildrenExist: a block that a schema names has a schema, and every schema
// compiles.
func TestChildrenExist(t *testing.T) {
	for _, name := range schemas.Names() {
		if _, err := schemas.For(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for key, prop := range schemas.Of(name).Props {
			if prop.Block != "" && schemas.Of(prop.Block) == nil {
				t.Errorf("%s.%s is made of %q, which has no schema", name, key, prop.Block)
			}
			for kind := range prop.Sequence {
				if schemas.Of(kind) == nil {
					t.Errorf("%s.%s holds %q, which has no schema", name, key, kind)
				}
			}
		}
	}
}

// TestNothingIsLoaded: a schema that points out of itself is refused, wherever to.
func TestNothingIsLoaded(t *testing.T) {
	for _, schema := range []string{
		`{"$ref": "file:///etc/passwd"}`, `{"$ref": "http://127.0.0.1/x"}`, `{"$ref": "other.json"}`,
		`{"$ref": "akis://schemas/step.schema.json"}`, `{"$schema": "http://127.0.0.1/x"}`,
		`{"$ref": "#/$defs/none"}`, `{"type": 7}`, `{`, strings.Repeat(" ", 300<<10) + `{}`,
	} {
		if _, err := schemas.Compile([]byte(schema)); err == nil {
			t.Errorf("%.60s: accepted", schema)
		}
	}
}

// TestHostileDocuments: what takes the validator down is refused before it.
func TestHostileDocuments(t *testing.T) {
	v, err := schemas.Compile([]byte(`{"properties": {"n": {"type": "number", "minimum": 3}}}`))
	if err != nil {
		t.Fatal(err)
	}
	var deep any
	for range 100_000 {
		deep = []any{deep}
	}
	for name, doc := range map[string]any{
		"exponent": map[string]any{"n": json.Number("1e10000000")},
		"digits":   map[string]any{"n": json.Number(strings.Repeat("9", 1_000_000))},
		"word":     map[string]any{"n": json.Number("NaN")},
		"depth":    deep,
	} {
		problems := v.Check(doc)
		if len(problems) != 1 || problems[0].Keyword != "limit" {
			t.Errorf("%s: %v", name, problems)
		}
	}
	if problems := v.Check(map[string]any{"n": json.Number("-2.5e-1")}); len(problems) != 1 || problems[0].Keyword != "minimum" || problems[0].Pointer != "/n" {
		t.Errorf("a small number: %v", problems)
	}
}
