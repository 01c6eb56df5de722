package schemas_test

import (
	"encoding/json"
	"os"
	"slices"
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
			Title, Description   string
			AdditionalProperties *bool
			Properties           map[string]json.RawMessage
		}
		if err := json.Unmarshal(src, &doc); err != nil {
			t.Fatal(name, err)
		}
		if doc.Title == "" || doc.Description == "" {
			t.Errorf("%s has no title or no description", name)
		}
		if doc.AdditionalProperties == nil || *doc.AdditionalProperties {
			t.Errorf("%s takes properties that it does not name", name)
		}
		for key, raw := range doc.Properties {
			checkProperty(t, name, key, raw)
		}
	}
}

// checkProperty holds one property: described, with examples that are good.
func checkProperty(t *testing.T, block, key string, raw json.RawMessage) {
	t.Helper()
	var p struct {
		Title, Description string
		Examples           []any
		Akis               struct{ Kind, Block string } `json:"x-akis"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		t.Fatal(block, key, err)
	}
	if p.Title == "" || p.Description == "" || len(p.Examples) == 0 || p.Akis.Kind == "" && p.Akis.Block == "" {
		t.Errorf("%s.%s has no title, no description, no kind or no example", block, key)
	}
	v, err := schemas.Compile(raw)
	if p.Akis.Block != "" {
		v, err = schemas.For(p.Akis.Block)
	}
	if err != nil {
		t.Errorf("%s.%s: %v", block, key, err)
		return
	}
	for _, example := range p.Examples {
		parts := []any{example}
		if prop := schemas.Of(block).Props[key]; prop != nil && prop.Labelled {
			parts = parts[:0]
			for _, part := range example.(map[string]any) {
				parts = append(parts, part)
			}
		}
		for _, part := range parts {
			if problems := v.Check(part); len(problems) > 0 {
				t.Errorf("%s.%s: example %v: %v", block, key, example, problems)
			}
		}
	}
}

// TestIdleIsSaidOnce: what this build does not act on is said in the schemas, at
// the block or at the attribute, and words that stand idle are words it takes.
func TestIdleIsSaidOnce(t *testing.T) {
	for _, name := range schemas.Names() {
		for key, p := range schemas.Of(name).Props {
			if p.Idle && p.Block != "" && schemas.Of(p.Block).Idle {
				t.Errorf("%s.%s: the block says already that it does not run", name, key)
			}
			for _, word := range p.IdleValues {
				if !slices.Contains(p.Enum, word) && !slices.Contains(p.To, word) {
					t.Errorf("%s.%s never is %q", name, key, word)
				}
			}
		}
	}
	if !schemas.Of("retention").Idle || schemas.Of("team").Idle || !schemas.Of("step").Props["call"].Idle {
		t.Error("what does not run is not read")
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
