package api

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestGuard(t *testing.T) {
	for _, c := range []struct{ name, body, code, pointer string }{
		{"object", `{"a":1,"b":[true,null,{"c":"x"}]}`, "", ""},
		{"scalar", `7`, "", ""},
		{"same key in siblings", `[{"a":1},{"a":2}]`, "", ""},
		{"deepest allowed", strings.Repeat("[", 32) + strings.Repeat("]", 32), "", ""},
		{"too deep", `{"a":` + strings.Repeat("[", 40), "too_deep", "/a" + strings.Repeat("/0", 31)},
		{"twice", `{"a":1,"b":2,"a":3}`, "duplicate_key", "/a"},
		{"twice but for case", `{"fields":{"role":1,"ROLE":2}}`, "duplicate_key", "/fields/ROLE"},
		{"escaped twice", `{"a":1,"\u0061":3}`, "duplicate_key", "/a"},
		{"long number", `{"amount":` + strings.Repeat("9", 41) + `}`, "number", "/amount"},
		{"huge exponent", `{"amount":1e10000000}`, "number", "/amount"},
		{"ordinary exponent", `{"amount":1.5E-12}`, "", ""},
		{"nul in text", `{"a":["x","y\u0000z"]}`, "nul", "/a/1"},
		{"nul in key", `{"a\u0000":1}`, "nul", "/"},
		{"cut off", `{"a":`, "not_json", "/a"},
		{"two values", `{} {}`, "not_json", ""},
		{"garbage after", `{"a":1}x`, "not_json", ""},
		{"only space", `  `, "not_json", ""},
		{"not utf-8", "{\"a\":\"\xff\"}", "not_utf8", ""},
		{"slash in key", `{"a/b~":{"x":1,"x":2}}`, "duplicate_key", "/a~1b~0/x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := guard([]byte(c.body))
			if got == nil {
				got = &unreadable{}
			}
			if got.code != c.code || got.pointer != c.pointer {
				t.Errorf("guard(%s) = %q at %q, want %q at %q", c.body, got.code, got.pointer, c.code, c.pointer)
			}
		})
	}
}

// FuzzGuard holds that what the guard lets through, the decoder reads.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{`{"a":[1,2,{"b":null}]}`, `"x"`, `{"a":1e5}`, `[[[[]]]]`, `{"a":1,"A":2}`, `nul`, ` 1 `} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if guard(body) != nil {
			return
		}
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			t.Fatalf("let through, but: %v", err)
		}
	})
}
